"""A talk as a calendar entry."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from icalendar import Event, vText, vUri

from generator import addresses, escape
from generator.exports.place import absolute
from generator.exports.values import name
from generator.exports.words import date_in_words
from generator.model import dates

if TYPE_CHECKING:
    from generator.exports.place import Place
    from generator.model.briefing import Briefing
    from generator.model.dates import Date
    from generator.model.facts import Who
    from generator.model.things import Occasion

_OPEN = frozenset({"proposed", "unrecorded", "postponed"})
_SOME_DAY = "some day within"


class Words(vText):
    """A text of a calendar, in which everything typed stays what it is; the library takes a typed line end for one."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        """The text as the file has it."""
        return escape.calendar(self).encode()


class Told(NamedTuple):
    """All that a calendar says of a talk; texts that are "" are not there."""

    uid: str
    sequence: int
    told_at: datetime
    start: date | datetime
    end: date | datetime | None
    summary: str
    status: str
    location: str
    url: str
    description: str


def told(talk: Occasion, briefing: Briefing, place: Place) -> Told | None:
    """What is said of a talk; None where no day, nor some days within a week, are known."""
    day = talk.date or (talk.retired if status(talk) == "CANCELLED" else None)
    when = dates.calendar_entry(day) if day is not None else None
    if day is None or when is None:
        return None
    within = isinstance(when, dates.AllDayEntry) and when.within
    return Told(
        uid=uid(talk),
        sequence=talk.sequence,
        told_at=told_at(talk),
        start=_in_utc(when.start),
        end=_in_utc(when.end) if when.end is not None and when.end != when.start else None,
        summary=f"{talk.what} ({_SOME_DAY} {_within(when)})" if within else talk.what,
        status="TENTATIVE" if within and status(talk) == "CONFIRMED" else status(talk),
        location=", ".join(part for part in (talk.venue, talk.where) if part),
        url=absolute(place, addresses.page("talk", talk.id)),
        description=description(talk, day, briefing),
    )


def entry(one: Told) -> Event:
    """The entry of a talk."""
    found = Event()
    found.add("uid", one.uid)
    found.add("sequence", one.sequence)
    found.add("dtstamp", one.told_at)
    found.add("last-modified", one.told_at)
    found.add("dtstart", one.start)
    if one.end is not None:
        found.add("dtend", one.end)
    found.add("summary", Words(one.summary))
    found.add("status", one.status)
    if one.location:
        found.add("location", Words(one.location))
    if one.url:
        found.add("url", vUri(one.url))
    found.add("description", Words(one.description))
    found.add("transp", "TRANSPARENT")
    return found


def uid(talk: Occasion) -> str:
    """The talk's identity for life: of its first id, whatever it was renamed to."""
    return f"{(*talk.formerly, talk.id)[0]}@talks.briefing"


def status(talk: Occasion) -> str:
    """STATUS by RFC 5545: TENTATIVE, CONFIRMED or CANCELLED."""
    if talk.status == "cancelled" or (talk.status == "postponed" and talk.date is None):
        return "CANCELLED"
    return "TENTATIVE" if talk.status in _OPEN or talk.state == "unrecorded" else "CONFIRMED"


def told_at(talk: Occasion) -> datetime:
    """When the newest report of the talk counts, in UTC."""
    day, clock = max((report.day, report.clock) for report in talk.reports)
    return datetime.combine(day, time.fromisoformat(clock or "00:00"), UTC)


def _in_utc(value: date | datetime) -> date | datetime:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _within(when: dates.AllDayEntry | dates.ExactEntry) -> str:
    """The first and the last of the days."""
    last = when.end - timedelta(days=1) if when.end else when.start
    return f"{date_in_words(when.start.isoformat())} to {date_in_words(last.isoformat())}"


def description(talk: Occasion, day: Date, briefing: Briefing) -> str:
    """Who meets, on which condition, by which source."""
    newest = max(talk.reports, key=lambda report: (report.day, report.clock))
    people = (*talk.parties, *talk.present)
    given = day.text or date_in_words(day.typed)
    lines = [
        f"Status: {talk.state if talk.state == 'unrecorded' else talk.status}",
        f"Parties: {', '.join(_party(party.who, briefing) for party in people)}" if people else "",
        f"Condition: {talk.condition}" if talk.condition else "",
        f"Agenda: {'; '.join(talk.agenda)}" if talk.agenda else "",
        f"Outcome: {talk.outcome}" if talk.outcome else "",
        f"Date as given: {given}" + (f" ({day.tz})" if day.is_timed and day.tz else ""),
        *(f"Moved from {date_in_words(move.was.typed)}" for move in talk.moves),
        f"Source: {newest.publisher}, {date_in_words(newest.published.typed)}",
    ]
    return "\n".join(line for line in lines if line)


def _party(who: Who, briefing: Briefing) -> str:
    """A party's name, with its role."""
    return f"{name(who, briefing)} ({who.role})" if who.role else name(who, briefing)
