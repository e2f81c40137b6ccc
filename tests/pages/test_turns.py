"""Every page says on which day it would change by the calendar alone: it does so on that day, and on no other."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date as day
from datetime import timedelta

import pytest
from corpus.building import HERE, story

from generator.model.article import ActorFile, Library, Tenure
from generator.model.assemble import assemble
from generator.model.dates import parse
from generator.model.publishing import counted
from generator.pages import Desk, planned
from telling import article, pages_of

LINE = re.compile(r'<p class="known">.*?</p>')
TURN = re.compile(r'by the calendar alone: <time datetime="([\d-]+)">')


def in_office() -> Library:
    """A state, an office of it, and persons who leave and enter office in the next weeks; all stand in notes."""
    role = Tenure(path=(), title="President", org="moss", start=parse("2020"), end=parse("2022-01-18"))
    joining = Tenure(path=(), org="moss", start=parse("2022-01-14"), end=parse("2022-01-25"))
    coming = Tenure(path=(), title="Envoy", org="moss", start=parse("2022-01-16"))
    held = {"day": "2022-01-04", "id": "first", "what": "Talk", "date": "2022-01-03", "status": "held"}
    ahead = {"day": "2022-01-04", "id": "second", "what": "Talk", "date": "2022-02-20", "status": "scheduled"}
    some_day = {"day": "2022-01-04", "id": "third", "what": "Talk", "date": "2022-01", "status": "scheduled"}
    return Library(
        articles=(
            article({**held, "who": ["moss", "fern", "palace"]}, 1, "talk"),
            article({**ahead, "who": ["moss", "fern"]}, 2, "talk"),
            article({**ahead, "id": "later", "who": ["reed", "palace"]}, 3, "talk"),
            article({**some_day, "who": ["fern", "reed"]}, 4, "talk"),
        ),
        actors=(
            ActorFile(id="reed", file="docs/actors/reed.md", name="Reed", kind="person", roles=(coming,)),
            ActorFile(id="fern", file="docs/actors/fern.md", name="Fern", kind="person", roles=(role,)),
            ActorFile(id="moss", file="docs/actors/moss.md", name="Moss", kind="state"),
            ActorFile(id="palace", file="docs/actors/palace.md", name="Palace", kind="office", member_of=(joining,)),
        ),
    )


def corpus(last: day) -> Library:
    """The story of the corpus as it stood on a day."""
    found = story(HERE).library
    return replace(found, articles=tuple(counted(found.articles, last)))


def told(desk: Desk) -> dict[str, tuple[str, str]]:
    """Of each page that says when it would change: the text beside the line, and the day."""
    pages = [(page.path, page.markdown) for page in pages_of(planned, desk) if LINE.search(page.markdown)]
    turns = {path: TURN.search(text) for path, text in pages}
    return {path: (LINE.sub("", text), turn[1] if (turn := turns[path]) else "") for path, text in pages}


def turned(desk: Desk, known: Library, start: day, days: int) -> set[str]:
    """The rooms whose pages changed in so many days, each on the day that it had named."""
    found: set[str] = set()
    before = told(replace(desk, briefing=assemble(known, start)))
    for number in range(1, days + 1):
        now = start + timedelta(days=number)
        after = told(replace(desk, briefing=assemble(known, now)))
        for path in before.keys() & after.keys():
            changed, named = before[path][0] != after[path][0], before[path][1] == now.isoformat()
            assert changed is named, f"{path} {'changes' if changed else 'does not change'} on {now}"
            found |= {path} if changed else set()
        before = after
    return found


@pytest.mark.parametrize(("last", "days"), [("2031-02-20", 12), ("2031-03-08", 26)])
def test_pages_of_a_story_change_on_the_day_that_they_name(desk: Desk, last: str, days: int) -> None:
    start = day.fromisoformat(last)
    assert {"talks/index.md", "index.md"} <= turned(desk, corpus(start), start, days)


def test_pages_of_those_in_office_change_on_the_day_that_they_name(desk: Desk) -> None:
    found = turned(desk, in_office(), day(2022, 1, 11), 20)
    assert {"actors/index.md", "actors/fern.md", "actors/moss.md", "actors/palace.md"} <= found
    rows = {"talks/second.md", "talks/later.md", "talks/third.md", "notes/note-02.md", "timeline/2022-02.md"}
    assert rows <= found
