"""Words for what the model holds as values: days, lengths, states, counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STATES = {
    "upcoming": "upcoming",
    "overdue": "overdue: outcome not recorded",
    "in-progress": "in progress",
    "suspended": "suspended",
    "held": "held",
    "cancelled": "cancelled",
    "unrecorded": "unrecorded: nobody says whether it took place",
    "past": "past",
}
HOW = {
    "exactly": "exactly",
    "about": "about",
    "nearly": "nearly",
    "more-than": "more than",
    "at-least": "at least",
    "up-to": "up to",
    "fewer-than": "fewer than",
}
RULES = {
    "figure": "numbers differ",
    "date": "dates differ",
    "length": "lengths differ",
    "place": "places differ",
    "status": "statuses differ",
    "claim": "denied",
}
PROPERTIES = {
    "date": "date",
    "where": "place",
    "lasts": "length",
    "what": "name",
    "format": "form",
    "requested_by": "requested by",
    "part_of": "part of",
    "who": "party",
    "date_text": "date",
}
_UNITS = {"d": "day", "h": "hour", "m": "minute"}
_TERM = re.compile(r"(\d+)([dhm])")


def day(value: date) -> str:
    """A day: 11 January 2022."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def weekday(value: date) -> str:
    """A day with its name: Tuesday 11 January 2022."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def month(value: date) -> str:
    """A month: January 2022."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def days(first: date, last: date) -> str:
    """The days from one to another: 10-17 January 2022, with a dash."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def length(typed: str) -> str:
    """A length as typed, in words: `50m~` is "about 50 minutes"."""
    about = typed.endswith("~")
    text = typed.rstrip("~")
    if text.endswith(".."):
        told = f"at least {_terms(text[:-2])}"
    elif text.startswith(".."):
        told = f"at most {_terms(text[2:])}"
    elif ".." in text:
        low, _, high = text.partition("..")
        told = f"{_terms(low)} to {_terms(high)}"
    else:
        told = _terms(text)
    return f"about {told}" if about else told


def _terms(text: str) -> str:
    found = [count(int(number), _UNITS[unit]) for number, unit in _TERM.findall(text)]
    return listed(found) or text


def count(number: int, thing: str, several: str = "") -> str:
    """A number of things: 1 note, 2 notes."""
    return f"{number:,} {thing if number == 1 else several or thing + 's'}"


def listed(names: Iterable[str]) -> str:
    """Names in a row: a, b and c."""
    found = list(names)
    if len(found) < 2:  # noqa: PLR2004 -- a row of one has no "and"
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
