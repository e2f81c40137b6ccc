"""The timeline: talks and events of all kinds by month, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from generator import addresses
from generator.model import dates
from generator.model.order import occasion_order
from generator.pages import words
from generator.pages.placing import notes_of, turns_of
from generator.pages.rows import Rows
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.document import Page
    from generator.model.things import Occasion
    from generator.pages.desk import Desk
    from generator.pages.views import OccasionRow

_Month = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of the index: its months with counts, and what is known to the year alone."""

    year: int
    months: tuple[Link, ...]
    rows: tuple[OccasionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What `indexes/timeline.md.j2` shows; `undated` stand on the page of talks."""

    years: tuple[Year, ...]
    undated: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """What `indexes/timeline_month.md.j2` shows: days with their anchors, then the slot of no day."""

    days: tuple[tuple[str, str, tuple[OccasionRow, ...]], ...]
    before: Link | None
    after: Link | None


def pages(desk: Desk) -> Iterator[Page]:
    """The index and a page for each month in which something stands."""
    found = sorted((*desk.briefing.talks.values(), *desk.briefing.events.values()), key=occasion_order)
    placed = [(dates.slot(date), one) for one in found if (date := one.placed_at) is not None]
    months: dict[_Month, list[tuple[dates.Slot, Occasion]]] = {}
    years: dict[int, list[Occasion]] = {}
    for slot, one in placed:
        if slot.month is None:
            years.setdefault(slot.year, []).append(one)
        else:
            months.setdefault((slot.year, slot.month), []).append((slot, one))
    yield _index(desk, months, years, [one for one in found if one.placed_at is None])
    order = sorted(months)
    for number, month in enumerate(order):
        near = (order[number - 1] if number else None, order[number + 1] if number + 1 < len(order) else None)
        yield _month(desk, month, months[month], near)


def _index(
    desk: Desk,
    months: dict[_Month, list[tuple[dates.Slot, Occasion]]],
    years: dict[int, list[Occasion]],
    undated: list[Occasion],
) -> Page:
    rows = Rows(desk, "timeline/")
    told = [
        Year(
            year=year,
            months=tuple(_month_link(rows, month, len(months[month])) for month in sorted(months) if month[0] == year),
            rows=tuple(rows.occasion(one) for one in years.get(year, ())),
        )
        for year in sorted({*years, *(month[0] for month in months)}, reverse=True)
    ]
    known = [*undated, *(one for found in years.values() for one in found), *_all(months.values())]
    return desk.page(
        "timeline/",
        "indexes/timeline.md.j2",
        Index(years=tuple(told), undated=rows.things(one.id for one in undated)),
        title="Timeline",
        description=f"{words.count(len(known), 'talk and event', 'talks and events')} by month",
        notes=notes_of(known),
        turns=turns_of(one for found in years.values() for one in found),
        listed=False,
    )


def _all(found: Iterable[list[tuple[dates.Slot, Occasion]]]) -> list[Occasion]:
    return [one for group in found for _, one in group]


def _month_link(rows: Rows, month: _Month, number: int = 0) -> Link:
    first = date(*month, 1)
    return Link(words.month(first), rows.link(addresses.month("timeline", first)), str(number or ""))


def _month(
    desk: Desk,
    month: _Month,
    found: list[tuple[dates.Slot, Occasion]],
    near: tuple[_Month | None, _Month | None],
) -> Page:
    first = date(*month, 1)
    here = addresses.month("timeline", first)
    rows = Rows(desk, here)
    # What names no day comes last; within a day the order is that of dates.
    ordered = sorted(found, key=lambda pair: pair[0].day or 32)
    days = tuple(
        (*_heading(month, day), tuple(rows.occasion(one) for _, one in group))
        for day, group in groupby(ordered, key=lambda pair: pair[0].day)
    )
    before, after = (_month_link(rows, other) if other else None for other in near)
    shown = [one for _, one in found]
    return desk.page(
        here,
        "indexes/timeline_month.md.j2",
        MonthView(days=days, before=before, after=after),
        title=f"Timeline of {words.month(first)}",
        notes=notes_of(shown),
        turns=turns_of(shown),
        listed=False,
    )


def _heading(month: _Month, day: int | None) -> tuple[str, str]:
    """The anchor and the words of a day's slot."""
    if day is None:
        return "s--no-day", "Day not given"
    found = date(*month, day)
    return f"s--{found.isoformat()}", words.weekday(found)
