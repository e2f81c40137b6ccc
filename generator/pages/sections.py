"""Sections of a page that may grow long: the newest rows stay on it, all of them stand on pages by month."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from generator import addresses
from generator.model import dates
from generator.pages import words
from generator.pages.placing import first_day
from generator.pages.rows import Rows
from generator.pages.views import FigureRow, Item, Link, OccasionRow, StanceRow, WordsRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.document import Page
    from generator.model.briefing import Actor, Note
    from generator.model.day import Day
    from generator.model.things import FigureReport, Occasion, Position, Report, Utterance
    from generator.pages.desk import Desk

Row: TypeAlias = "OccasionRow | WordsRow | FigureRow | StanceRow | Link | Item"

_LONG = 150  # rows up to which a section stands whole on its page
_STAYS = 30  # the newest of a longer one, which stay there
_LONG_OF_MANY, _STAY_OF_MANY = 40, 10  # the same on a page of many sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A row of a section: `through` is the office of an actor that acted, `role` what the actor was then."""

    row: Row
    through: Link | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What belongs to a section, not yet shown: the day under which it stands, the notes that report it."""

    day: Day
    notes: tuple[str, ...]
    show: Callable[[Rows], Deed]


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs together, in order; `sort` tells how a row is shown: occasion, words, figure, stance, note, only."""

    name: str  # in addresses and anchors: "timeline"
    title: str
    sort: str
    found: tuple[Found, ...]
    many: bool = False  # whether it is one of many on its page, and so long sooner

    @property
    def is_long(self) -> bool:
        """Whether only its newest rows stay on its page."""
        return len(self.found) > (_LONG_OF_MANY if self.many else _LONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A section as shown on a page. `apart`: where it is long, the pages of its months."""

    anchor: str
    title: str
    sort: str
    deeds: tuple[Deed, ...]
    apart: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What `indexes/section_month.md.j2` shows: one month of a long section, and the way back."""

    up: Link
    group: Group


def groups(rows: Rows, sections: Iterable[Section]) -> tuple[Group, ...]:
    """The sections that hold something, as shown on the page itself."""
    return tuple(_group(rows, one) for one in sections if one.found)


def _group(rows: Rows, one: Section) -> Group:
    apart: tuple[Link, ...] = ()
    shown = one.found
    if one.is_long:
        newest = sorted(one.found, key=lambda found: -found.day.toordinal())[: _STAY_OF_MANY if one.many else _STAYS]
        kept = {id(found) for found in newest}
        shown = tuple(found for found in one.found if id(found) in kept)
        apart = tuple(
            Link(words.month(month), rows.link(_address(rows.here, one, month)), str(len(found)))
            for month, found in _months(one)
        )
    return Group(
        anchor=f"s--{one.name}",
        title=one.title,
        sort=one.sort,
        deeds=tuple(found.show(rows) for found in shown),
        apart=apart,
    )


def parts(desk: Desk, here: str, title: str, sections: Iterable[Section]) -> Iterator[Page]:
    """The pages by month of the sections that are long; `title` is that of the page whose sections they are."""
    for one in sections:
        if one.is_long:
            for month, found in _months(one):
                yield _part(Rows(desk, _address(here, one, month)), Link(title, here), one, month, found)


def _part(rows: Rows, whole: Link, one: Section, month: Day, found: list[Found]) -> Page:
    """One month of a long section of the page `whole`."""
    named = words.month(month)
    deeds = tuple(each.show(rows) for each in found)
    return rows.desk.page(
        rows.here,
        "indexes/section_month.md.j2",
        Part(
            up=Link(whole.text, rows.link(whole.href)),
            group=Group(anchor=f"s--{one.name}", title=named, sort=one.sort, deeds=deeds),
        ),
        title=f"{whole.text}: {one.title}, {named}",
        notes=(name for each in found for name in each.notes),
        listed=False,
    )


def _address(here: str, one: Section, month: Day) -> str:
    return addresses.month(f"{here}{one.name}", month)


def _months(one: Section) -> list[tuple[Day, list[Found]]]:
    """The rows by month, newest month first; a month is its first day."""
    by_month: dict[Day, list[Found]] = defaultdict(list)
    for found in one.found:
        by_month[found.day.replace(day=1)].append(found)
    return sorted(by_month.items(), reverse=True)


def _through(rows: Rows, office: str) -> Link | None:
    return rows.thing(office) if office else None


def of_occasion(one: Occasion, office: str = "", actor: Actor | None = None) -> Found:
    """A talk or event, with the role that the actor had then, or the office through which it took part."""

    def show(rows: Rows) -> Deed:
        role = rows.offices(actor, one.placed_at) if actor and not office else ""
        return Deed(row=rows.occasion(one), through=_through(rows, office), role=role)

    return Found(first_day(one), tuple(report.note for report in one.reports), show)


def of_words(one: Utterance, office: str = "") -> Found:
    """A quote or a claim."""
    notes = tuple(report.note for report in one.reports)
    return Found(
        spoken_order(one)[0], notes, lambda rows: Deed(row=rows.utterance(one), through=_through(rows, office))
    )


def spoken_order(one: Utterance) -> tuple[Day, str]:
    """By day, oldest first: its own date, else the day on which it was reported."""
    return dates.placed_days(one.date)[0] if one.date is not None else one.reported_on, one.id


def of_number(one: FigureReport, office: str = "") -> Found:
    """A number of a figure."""
    day = dates.placed_days(one.as_of)[0]
    return Found(day, (one.report.note,), lambda rows: Deed(row=rows.figure(one), through=_through(rows, office)))


def of_position(one: Position, office: str = "") -> Found:
    """What is held on an issue now."""
    last = one.history[-1].report
    return Found(last.day, (last.note,), lambda rows: Deed(row=rows.position(one), through=_through(rows, office)))


def of_demand(one: Report, office: str = "") -> Found:
    """What is demanded."""
    return Found(one.day, (one.note,), lambda rows: Deed(row=rows.demand(one), through=_through(rows, office)))


def of_note(one: Note, *, dated: bool = False) -> Found:
    """A note, with its publisher and day, or with its day alone."""

    def show(rows: Rows) -> Deed:
        link = rows.note(one.id)
        return Deed(row=Link(link.text, link.href, words.day(one.day)) if dated else link)

    return Found(one.day, (one.id,), show)
