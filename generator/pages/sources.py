"""Sources: each publisher with its notes, whose reports it passes on, and what came only from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses, escape
from generator.pages import words
from generator.pages.rows import Rows
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page
    from generator.model.briefing import Briefing, Publisher
    from generator.model.things import Report
    from generator.pages.desk import Desk

_SORTS = {
    "talk": "talks",
    "event": "events",
    "figure": "figures",
    "position": "positions",
    "demand": "demands",
    "quote": "quotes",
    "claim": "claims",
}
_OPEN = 10  # up to which number a list stands open
_SIGNS = 90  # of a text that stands as a link


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that only one publisher reports: the way to it, and to the fact."""

    statement: str
    link: Link
    source: str  # address of the fact, "" where `link` leads there itself
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list with its heading, folded where it is long."""

    title: str
    folded: bool
    items: tuple[Item, ...] = ()
    notes: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One publisher."""

    anchor: str
    name: str
    actor: Link | None
    kinds: str
    voice: str  # whose voice its notes are, in words
    independent: bool  # whether some of them are its own
    notes: Listing
    only: tuple[Listing, ...]


def pages(desk: Desk) -> Iterator[Page]:
    """The page of all publishers."""
    here, briefing = "sources/", desk.briefing
    rows, firsts = Rows(desk, here), _first_reports(briefing)
    origins = {note.origin for note in briefing.notes.values()}
    lead = f"{words.count(len(briefing.publishers), 'publisher')}, {words.count(len(origins), 'independent origin')}"
    yield desk.page(
        here,
        "indexes/sources.md.j2",
        {"lead": lead, "outlets": tuple(_outlet(rows, one, firsts) for one in briefing.publishers)},
        title="Sources",
        description=f"{lead}: what each reports, and what came from it alone",
        notes=briefing.notes,
        listed=False,
    )


def _first_reports(briefing: Briefing) -> dict[str, Report]:
    """The oldest report of each thing, by its id."""
    found: dict[str, Report] = {}
    for note in briefing.notes.values():
        for report in note.reports:
            found[briefing.entity_of[report.statement]] = report
    return found


def _outlet(rows: Rows, one: Publisher, firsts: dict[str, Report]) -> Outlet:
    notes = [_note(rows, name) for name in one.notes]
    voice, independent = _voice(rows.desk.briefing, one)
    return Outlet(
        anchor=f"s--{one.slug}",
        name=one.name,
        actor=rows.thing(one.actor) if one.actor in rows.desk.briefing.actors else None,
        kinds=words.capital(words.listed(one.kinds)),
        voice=voice,
        independent=independent,
        notes=Listing(title=words.count(len(notes), "note"), folded=len(notes) > _OPEN, notes=tuple(notes)),
        only=tuple(_only(rows, one, firsts)),
    )


def _note(rows: Rows, name: str) -> Link:
    note = rows.desk.briefing.notes[name]
    return Link(note.article.title, rows.link(addresses.page("note", name)), words.day(note.day))


def _voice(briefing: Briefing, one: Publisher) -> tuple[str, bool]:
    """Whether its notes are its own reports or pass on others', in words, and whether any is its own."""
    origins = Counter(briefing.notes[name].origin for name in one.notes)
    own = origins.pop(one.name, 0)
    if not origins:
        return "independent: reports of its own", True
    passed = words.listed(f"{name} ({number})" for name, number in sorted(origins.items()))
    if not own:
        return f"not independent: passes on {passed}", False
    return f"independent in {words.count(own, 'note')}; otherwise passes on {passed}", True


def _only(rows: Rows, one: Publisher, firsts: dict[str, Report]) -> Iterator[Listing]:
    """What came from it alone, one list a kind of thing."""
    found: dict[str, list[Item]] = {sort: [] for sort in _SORTS}
    for name in one.only:
        sort, item = _item(rows, name, firsts[name])
        found[sort].append(item)
    for sort, items in found.items():
        if items:
            title = words.count(len(items), sort, _SORTS[sort])
            yield Listing(title=title, folded=len(items) > _OPEN, items=tuple(items))


def _item(rows: Rows, name: str, first: Report) -> tuple[str, Item]:
    """A thing with its kind. What has no page of its own is linked where its note tells it."""
    briefing, source = rows.desk.briefing, rows.link(addresses.fact(first.statement))
    spoken, demand = briefing.utterance(name), briefing.demands.get(name)
    sort: str
    if occasion := briefing.occasion(name):
        sort, link = occasion.category, rows.thing(name)
    elif spoken is not None:
        sort, link, source = spoken.category, rows.thing(name), ""
    elif demand is not None:
        sort, link, source = "demand", Link(escape.one_line(demand.text)[:_SIGNS], source), ""
    else:
        sort, link = "figure" if name in briefing.figures else "position", rows.thing(name)
    return sort, Item(statement=first.statement, link=link, source=source, day=words.day(first.day))
