"""Lengths: what may be typed, and which agree."""

from __future__ import annotations

from datetime import timedelta

import pytest

from generator.model import lengths
from generator.model.lengths import LengthError, Unit

_HOUR = timedelta(hours=1)
_RULE = "is no length: type hours and minutes as 8h30m, or whole days as 2d"


@pytest.mark.parametrize(
    ("typed", "shortest", "longest", "unit"),
    [
        ("50m", _HOUR * 5 / 6, _HOUR * 5 / 6, Unit.MINUTE),
        ("8h30m", _HOUR * 8.5, _HOUR * 8.5, Unit.MINUTE),
        ("2d", _HOUR * 48, _HOUR * 48, Unit.DAY),
        ("9h..10h", _HOUR * 9, _HOUR * 10, Unit.HOUR),
        ("9h..", _HOUR * 9, None, Unit.HOUR),
        ("..10h", None, _HOUR * 10, Unit.HOUR),
    ],
)
def test_a_length_is_read_as_typed(
    typed: str, shortest: timedelta | None, longest: timedelta | None, unit: Unit
) -> None:
    length = lengths.parse(typed)
    assert (length.shortest, length.longest, length.unit) == (shortest, longest, unit)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("50m", "50m~", True),
        ("50m~", "45m", True),
        ("50m~", "40m", False),
        ("8h", "8h30m", True),
        ("8h", "9h", False),
        ("3h", "4h", False),
        ("9h..10h", "10h", True),
        ("9h..10h", "11h", False),
        ("9h..", "10h", True),
        ("9h..", "8h30m", False),
        ("9h..", "..9h", True),
        ("..10h", "12h", False),
        ("2d", "30h", False),
        ("2d", "36h", True),
    ],
)
def test_lengths_agree_as_far_as_they_are_precise(one: str, other: str, *, agree: bool) -> None:
    assert lengths.agree(lengths.parse(one), lengths.parse(other)) is agree
    assert lengths.agree(lengths.parse(other), lengths.parse(one)) is agree


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("2 hours", f"'2 hours' {_RULE}", "did you mean '2h'?"),
        ("2 h 30 min", f"'2 h 30 min' {_RULE}", "did you mean '2h30m'?"),
        ("1.5h", f"'1.5h' {_RULE}",
         "type the fraction in the smaller unit: 1h30m for an hour and a half"),
        ("2w", f"'2w' {_RULE}", "did you mean '14d'?"),
        ("50", f"'50' {_RULE}", "name the unit: 50m, 50h or 50d"),
        ("50m?", f"'50m?' {_RULE}", "an approximate length ends in '~': 50m~"),
        ("1d8h", f"'1d8h' {_RULE}", "type whole days alone, or everything in hours: 36h"),
        ("..", f"'..' {_RULE}", "'9h..10h', '9h..' (at least), '..10h' (at most)"),
        ("0m", "'0m' is no length: it must last at least a minute", None),
        ("10h..9h", "'10h..9h' ends before it begins: '9h' is shorter than '10h'", "type 9h..10h"),
        ("9h..2d", "'9h..2d' mixes days with hours: type both sides in days, or both in hours",
         None),
        ("", f"'' {_RULE}", None),
    ],
)  # fmt: skip
def test_what_is_no_length_is_refused(typed: str, message: str, hint: str | None) -> None:
    with pytest.raises(LengthError) as caught:
        lengths.parse(typed)
    assert (caught.value.message, caught.value.hint) == (message, hint)
