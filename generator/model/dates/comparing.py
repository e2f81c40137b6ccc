"""Whether two dates may both be true, and which of them says less."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from generator.model import lengths
from generator.model.dates.points import DAY, MINUTE, Moment, Precision, instant
from generator.model.lengths import Length, Unit

if TYPE_CHECKING:
    from generator.model.dates.sides import Side
    from generator.model.dates.values import Date

_HOUR = timedelta(hours=1)
_EARLIEST_ZONE = timezone(timedelta(hours=14))
_LATEST_ZONE = timezone(timedelta(hours=-12))
_Window = tuple[datetime, datetime]
_NEVER_BEFORE = datetime.min.replace(tzinfo=UTC)
_NEVER_AFTER = datetime.max.replace(tzinfo=UTC)


def agree(one: Date, other: Date) -> bool:
    """Whether two dates may both be true.

    They overlap once widened; two spans agree when their starts do and, where both have typed one,
    their ends; what is no span agrees with the span that it lies in, but that a clock time on the
    day of another clock time is compared with that. Ends that `lasts` gives are compared by
    `lengths_agree`.
    """
    return _agree(one, other, timedelta())


def agrees_with_plan(held: Date, plan: Date) -> bool:
    """Whether what was held was held as planned: clock times agree within the hour."""
    return _agree(held, plan, _HOUR)


def lengths_agree(one: Date, other: Date) -> bool:
    """Whether two lengths may both be true; ends typed on both sides are compared as dates."""
    if one.lasts is None and other.lasts is None:
        return True
    first, second = length_of(one), length_of(other)
    return first is None or second is None or lengths.agree(first, second)


def length_of(date: Date) -> Length | None:
    """The length that was typed, or that of a span from one day or clock time to another."""
    if date.lasts is not None or date.end is None:
        return date.lasts
    start, end = date.start, date.end
    if start.low is None or end.high is None or end.low is None or start.high is None:
        return None
    if start.is_timed and end.is_timed:
        since, until = (instant(low, date.zone) for low in (start.low, end.low))
        longest = instant(end.high, date.zone) - instant(start.high, date.zone)
        shortest, longest = sorted((until - since, longest))
        return lengths.between(max(shortest, MINUTE), max(longest, MINUTE), Unit.MINUTE)
    if start.day is None or end.day is None or _is_wide(date):
        return None
    days = end.day - start.day + DAY
    return lengths.between(days, days, Unit.DAY)


def _is_wide(date: Date) -> bool:
    """Whether its start or its typed end is approximate or uncertain."""
    sides = (date.start, date.end) if date.end else (date.start,)
    return any(side.low != side.wide_low or side.high != side.wide_high for side in sides)


def vaguer(one: Date, other: Date) -> bool:
    """Whether the start of one, widened, contains that of the other as typed, and not conversely."""
    return _contains(one, other) and not _contains(other, one)


def wholly_after(one: Date, other: Date) -> bool:
    """Whether all of one, widened, is later than all of the other, widened."""
    if agree(one, other):
        return False
    zones = _zones(one, other)
    end = _over_by(other)
    low, high = one.start.wide_low, end
    if low is None or high is None:
        return False
    return instant(low, zones[0]) >= instant(high, zones[1])


def wholly_before(one: Date, other: Date) -> bool:
    """Whether all of one, its end included, is earlier than all of the other, both widened."""
    return wholly_after(other, one)


def _over_by(date: Date) -> Moment | None:
    """The moment by which it is over at the latest, widened; None while it goes on."""
    return date.finish.wide_until if date.finish else None


def within_span(day: Date, span: Date) -> bool:
    """Whether what is no span lies, once widened, within the whole length of a span."""
    zones = _zones(day, span)
    return _overlap(_reach(day.start, zones[0], span.start), _extent(span, zones[1]))


def starts_agree(one: Date, other: Date, slack: timedelta = timedelta()) -> bool:
    """Whether the starts overlap once widened."""
    zones = _zones(one, other)
    return _sides_agree(one.start, other.start, zones, slack)


def _agree(one: Date, other: Date, slack: timedelta) -> bool:
    if _lasts_days(one) is _lasts_days(other):
        return starts_agree(one, other, slack) and _ends_agree(one, other, slack)
    if starts_agree(one, other, slack):
        return True
    day, span = (other, one) if _lasts_days(one) else (one, other)
    if day.is_timed and span.is_timed and _same_day(day, span):
        return False
    return within_span(day, span)


def _lasts_days(date: Date) -> bool:
    """Whether it is a span; a day with a length in hours stays within that day, and is the day."""
    within = date.lasts is not None and not date.is_timed and date.start_day is not None
    return date.is_span and not (within and date.start_day == date.end_day)


def _same_day(one: Date, other: Date) -> bool:
    """Whether a clock time lies on the first day of a span, in the span's zone."""
    low = one.start.low
    if not isinstance(low, datetime):
        return False
    return low.astimezone(other.start.zone).date() == other.start.first_day


def _ends_agree(one: Date, other: Date, slack: timedelta) -> bool:
    """Whether typed ends overlap; with slack for plans, clock times of ends are lengths."""
    if one.end is None or other.end is None or one.lasts or other.lasts:
        return True
    if slack and one.end.is_timed and other.end.is_timed:
        return True
    return _sides_agree(one.end, other.end, _zones(one, other), timedelta())


def _sides_agree(one: Side, other: Side, zones: tuple[tzinfo | None, tzinfo | None], slack: timedelta) -> bool:
    first = _reach(one, zones[0], other)
    second = _reach(other, zones[1], one)
    if slack and one.is_timed and other.is_timed:
        return _overlap((first[0] - slack, first[1] + slack), second)
    return _overlap(first, second)


def _zones(one: Date, other: Date) -> tuple[tzinfo | None, tzinfo | None]:
    """The zones of both; a date without one is read in that of the other."""
    return one.zone or other.zone, other.zone or one.zone


def _reach(side: Side, zone: tzinfo | None, other: Side) -> _Window:
    """What a side covers once widened; a bare day beside a clock time, in any zone."""
    if side.zone is None and side.precision is Precision.DAY and other.is_timed:
        return _window(side.wide_low, side.wide_high, _EARLIEST_ZONE, _LATEST_ZONE)
    return _window(side.wide_low, side.wide_high, zone, zone)


def _extent(span: Date, zone: tzinfo | None) -> _Window:
    """The whole length of a span, once widened."""
    finish = span.finish
    high = finish.wide_high if finish else None
    if finish is not None and span.lasts is not None:
        high = finish.wide_until
    return _window(span.start.wide_low, high, zone, zone)


def _window(low: Moment | None, high: Moment | None, low_zone: tzinfo | None, high_zone: tzinfo | None) -> _Window:
    return (
        _NEVER_BEFORE if low is None else instant(low, low_zone),
        _NEVER_AFTER if high is None else instant(high, high_zone),
    )


def _overlap(one: _Window, other: _Window) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _contains(one: Date, other: Date) -> bool:
    """Whether the start of one, widened, contains the start of the other as typed."""
    zones = _zones(one, other)
    wide = _reach(one.start, zones[0], other.start)
    typed = _window(other.start.low, other.start.high, zones[1], zones[1])
    return wide[0] <= typed[0] and typed[1] <= wide[1]
