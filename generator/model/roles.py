"""Who held which role when, as far as may be told on the reading date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.day import Day

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from generator.model.article import Tenure
    from generator.model.dates import Date


def told(tenures: Iterable[Tenure], notes: Container[str], as_of: Day) -> tuple[Tenure, ...]:
    """The roles that may be told: their note counts, and what begins or ends after the reading date is left out."""
    found = []
    for one in tenures:
        if (one.note and one.note not in notes) or first_day(one) > as_of:
            continue
        found.append(replace(one, end=None) if last_day(one) > as_of else one)
    return tuple(found)


def first_day(tenure: Tenure) -> Day:
    """The first day on which it may be held."""
    return (tenure.start.start.first_day if tenure.start else None) or Day.min


def last_day(tenure: Tenure) -> Day:
    """The last day on which it may be held."""
    finish = tenure.end.finish if tenure.end else None
    return (finish.last_day if finish else None) or Day.max


def roles_at(told: Iterable[Tenure], date: Date | None, as_of: Day) -> tuple[Tenure, ...]:
    """The roles that overlap the start of a fact's date; without a date those of the reading date."""
    first, last = _days(date, as_of)
    return tuple(one for one in told if first_day(one) <= last and last_day(one) >= first)


def changed_within(held: Iterable[Tenure], date: Date | None, as_of: Day) -> bool:
    """Whether one of these roles began or ended within the days on which a fact may have begun."""
    first, last = _days(date, as_of)
    return any(first_day(one) > first or last_day(one) < last for one in held)


def _days(date: Date | None, as_of: Day) -> tuple[Day, Day]:
    first = (date.start.first_day if date else None) or as_of
    return first, (date.start.last_day if date else None) or first


def on_day(tenures: Iterable[Tenure], day: Day) -> tuple[Tenure, ...]:
    """Those held on a day."""
    return tuple(one for one in tenures if first_day(one) <= day <= last_day(one))


def changes(tenures: Iterable[Tenure], as_of: Day) -> set[Day]:
    """The days after the reading date on which one of these begins, or is over."""
    days = {day for one in tenures for day in (first_day(one), _day_after(one)) if day is not None}
    return {day for day in days if day > as_of}


def ends_told(tenures: Iterable[Tenure], as_of: Day) -> set[Day]:
    """The days after the reading date from which the end of one of these is told."""
    return {day for one in tenures if as_of < (day := last_day(one)) < Day.max}


def bounds_told(tenures: Iterable[Tenure], as_of: Day) -> set[Day]:
    """The days after the reading date from which the start or the end of one of these is told."""
    return {day for one in tenures if (day := first_day(one)) > as_of} | ends_told(tenures, as_of)


def turns(tenures: Iterable[Tenure], notes: Container[str], as_of: Day) -> list[Day]:
    """The days after the reading date on which what may be told of these roles changes."""
    known = [one for one in tenures if not one.note or one.note in notes]
    return sorted(bounds_told(known, as_of) | changes(known, as_of))


def _day_after(tenure: Tenure) -> Day | None:
    last = last_day(tenure)
    return Day.fromordinal(last.toordinal() + 1) if last < Day.max else None
