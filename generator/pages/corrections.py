"""Corrections: what the desk got wrong in its own notes, what is right, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.pages import words
from generator.pages.rows import Rows, cast_when
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page
    from generator.model.briefing import Correction
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One correction; `source` leads to it on its note's page."""

    statement: str
    when: When
    what: str
    was: str
    now: str
    why: str
    source: Link


def pages(desk: Desk) -> Iterator[Sheet]:
    """The page of all corrections."""
    yield desk.sheet("corrections/", _page)


def _page(desk: Desk) -> Page:
    """All of them, newest first."""
    here, found = "corrections/", desk.briefing.corrections
    rows = Rows(desk, here)
    return desk.page(
        here,
        "indexes/corrections.md.j2",
        tuple(_row(rows, one) for one in found),
        title="Corrections",
        description=f"{words.count(len(found), 'correction')} of the desk's own notes: what was, what is, why, when",
        notes=(one.note for one in found),
        turns=(day for note in desk.briefing.notes.values() for day in note.turns),
        listed=False,
    )


def _row(rows: Rows, one: Correction) -> Row:
    note, fact = rows.desk.briefing.notes[one.note], one.fact
    published = f"{note.article.source.publisher}, {words.day(note.day)}"
    return Row(
        statement=one.statement,
        when=cast_when(rows.desk.when(fact.date)),
        what=fact.what,
        was=fact.was,
        now=fact.now,
        why=fact.why,
        source=Link(note.article.title, rows.link(addresses.fact(one.statement)), published),
    )
