"""Where a date stands on pages, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from generator.model.dates.points import DAY, Precision, add_months, instant

if TYPE_CHECKING:
    from generator.model.dates.values import Date

OrderKey = tuple[date, int, datetime, date, int, datetime, str, str, str]


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A place on pages: a day, a month's slot "day not given" or a year's index."""

    year: int
    month: int | None = None
    day: int | None = None


def slot(value: Date) -> Slot:
    """Its place: a day, else its first month's slot "day not given", a year in its year's index.

    Some days within stand at the first of them.
    """
    first = placed_days(value)[0]
    if value.precision is Precision.YEAR:
        return Slot(first.year)
    if value.precision > Precision.DAY:
        return Slot(first.year, first.month)
    return Slot(first.year, first.month, first.day)


def placed_days(value: Date) -> tuple[date, date]:
    """The first and last day that it covers on pages.

    An unbounded side reaches no farther than the other side's month.
    """
    start = value.start
    finish = value.finish
    first = start.first_day
    last = finish.last_day if finish else None
    if last is None and first is not None:
        known = (finish.first_day if finish else None) or first
        last = _month_end(max(known, first))
    if first is None and last is not None:
        first = _month_start(start.last_day or last)
    if first is None or last is None:
        message = f"a date without any bound: {value.typed!r}"
        raise ValueError(message)
    return first, max(first, last)


def order_key(value: Date) -> OrderKey:
    """What sorts dates by earliest, then latest; total, whatever their zones.

    Days come in local order, so that the order never contradicts the headings of days; on a day
    that without a clock time comes first.
    """
    first, last = placed_days(value)
    low = value.start.low
    high = value.finish.high if value.finish else None
    return (
        first,
        int(isinstance(low, datetime)),
        instant(first if low is None else low, value.zone),
        last,
        int(not isinstance(high, datetime)),
        instant(last if high is None else high, value.zone),
        value.typed,
        value.tz or "",
        value.lasts.typed if value.lasts else "",
    )


def names_days_within_month(value: Date) -> bool:
    """Whether it names a day, or some days within at most a month."""
    start = value.start
    if start.precision > Precision.DAY:
        return False
    if start.low is None or start.high is None:
        return True
    first, last = start.first_day, start.last_day
    return first is not None and last is not None and last < _a_month_after(first)


def _a_month_after(day: date) -> date:
    """The same day of the next month, or the first of the one after where it has no such day."""
    following = add_months(_month_start(day), 1)
    try:
        return following.replace(day=day.day)
    except ValueError:
        return add_months(following, 1)


def _month_start(day: date) -> date:
    return day.replace(day=1)


def _month_end(day: date) -> date:
    return add_months(_month_start(day), 1) - DAY
