"""From what an editor typed to a date, or to an error that states the rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, tzinfo
from functools import lru_cache

from generator.model import lengths
from generator.model.dates import hints, zones
from generator.model.dates.errors import DateError
from generator.model.dates.points import Moment, instant
from generator.model.dates.sides import Side, lasting, parse_side
from generator.model.dates.values import Date

_OPEN = ".."


def parse(typed: str, tz: str | None = None, lasts: str | None = None, text: str | None = None) -> Date:
    """The date that was typed, with its zone, its length and the source's words.

    Raises DateError, whose `key` names the field at fault and whose `column` is an offset in it.
    """
    date = _parse(typed, tz, lasts)
    return date if text is None else replace(date, text=text)


@lru_cache(maxsize=65536)
def _parse(typed: str, tz: str | None, lasts: str | None) -> Date:
    named = zones.find(tz) if tz is not None else None
    length = _length(lasts) if lasts is not None else None
    hint = hints.around_separators(typed)
    if hint is not None:
        raise DateError(hints.unreadable(typed)[0], hint)
    start_text, slash, end_text = typed.partition("/")
    if slash and _is_span(typed, start_text, end_text):
        if length is not None:
            _refuse_both(typed, lasts or "")
        start, end = _span(typed, start_text, end_text, named)
        return _date(typed, tz, None, start, end, is_open=end is None)
    start = parse_side(typed, named)
    zone = named or start.zone
    end = lasting(start, length, zone) if length else None
    return _date(typed, tz, length, start, end, is_open=False)


def _date(
    typed: str,
    tz: str | None,
    lasts: lengths.Length | None,
    start: Side,
    end: Side | None,
    *,
    is_open: bool,
) -> Date:
    """The date of its parts; a zone given on one side holds for the days of the other."""
    found = [side.zone for side in (start, end) if side is not None and side.zone is not None]
    zone = found[0] if found else None
    start, end = _zoned(start, zone), _zoned(end, zone) if end else None
    bounds = (bound for side in (start, end) if side for bound in (side.low, side.high))
    has_days = any(bound is not None and not isinstance(bound, datetime) for bound in bounds)
    return Date(
        typed,
        None,
        tz,
        lasts,
        start,
        end,
        is_open,
        zone,
        zones.key_of(zone) if has_days else None,
    )


def _zoned(side: Side, zone: tzinfo | None) -> Side:
    return side if side.zone is not None or zone is None else replace(side, zone=zone)


def _length(lasts: str) -> lengths.Length:
    try:
        return lengths.parse(lasts)
    except lengths.LengthError as error:
        raise DateError(error.message, error.hint, key="lasts", column=error.column) from None


def _refuse_both(typed: str, lasts: str) -> None:
    message = f"'{typed}' has an end and lasts '{lasts}': give one of the two"
    raise DateError(message, "leave out 'lasts', or type the start alone", key="lasts")


def _is_span(typed: str, start: str, end: str) -> bool:
    """Whether the slash parts two sides, and not day, month and year."""
    if typed.count("/") == 1 and (start == _OPEN or "-" in start or len(start.rstrip("~?%")) == 4):  # noqa: PLR2004 -- digits of a year
        return True
    return _OPEN in (start, end)


def _span(typed: str, start_text: str, end_text: str, zone: tzinfo | None) -> tuple[Side, Side | None]:
    """Both sides of a span; None is an open end, a start without bounds an unknown one."""
    column = len(start_text) + 1
    if start_text == end_text == _OPEN:
        message = f"'{typed}' names no date: at least one side must be known"
        raise DateError(message, "leave out a date that is not known")
    if end_text == _OPEN:
        return parse_side(start_text, zone), None
    end = _within_its_day(parse_side(end_text, zone, column))
    if start_text == _OPEN:
        return _unknown_before(end), end
    start = parse_side(start_text, zone)
    _check_order(typed, start, end, column)
    return _fitted(start, end)


def _within_its_day(end: Side) -> Side:
    """An end given only as "not before" counts as lying on that day."""
    if end.high is not None or end.first is None:
        return end
    return replace(end, until=end.first.high, wide_until=end.first.wide_high)


def _unknown_before(end: Side) -> Side:
    """An unknown start: any time up to the end."""
    return replace(
        end,
        low=None,
        wide_low=None,
        typed=_OPEN,
        first=None,
        last=None,
        high=end.high,
        wide_high=end.wide_high,
        until=end.high,
        wide_until=end.wide_high,
    )


def _check_order(typed: str, start: Side, end: Side, column: int) -> None:
    if start.low is None or end.high is None:
        return
    shared = start.zone or end.zone
    if instant(end.high, end.zone or shared) > instant(start.low, start.zone or shared):
        return
    message = f"'{typed}' ends before it begins: '{end.typed}' is before '{start.typed}'"
    raise DateError(message, f"did you mean '{end.typed}/{start.typed}'?", column=column)


def _fitted(start: Side, end: Side) -> tuple[Side, Side]:
    """A start that is not after the end, and an end that is not before the start."""
    shared = start.zone or end.zone

    def earlier(one: Moment | None, other: Moment | None) -> Moment | None:
        if one is None or other is None:
            return one or other
        return one if instant(one, start.zone or shared) <= instant(other, end.zone or shared) else other

    def later(one: Moment | None, other: Moment | None) -> Moment | None:
        if one is None or other is None:
            return one or other
        return one if instant(one, end.zone or shared) >= instant(other, start.zone or shared) else other

    return (
        replace(
            start,
            high=earlier(start.high, end.high),
            wide_high=earlier(start.wide_high, end.wide_high),
        ),
        replace(end, low=later(end.low, start.low), wide_low=later(end.wide_low, start.wide_low)),
    )
