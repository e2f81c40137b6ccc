"""Numbers as sources give them, and what they leave open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_TENTH = Decimal("0.1")
_MOST_DIGITS = 20
_SPACE = "[ \u00a0\u2009\u202f]"
_NUMBER = re.compile(
    rf"(?P<sign>[-\u2212]?)(?P<whole>0|[1-9]\d*|[1-9]\d{{0,2}}(?:,\d{{3}})+"
    rf"|[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}})+)(?:\.(?P<part>\d+))?(?P<kilo>k?)",
    re.ASCII,
)
_AMBIGUOUS = re.compile(r"[-\u2212]?[1-9]\d{0,2}\.\d{3}k?", re.ASCII)
_DOTTED = re.compile(r"([-\u2212]?[1-9]\d{0,2})((?:\.\d{3})+)(?:,\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"([-\u2212]?\d+),(\d+)(k?)", re.ASCII)
_WORDS = {"~": "about", ">=": "at-least", "<=": "up-to", ">": "more-than", "<": "fewer-than"}
_PREFIXED = re.compile(r"(~|>=|<=|>|<)\s*(\S.*)", re.ASCII)
_SCALES = {"million": 6, "mln": 6, "m": 6, "thousand": 3, "billion": 9, "bn": 9}
_SCALED = re.compile(r"(\d+(?:\.\d+)?)\s*([A-Za-z]+)", re.ASCII)


class How(StrEnum):
    """How a source qualifies a number."""

    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    UP_TO = "up-to"
    FEWER_THAN = "fewer-than"


class NumberError(ValueError):
    """A number that cannot be read, with a message and perhaps a hint."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Keep the parts: the message and a hint."""
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Interval:
    """What a number may be; None is a side without a bound.

    `sharp`: a bound or a single exact value, which agrees with what it shares but a point with.
    """

    low: Decimal | None
    high: Decimal | None
    low_included: bool = True
    high_included: bool = True
    sharp: bool = False


def parse_number(text: str) -> Decimal:
    """The number that was typed: `100000`, `100,000`, `100 000`, `100k`, `1.5`.

    Raises NumberError, also where a dot may part thousands or a fraction.
    """
    if _AMBIGUOUS.fullmatch(text):
        thousands, fraction = text.replace(".", ""), text.replace("k", "").rstrip("0").rstrip(".")
        message = f"'{text}' is ambiguous: a thousand, or a fraction?"
        kilo = "k" if text.endswith("k") else ""
        raise NumberError(message, f"type {thousands} or {fraction}{kilo}")
    match = _NUMBER.fullmatch(text)
    if match is None:
        message = f"'{text}' is no number: type it as 100000, \"100,000\", 100 000, 100k or 1.5"
        raise NumberError(message, _hint(text))
    digits = re.sub(r"\D", "", match["whole"])
    if len(digits) + len(match["part"] or "") > _MOST_DIGITS:
        message = f"'{text}' is too long: a number has at most {_MOST_DIGITS} digits"
        raise NumberError(message)
    value = Decimal(f"{'-' if match['sign'] else ''}{digits}.{match['part'] or '0'}")
    return _plain(value * 1000 if match["kilo"] else value)


def of_value(value: Decimal, how: How | None = None, *, exact: bool = False) -> Interval:
    """What a single number may be; `exact` is for figures of what is counted.

    Without `how`: half a unit of its last digit other than zero either way, a tenth at most.
    """
    tenth = abs(value) * _TENTH
    match how:
        case How.ABOUT:
            return Interval(value - tenth, value + tenth, sharp=not tenth)
        case How.NEARLY:
            part = value * (1 - _TENTH)
            return Interval(min(part, value), max(part, value), sharp=not tenth)
        case How.MORE_THAN | How.AT_LEAST:
            return Interval(value, None, low_included=how is How.AT_LEAST, sharp=True)
        case How.FEWER_THAN | How.UP_TO:
            return Interval(None, value, high_included=how is How.UP_TO, sharp=True)
    if how is How.EXACTLY or exact or not value:
        return Interval(value, value, sharp=True)
    slack = min(half_unit(value), tenth)
    return Interval(value - slack, value + slack)


def of_range(low: Decimal, high: Decimal, how: How | None = None) -> Interval:
    """What lies between two numbers; about two numbers, a tenth farther either way."""
    slack = (abs(low) * _TENTH, abs(high) * _TENTH) if how is How.ABOUT else (0, 0)
    return Interval(low - slack[0], high + slack[1], sharp=low == high and not slack[0])


def half_unit(value: Decimal) -> Decimal:
    """Half a unit of the last digit other than zero; nothing of zero."""
    if not value:
        return Decimal(0)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


def agree(one: Interval, other: Interval) -> bool:
    """Whether both may be true: they share more than a point.

    A bound and a single exact value agree with what they share a point with.
    """
    low, low_included = _highest_low(one, other)
    high, high_included = _lowest_high(one, other)
    if low is None or high is None or low < high:
        return True
    touching = low == high and low_included and high_included
    return touching and (one.sharp or other.sharp)


def _highest_low(one: Interval, other: Interval) -> tuple[Decimal | None, bool]:
    if one.low is None:
        return other.low, other.low_included
    if other.low is None or one.low > other.low:
        return one.low, one.low_included
    if one.low < other.low:
        return other.low, other.low_included
    return one.low, one.low_included and other.low_included


def _lowest_high(one: Interval, other: Interval) -> tuple[Decimal | None, bool]:
    if one.high is None:
        return other.high, other.high_included
    if other.high is None or one.high < other.high:
        return one.high, one.high_included
    if one.high > other.high:
        return other.high, other.high_included
    return one.high, one.high_included and other.high_included


def _plain(value: Decimal) -> Decimal:
    """The number without an exponent and without zeros that say nothing."""
    shortened = value.normalize()
    return shortened.quantize(Decimal(1)) if shortened == shortened.to_integral() else shortened


def _hint(text: str) -> str | None:
    """What the editor most likely meant, as far as a rule can tell."""
    stripped = text.strip()
    if match := _PREFIXED.fullmatch(stripped):
        return f"type {match[2]} and 'how: {_WORDS[match[1]]}'"
    if match := _DOTTED.fullmatch(stripped):
        return f"did you mean '{match[1]}{match[2].replace('.', '')}'?"
    if match := _DECIMAL_COMMA.fullmatch(stripped):
        return f"a fraction follows a dot: '{match[1]}.{match[2]}{match[3]}'"
    if match := _SCALED.fullmatch(stripped):
        return _scaled_hint(match[1], match[2].lower())
    is_range = re.fullmatch(r"\S*\d\s*(?:\.\.|-|\u2013|to)\s*\d\S*", stripped)
    return "type a range as 'low' and 'high'" if is_range else _unit_hint(stripped)


def _unit_hint(text: str) -> str | None:
    return "the unit belongs to the figure: type the number alone" if text.endswith("%") else None


def _scaled_hint(number: str, scale: str) -> str:
    if scale == "k":
        return f"did you mean '{number}k'?"
    if scale not in _SCALES:
        return "the unit belongs to the figure: type the number alone"
    return f"did you mean '{_plain(Decimal(number).scaleb(_SCALES[scale]))}'?"
