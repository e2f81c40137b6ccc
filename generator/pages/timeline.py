"""The timeline: talks and events of all kinds by month, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from generator import addresses
from generator.addresses import LONG, months
from generator.model import dates
from generator.model.day import Day
from generator.model.order import occasion_order
from generator.pages import words
from generator.pages.placing import notes_of, turns_of
from generator.pages.rows import Rows
from generator.pages.splitting import links, named, ways_up
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Briefing
    from generator.model.things import Occasion
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.views import OccasionRow

_Placed: TypeAlias = "tuple[int | None, str]"  # the day of the month, the id
_NO_DAY = 32  # sorts after the days of its month


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of the index: its months with counts, and what is known to the year alone, or of much the way to it."""

    year: int
    months: tuple[Link, ...]
    rows: tuple[OccasionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What `indexes/timeline.md.j2` shows; `undated` are those without a date, or the ways to many."""

    years: tuple[Year, ...]
    undated: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """What `indexes/timeline_month.md.j2` shows: days with their anchors, then the slot of no day.

    A long month has the pages of its days `apart` instead; from these a way leads `up`.
    """

    days: tuple[tuple[str, str, tuple[OccasionRow, ...]], ...]
    before: Link | None
    after: Link | None
    apart: tuple[Link, ...]
    up: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Laid:
    """All talks and events in order of date: by month, of a year alone, without a date."""

    months: list[Stretch[_Placed]]
    years: dict[int, list[Occasion]]
    undated: list[Occasion]


def pages(desk: Desk) -> Iterator[Sheet]:
    """The index and a page for each month in which something stands; for each day of a long one; for much without."""
    yield desk.sheet("timeline/", _index)
    laid = _laid(desk.briefing)
    for slot in _slots(laid).values():
        for one, within in slot.pages:
            rows = Rows(desk, one.address)
            up = (Link("The timeline", rows.link("timeline/")), *ways_up(rows, within))
            yield desk.sheet(one.address, _page, one, up, (None, None))
    several = laid.months
    for number, month in enumerate(several):
        near = (several[number - 1] if number else None, several[number + 1] if number + 1 < len(several) else None)
        for one, within in month.pages:
            rows = Rows(desk, one.address)
            ways = tuple(Link(named(other), rows.link(other.address)) if other else None for other in near)
            yield desk.sheet(one.address, _page, one, ways_up(rows, within), ways)


def _laid(briefing: Briefing) -> _Laid:
    found = sorted((*briefing.talks.values(), *briefing.events.values()), key=occasion_order)
    placed = [(dates.slot(date), one) for one in found if (date := one.placed_at) is not None]
    years: dict[int, list[Occasion]] = {}
    for slot, one in placed:
        if slot.month is None:
            years.setdefault(slot.year, []).append(one)
    several = months("timeline", _by_day(placed), dayless=lambda pair: pair[0] is None)
    return _Laid(several, years, [one for one in found if one.placed_at is None])


def _by_day(placed: Iterable[tuple[dates.Slot, Occasion]]) -> Iterator[tuple[Day, _Placed]]:
    """By the first day that each may stand for; what names no day last in its month, within a day in order of dates."""
    dated = [((slot.year, slot.month), slot.day or 1, slot.day, one) for slot, one in placed if slot.month is not None]
    for (year, month), first, day, one in sorted(dated, key=lambda told: (told[0], told[2] or _NO_DAY)):
        yield Day(year, month, first), (day, one.id)


def _slots(laid: _Laid) -> dict[int | None, Stretch[_Placed]]:
    """The pages of what is known to a year alone, and of what has no date, where it is more than a list holds."""
    told: list[tuple[int | None, str, str, list[Occasion]]] = [
        (year, f"timeline/{year}/", f"{year}, month not given", found) for year, found in laid.years.items()
    ]
    told.append((None, "timeline/undated/", "what has no date", laid.undated))
    return {
        year: addresses.parts(address, name, [(None, one.id) for one in found])
        for year, address, name, found in told
        if len(found) > LONG
    }


def _year(rows: Rows, laid: _Laid, year: int, slot: Stretch[_Placed] | None) -> Year:
    return Year(
        year=year,
        months=links(rows, [*(one for one in laid.months if one.day.year == year), *([slot] if slot else [])]),
        rows=() if slot else tuple(rows.occasion(one) for one in laid.years.get(year, ())),
    )


def _index(desk: Desk) -> Page:
    rows, laid = Rows(desk, "timeline/"), _laid(desk.briefing)
    slots = _slots(laid)
    years = sorted({*laid.years, *(one.day.year for one in laid.months)}, reverse=True)
    undated = slots.get(None)
    known = [*laid.undated, *(one for found in laid.years.values() for one in found)]
    known += desk.briefing.occasions(name for month in laid.months for _, name in month.found)
    return desk.page(
        "timeline/",
        "indexes/timeline.md.j2",
        Index(
            years=tuple(_year(rows, laid, year, slots.get(year)) for year in years),
            undated=links(rows, undated.apart or (undated,))
            if undated
            else rows.things(one.id for one in laid.undated),
        ),
        title="Timeline",
        description=f"{words.count(len(known), 'talk and event', 'talks and events')} by month",
        notes=notes_of(known),
        turns=turns_of(one for year, found in laid.years.items() if year not in slots for one in found),
        listed=False,
    )


def _page(desk: Desk, stretch: Stretch[_Placed], up: tuple[Link, ...], near: tuple[Link | None, Link | None]) -> Page:
    """A month, or a day or part of a long one; `up` are the ways to what it is a part of."""
    rows, known = Rows(desk, stretch.address), desk.briefing
    shown = [(day, one) for day, name in stretch.rows for one in known.occasions([name])]
    days = tuple(
        (*_heading(stretch, day), tuple(rows.occasion(one) for _, one in group))
        for day, group in groupby(shown, key=lambda pair: pair[0])
    )
    return desk.page(
        stretch.address,
        "indexes/timeline_month.md.j2",
        MonthView(days=days, before=near[0], after=near[1], apart=links(rows, stretch.apart), up=up),
        title=f"Timeline of {named(stretch)}",
        notes=notes_of(known.occasions(name for _, name in stretch.found)),
        turns=turns_of(one for _, one in shown),
        listed=False,
    )


def _heading(stretch: Stretch[_Placed], day: int | None) -> tuple[str, str]:
    """The anchor and the words of a day's slot, or of one for what names no day."""
    if day is None:
        return "s--no-day", words.capital(stretch.name) or "Day not given"
    found = stretch.day.replace(day=day)
    return f"s--{found.isoformat()}", words.weekday(found)
