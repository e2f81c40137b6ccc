"""Corrections: what the desk got wrong in its own notes, what is right, and why; many of them by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.addresses import FEW, months
from generator.pages import words
from generator.pages.rows import Rows, cast_when
from generator.pages.splitting import links, named, ways_up
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Briefing, Correction
    from generator.model.day import Day
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.when import When

_NEWEST = 20  # which a long index shows


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


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the index and a month show. `months`: of a long list those, of a long month its days."""

    rows: tuple[Row, ...]
    months: tuple[Link, ...]
    up: tuple[Link, ...] = ()


def pages(desk: Desk) -> Iterator[Sheet]:
    """The page of all corrections; of many the newest, and a page for each month."""
    yield desk.sheet("corrections/", _index)
    several = _months(desk.briefing)
    ahead: dict[Day, list[Day]] = {}
    for day in _turns(desk.briefing) if several else ():
        ahead.setdefault(day.replace(day=1), []).append(day)
    for month in several:
        turns = tuple(ahead.get(month.day, ()))
        for one, within in month.pages:
            yield desk.sheet(one.address, _stretch, one, ways_up(Rows(desk, one.address), within), turns)


def _months(briefing: Briefing) -> list[Stretch[Correction]]:
    """The months of many, the newest first."""
    found = briefing.corrections
    return months("corrections", ((one.day, one) for one in found), most=FEW) if len(found) > FEW else []


def _turns(briefing: Briefing) -> Iterator[Day]:
    """The days on which one more begins to show."""
    return (day for note in briefing.notes.values() for day in note.turns)


def _index(desk: Desk) -> Page:
    """All of them, or the newest of many, newest first."""
    rows, found, several = Rows(desk, "corrections/"), desk.briefing.corrections, _months(desk.briefing)
    shown = found[:_NEWEST] if several else found
    view = View(rows=tuple(_row(rows, one) for one in shown), months=links(rows, several))
    return _page(rows, view, "Corrections", found, _turns(desk.briefing))


def _stretch(desk: Desk, one: Stretch[Correction], within: tuple[Link, ...], turns: tuple[Day, ...]) -> Page:
    """A month, or a day of a long one; `within` are the ways to what it is a part of."""
    rows = Rows(desk, one.address)
    up = (Link("The newest corrections", rows.link("corrections/")), *within)
    view = View(rows=tuple(_row(rows, each) for each in one.rows), months=links(rows, one.apart), up=up)
    return _page(rows, view, f"Corrections of {named(one)}", one.found, turns)


def _page(rows: Rows, view: View, title: str, found: Sequence[Correction], turns: Iterable[Day]) -> Page:
    return rows.desk.page(
        rows.here,
        "indexes/corrections_month.md.j2" if view.up else "indexes/corrections.md.j2",
        view,
        title=title,
        description=f"{words.count(len(found), 'correction')} of the desk's own notes: what was, what is, why, when",
        notes=(one.note for one in found),
        turns=turns,
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
