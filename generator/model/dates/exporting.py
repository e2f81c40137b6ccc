"""Dates as programs take them: in data and in calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypedDict

from generator.model.dates.points import DAY, instant, local_day

if TYPE_CHECKING:
    from generator.model.dates.values import Date

_WEEK = 7


class DateData(TypedDict):
    """A date in data: `earliest` and `latest` of its whole length, null where open."""

    value: str
    earliest: str | None
    latest: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class ExactEntry:
    """A calendar entry between instants in UTC; without an end where that is not known."""

    start: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True)
class AllDayEntry:
    """An all-day calendar entry with an exclusive end; `within`: on some day within these."""

    start: date
    end: date | None
    within: bool = False


def as_data(value: Date) -> DateData:
    """The date in data: as typed, its bounds in ISO 8601, and the source's words or null."""
    earliest, latest = value.earliest, value.latest
    return {
        "value": value.typed,
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "text": value.text,
    }


def calendar_entry(value: Date) -> ExactEntry | AllDayEntry | None:
    """How a calendar shows it; None for what names no day nor some days within up to a week.

    A clock time is exact; days are all-day with an exclusive end; an open date has no end.
    """
    start = value.start
    point = start.point
    if point is not None and isinstance(point.low, datetime):
        return ExactEntry(point.low, _exact_end(value))
    if start.day is not None:
        return AllDayEntry(start.day, _day_end(value, start.day))
    first, last = start.first_day, start.last_day
    if start.precision > start.precision.DAY or first is None or last is None:
        return None
    if (last - first).days >= _WEEK:
        return None
    return AllDayEntry(first, max(_day_end(value, last) or last, last + DAY), within=True)


def _exact_end(value: Date) -> datetime | None:
    """The instant at which a clock time's length ends, by its longest; a day's end is midnight."""
    if value.end is None or value.end.until is None or value.start.low is None:
        return None
    if value.lasts is not None and not value.lasts.in_days:
        length = value.lasts.longest or value.lasts.shortest
        return instant(value.start.low, value.zone) + length if length else None
    until = value.end.until
    if isinstance(until, datetime):
        return until - value.end.unit
    return instant(until, value.zone)


def _day_end(value: Date, day: date) -> date | None:
    """The day after the last one; None where it goes on, or no day of its end is known."""
    if value.is_open:
        return None
    end = value.end
    if end is None:
        return day + DAY
    if end.until is None or end.precision > end.precision.DAY:
        return None
    unit = end.unit if isinstance(end.until, datetime) else DAY
    return max(local_day(end.until - unit, end.zone or value.zone), day) + DAY
