"""Dates by cases: read, compared, merged, and beside the reading date."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import dates
from generator.model.dates import Date, DateError

CASES = Path(__file__).parent.parent / "cases"


def cases(name: str) -> list[Any]:
    loaded: list[Any] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case.get("name") or str(case["given"])) for case in loaded]


def told(error: DateError) -> str:
    hint = f" ({error.hint})" if error.hint else ""
    return f"{error.key}:{error.column}: {error.message}{hint}"


def read(given: str | list[str | None]) -> Date:
    if isinstance(given, str):
        return dates.parse(given)
    return dates.parse(str(given[0]), given[1], given[2])


@pytest.mark.parametrize("case", cases("dates.yml"))
def test_a_date_is_read_as_typed(case: dict[str, Any]) -> None:
    if "problems" in case:
        with pytest.raises(DateError) as caught:
            dates.parse(**case["given"])
        assert [told(caught.value)] == case["problems"]
        return
    found = dates.parse(**case["given"])
    data = dates.as_data(found)
    slot = dates.slot(found)
    assert case["expect"] == {
        "earliest": data["earliest"],
        "latest": data["latest"],
        "precision": found.precision.name,
        "slot": [slot.year, slot.month, slot.day],
    }
    assert (data["value"], data["text"]) == (case["given"]["typed"], case["given"].get("text"))


@pytest.mark.parametrize("case", cases("dates_compared.yml"))
def test_two_dates_compared(case: dict[str, Any]) -> None:
    older, newer = (read(given) for given in case["given"])
    merged = dates.merge(older, newer)
    sides = {
        (False, False): "neither",
        (True, False): "first",
        (False, True): "second",
    }
    found = {
        "agree": dates.agree(older, newer),
        "vaguer": sides[dates.vaguer(older, newer), dates.vaguer(newer, older)],
        "planned": dates.agrees_with_plan(newer, older),
        "lengths": dates.lengths_agree(older, newer),
        "merged": merged.typed,
        "tz": merged.tz,
        "lasts": merged.lasts.typed if merged.lasts else None,
    }
    assert {key: found[key] for key in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", cases("dates_read.yml"))
def test_a_date_beside_the_reading_date(case: dict[str, Any]) -> None:
    value = dates.parse(**case["given"])
    expected = dict(case["expect"])
    checks = {"today": dates.today, "in_progress": dates.in_progress_span}
    for name, check in checks.items():
        for day in expected.pop(name, []):
            assert check(value, date.fromisoformat(day)), (name, day)
        for day in expected.pop(f"not_{name}", []):
            assert not check(value, date.fromisoformat(day)), (name, day)
    found = {
        "past_from": dates.past_from(value),
        "happened_from": dates.past_from(value, happened=True),
        "latest_day": dates.latest_day(value),
        "unrecorded_from": dates.unrecorded_from(value),
        "utc_day": dates.utc_day(value),
    }
    assert {key: str(found[key]) if found[key] else None for key in expected} == expected


def test_words_go_with_the_start_that_they_describe() -> None:
    current = dates.parse("2022-01-10", text="Monday")
    vague = dates.parse("2022-01/2022-01-12", text="this month")
    assert dates.merge(current, vague).text == "Monday"
    assert dates.merge(vague, dates.parse("2022-01-11T10:00Z")).typed == "2022-01/2022-01-12"
    assert dates.merge(current, dates.parse("2022-01-20")).text is None


def test_a_plan_lends_only_its_day() -> None:
    plan = dates.parse("2022-01-10T10:00", "Europe/Moscow", "3h", "Monday at ten")
    day = dates.day_only(plan)
    assert (day.typed, day.tz, day.lasts, day.text) == ("2022-01-10", "Europe/Moscow", None, None)


def test_dates_that_mean_the_same_are_equal() -> None:
    assert dates.parse("2021-12-30T12:35Z") == dates.parse("2021-12-30T15:35", "Europe/Moscow")
    assert dates.parse("2021-12-30") != dates.parse("2021-12-30", "Europe/Moscow")
    assert dates.parse("2021-12-30", text="Thursday") == dates.parse("2021-12-30")


def test_wholly_after_its_publication() -> None:
    published = dates.parse("2021-12-30T18:00-05:00")
    assert dates.wholly_after(dates.parse("2022-01-02"), published)
    assert not dates.wholly_after(dates.parse("2021-12-31"), published)
    assert not dates.wholly_after(dates.parse("2021-12"), published)


def test_calendars_show_days_and_clock_times() -> None:
    entry = dates.calendar_entry
    assert entry(dates.parse("2022-01-09/2022-01-10")) == dates.AllDayEntry(date(2022, 1, 9), date(2022, 1, 11))
    assert entry(dates.parse("2022-01-10/..")) == dates.AllDayEntry(date(2022, 1, 10), None)
    assert entry(dates.parse("2022-01-24..2022-01-30")) == dates.AllDayEntry(
        date(2022, 1, 24), date(2022, 1, 31), within=True
    )
    assert entry(dates.parse("2022-01-24..2022-01-31")) is None
    assert entry(dates.parse("late 2022-02")) is None
    exact = entry(dates.parse("2021-12-30T15:35", "America/New_York", "50m~"))
    assert isinstance(exact, dates.ExactEntry)
    assert exact.end is not None
    assert [exact.start.isoformat(), exact.end.isoformat()] == [
        "2021-12-30T20:35:00+00:00",
        "2021-12-30T21:25:00+00:00",
    ]
