"""Where a start or an end may lie: a simple date, or some time within `A..B`, `A..`, `..B`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING

from generator.model.dates.errors import DateError
from generator.model.dates.points import (
    DAY,
    Moment,
    Point,
    Precision,
    instant,
    local_day,
    parse_point,
)

if TYPE_CHECKING:
    from generator.model.lengths import Length

_OPEN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Side:
    """A start or an end that lies in [low, high), widened in [wide_low, wide_high).

    None is a side without a bound. `until` and `wide_until` are the moments by which it counts as
    over: the same as `high`, but that "not before A" has one too (see `until_of`). `first` and
    `last` are what was typed; an end that `lasts` gives has neither.
    """

    low: Moment | None
    high: Moment | None
    wide_low: Moment | None
    wide_high: Moment | None
    until: Moment | None
    wide_until: Moment | None
    precision: Precision
    unit: timedelta
    typed: str = field(compare=False, default="")
    zone: tzinfo | None = field(compare=False, default=None)
    first: Point | None = field(compare=False, default=None)
    last: Point | None = field(compare=False, default=None)

    @property
    def point(self) -> Point | None:
        """The simple date that it is, or None for some time within."""
        return self.first if self.first is self.last else None

    @property
    def is_timed(self) -> bool:
        """Whether it is a clock time, not whole days."""
        return self.precision is Precision.MINUTE

    @property
    def first_day(self) -> date | None:
        """The first day, in its own zone, on which it may lie."""
        return None if self.low is None else local_day(self.low, self.zone)

    @property
    def last_day(self) -> date | None:
        """The last day, in its own zone, on which it may lie."""
        return day_before(self.high, self.unit, self.zone)

    @property
    def day(self) -> date | None:
        """The one day that it names, or None."""
        if self.precision > Precision.DAY or self.low is None:
            return None
        return self.first_day if self.first_day == self.last_day else None


def day_before(moment: Moment | None, unit: timedelta, zone: tzinfo | None) -> date | None:
    """The day, in the zone, of the last value before a moment."""
    return None if moment is None else local_day(moment - unit, zone)


def parse_side(text: str, zone: tzinfo | None, column: int = 0) -> Side:
    """The side that was typed: a simple date, `A..B`, `A..` or `..B`."""
    first_text, dots, last_text = text.partition("..")
    first = parse_point(first_text, zone, column) if first_text or not dots else None
    if not dots:
        return _of_point(first) if first else _nothing(text, column)
    last = parse_point(last_text, zone, column + len(first_text) + 2) if last_text else None
    if first is None:
        return _up_to(last, text) if last else _nothing(text, column)
    if last is None:
        return _from(first, text)
    if instant(last.high, last.zone) <= instant(first.low, first.zone):
        message = f"'{text}' ends before it begins"
        hint = f"did you mean '{last_text}..{first_text}'?"
        raise DateError(message, hint, column=column)
    return _within(first, last, text)


def _nothing(text: str, column: int) -> Side:
    message = f"'{text}' names no date: at least one side must be known"
    raise DateError(message, "leave out a date that is not known", column=column)


def _of_point(point: Point) -> Side:
    return Side(
        point.low,
        point.high,
        point.wide_low,
        point.wide_high,
        point.high,
        point.wide_high,
        point.precision,
        point.unit,
        point.typed,
        point.zone,
        point,
        point,
    )


def _within(first: Point, last: Point, text: str) -> Side:
    """Some time within both, at the precision of the vaguer one."""
    precision = max(first.precision, last.precision)
    unit = max(first.unit, last.unit)
    ends = (last.high, last.wide_high)
    lows = (first.low, first.wide_low)
    return Side(lows[0], ends[0], lows[1], ends[1], *ends, precision, unit, text, first.zone, first, last)


def _from(first: Point, text: str) -> Side:
    """Not before a date; it counts for 30 days from it."""
    until, wide_until = (high - first.unit + _OPEN_DAYS * DAY for high in (first.high, first.wide_high))
    return Side(
        first.low,
        None,
        first.wide_low,
        None,
        until,
        wide_until,
        first.precision,
        first.unit,
        text,
        first.zone,
        first,
        None,
    )


def _up_to(last: Point, text: str) -> Side:
    """Not after a date."""
    ends = (last.high, last.wide_high)
    return Side(
        None,
        ends[0],
        None,
        ends[1],
        *ends,
        last.precision,
        last.unit,
        text,
        last.zone,
        None,
        last,
    )


def lasting(start: Side, length: Length, zone: tzinfo | None) -> Side:
    """Where the end lies of what begins so and lasts so long.

    Whole days count the first one. Hours keep a date without a time within its day; an end given
    only as "at least" lies within its day, one given only as "at most" from the start on.
    """
    if length.in_days:
        return _lasting_days(start, length, zone)
    if not start.is_timed:
        return _derived(start, start.low, start.high, start.wide_low, start.wide_high)
    return _lasting_hours(start, length, zone)


def _lasting_days(start: Side, length: Length, zone: tzinfo | None) -> Side:
    shortest = (length.shortest or DAY) - DAY
    longest = (length.longest or length.shortest or DAY) - DAY
    slack = DAY if length.about else timedelta()
    low, wide_low = (_day(moment, zone) for moment in (start.low, start.wide_low))
    high, wide_high = (_day_after(moment, start, zone) for moment in (start.high, start.wide_high))
    shape = _derived(
        start,
        _add(low, shortest),
        _add(high, longest),
        _add(wide_low, max(shortest - slack, timedelta())),
        _add(wide_high, longest + slack),
    )
    if not start.is_timed:
        return shape
    return replace(shape, precision=Precision.DAY, unit=DAY)


def _lasting_hours(start: Side, length: Length, zone: tzinfo | None) -> Side:
    shortest = length.shortest or timedelta()
    slack = shortest / 10 if length.about else timedelta()
    low, wide_low = _add(start.low, shortest), _add(start.wide_low, shortest - slack)
    longest = length.longest
    if longest is not None:
        high, wide_high = _add(start.high, longest), _add(start.wide_high, longest + slack)
        return _derived(start, low, high, wide_low, wide_high)
    highs = (_add(moment, shortest) for moment in (start.high, start.wide_high))
    high, wide_high = (_end_of_day(moment, start, zone) for moment in highs)
    return _derived(start, low, high, wide_low, wide_high)


def _derived(
    start: Side,
    low: Moment | None,
    high: Moment | None,
    wide_low: Moment | None,
    wide_high: Moment | None,
) -> Side:
    return Side(low, high, wide_low, wide_high, high, wide_high, start.precision, start.unit, "", start.zone)


def _add(moment: Moment | None, shift: timedelta) -> Moment | None:
    return None if moment is None else moment + shift


def _day(moment: Moment | None, zone: tzinfo | None) -> date | None:
    return None if moment is None else local_day(moment, zone)


def _day_after(moment: Moment | None, start: Side, zone: tzinfo | None) -> date | None:
    day = day_before(moment, start.unit, zone)
    return None if day is None else day + DAY


def _end_of_day(moment: Moment | None, start: Side, zone: tzinfo | None) -> Moment | None:
    """The midnight that ends the day of the last value before a moment."""
    day = _day_after(moment, start, zone)
    return None if day is None else instant(day, zone)
