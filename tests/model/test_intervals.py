"""Numbers: what may be typed, what they leave open, and which agree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model import intervals
from generator.model.intervals import How, Interval, NumberError

_RULE = 'is no number: type it as 100000, "100,000", 100 000, 100k or 1.5'


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("100000", "100000"),
        ("100,000", "100000"),
        ("100 000", "100000"),
        ("100\u00a0000", "100000"),
        ("100k", "100000"),
        ("1.5k", "1500"),
        ("1.5", "1.5"),
        ("0.125", "0.125"),
        ("1,234,567.25", "1234567.25"),
        ("-5", "-5"),
        ("0", "0"),
    ],
)
def test_a_number_is_read_as_typed(typed: str, value: str) -> None:
    assert str(intervals.parse_number(typed)) == value


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("100.000", "'100.000' is ambiguous: a thousand, or a fraction?", "type 100000 or 100"),
        ("1.250", "'1.250' is ambiguous: a thousand, or a fraction?", "type 1250 or 1.25"),
        ("1,5", f"'1,5' {_RULE}", "a fraction follows a dot: '1.5'"),
        ("1.234.567", f"'1.234.567' {_RULE}", "did you mean '1234567'?"),
        (">100000", f"'>100000' {_RULE}", "type 100000 and 'how: more-than'"),
        ("5 million", f"'5 million' {_RULE}", "did you mean '5000000'?"),
        ("10-12", f"'10-12' {_RULE}", "type a range as 'low' and 'high'"),
        ("5%", f"'5%' {_RULE}", "the unit belongs to the figure: type the number alone"),
        ("many", f"'many' {_RULE}", None),
        ("", f"'' {_RULE}", None),
    ],
)
def test_what_is_no_number_is_refused(typed: str, message: str, hint: str | None) -> None:
    with pytest.raises(NumberError) as caught:
        intervals.parse_number(typed)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("value", "how", "low", "high"),
    [
        ("100000", None, "90000", "110000"),
        ("120000", None, "115000", "125000"),
        ("175", None, "174.5", "175.5"),
        ("1.5", None, "1.45", "1.55"),
        ("0", None, "0", "0"),
        ("100000", How.EXACTLY, "100000", "100000"),
        ("120000", How.ABOUT, "108000", "132000"),
        ("100000", How.NEARLY, "90000", "100000"),
        ("100000", How.AT_LEAST, "100000", None),
        ("100000", How.FEWER_THAN, None, "100000"),
    ],
)
def test_a_value_leaves_open_what_it_does_not_say(
    value: str, how: How | None, low: str | None, high: str | None
) -> None:
    found = intervals.of_value(Decimal(value), how)
    assert found.low == (None if low is None else Decimal(low))
    assert found.high == (None if high is None else Decimal(high))


def _interval(text: str) -> Interval:
    """`more-than 100000`, `exactly 5`, `90-100`, `100`."""
    if "-" in text and " " not in text:
        low, high = text.split("-")
        return intervals.of_range(Decimal(low), Decimal(high))
    how, _, value = text.rpartition(" ")
    return intervals.of_value(Decimal(value), How(how) if how else None)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("more-than 100000", "120000", True),
        ("more-than 100000", "exactly 100000", False),
        ("at-least 100000", "exactly 100000", True),
        ("at-least 100000", "up-to 100000", True),
        ("at-least 100000", "fewer-than 100000", False),
        ("100000", "exactly 110000", True),
        ("100000", "exactly 110001", False),
        ("120000", "130000", False),
        ("100000", "175000", False),
        ("about 100000", "nearly 120000", True),
        ("90-100", "100-110", False),
        ("90-100", "95-110", True),
        ("exactly 5", "exactly 5", True),
        ("exactly 5", "exactly 6", False),
    ],
)
def test_numbers_agree_with_more_than_a_point(one: str, other: str, *, agree: bool) -> None:
    assert intervals.agree(_interval(one), _interval(other)) is agree
    assert intervals.agree(_interval(other), _interval(one)) is agree


def test_what_is_counted_is_exact() -> None:
    assert intervals.of_value(Decimal(100), exact=True) == intervals.of_value(Decimal(100), How.EXACTLY)
    assert intervals.of_value(Decimal(100), How.ABOUT, exact=True).low == Decimal(90)
