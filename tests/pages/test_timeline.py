"""The index of the timeline: what names no month, and where much of that stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.addresses import LONG
from generator.model.article import ActorFile, Article
from generator.pages import Desk, timeline
from telling import article, pages_of

FERN = ActorFile(id="fern", file="docs/actors/fern.md", name="Fern", kind="state")


def vague(number: int) -> tuple[Article, ...]:
    """So many talks each of which no more than the year is known, or nothing."""
    plan = {"day": "2022-01-04", "what": "Talk", "who": ["fern"], "status": "scheduled"}
    sorts: dict[str, dict[str, str]] = {"year": {"date": "2022"}, "open": {"date_text": "soon"}}
    return tuple(
        article({**plan, **more, "id": f"{name}-{n}"}, 1000 * place + n, "talk")
        for place, (name, more) in enumerate(sorts.items())
        for n in range(number)
    )


def test_what_names_no_month_stands_on_the_timeline_and_many_on_pages_of_their_own(
    desk_of: Callable[..., Desk],
) -> None:
    few, many = (
        {page.path: page.markdown for page in pages_of(timeline.pages, desk_of(*vague(n), actors=(FERN,)))}
        for n in (LONG, LONG + 1)
    )
    assert list(few) == ["timeline/index.md"]
    assert (few["timeline/index.md"].count('data-fact="'), few["timeline/index.md"].count("/talks/open-")) == (
        LONG,
        LONG,
    )
    index = many.pop("timeline/index.md")
    assert "data-fact" not in index
    assert '<li><a href="2022/">2022, month not given</a> <small>151</small></li>' in index
    assert '<a href="undated/1/">what has no date, part 1</a> <small>150</small>' in index
    shown = {path: set(re.findall(r'data-fact="(.*?)"', text)) for path, text in many.items()}
    assert {path: len(found) for path, found in shown.items()} == {
        "timeline/2022.md": 0,
        "timeline/2022/1.md": LONG,
        "timeline/2022/2.md": 1,
        "timeline/undated.md": 0,
        "timeline/undated/1.md": LONG,
        "timeline/undated/2.md": 1,
    }
    assert len(set().union(*shown.values())) == 2 * (LONG + 1)
    assert (
        '<a href="../../">The timeline</a>; <a href="../">All of what has no date</a>' in many["timeline/undated/2.md"]
    )
