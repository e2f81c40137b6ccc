"""Sources: each publisher with its notes, whose reports it passes on, and what came only from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses, escape
from generator.pages import words
from generator.pages.rows import Rows
from generator.pages.sections import Deed, Found, Group, Section, groups, of_note, parts
from generator.pages.views import Item, Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
class Listing:
    """A list with its heading, folded where it is long."""

    title: str
    folded: bool
    group: Group


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
    """The page of all publishers, and those by month of their long lists."""
    here, briefing = "sources/", desk.briefing
    rows, firsts = Rows(desk, here), _first_reports(briefing)
    lists = {one.name: (_notes(briefing, one), *_only(briefing, one, firsts)) for one in briefing.publishers}
    origins = {note.origin for note in briefing.notes.values()}
    lead = f"{words.count(len(briefing.publishers), 'publisher')}, {words.count(len(origins), 'independent origin')}"
    yield desk.page(
        here,
        "indexes/sources.md.j2",
        {"lead": lead, "outlets": tuple(_outlet(rows, one, lists[one.name]) for one in briefing.publishers)},
        title="Sources",
        description=f"{lead}: what each reports, and what came from it alone",
        notes=briefing.notes,
        listed=False,
    )
    for sections in lists.values():
        yield from parts(desk, here, "Sources", sections)


def _first_reports(briefing: Briefing) -> dict[str, Report]:
    """The oldest report of each thing, by its id."""
    found: dict[str, Report] = {}
    for note in briefing.notes.values():
        for report in note.reports:
            found[briefing.entity_of[report.statement]] = report
    return found


def _outlet(rows: Rows, one: Publisher, lists: Sequence[Section]) -> Outlet:
    voice, independent = _voice(rows.desk.briefing, one)
    return Outlet(
        anchor=f"s--{one.slug}",
        name=one.name,
        actor=rows.thing(one.actor) if one.actor in rows.desk.briefing.actors else None,
        kinds=words.capital(words.listed(one.kinds)),
        voice=voice,
        independent=independent,
        notes=_listing(rows, lists[0], words.count(len(one.notes), "note")),
        only=tuple(_listing(rows, each, _number(each)) for each in lists[1:]),
    )


def _listing(rows: Rows, one: Section, title: str) -> Listing:
    (group,) = groups(rows, (one,))
    return Listing(title=title, folded=len(group.deeds) > _OPEN, group=group)


def _number(one: Section) -> str:
    """How many of a kind there are: "2 talks"."""
    sort = one.name.rpartition("/")[2]
    return words.count(len(one.found), next(name for name, several in _SORTS.items() if several == sort), sort)


def _notes(briefing: Briefing, one: Publisher) -> Section:
    found = tuple(of_note(briefing.notes[name], dated=True) for name in one.notes)
    return Section(f"{one.slug}/notes", f"Notes from {one.name}", "note", found, many=True)


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


def _only(briefing: Briefing, one: Publisher, firsts: dict[str, Report]) -> Iterator[Section]:
    """What came from it alone, one list a kind of thing."""
    found: dict[str, list[Found]] = {sort: [] for sort in _SORTS}
    for name in one.only:
        found[_sort(briefing, name)].append(_found(name, firsts[name]))
    for sort, several in _SORTS.items():
        if found[sort]:
            yield Section(
                f"{one.slug}/{several}", f"Only from {one.name}, {several}", "only", tuple(found[sort]), many=True
            )


def _sort(briefing: Briefing, name: str) -> str:
    if occasion := briefing.occasion(name):
        return occasion.category
    if spoken := briefing.utterance(name):
        return spoken.category
    if name in briefing.demands:
        return "demand"
    return "figure" if name in briefing.figures else "position"


def _found(name: str, first: Report) -> Found:
    return Found(first.day, (first.note,), lambda rows: Deed(row=_item(rows, name, first)))


def _item(rows: Rows, name: str, first: Report) -> Item:
    """A thing. What has no page of its own is linked where its note tells it."""
    briefing, source = rows.desk.briefing, rows.link(addresses.fact(first.statement))
    link, apart = rows.thing(name), source
    if demand := briefing.demands.get(name):
        link, apart = Link(escape.one_line(demand.text)[:_SIGNS], source), ""
    elif briefing.utterance(name) is not None:
        apart = ""
    return Item(statement=first.statement, link=link, source=apart, day=words.day(first.day))
