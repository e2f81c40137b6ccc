"""Sections of a page that may grow long: the newest rows stay on it, all of them stand on pages by month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from generator.addresses import LONG, Stretch, months
from generator.model import dates
from generator.pages import words
from generator.pages.placing import first_day
from generator.pages.rows import Rows
from generator.pages.splitting import links, named, ways_up
from generator.pages.views import DiscrepancyRow, FigureRow, Item, Link, OccasionRow, StanceRow, WordsRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.document import Page
    from generator.model.briefing import Note
    from generator.model.day import Day
    from generator.model.things import FigureReport, Occasion, Position, Report, Stance, Utterance
    from generator.pages.desk import Desk
    from generator.pages.reports import ReportRow
    from generator.pages.sheet import Sheet

Row: TypeAlias = "OccasionRow | WordsRow | FigureRow | StanceRow | DiscrepancyRow | ReportRow | Link | Item"

_STAYS = 30  # the newest of a longer one, which stay there
_LONG_PAGE = 250  # rows of all its sections up to which a page is not heavy
_LONG_LIGHT = 400  # rows of one line each up to which a month is one page
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
    deed: Callable[..., Deed]  # a function of a module, as the next field is plain: so that they can be compared
    told: tuple[object, ...]

    def show(self, rows: Rows) -> Deed:
        """It, as a row of the page."""
        return self.deed(rows, *self.told)


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs together, in order; `sort` tells how a row is shown.

    As an occasion, words, figure, stance, discrepancy, report, note, or as what only one publisher reports: only.
    """

    name: str  # in addresses and anchors: "timeline"
    title: str
    sort: str
    found: tuple[Found, ...]
    many: bool = False  # whether it is one of many on its page, and so long sooner
    below: str = ""  # the address below which its months stand, where that is not its page's

    @property
    def is_long(self) -> bool:
        """Whether only its newest rows stay on its page."""
        return len(self.found) > (_LONG_OF_MANY if self.many else LONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A section as shown on a page. `apart`: the pages of the months of a long one, of the days of a long month."""

    anchor: str
    title: str
    sort: str
    deeds: tuple[Deed, ...]
    apart: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What `indexes/section_month.md.j2` shows: one month of a long section or one day of it, and the ways back."""

    up: tuple[Link, ...]
    group: Group


def fitted(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections of one page; each is long sooner where together they would make it heavy."""
    found = tuple(sections)
    rows = sum(_STAYS if one.is_long else len(one.found) for one in found)
    return tuple(replace(one, many=True) for one in found) if rows > _LONG_PAGE else found


def groups(rows: Rows, sections: Iterable[Section]) -> tuple[Group, ...]:
    """The sections that hold something, as shown on the page itself."""
    return tuple(_group(rows, one) for one in sections if one.found)


def _group(rows: Rows, one: Section) -> Group:
    shown = one.found
    if one.is_long:
        newest = sorted(one.found, key=lambda found: -found.day.toordinal())[: _STAY_OF_MANY if one.many else _STAYS]
        kept = {id(found) for found in newest}
        shown = tuple(found for found in one.found if id(found) in kept)
    return Group(
        anchor=f"s--{one.name}",
        title=one.title,
        sort=one.sort,
        deeds=tuple(found.show(rows) for found in shown),
        apart=months_of(rows, one),
    )


def months_of(rows: Rows, one: Section) -> tuple[Link, ...]:
    """The ways from a section's page to its months, where it is long."""
    return links(rows, _months(rows.here, one)) if one.is_long else ()


def parts(desk: Desk, here: str, title: str, sections: Iterable[Section]) -> Iterator[Sheet]:
    """The pages by month of the sections that are long; `title` is that of the page whose sections they are."""
    for one in sections:
        if one.is_long:
            for month in _months(here, one):
                for stretch, within in month.pages:
                    rows = Rows(desk, stretch.address)
                    up = (Link(f"All of {title}", rows.link(here)), *ways_up(rows, within))
                    named_so = f"{title}: {one.title}"
                    yield desk.sheet(stretch.address, _part, named_so, replace(one, found=()), stretch, up)


def _part(desk: Desk, title: str, one: Section, stretch: Stretch[Found], up: tuple[Link, ...]) -> Page:
    """One month, or one day of it, of a long section; `up` are the ways to what it is a part of."""
    rows = Rows(desk, stretch.address)
    deeds = tuple(each.show(rows) for each in stretch.rows)
    return desk.page(
        rows.here,
        "indexes/section_month.md.j2",
        Part(
            up=up,
            group=Group(
                anchor=f"s--{one.name}",
                title=named(stretch),
                sort=one.sort,
                deeds=deeds,
                apart=links(rows, stretch.apart),
            ),
        ),
        title=f"{title}, {named(stretch)}",
        notes=(name for each in stretch.found for name in each.notes),
        listed=False,
    )


def _months(here: str, one: Section) -> list[Stretch[Found]]:
    """The rows by month, newest month first."""
    return sorted(
        months(f"{one.below or here}{one.name}", ((found.day, found) for found in one.found)), key=lambda m: m.day
    )[::-1]


def _through(rows: Rows, office: str) -> Link | None:
    return rows.thing(office) if office else None


def of_occasion(one: Occasion, office: str = "", actor: str = "") -> Found:
    """A talk or event, with the role that the actor had then, or the office through which it took part."""
    return Found(first_day(one), tuple(report.note for report in one.reports), _occasion, (one.id, office, actor))


def _occasion(rows: Rows, name: str, office: str, actor: str) -> Deed:
    (one,) = rows.desk.briefing.occasions([name])
    role = rows.offices(rows.desk.briefing.actors[actor], one.placed_at) if actor and not office else ""
    return Deed(row=rows.occasion(one), through=_through(rows, office), role=role)


def of_words(one: Utterance, office: str = "") -> Found:
    """A quote or a claim."""
    return Found(spoken_order(one)[0], tuple(report.note for report in one.reports), _words, (one.id, office))


def _words(rows: Rows, name: str, office: str) -> Deed:
    briefing = rows.desk.briefing
    one = briefing.quotes[name] if name in briefing.quotes else briefing.claims[name]
    return Deed(row=rows.utterance(one), through=_through(rows, office))


def spoken_order(one: Utterance) -> tuple[Day, str]:
    """By day, oldest first: its own date, else the day on which it was reported."""
    return dates.placed_days(one.date)[0] if one.date is not None else one.reported_on, one.id


def of_number(one: FigureReport, office: str = "") -> Found:
    """A number of a figure."""
    return Found(dates.placed_days(one.as_of)[0], (one.report.note,), _number, (one.report.statement, office))


def _number(rows: Rows, statement: str, office: str) -> Deed:
    return Deed(row=rows.figure(rows.desk.briefing.numbers[statement]), through=_through(rows, office))


def of_position(one: Position, office: str = "") -> Found:
    """What is held on an issue now."""
    last = one.history[-1].report
    return Found(last.day, (last.note,), _position, (one, office))


def _position(rows: Rows, one: Position, office: str) -> Deed:
    return Deed(row=rows.position(one), through=_through(rows, office))


def of_stance(one: Stance) -> Found:
    """One report of a position."""
    return Found(one.report.day, (one.report.note,), _stance, (one,))


def _stance(rows: Rows, one: Stance) -> Deed:
    return Deed(row=rows.stance(one))


def of_demand(one: Report, office: str = "") -> Found:
    """What is demanded."""
    return Found(one.day, (one.note,), _demand, (one.statement, office))


def _demand(rows: Rows, statement: str, office: str) -> Deed:
    return Deed(row=rows.demand(rows.desk.briefing.reports[statement]), through=_through(rows, office))


def of_note(one: Note, *, dated: bool = False) -> Found:
    """A note, with its publisher and day, or with its day alone."""
    return Found(one.day, (one.id,), _note, (one.id, dated))


def _note(rows: Rows, name: str, dated: bool) -> Deed:  # noqa: FBT001 -- given by `Found.show`
    link = rows.note(name)
    return Deed(row=Link(link.text, link.href, words.day(rows.desk.briefing.notes[name].day)) if dated else link)
