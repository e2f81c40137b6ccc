"""A note with very many facts: each keeps its address on the note's page, and stands in full on one page."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.addresses import FEW
from generator.model.article import Article
from generator.model.dates import parse
from generator.model.facts import CorrectionFact
from generator.pages import Desk, notes
from telling import article, occasion, pages_of, spoken_note

PAGE = "notes/chronicle.md"


def chronicle(events: int, talks: int, claims: int) -> Article:
    """One note with so many facts of each sort, its last event corrected."""
    told = {"day": "2022-01-04", "note": "chronicle", "date": "2022-01-03"}
    happened = ({**told, "id": f"event-{n}", "what": f"Event {n}"} for n in range(events))
    held = ({**told, "id": f"talk-{n}", "what": f"Talk {n}", "status": "held"} for n in range(talks))
    said = (spoken_note({**told, "id": f"claim-{n}", "text": f"Words {n}"}, 1).spoken[0] for n in range(claims))
    slip = CorrectionFact(
        note="chronicle", path=("corrections", 0), local="slip", date=parse("2022-01-05"), what=f"event-{events - 1}"
    )
    return replace(
        article({**told, "what": "Talk"}, 1, "talk"),
        occasions=(
            *(occasion("chronicle", n, one, "event") for n, one in enumerate(happened)),
            *(occasion("chronicle", n, one, "talk") for n, one in enumerate(held)),
        ),
        spoken=tuple(replace(one, note="chronicle", path=("claims", n)) for n, one in enumerate(said)),
        corrections=(slip,),
    )


def own_pages(desk: Desk) -> dict[str, str]:
    return {page.path: page.markdown for page in pages_of(notes.pages, desk) if "/chronicle" in page.path}


def anchors(markdown: str) -> list[str]:
    return re.findall(r'(?:\{: #|id=")((?:event|talk|claim)-\d+)\b', markdown)


def in_full(markdown: str) -> list[str]:
    return re.findall(r"^##+ .*\{: #((?:event|talk|claim)-\d+)\b", markdown, re.MULTILINE)


def test_a_note_of_some_facts_holds_them_all(desk_of: Callable[..., Desk]) -> None:
    pages = own_pages(desk_of(chronicle(FEW - 20, 10, 10)))
    assert list(pages) == [PAGE]
    assert len(in_full(pages[PAGE])) == len(set(in_full(pages[PAGE]))) == FEW


@pytest.fixture(scope="module")
def pages(desk_of: Callable[..., Desk]) -> dict[str, str]:
    """The pages of a note with one sort of more facts than a page holds, one of some, one of few."""
    return own_pages(desk_of(chronicle(FEW + 1, 10, 11)))


def test_the_page_of_a_note_with_many_facts_has_the_first_of_each_sort_in_full(pages: dict[str, str]) -> None:
    full = [name.rpartition("-") for name in in_full(pages[PAGE])]
    assert Counter(sort for sort, _, _ in full) == {"talk": 10, "event": 10, "claim": 10}
    assert max(int(number) for _, _, number in full) == 9
    assert (
        'The other 91 in short; all in full: <a href="events/1/">Events, part 1</a> <small>100</small>' in pages[PAGE]
    )
    assert 'The other 1 in short; all in full: <a href="claims/">Claims</a> <small>11</small>' in pages[PAGE]


def test_every_fact_keeps_its_address_and_leads_to_where_it_stands_in_full(pages: dict[str, str]) -> None:
    own = pages[PAGE]
    assert Counter(anchors(own)) == Counter(set(anchors(own)))
    assert len(anchors(own)) == FEW + 1 + 10 + 11
    lines = re.findall(r'<li id="(.*?)" data-fact="chronicle:\1"><a href="(.*?)#\1">(.*?)</a>', own)
    assert {name for name, _, _ in lines} == set(anchors(own)) - set(in_full(own))
    for name, href, _ in lines:
        assert name in in_full(pages[f"{posixpath.join('notes/chronicle', href).rstrip('/')}.md"])
    assert ("claim-10", "claims/", "Claim: someone: Words 10") in lines


def test_the_pages_of_its_facts_hold_all_of_a_sort_once(pages: dict[str, str]) -> None:
    found = {path: len(in_full(text)) for path, text in pages.items() if path != PAGE}
    assert found == {
        "notes/chronicle/events.md": 0,
        "notes/chronicle/events/1.md": FEW,
        "notes/chronicle/events/2.md": 1,
        "notes/chronicle/claims.md": 11,
    }
    last = pages["notes/chronicle/events/2.md"]
    assert in_full(last) == [f"event-{FEW}"]
    assert '<a href="../../">All of chronicle</a>; <a href="../">All of Events</a>' in last
    assert f'<a class="source" href="../../#event-{FEW}"' in last  # its address for good
    assert f'<a href="../../../../events/event-{FEW}/">what all notes say</a>' in last
    assert '<a href="https://example.org/"' in last.replace(' class="publisher"', "")  # its publisher, one click away


def test_the_mark_of_a_correction_leads_to_it_from_wherever_the_fact_stands(pages: dict[str, str]) -> None:
    assert '<a href="../../#slip">Corrected on 5 January 2022</a>' in pages["notes/chronicle/events/2.md"]
    assert 'id="slip"' in pages[PAGE]
