"""Time zones by their IANA names, and wall-clock times in them."""

from __future__ import annotations

import difflib
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from generator.model.dates.errors import DateError

_FARTHEST = timedelta(hours=14)


@lru_cache(maxsize=1024)
def find(name: str) -> ZoneInfo:
    """The zone of that IANA name; an unknown one is an error with the nearest name."""
    if name not in _names():
        message = f"'{name}' is no time zone: 'tz' is an IANA name such as 'Europe/Kyiv'"
        raise DateError(message, _nearest(name), key="tz")
    return ZoneInfo(name)


def offset(text: str, typed: str, column: int = 0) -> timezone:
    """The zone of an offset as typed (`Z`, `+03:00`)."""
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[4:6])
    shift = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or shift > _FARTHEST or text == "-00:00":  # noqa: PLR2004 -- minutes in an hour
        message = f"'{typed}' has no valid offset: '{text}' is not between -14:00 and +14:00"
        hint = "type Z for UTC" if text == "-00:00" else None
        raise DateError(message, hint, column=column)
    return timezone(-shift if text[0] == "-" else shift)


def resolve(wall: datetime, zone: ZoneInfo, typed: str, column: int = 0) -> datetime:
    """The instant, in UTC, at which clocks of the zone show that time; exactly one, else an error."""
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    before, after = first.utcoffset(), second.utcoffset()
    if before == after or before is None or after is None:
        return first.astimezone(UTC)
    if before < after:
        message = f"'{typed}' does not exist in {zone.key}: clocks skip that time on this day"
        raise DateError(message, column=column)
    message = f"'{typed}' occurs twice in {zone.key}: clocks are set back on this day"
    choices = f"'{typed}{written_offset(before)}' or '{typed}{written_offset(after)}'"
    raise DateError(message, f"add the offset: {choices}", column=column)


def check_offset(wall: datetime, instant: datetime, zone: ZoneInfo, typed: str, column: int = 0) -> None:
    """Refuse an offset that the zone did not have at that time."""
    local = instant.astimezone(zone)
    if local.replace(tzinfo=None) == wall:
        return
    shift = local.utcoffset() or timedelta()
    message = f"'{typed}' contradicts tz '{zone.key}': the offset there was {written_offset(shift)}"
    raise DateError(message, "leave out one of the two", column=column)


def written_offset(shift: timedelta) -> str:
    """An offset as typed: `+03:00`."""
    sign = "-" if shift < timedelta() else "+"
    hours, minutes = divmod(abs(shift) // timedelta(minutes=1), 60)
    return f"{sign}{hours:02}:{minutes:02}"


def named(zone: tzinfo | None) -> ZoneInfo | None:
    """The zone where it has an IANA name, of which clocks may be asked."""
    return zone if isinstance(zone, ZoneInfo) else None


def key_of(zone: tzinfo | None) -> str | None:
    """The name by which two zones are the same."""
    if zone is None:
        return None
    if isinstance(zone, ZoneInfo):
        return zone.key
    return written_offset(zone.utcoffset(None) or timedelta())


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def _nearest(name: str) -> str | None:
    """A zone of that city or of nearly that spelling, as a question."""
    folded = name.strip().replace(" ", "_").casefold()
    names = sorted(_names())
    by_city = [zone for zone in names if zone.casefold().rpartition("/")[2] == folded]
    if by_city:
        return f"did you mean '{by_city[0]}'?"
    inside = [zone for zone in names if zone.casefold().startswith(f"{folded}/")]
    if inside:
        return f"name a place in it, such as '{inside[0]}'"
    folds = {zone.casefold(): zone for zone in names}
    close = difflib.get_close_matches(folded, folds, n=1, cutoff=0.7)
    return f"did you mean '{folds[close[0]]}'?" if close else None
