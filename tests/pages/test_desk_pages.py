"""The pages on the sources themselves: corrections, discrepancies, publishers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from generator.model.article import Article, CorrectionFact
from generator.model.dates import parse
from generator.pages import Desk, corrections
from telling import article

HOSTILE = "<script>x</script> {: onclick=x }"


def corrected(typed: str, what: str, was: str = "", now: str = "", why: str = "") -> Article:
    told = article({"day": "2022-01-02", "what": "Talk", "date": "2022-01-03", "status": "held"}, 1, "talk")
    fact = CorrectionFact(
        note=told.id,
        path=("corrections", 0),
        local=f"correction--{typed}",
        date=parse(typed),
        what=what,
        was=was,
        now=now,
        why=why,
    )
    return replace(told, corrections=(fact,))


def test_a_correction_tells_what_was_what_is_why_and_where(desk_of: Callable[..., Desk]) -> None:
    told = corrected("2022-01-05", "The day was wrong", was="3 May", now=HOSTILE, why="A slip of the pen")
    (page,) = corrections.pages(desk_of(desk, told))
    assert 'data-fact="note-01:correction--2022-01-05"' in page.markdown
    assert 'href="../notes/note-01/#correction--2022-01-05"' in page.markdown
    assert "<del>3 May</del> → <ins>&lt;script&gt;" in page.markdown
    assert "Why: A slip of the pen" in page.markdown
    assert "<script" not in page.markdown


def test_a_correction_shows_from_its_own_day_and_the_page_says_when_it_will_change(
    desk_of: Callable[..., Desk],
) -> None:
    (page,) = corrections.pages(desk_of(desk, corrected("2022-01-12", "Later")))
    assert "No correction is known on this day." in page.markdown
    assert re.search(r"would change by the calendar alone: <time datetime=.2022-01-12", page.markdown)
