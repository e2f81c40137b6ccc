"""What holds for every date that can be typed, and for those that the edtf package reads too."""

from __future__ import annotations

from datetime import date, timedelta

import edtf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.model import dates
from generator.model.dates import Date, DateError

_QUALIFIERS = st.sampled_from(["", "", "~", "?", "%"])
_DAYS = st.dates(date(2021, 11, 1), date(2022, 3, 31))
_OFFSETS = st.sampled_from(["Z", "+03:00", "-05:00"])


@st.composite
def points(draw: st.DrawFn) -> str:
    day = draw(_DAYS)
    kind = draw(st.sampled_from(["year", "month", "day", "day", "day", "part", "clock"]))
    if kind == "part":
        return f"{draw(st.sampled_from(['early', 'mid', 'late']))} {day:%Y-%m}"
    clock = draw(st.times())
    texts = {
        "year": f"{day:%Y}",
        "month": f"{day:%Y-%m}",
        "day": f"{day}",
        "clock": f"{day}T{clock:%H:%M}{draw(_OFFSETS)}",
    }
    return texts[kind] + draw(_QUALIFIERS)


@st.composite
def typed(draw: st.DrawFn) -> Date:
    one, other = draw(points()), draw(points())
    shape = draw(st.sampled_from(["{0}", "{0}", "{0}/{1}", "{0}/..", "../{0}", "{0}..{1}",
                                  "{0}..", "..{0}", "{0}..{1}/.."]))  # fmt: skip
    lasts = draw(st.sampled_from([None, None, "50m~", "2d", "9h..", "1d..3d"]))
    try:
        return dates.parse(shape.format(one, other), None, None if "/" in shape else lasts)
    except DateError:
        assume(condition=False)
        raise


@given(typed())
def test_a_date_means_the_same_when_read_again(value: Date) -> None:
    again = dates.parse(value.typed, value.tz, value.lasts.typed if value.lasts else None)
    assert again == value
    assert hash(again) == hash(value)


@given(typed(), typed())
def test_agreement_is_mutual(one: Date, other: Date) -> None:
    assert dates.agree(one, one)
    assert dates.agree(one, other) is dates.agree(other, one)
    assert dates.lengths_agree(one, other) is dates.lengths_agree(other, one)


@given(typed(), typed())
def test_only_one_of_two_is_vaguer(one: Date, other: Date) -> None:
    assert not (dates.vaguer(one, other) and dates.vaguer(other, one))


@given(typed(), typed())
def test_a_merged_date_is_of_the_grammar(current: Date, new: Date) -> None:
    merged = dates.merge(current, new)
    again = dates.parse(merged.typed, merged.tz, merged.lasts.typed if merged.lasts else None)
    assert again == merged
    assert dates.agree(merged, new)


@given(typed())
def test_merging_a_date_with_itself_changes_nothing(value: Date) -> None:
    assert dates.merge(value, value) == value


@given(typed(), typed())
def test_the_order_is_total(one: Date, other: Date) -> None:
    keys = dates.order_key(one), dates.order_key(other)
    assert (keys[0] < keys[1]) + (keys[0] > keys[1]) + (keys[0] == keys[1]) == 1


@given(typed())
def test_every_date_has_a_place_and_a_day_on_which_it_counts(value: Date) -> None:
    assert dates.slot(value).year in (2020, 2021, 2022, 2023)
    assert dates.utc_day(value) >= date(2020, 1, 1)
    assert dates.as_data(dates.day_only(value))["text"] is None


@given(typed())
def test_past_stays_past(value: Date) -> None:
    first = dates.past_from(value)
    assume(first is not None)
    assert first is not None
    assert not dates.past(value, first - timedelta(days=1))
    assert dates.past(value, first)
    assert not dates.in_progress_span(value, first)


@pytest.mark.parametrize("qualifier", ["", "~", "?", "%"])
@settings(max_examples=10, deadline=None)
@given(day=_DAYS)
def test_bounds_are_those_of_the_edtf_package(qualifier: str, day: date) -> None:
    for text in (f"{day:%Y}", f"{day:%Y-%m}", f"{day}"):
        ours = dates.parse(text + qualifier)
        theirs = edtf.parse_edtf(text + qualifier)
        assert str(ours.earliest) == f"{theirs.lower_strict().tm_year}-{_rest(theirs, 'lower')}"
        assert str(ours.latest) == f"{theirs.upper_strict().tm_year}-{_rest(theirs, 'upper')}"


def _rest(parsed: edtf.EDTFObject, side: str) -> str:
    bound = getattr(parsed, f"{side}_strict")()
    return f"{bound.tm_mon:02}-{bound.tm_mday:02}"
