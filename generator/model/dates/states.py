"""Dates beside the reading date: past, today, in progress; and when a note counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from generator.model.dates.points import DAY, Moment, instant
from generator.model.dates.sides import day_before

if TYPE_CHECKING:
    from generator.model.dates.values import Date

_SECOND = timedelta(seconds=1)
_UNRECORDED_AFTER = 31


def past(value: Date, as_of: date, *, happened: bool = False) -> bool:
    """Whether it ended, at the latest, widened, before the reading date begins in UTC.

    What has happened is past on its own day too.
    """
    first = past_from(value, happened=happened)
    return first is not None and first <= as_of


def past_from(value: Date, *, happened: bool = False) -> date | None:
    """The first reading date on which it is past; None for what goes on."""
    finish = value.finish
    if finish is None:
        return None
    if happened:
        low = finish.low
        return instant(low, value.zone).date() if low is not None else date.min
    if finish.wide_until is None:
        return None
    return _first_day_from(instant(finish.wide_until, value.zone))


def latest_day(value: Date) -> date | None:
    """The last day, in its own zone, on which it may end; None for what goes on.

    `A..` counts for 30 days from A.
    """
    finish = value.finish
    return day_before(finish.until, finish.unit, value.zone) if finish else None


def unrecorded_from(value: Date) -> date | None:
    """The first reading date on which an overdue talk closes as unrecorded, by its date alone.

    That is the 31st day after its latest day; for `A..` the first after its 30 days.
    """
    latest = latest_day(value)
    if latest is None or value.finish is None:
        return None
    if value.end is None and value.start.high is None:
        return past_from(value)
    return latest + _UNRECORDED_AFTER * DAY


def names_day(value: Date) -> bool:
    """Whether its start names one day."""
    return value.start_day is not None


def today(value: Date, as_of: date) -> bool:
    """Whether it names a day and covers the reading date, or a part of it, in UTC."""
    return names_day(value) and covers(value, as_of)


def covers(value: Date, as_of: date) -> bool:
    """Whether a part of its length, as typed, lies on the reading date in UTC."""
    begin = _midnight(as_of)
    low, finish = value.start.low, value.finish
    if low is not None and instant(low, value.zone) >= begin + DAY:
        return False
    return finish is None or finish.until is None or instant(finish.until, value.zone) > begin


def in_progress_span(value: Date, as_of: date) -> bool:
    """Whether its end is open or after the reading date; what has no end is not in progress."""
    if value.is_open:
        return True
    if value.end is None or value.end.until is None:
        return False
    last = _last(value.end.until, value.end.unit)
    day = last.date() if isinstance(last, datetime) else last
    return day > as_of


def counting_instant(value: Date) -> datetime:
    """The latest instant of a publication date in UTC, not widened: a note counts from then on."""
    finish = value.finish or value.start
    until = finish.until if finish.until is not None else value.start.low
    if until is None:
        return datetime.max.replace(tzinfo=UTC)
    if isinstance(until, datetime):
        return until - finish.unit
    return instant(until, value.zone) - _SECOND


def utc_day(value: Date) -> date:
    """The day in UTC on which a note of that publication date counts."""
    return counting_instant(value).date()


def time_of_day(value: Date) -> time | None:
    """The clock time, in UTC, of a publication; None where only a day or less is known."""
    return counting_instant(value).time() if value.is_timed else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _first_day_from(moment: datetime) -> date:
    """The first day that begins, in UTC, at the moment or later."""
    day = moment.date()
    return day if moment == _midnight(day) else day + DAY


def _last(moment: Moment, unit: timedelta) -> Moment:
    return moment - (unit if isinstance(moment, datetime) else DAY)
