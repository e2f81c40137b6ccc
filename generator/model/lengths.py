"""How long something lasts: `50m`, `8h30m`, `2d`, `50m~`, `9h..10h`, `9h..`, `..10h`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum

_DAY = timedelta(days=1)
_TERM = re.compile(r"(?:(\d{1,4})d|(?=\d)(?:(\d{1,4})h)?(?:(\d{1,5})m)?)", re.ASCII)
_DECIMAL = re.compile(r"(\d+)[.,](\d+)\s*(d|h|m)", re.ASCII)
_SPELLED = re.compile(r"(\d+)\s*(weeks?|w|days?|hours?|hrs?|minutes?|mins?|d|h|m)(?![a-z])", re.ASCII | re.IGNORECASE)
_RULE = "is no length: type hours and minutes as 8h30m, or whole days as 2d"


class Unit(Enum):
    """The smallest unit that a length was typed in; it is as precise as that."""

    MINUTE = timedelta(minutes=1)
    HOUR = timedelta(hours=1)
    DAY = _DAY


class LengthError(ValueError):
    """A length that cannot be read, with a message and perhaps a hint."""

    def __init__(self, message: str, hint: str | None = None, column: int = 0) -> None:
        """Keep the parts: the message, a hint and the offset in the typed text."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.column = column


@dataclass(frozen=True, slots=True)
class Length:
    """A length between `shortest` and `longest`; None is a side without a bound.

    `low` and `high` are what it may be, given how precisely it was typed: half of the smallest unit
    either way, of an approximate one a tenth if that is more. "At least" and "at most" are exact.
    """

    typed: str = field(compare=False)
    shortest: timedelta | None
    longest: timedelta | None
    unit: Unit
    about: bool = False

    @property
    def in_days(self) -> bool:
        """Whether it was typed in whole days, of which the first is the day itself."""
        return self.unit is Unit.DAY

    @property
    def is_bound(self) -> bool:
        """Whether it says only "at least" or "at most"."""
        return self.shortest is None or self.longest is None

    @property
    def low(self) -> timedelta | None:
        """The least that it may be."""
        if self.shortest is None or self.is_bound:
            return self.shortest
        return self.shortest - self.slack(self.shortest)

    @property
    def high(self) -> timedelta | None:
        """The most that it may be."""
        if self.longest is None or self.is_bound:
            return self.longest
        return self.longest + self.slack(self.longest)

    def slack(self, value: timedelta) -> timedelta:
        """Half of the smallest unit, or a tenth of an approximate value if that is more."""
        half = self.unit.value / 2
        return max(half, value / 10) if self.about else half


def agree(one: Length, other: Length) -> bool:
    """Whether both may be true: they share more than a point; for a bound, a point is enough."""
    lows = [low for low in (one.low, other.low) if low is not None]
    highs = [high for high in (one.high, other.high) if high is not None]
    if not lows or not highs:
        return True
    low, high = max(lows), min(highs)
    return low < high or (low == high and (one.is_bound or other.is_bound))


def parse(typed: str) -> Length:
    """The length that was typed, or a LengthError that states the rule."""
    if ".." in typed:
        return _range(typed)
    about = typed.endswith("~")
    value, unit = _term(typed.removesuffix("~"), typed)
    return Length(typed, value, value, unit, about)


def between(shortest: timedelta, longest: timedelta, unit: Unit) -> Length:
    """The length that lies between two computed ones, written as an editor would."""
    typed = written(shortest, unit)
    if longest != shortest:
        typed = f"{typed}..{written(longest, unit)}"
    return Length(typed, shortest, longest, unit)


def written(value: timedelta, unit: Unit) -> str:
    """A length as typed: `2d`, `50m`, `8h30m`."""
    if unit is Unit.DAY:
        return f"{value // _DAY}d"
    hours, minutes = divmod(value // timedelta(minutes=1), 60)
    if not hours:
        return f"{minutes}m"
    return f"{hours}h{minutes}m" if minutes else f"{hours}h"


def _range(typed: str) -> Length:
    low_text, _, high_text = typed.partition("..")
    if not low_text and not high_text:
        raise LengthError(f"'{typed}' {_RULE}", "'9h..10h', '9h..' (at least), '..10h' (at most)")
    low, low_unit = _term(low_text, typed) if low_text else (None, None)
    column = len(low_text) + 2
    high, high_unit = _term(high_text, typed, column) if high_text else (None, None)
    if low is not None and high is not None and high < low:
        message = f"'{typed}' ends before it begins: '{high_text}' is shorter than '{low_text}'"
        raise LengthError(message, f"type {high_text}..{low_text}", column)
    units = [unit for unit in (low_unit, high_unit) if unit is not None]
    if len(units) > 1 and (Unit.DAY in units) and units[0] is not units[1]:
        message = f"'{typed}' mixes days with hours: type both sides in days, or both in hours"
        raise LengthError(message, column=column)
    return Length(typed, low, high, min(units, key=lambda unit: unit.value))


def _term(text: str, typed: str, column: int = 0) -> tuple[timedelta, Unit]:
    match = _TERM.fullmatch(text)
    if match is None or not text:
        raise LengthError(f"'{typed}' {_RULE}", _hint(text), column)
    days, hours, minutes = match.groups()
    value = timedelta(days=int(days or 0), hours=int(hours or 0), minutes=int(minutes or 0))
    if not value:
        raise LengthError(f"'{typed}' is no length: it must last at least a minute", None, column)
    if days:
        return value, Unit.DAY
    return value, Unit.MINUTE if minutes else Unit.HOUR


def _hint(text: str) -> str | None:
    """What the editor most likely meant, as far as a rule can tell."""
    stripped = text.strip()
    if stripped.endswith(("?", "%")) or stripped.startswith("~"):
        return "an approximate length ends in '~': 50m~"
    if stripped.endswith("~"):
        return "a range needs no '~': 9h..10h"
    if _DECIMAL.fullmatch(stripped):
        return "type the fraction in the smaller unit: 1h30m for an hour and a half"
    if re.fullmatch(r"\d+", stripped, re.ASCII):
        return f"name the unit: {stripped}m, {stripped}h or {stripped}d"
    terms = _SPELLED.findall(stripped)
    return _spelled_hint(terms) if terms else None


def _spelled_hint(terms: list[tuple[str, str]]) -> str | None:
    letters = [unit[0].lower() for _, unit in terms]
    if letters == ["w"]:
        return f"did you mean '{int(terms[0][0]) * 7}d'?"
    if "d" in letters and len(letters) > 1:
        return "type whole days alone, or everything in hours: 36h"
    if letters not in (["d"], ["h"], ["m"], ["h", "m"]):
        return None
    meant = "".join(number + letter for (number, _), letter in zip(terms, letters, strict=True))
    return f"did you mean '{meant}'?" if _TERM.fullmatch(meant) else None
