"""The network: who meets whom at talks, drawn and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages import words
from generator.pages.drawing import Box, layout
from generator.pages.placing import CLOSED, notes_of, turns_of
from generator.pages.rows import Rows
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.document import Page
    from generator.model.briefing import Meeting
    from generator.model.things import Occasion
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.views import Chip, Mark
    from generator.pages.when import When

_MOST = 40  # actors that a drawing can hold
_LINES = 150  # between them; each keeps its strongest
_CELLS = 300  # talks, counted with each pair, up to which the table holds all of them
_PAIRS, _TALKS = 100, 5  # of a longer one: those who meet most, and how many talks of each kind stand with a pair
_SIGNS = 24  # of a name that stands in the drawing
_BOX = Box()
_WIDTHS = ((8, "4"), (4, "3"), (2, "2"), (0, "1.2"))  # of a line, from so many talks on
_DASHES = {"held": "", "planned": "7 5", "indirect": "1.5 5"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor in the drawing: a point with its name below."""

    href: str
    title: str
    label: str
    x: float
    y: float
    down: float  # where the name stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line between two actors; `kind`: held, planned, indirect."""

    kind: str
    title: str
    line: tuple[float, float, float, float]
    width: str
    dashes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The network as lines and points."""

    width: float
    height: float
    label: str
    edges: tuple[Edge, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A talk of a pair, with its newest source."""

    link: Link
    when: When | None
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two actors and the talks where they met, are to meet, or dealt with each other through others."""

    one: Chip
    other: Chip
    held: tuple[Cell, ...]
    planned: tuple[Cell, ...]
    indirect: tuple[Cell, ...]
    more: Link | None  # where the talks stand that have no room here


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What `indexes/network.md.j2` shows.

    `left_out`, `lines_left_out`: how many actors the drawing has no room for, and lines between those that it shows;
    `pairs_left_out`: how many pairs the table has no room for.
    """

    drawing: Drawing
    left_out: int
    lines_left_out: int
    most: int
    pairs: tuple[Pair, ...]
    pairs_left_out: int


def pages(desk: Desk) -> Iterator[Sheet]:
    """The page of the network."""
    yield desk.sheet("network/", _page)


def _page(desk: Desk) -> Page:
    here, briefing = "network/", desk.briefing
    rows, meetings = Rows(desk, here), briefing.meetings
    names = {name for one in meetings for name in _talks(one)}
    talks = [talk for name, talk in briefing.talks.items() if name in names]
    actors = _actors(meetings)
    cells = {talk.id: _cell(rows, talk) for talk in talks}  # each stands with every pair that met there
    long = sum(len(_talks(one)) for one in meetings) > _CELLS
    shown = meetings[:_PAIRS] if long else meetings
    kept = set(list(actors)[:_MOST])
    between = [one for one in meetings if one.one in kept and one.other in kept]
    return desk.page(
        here,
        "indexes/network.md.j2",
        View(
            drawing=_drawing(rows, _strongest(between), actors),
            left_out=max(len(actors) - _MOST, 0),
            lines_left_out=max(len(between) - _LINES, 0),
            most=_MOST,
            pairs=tuple(_pair(rows, one, cells, _TALKS if long else None) for one in shown),
            pairs_left_out=len(meetings) - len(shown),
        ),
        title="Network",
        description=f"Who meets whom: {words.count(len(actors), 'actor')}, {words.count(len(talks), 'talk')}",
        notes=notes_of(talks),
        turns=turns_of(talks, into=CLOSED),
        listed=False,
    )


def _talks(one: Meeting) -> tuple[str, ...]:
    return (*one.talks, *one.planned, *one.indirect)


@dataclass(frozen=True, slots=True)
class _Met:
    """Whom an actor meets, and where."""

    talks: set[str]
    others: set[str]


def _actors(meetings: Sequence[Meeting]) -> dict[str, _Met]:
    """Those who meet anybody, those with most talks first."""
    found: dict[str, _Met] = {}
    for one in meetings:
        for name, other in ((one.one, one.other), (one.other, one.one)):
            met = found.setdefault(name, _Met(set(), set()))
            met.talks.update(_talks(one))
            met.others.add(other)
    order = sorted(found, key=lambda name: (-len(found[name].talks), -len(found[name].others), name))
    return {name: found[name] for name in order}


def _strongest(lines: Sequence[Meeting]) -> list[Meeting]:
    """Those for whom there is room: the strongest of each actor, then the strongest of all."""
    if len(lines) <= _LINES:
        return list(lines)
    seen: set[str] = set()
    first = []
    for one in lines:
        if not {one.one, one.other} <= seen:
            first.append(one)
            seen |= {one.one, one.other}
    return [*first, *(one for one in lines if one not in first)][:_LINES]


def _drawing(rows: Rows, lines: Sequence[Meeting], actors: dict[str, _Met]) -> Drawing:
    kept = list(actors)[:_MOST]
    chips = {name: rows.actor(name) for name in kept}
    labels = {name: _short(chip.name) for name, chip in chips.items()}
    weights = {(one.one, one.other): len(_talks(one)) for one in lines}
    places = layout(kept, weights, labels, _BOX)
    return Drawing(
        width=_BOX.width,
        height=_BOX.height,
        label=f"{words.count(len(kept), 'actor')} who meet at talks; the table below tells the same",
        edges=tuple(_edge(one, chips, places) for one in lines),
        nodes=tuple(_node(chips[name], labels[name], actors[name], places[name]) for name in sorted(kept)),
    )


def _short(name: str) -> str:
    return name if len(name) <= _SIGNS else f"{name[: _SIGNS - 1].rstrip()}…"


def _edge(one: Meeting, chips: dict[str, Chip], places: dict[str, tuple[float, float]]) -> Edge:
    told = (("held", one.talks), ("planned", one.planned), ("indirect", one.indirect))
    kind = next(name for name, talks in told if talks)
    counts = words.listed(f"{len(talks)} {_WORDS[name]}" for name, talks in told if talks)
    return Edge(
        kind=kind,
        title=f"{chips[one.one].name} and {chips[one.other].name}: {counts}",
        line=(*places[one.one], *places[one.other]),
        width=next(width for least, width in _WIDTHS if len(_talks(one)) >= least),
        dashes=_DASHES[kind],
    )


_WORDS = {"held": "held", "planned": "planned", "indirect": "through others"}


def _node(chip: Chip, label: str, met: _Met, place: tuple[float, float]) -> Node:
    title = f"{chip.name}: {words.count(len(met.talks), 'talk')} with {words.count(len(met.others), 'other')}"
    return Node(href=chip.href, title=title, label=label, x=place[0], y=place[1], down=round(place[1] + 17, 1))


def _pair(rows: Rows, one: Meeting, cells: Mapping[str, Cell], most: int | None) -> Pair:
    """A row of the table, with all talks or so many of each kind: the newest, of those to come the next."""
    held, planned, indirect = (
        found if most is None else found[-most:] if past else found[:most]
        for found, past in ((one.talks, True), (one.planned, False), (one.indirect, True))
    )
    more = len(_talks(one)) - len(held) - len(planned) - len(indirect)
    chip = rows.actor(one.one)
    return Pair(
        one=chip,
        other=rows.actor(one.other),
        held=tuple(cells[name] for name in held),
        planned=tuple(cells[name] for name in planned),
        indirect=tuple(cells[name] for name in indirect),
        more=Link(words.count(more, "more talk"), chip.href) if more else None,
    )


def _cell(rows: Rows, talk: Occasion) -> Cell:
    return Cell(link=rows.thing(talk.id), when=rows.desk.when(talk.placed_at), mark=rows.mark(talk.reports[-1]))
