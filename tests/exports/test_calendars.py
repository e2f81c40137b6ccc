"""Calendars, read back with the library that others read them with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import date as day
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar, Event

from generator.exports import planned
from generator.exports.calendars import CalendarError, calendar
from generator.exports.place import Place
from generator.model.briefing import Briefing
from telling import bytes_of

Make = Callable[..., Briefing]
Files = dict[str, bytes]

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "exports_calendars.yml").read_text("utf-8"))
MARCH = day(2030, 3, 1)


def events(data: bytes) -> list[Event]:
    return [part for part in Calendar.from_ical(data.decode()).walk() if isinstance(part, Event)]


def shown(event: Event) -> dict[str, Any]:
    """The parts of an entry that cases name."""
    return {
        "start": str(event.DTSTART),
        "end": str(event.DTEND) if event.DTEND else None,
        "summary": str(event["summary"]),
        "status": str(event["status"]),
        "location": str(event.get("location", "")),
        "uid": str(event["uid"]),
        "sequence": event["sequence"],
        "stamp": str(event.DTSTAMP),
    }


def told(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Notes of one day after another, each with one report."""
    first = {"id": "talk", "what": "A talk", "who": ["tealand"]}
    return [
        {"day": f"2030-01-{number:02}", "talks": [first | report]} for number, report in enumerate(reports, start=1)
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_talk_becomes(case: dict[str, Any], make: Make, settings: Place) -> None:
    files = bytes_of(planned(make(*told(case["reports"]), as_of=MARCH), settings))
    found = events(files["calendar/talks/talk.ics"])
    assert found == events(files["calendar/talks.ics"])
    if case["expect"] is None:
        assert found == []
        return
    (event,) = found
    entry = shown(event)
    assert {key: entry[key] for key in case["expect"]} == case["expect"]
    assert event.LAST_MODIFIED == event.DTSTAMP


def test_a_calendar_without_entries_is_one_all_the_same(published: Files) -> None:
    found = Calendar.from_ical(published["calendar/talks/someday.ics"].decode())
    assert events(published["calendar/talks/someday.ics"]) == []
    assert [part.name for part in found.subcomponents] == ["VTIMEZONE"]
    assert not found.errors


@pytest.mark.parametrize(
    ("path", "uids"),
    [
        ("talks", ["days", "summit", "week"]),
        ("actors/mallardia", ["summit"]),
        ("actors/old-mallardia", ["summit"]),
        ("actors/tealand", ["days", "summit", "week"]),
        ("actors/heronia", []),
        ("stories/pond", ["days", "summit", "week"]),
        ("talks/summit", ["summit"]),
    ],
)
def test_each_calendar_holds_its_own_talks(published: Files, path: str, uids: list[str]) -> None:
    found = events(published[f"calendar/{path}.ics"])
    assert sorted(str(event["uid"]) for event in found) == [f"{uid}@talks.briefing" for uid in uids]


def test_texts_come_back_as_they_were(published: Files, hostile: tuple[str, ...]) -> None:
    (event,) = events(published["calendar/talks/summit.ics"])
    assert str(event["summary"]) == hostile[0]
    assert str(event["location"]) == hostile[2]
    assert str(event["url"]) == "https://ducks.example/pond/talks/summit/"
    told = str(event["description"])
    assert all(text in told for text in hostile)
    assert "Parties: Republic of Mallardia, Tealand (host)" in told
    assert "Moved from 10 January 2030, 09:00" in told
    assert told.endswith("Source: Outlet 1, 4 January 2030")


def test_lines_are_folded_and_end_as_the_standard_says(published: Files) -> None:
    for path, data in published.items():
        if path.endswith(".ics"):
            assert b"\n" not in data.replace(b"\r\n", b"")
            assert max(map(len, data.split(b"\r\n"))) <= 75


def test_without_an_address_of_the_site_an_entry_has_none(make: Make, settings: Place) -> None:
    bare = type(settings)(site_url="")  # type: ignore[call-arg]  # the settings of these tests are a dataclass
    files = bytes_of(planned(make(), bare))
    (event,) = events(files["calendar/talks/summit.ics"])
    assert "url" not in event


def entry(**changed: Any) -> Event:  # noqa: ANN401 -- values of any type that the library takes
    found = Event()
    moment = datetime(2030, 1, 1, tzinfo=UTC)
    values = {"uid": "a@b", "dtstamp": moment, "dtstart": moment, "summary": "x"} | changed
    for key, value in values.items():
        if value is not None:
            found.add(key, value)
    return found


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"uid": None}, "the entry 'x' lacks UID, DTSTAMP or DTSTART"),
        ({"dtstamp": None}, "the entry 'x' lacks UID, DTSTAMP or DTSTART"),
        ({"dtend": datetime(2030, 1, 1, tzinfo=UTC) - timedelta(hours=1)}, "the entry 'a@b' ends before it starts"),
        ({"dtend": day(2030, 1, 2)}, "the entry 'a@b' ends before it starts"),
        ({"summary": "a\0b"}, "SUMMARY 'a\\x00b' holds a control character"),
        ({"location": "a\rb"}, "LOCATION 'a\\rb' holds a control character"),
    ],
)
def test_what_no_calendar_may_hold_is_refused(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(CalendarError) as caught:
        calendar("A calendar", [entry(**changed)])
    assert str(caught.value) == message
