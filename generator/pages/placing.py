"""Where talks and events stand on pages, and what a page of several of them draws on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.briefing import Occasion
    from generator.model.day import Day


def shown_date(one: Occasion) -> dates.Date | None:
    """The date under which it stands: its own, else the one that was given up."""
    return one.date or one.retired


def day_order(one: Occasion) -> tuple[Any, ...]:
    """What sorts by date, earliest first; what has none last, the latest heard of first."""
    date = shown_date(one)
    return (0, dates.order_key(date), one.id) if date else (1, -one.last_day.toordinal(), one.id)


def first_day(one: Occasion) -> Day:
    """The first day of the date under which it stands."""
    date = shown_date(one)
    return dates.placed_days(date)[0] if date else one.last_day


def notes_of(found: Iterable[Occasion]) -> list[str]:
    """The notes that report these."""
    return [report.note for one in found for report in one.reports]


def turns_of(found: Iterable[Occasion]) -> list[Day]:
    """The days on which one of these would change."""
    return [day for one in found for day in one.turns]
