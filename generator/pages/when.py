"""A date as readers see it: words at its own precision, machine-readable parts, other time zones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.model import dates
from generator.pages import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.model.dates import Date

_POINT = re.compile(
    r"(?:(?P<part>early|mid|late) )?(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<clock>\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?(?P<qualifier>[~?%])?$",
)
_WEEK = 7  # days
_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?")
_OPEN_STARTS = {"../": "until ", "..": "not after "}
_OPEN_ENDS = {"/..": "since ", "..": "not before "}
_QUALIFIED = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)", "": "{}"}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a date in words; `iso` is its value for `<time datetime>`, or empty for plain words."""

    text: str
    iso: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date to show. `text` is the parts in one."""

    parts: tuple[Part, ...]
    weekday: str = ""  # where it names one day, or the days of less than a week
    clock: str = ""  # "15:35 (New York)"
    clock_iso: str = ""
    elsewhere: tuple[str, ...] = ()  # "20:35 UTC", then the configured zones
    lasts: str = ""  # "about 50 minutes"
    words: str = ""  # the source's own words
    first: str = ""  # the first day that it covers, for sorting and "in 3 days"

    @property
    def text(self) -> str:
        """The date in words, without its clock time."""
        return "".join(part.text for part in self.parts)


def when(value: Date, zones: Sequence[str] = ()) -> When:
    """The date for readers; `zones` are IANA names of further zones to tell clock times in."""
    parts = parts_of(value.typed)
    local = value.start_earliest if value.is_timed else None
    return When(
        parts=parts,
        weekday=_weekday(value),
        clock=f"{local:%H:%M}{_until(value)} ({_zone(value, local)})" if isinstance(local, datetime) else "",
        clock_iso=local.isoformat(timespec="minutes").replace("+00:00", "Z") if isinstance(local, datetime) else "",
        elsewhere=_elsewhere(local, zones) if isinstance(local, datetime) else (),
        lasts=words.length(value.lasts.typed) if value.lasts else "",
        words=value.text or "",
        first=dates.placed_days(value)[0].isoformat(),
    )


def _weekday(value: Date) -> str:
    """The day of the week; of what lasts from one day to another within a week, both."""
    first, last = value.start_day, value.end_day if "/" in value.typed else value.start_day
    if first is None or last is None or (last - first).days >= _WEEK:
        return ""
    names = [words.WEEKDAYS[day.weekday()] for day in dict.fromkeys((first, last))]
    return "–".join(names)


def plain_day(value: date) -> When:
    """A day without more, such as that on which a note counts."""
    return When(
        parts=(Part(words.day(value), value.isoformat()),),
        weekday=words.WEEKDAYS[value.weekday()],
        first=value.isoformat(),
    )


def _until(value: Date) -> str:
    """The clock time of an end that was typed, where it is on the same day."""
    end = value.end_earliest if "/" in value.typed else None
    if isinstance(end, datetime) and end.date() == value.start_day:
        return f"–{end:%H:%M}"
    return ""


def _zone(value: Date, local: datetime) -> str:
    """The zone of a clock time in words: New York, or its offset."""
    if value.tz:
        return value.tz.rpartition("/")[2].replace("_", " ")
    return _offset(local)


def _offset(local: datetime) -> str:
    shift = local.utcoffset()
    if not shift:
        return "UTC"
    minutes = round(shift.total_seconds() / 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _elsewhere(local: datetime, zones: Sequence[str]) -> tuple[str, ...]:
    """The same instant in UTC and in the configured zones, with the day where it is another one."""
    told = [(f"{_clock_on(local, local.astimezone(UTC))} UTC")] if local.utcoffset() else []
    for name in zones:
        there = local.astimezone(ZoneInfo(name))
        if there.utcoffset() != local.utcoffset():
            told.append(f"{_clock_on(local, there)} {name.rpartition('/')[2].replace('_', ' ')}")
    return tuple(told)


def _clock_on(local: datetime, there: datetime) -> str:
    if there.date() == local.date():
        return f"{there:%H:%M}"
    return f"{there:%H:%M} on {there.day} {words.MONTHS[there.month - 1]}"


def told(typed: str) -> str:
    """The words for a date as typed, its clock times included: 20 January 2022, 10:00 UTC."""
    text = "".join(part.text for part in parts_of(typed))
    clocks = _CLOCK.findall(typed)
    zone = _offset(datetime.fromisoformat(f"2000-01-01T00:00{clocks[-1][1]}")) if clocks and clocks[-1][1] else ""
    return " ".join(part for part in (", ".join(filter(None, (text, "–".join(c for c, _ in clocks)))), zone) if part)


def parts_of(typed: str) -> tuple[Part, ...]:
    """The words for a date as typed, with the values of its days."""
    for mark, word in _OPEN_STARTS.items():
        if typed.startswith(mark):
            return Part(word), _point(typed[len(mark) :])
    for mark, word in _OPEN_ENDS.items():
        if typed.endswith(mark):
            return Part(word), _point(typed[: -len(mark)])
    if ".." in typed:
        return Part("some day within "), *_range(*typed.split("..", 1))
    return _range(*typed.split("/", 1)) if "/" in typed else (_point(typed),)


def _range(first: str, last: str) -> tuple[Part, ...]:
    """Two points, what they share told once."""
    one, other = _POINT.match(first), _POINT.match(last)
    if first[: len("2021-12-30")] == last[: len("2021-12-30")]:
        return (_point(first),)
    if one and other and _plain_day(one) and _plain_day(other) and one["year"] == other["year"]:
        same = one["month"] == other["month"]
        told = str(int(one["day"])) if same else f"{int(one['day'])} {words.MONTHS[int(one['month']) - 1]}"
        return Part(told, first), Part("–" if same else " – "), _point(last)
    return _point(first), Part(" – "), _point(last)


def _plain_day(found: re.Match[str]) -> bool:
    return bool(found["day"] and not found["clock"] and not found["qualifier"])


def _point(typed: str) -> Part:
    found = _POINT.match(typed)
    if found is None:
        return Part(typed)
    text = found["year"]
    iso = found["year"]
    if found["month"]:
        text = f"{words.MONTHS[int(found['month']) - 1]} {text}"
        iso += f"-{found['month']}"
    if found["day"]:
        text = f"{int(found['day'])} {text}"
        iso += f"-{found['day']}"
    if found["part"]:
        text = f"{found['part']} {text}"
    return Part(_QUALIFIED[found["qualifier"] or ""].format(text), iso)
