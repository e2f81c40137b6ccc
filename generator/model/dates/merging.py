"""One date from two reports of the same thing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from generator.model.dates import zones
from generator.model.dates.comparing import agree, starts_agree, vaguer, within_span
from generator.model.dates.errors import DateError
from generator.model.dates.parsing import parse
from generator.model.dates.points import DAY

if TYPE_CHECKING:
    from generator.model.dates.values import Date

_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?", re.ASCII)


def merge(current: Date, new: Date) -> Date:
    """The date that holds after a new report, written in the grammar that editors type.

    One that does not agree replaces all; one that agrees gives its end where it has one (an open
    one too) and its start unless that is vaguer or a day within the current span. The source's
    words go with the start that they describe.
    """
    if not agree(current, new):
        return new
    start = current if _keeps_start(current, new) else new
    end = new if new.is_span else current
    if start is end or not end.is_span:
        return _worded(start, current)
    try:
        return _worded(_joined(start, end), current)
    except DateError:
        return new


def day_only(date: Date) -> Date:
    """The start of a plan without its clock time, end and words."""
    start = date.start
    if start.typed == "..":
        return parse(f"..{date.end.typed}" if date.end else date.typed, date.tz)
    if not start.is_timed:
        return parse(start.typed, date.tz)
    return parse(_CLOCK.sub(lambda match: match[1], start.typed), date.tz)


def _keeps_start(current: Date, new: Date) -> bool:
    """Whether the new start is the vaguer one, or only a day within the current span."""
    if vaguer(new, current):
        return True
    if new.is_span or not _spans_days(current) or not within_span(new, current):
        return False
    if not new.is_timed:
        return True
    return current.start_day is None or not starts_agree(current, new)


def _spans_days(date: Date) -> bool:
    """Whether it may go on beyond the day of its start."""
    if date.is_open:
        return True
    if date.lasts is not None:
        longest = date.lasts.longest or date.lasts.shortest
        return date.lasts.in_days and longest is not None and longest > DAY
    return date.end is not None and not (date.is_timed and date.end_day == date.start_day)


def _worded(result: Date, current: Date) -> Date:
    """The result, with the current words where it has none and starts at the same time."""
    if result.text is None and current.text is not None and result.start == current.start:
        return replace(result, text=current.text)
    return result


def _joined(start: Date, end: Date) -> Date:
    """The start of one with the end of the other, in the zone of the start."""
    tz = start.tz or (end.tz if start.zone is None else None)
    if end.lasts is not None:
        return parse(_start_for(start, end), tz, end.lasts.typed, start.text)
    end_text = ".." if end.is_open or end.end is None else _rezoned(end.end.typed, end, tz)
    return parse(f"{_start_for(start, end)}/{end_text}", tz, None, start.text)


def _start_for(start: Date, end: Date) -> str:
    """The start as typed; an unknown one before an open end or a length, by its latest day."""
    typed = start.start.typed
    if typed != ".." or (end.end is not None and end.lasts is None):
        return typed
    return f"..{start.end.typed}" if start.end else typed


def _rezoned(text: str, source: Date, tz: str | None) -> str:
    """The text of a side, its clock times written so that they hold in another zone."""
    if source.tz == tz:
        return text

    def written(match: re.Match[str]) -> str:
        if match[3] and tz is None:
            return match[0]
        instant = parse(match[0], None if match[3] else source.tz).start.low
        return _clock(instant, tz, source) if isinstance(instant, datetime) else match[0]

    return _CLOCK.sub(written, text)


def _clock(instant: datetime, tz: str | None, source: Date) -> str:
    """An instant as typed in the zone named, with an offset where it is needed, or in its source's."""
    local = instant.astimezone(zones.find(tz) if tz else source.zone)
    wall = local.replace(tzinfo=None).isoformat(timespec="seconds" if local.second else "minutes")
    if tz and local.utcoffset() == local.replace(fold=1 - local.fold).utcoffset():
        return wall
    return f"{wall}{zones.written_offset(local.utcoffset() or timedelta())}"
