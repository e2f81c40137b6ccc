"""What to say about a text that is no date: the rule, and what the editor most likely meant."""

from __future__ import annotations

import re
from calendar import month_abbr
from datetime import date, timedelta

_RULE = "is no date: type it as 2021, 2021-12 or 2021-12-30"
_MONTHS = {month_abbr[number].lower(): number for number in range(1, 13)}
_RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|yesterday|tonight|now"
    r"|(?:next|last|this|coming|past|previous)\s+\w+|\w+\s+ago|week|weekend)\b",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_SHORT_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_NAMED_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_NAMED_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_UNKNOWN_DIGITS = re.compile(r"(\d{4})(?:-(\d\d))?(?:-?[XxUu?]{2})+", re.ASCII)
_PART_OF_YEAR = re.compile(r"(?:(\d{4})[ -]?([QH])([1-4])|([QH])([1-4])[ -]?(\d{4}))", re.ASCII | re.IGNORECASE)
_SEASON = re.compile(r"(?:\w+ )?(?:spring|summer|autumn|fall|winter)(?: of)? (\d{4})", re.ASCII | re.IGNORECASE)
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)[ Tt](\d\d:\d\d(?::\d\d)?) ?(.*)", re.ASCII)
_TIME_ONLY = re.compile(r"T?\d\d?:\d\d.*", re.ASCII)
_JANUARY_TO_DECEMBER = range(1, 13)


def unreadable(text: str) -> tuple[str, str | None]:
    """The message for a text that is no date, and a hint where a rule finds one."""
    if not text:
        return "a date is missing: type it as 2021, 2021-12 or 2021-12-30", None
    if _RELATIVE.search(text):
        message = f"'{text}' is a relative date: type the day itself, as 2021-12-30"
        return message, "the source's own words go to 'date_text'"
    return f"'{text}' {_RULE}", _hint(text)


def around_separators(text: str) -> str | None:
    """A hint where brackets, blanks or a missing side spoil what is right otherwise."""
    if text[:1] in ("[", "{") and text[-1:] in ("]", "}"):
        return f"leave out the brackets: '{text[1:-1]}'"
    closed = re.sub(r"\s*(/|\.\.)\s*", r"\1", text)
    if closed != text:
        return f"leave out the blanks: '{closed}'"
    if text.count("/") == 1 and "-" in text and (text[0] == "/" or text[-1] == "/"):
        return "an open end is '2022-01-10/..', an unknown start '../2022-01-10'"
    return None


def swapped(year: int, month: int, day: int) -> str | None:
    """A hint where day and month were most likely typed in the wrong order."""
    if day not in _JANUARY_TO_DECEMBER:
        return None
    return _did_you_mean(year, day, month)


def midnight(day: date, clock: str) -> str | None:
    """A hint for an hour 24, which is the next day's first."""
    if not clock.startswith("24:00"):
        return None
    return f"did you mean '{day + timedelta(days=1)}T00:00'?"


def _hint(text: str) -> str | None:
    for find in (_written_otherwise, _part_of_year, _month_by_name, _separators, _qualifiers, _clock):
        hint = find(text.strip())
        if hint is not None:
            return hint
    return None


def _written_otherwise(text: str) -> str | None:
    """Numbers in another order or with other separators."""
    if match := _DAY_FIRST.fullmatch(text):
        return _did_you_mean(int(match[3]), int(match[2]), int(match[1]))
    if match := _YEAR_FIRST.fullmatch(text):
        return _did_you_mean(int(match[1]), int(match[3]), int(match[4]))
    if match := _COMPACT.fullmatch(text):
        return _did_you_mean(int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASHED.fullmatch(text):
        return _either_order(int(match[3]), int(match[1]), int(match[2]))
    if match := _SHORT_MONTH.fullmatch(text):
        year, month = match.groups()
        return f"did you mean '{year}-{int(month):02}'?" if _is_month(int(month)) else None
    return None


def _either_order(year: int, first: int, second: int) -> str | None:
    """A slashed date by American or European habit; both where both exist."""
    written = [_iso(year, first, second), _iso(year, second, first)]
    found = list(dict.fromkeys(f"'{text}'" for text in written if text))
    return f"did you mean {' or '.join(found)}?" if found else None


def _month_by_name(text: str) -> str | None:
    if match := _NAMED_MONTH_FIRST.fullmatch(text):
        name, day, year = match.groups()
    elif match := _NAMED_DAY_FIRST.fullmatch(text):
        day, name, year = match.groups()
    else:
        return _part_by_name(text)
    month = _MONTHS.get(name[:3].lower())
    if month is None:
        return _part_by_name(text)
    if not day:
        return f"did you mean '{year}-{month:02}'?"
    return _did_you_mean(int(year), month, int(day))


def _part_of_year(text: str) -> str | None:
    """A quarter or half of a year by its months; a season, which is not the same months everywhere, by an example."""
    if match := _PART_OF_YEAR.fullmatch(text):
        year, part, number = (match[1] or match[6]), (match[2] or match[4]).upper(), int(match[3] or match[5])
        long = 3 if part == "Q" else 6
        first, last = (number - 1) * long + 1, number * long
        if last <= len(_MONTHS):
            return f"did you mean '{year}-{first:02}..{year}-{last:02}'?"
    if match := _SEASON.fullmatch(text):
        return f"type its months, as '{match[1]}-03..{match[1]}-05'; the source's own words go to 'date_text'"
    return None


def _part_by_name(text: str) -> str | None:
    """`Early 2021-12`, `late-2021-12`, `late December 2021`, `mid`, `middle`."""
    match = re.fullmatch(r"(early|mid|late)\w*[ -]+(.+)", text, re.IGNORECASE)
    if match is None:
        return None
    rest = match[2]
    named = re.fullmatch(r"([A-Za-z]{3,9})\.?,? (\d{4})", rest)
    if named and (month := _MONTHS.get(named[1][:3].lower())):
        rest = f"{named[2]}-{month:02}"
    if re.fullmatch(r"\d{4}-\d\d", rest, re.ASCII):
        return f"did you mean '{match[1].lower()} {rest}'?"
    return "a part is of a month: 'early 2021-12', 'mid 2021-12', 'late 2021-12'"


def _separators(text: str) -> str | None:
    if re.search(r"\d\s*(?:\u2013|\u2014|\u2026|\.\.\.|\bto\b|\s-\s)\s*\d|\d-\d{4}-", text):
        return "from the one to the other is '2022-01-09/2022-01-10', some day within '..'"
    if re.fullmatch(r"P[\dT].*", text):
        return "a length goes to 'lasts': 50m, 8h30m or 2d"
    return None


def _qualifiers(text: str) -> str | None:
    if match := _UNKNOWN_DIGITS.fullmatch(text):
        return f"type only what is known: '{'-'.join(part for part in match.groups() if part)}'"
    if re.search(r"[~?%]{2}$", text):
        return "'~' is approximate, '?' uncertain, '%' both: one of them, at the end"
    if text[0] in "~?%" or re.match(r"(?:about|around|circa|ca\.?|c\.) ", text):
        return "a qualifier stands at the end: '2021-12~'"
    return None


def _clock(text: str) -> str | None:
    if _TIME_ONLY.fullmatch(text):
        return "a clock time follows its day: '2021-12-30T15:35'"
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    day, clock, zone = match.groups()
    if re.fullmatch(r"[+-]\d\d(?:\d\d)?", zone, re.ASCII):
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    elif zone in ("z", "UTC", "GMT"):
        zone = "Z"
    elif zone and not re.fullmatch(r"Z|[+-]\d\d:\d\d", zone, re.ASCII):
        return f"type '{day}T{clock}' and name the zone in 'tz', as 'Europe/Kyiv'"
    return f"did you mean '{day}T{clock}{zone}'?"


def _did_you_mean(year: int, month: int, day: int) -> str | None:
    written = _iso(year, month, day)
    return f"did you mean '{written}'?" if written else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _is_month(number: int) -> bool:
    return number in _JANUARY_TO_DECEMBER
