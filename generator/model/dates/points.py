"""One simple date: a year, month, part of a month, day or clock time, with its qualifier."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import IntEnum

from generator.model.dates import hints, zones
from generator.model.dates.errors import DateError

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
_FIVE_DAYS = timedelta(days=5)
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_MONTHS = 12
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_POINT = re.compile(
    r"(?:(?P<part>early|mid|late) (?=\d{4}-\d\d[~?%]?$))?"
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<clock>\d\d:\d\d(?::\d\d)?)(?P<offset>Z|[+-]\d\d:\d\d)?)?)?)?"
    r"(?P<qualifier>[~?%])?",
    re.ASCII,
)

Moment = date | datetime
"""A day's beginning in a zone still to be named (date), or an instant in UTC (datetime)."""


class Precision(IntEnum):
    """How precisely a date was typed; a larger one is vaguer."""

    MINUTE = 0
    DAY = 1
    PART = 2
    MONTH = 3
    YEAR = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One simple date: it lies in [low, high), widened in [wide_low, wide_high).

    `qualifier` is `~`, `?`, `%` or empty, `part` is `early`, `mid`, `late` or empty.
    """

    typed: str = field(compare=False)
    precision: Precision
    low: Moment
    high: Moment
    wide_low: Moment
    wide_high: Moment
    unit: timedelta
    """What separates `high` from the last value within: a day, a minute or a second."""
    zone: tzinfo | None = field(compare=False, default=None)
    qualifier: str = field(compare=False, default="")
    part: str = field(compare=False, default="")

    @property
    def day(self) -> date:
        """The day, in its own zone, on which it begins."""
        return local_day(self.low, self.zone)

    @property
    def clock(self) -> datetime | None:
        """The instant in its own zone, where a clock time was typed."""
        return self.low.astimezone(self.zone) if isinstance(self.low, datetime) else None


def local_day(moment: Moment, zone: tzinfo | None) -> date:
    """The day of a moment in its own zone."""
    return moment.astimezone(zone or UTC).date() if isinstance(moment, datetime) else moment


def instant(moment: Moment, zone: tzinfo | None) -> datetime:
    """The moment in UTC; a day begins at its midnight in the zone (without one: in UTC)."""
    if isinstance(moment, datetime):
        return moment
    if zone is None:
        return datetime.combine(moment, time(), UTC)
    return datetime.combine(moment, time(), zone).astimezone(UTC)


def add_months(day: date, months: int) -> date:
    """The first of the month so many months away from a first of a month."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, 1)


def parse_point(text: str, zone: tzinfo | None, column: int = 0) -> Point:
    """The simple date that was typed, its clock time in its offset or else in the zone."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateError(*hints.unreadable(text), column=column)
    part, year, month, day, clock, _, qualifier = match.groups()
    first = _first_day(text, int(year), month, day, column)
    if clock:
        return _clock_time(text, first, match, zone, column)
    if part:
        return _part(text, first, match, zone)
    low, high, wide_low, wide_high, precision = _bounds(first, month, day)
    if not qualifier:
        wide_low, wide_high = low, high
    return Point(text, precision, low, high, wide_low, wide_high, DAY, zone, qualifier=qualifier or "")


def _bounds(first: date, month: str | None, day: str | None) -> tuple[date, date, date, date, Precision]:
    """What a day, month or year covers, and what it covers when widened by one of its own."""
    if day:
        return first, first + DAY, first - DAY, first + 2 * DAY, Precision.DAY
    unit = 1 if month else _MONTHS
    low, high, wide_high = (add_months(first, unit * count) for count in (-1, 1, 2))
    return first, high, low, wide_high, Precision.MONTH if month else Precision.YEAR


def _first_day(text: str, year: int, month: str | None, day: str | None, column: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        message = f"'{text}': the year {year:04} is not between {_FIRST_YEAR} and {_LAST_YEAR}"
        raise DateError(message, column=column)
    month_number, day_number = int(month or 1), int(day or 1)
    if not 1 <= month_number <= _MONTHS:
        hint = hints.swapped(year, month_number, day_number) if day else None
        message = f"'{text}' does not exist: there is no month {month}"
        raise DateError(message, hint, column=column)
    days = monthrange(year, month_number)[1]
    if not 1 <= day_number <= days:
        message = f"'{text}' does not exist: {month_name[month_number]} {year} has {days} days"
        raise DateError(message, column=column)
    return date(year, month_number, day_number)


def _part(text: str, month: date, match: re.Match[str], zone: tzinfo | None) -> Point:
    first, last = _PARTS[match["part"]]
    low = month.replace(day=first)
    high = min(add_months(month, 1), month + last * DAY)
    return Point(
        text,
        Precision.PART,
        low,
        high,
        low - _FIVE_DAYS,
        high + _FIVE_DAYS,
        DAY,
        zone,
        qualifier=match["qualifier"] or "",
        part=match["part"],
    )


def _clock_time(text: str, day: date, match: re.Match[str], zone: tzinfo | None, column: int) -> Point:
    qualifier = match["qualifier"] or ""
    bare = text.removesuffix(qualifier)
    try:
        wall = datetime.combine(day, time.fromisoformat(match["clock"]))
    except ValueError:
        message = f"'{text}' does not exist: there is no time {match['clock']}"
        raise DateError(message, hints.midnight(day, match["clock"]), column=column) from None
    own, low = _instant(bare, wall, match["offset"], zone, column)
    unit = MINUTE if match["clock"].count(":") == 1 else timedelta(seconds=1)
    slack = MINUTE if qualifier else timedelta()
    high = low + unit
    return Point(text, Precision.MINUTE, low, high, low - slack, high + slack, unit, own, qualifier)


def _instant(
    text: str, wall: datetime, offset: str | None, zone: tzinfo | None, column: int
) -> tuple[tzinfo, datetime]:
    """The zone and the instant of a wall-clock time, by its offset or by the IANA zone."""
    named = zones.named(zone)
    if offset is None:
        if named is None:
            message = f"'{text}' has no time zone: a clock time needs 'tz', an offset or Z"
            hint = f"where the zone is not known, type the day: {wall.date()}"
            raise DateError(message, hint, column=column)
        return named, zones.resolve(wall, named, text, column)
    own = zones.offset(offset, text, column)
    low = wall.replace(tzinfo=own).astimezone(UTC)
    if named is None:
        return own, low
    zones.check_offset(wall, low, named, text, column)
    return named, low
