"""Sources: each publisher with its notes, whose reports it passes on, and what came only from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses, escape
from generator.pages import publishers, words
from generator.pages.publishers import Line
from generator.pages.rows import Rows
from generator.pages.sections import Deed, Found, Group, Section, groups, of_note, parts
from generator.pages.views import Item, Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.document import Page
    from generator.model.briefing import Briefing, Publisher
    from generator.model.things import Report
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet

_SORTS = {
    "talk": "talks",
    "event": "events",
    "figure": "figures",
    "position": "positions",
    "demand": "demands",
    "quote": "quotes",
    "claim": "claims",
}
_MOST = 600  # rows of all lists up to which the publishers stand on one page; of each list so many are counted
_LONG_LIST = 40
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


def pages(desk: Desk) -> Iterator[Sheet]:
    """The page of all publishers, where they are many a page for each, and those by month of their long lists."""
    lists = _lists(desk.briefing)
    many = _are_many(lists)
    yield desk.sheet("sources/", _index)
    yield from publishers.pages(desk, _lines(desk.briefing, lists) if many else ())
    for one in desk.briefing.publishers:
        if many:
            yield desk.sheet(_address(one), _own, one, lists[one.name])
        here, title = (_address(one), one.name) if many else ("sources/", "Sources")
        yield from parts(desk, here, title, lists[one.name])


def _lists(briefing: Briefing) -> dict[str, tuple[Section, ...]]:
    """The lists of each publisher: its notes, and what came from it alone."""
    firsts = _first_reports(briefing)
    return {one.name: (_notes(briefing, one), *_only(briefing, one, firsts)) for one in briefing.publishers}


def _are_many(lists: Mapping[str, Sequence[Section]]) -> bool:
    return sum(min(len(each.found), _LONG_LIST) for several in lists.values() for each in several) > _MOST


def _address(one: Publisher) -> str:
    return f"sources/{one.slug}/"


def _index(desk: Desk) -> Page:
    briefing, rows = desk.briefing, Rows(desk, "sources/")
    lists = _lists(briefing)
    many = _are_many(lists)
    origins = {note.origin for note in briefing.notes.values()}
    lead = f"{words.count(len(briefing.publishers), 'publisher')}, {words.count(len(origins), 'independent origin')}"
    whole = () if many else briefing.publishers
    apart, by_name = publishers.shown(rows, _lines(briefing, lists) if many else ())
    return desk.page(
        "sources/",
        "indexes/sources.md.j2",
        {
            "lead": lead,
            "outlets": tuple(_outlet(rows, one, lists[one.name]) for one in whole),
            "apart": apart,
            "by_name": by_name,
        },
        title="Sources",
        description=f"{lead}: what each reports, and what came from it alone",
        notes=briefing.notes,
        listed=False,
    )


def _lines(briefing: Briefing, lists: Mapping[str, Sequence[Section]]) -> list[Line]:
    return [
        Line(
            anchor=f"s--{one.slug}",
            link=Link(one.name, _address(one)),
            kinds=words.capital(words.listed(one.kinds)),
            voice=_voice(briefing, one)[0],
            notes=one.notes,
            only=words.listed(_number(each) for each in lists[one.name][1:]),
        )
        for one in briefing.publishers
    ]


def _own(desk: Desk, one: Publisher, lists: tuple[Section, ...]) -> Page:
    """The page of one of many publishers."""
    rows = Rows(desk, _address(one))
    return desk.page(
        rows.here,
        "pages/source.md.j2",
        {"up": Link("All sources", rows.link("sources/")), "outlet": _outlet(rows, one, lists)},
        title=one.name,
        description=f"What {one.name} reports, and what came from it alone",
        notes=(name for each in lists for found in each.found for name in found.notes),
        listed=False,
    )


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
    return words.count(len(one.found), next(name for name, several in _SORTS.items() if several == one.name), one.name)


def _notes(briefing: Briefing, one: Publisher) -> Section:
    found = tuple(of_note(briefing.notes[name], dated=True) for name in one.notes)
    return Section("notes", f"Notes from {one.name}", "note", found, many=True, below=_address(one))


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
            title = f"Only from {one.name}, {several}"
            yield Section(several, title, "only", tuple(found[sort]), many=True, below=_address(one))


def _sort(briefing: Briefing, name: str) -> str:
    if occasion := briefing.occasion(name):
        return occasion.category
    if spoken := briefing.utterance(name):
        return spoken.category
    if name in briefing.demands:
        return "demand"
    return "figure" if name in briefing.figures else "position"


def _found(name: str, first: Report) -> Found:
    return Found(first.day, (first.note,), _item, (name, first.statement))


def _item(rows: Rows, name: str, statement: str) -> Deed:
    """A thing. What has no page of its own is linked where its note tells it."""
    first = rows.desk.briefing.reports[statement]
    briefing, source = rows.desk.briefing, rows.link(addresses.fact(first.statement))
    link, apart = rows.thing(name), source
    if demand := briefing.demands.get(name):
        link, apart = Link(escape.one_line(demand.text)[:_SIGNS], source), ""
    elif briefing.utterance(name) is not None:
        apart = ""
    return Deed(row=Item(statement=statement, link=link, source=apart, day=words.day(first.day)))
