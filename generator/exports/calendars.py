"""Calendars of the talks, by RFC 5545, through the icalendar library."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from generator.document import Deferred, digest
from generator.exports.calendar_entry import Words, entry
from generator.exports.place import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.exports.place import Place
    from generator.model.briefing import Briefing

# What the library lets pass and the format cannot hold: controls, and what ends a line for some readers.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


_BEGIN, _ZONE, _END = b"BEGIN:VEVENT\r\n", b"BEGIN:VTIMEZONE\r\n", b"END:VCALENDAR\r\n"


class CalendarError(ValueError):
    """An entry that no calendar may hold, which the checks before should have refused."""


def calendars(briefing: Briefing, place: Place) -> Iterator[Deferred]:
    """One calendar of all talks, and one each for every actor, story and talk, under earlier ids too."""
    entries = {name: entry(talk, briefing, place) for name, talk in briefing.talks.items()}
    told = {name: _told(one) for name, one in entries.items() if one is not None}

    def file(path: str, title: str, names: Iterable[str]) -> Deferred:
        parts = tuple(told[name] for name in names if name in told)
        key = digest(b"".join([title.encode(), *(one.key for one in parts)]))
        return Deferred(path=f"calendar/{path}.ics", key=key, make=partial(_joined, title, parts))

    yield file("talks", f"{place.site_name}: talks", briefing.talks)
    for name, actor in briefing.actors.items():
        for known in names_of(briefing.actors, name, actor.file.formerly):
            yield file(f"actors/{known}", f"{place.site_name}: {actor.file.name}", actor.talks)
    for name, story in briefing.stories.items():
        for known in names_of(briefing.stories, name, story.file.formerly):
            yield file(f"stories/{known}", f"{place.site_name}: {story.file.title}", story.talks)
    for name, talk in briefing.talks.items():
        for known in names_of(briefing.talks, name, talk.formerly):
            yield file(f"talks/{known}", talk.what, [name])


@dataclass(frozen=True, slots=True)
class _Told:
    """An entry as every calendar has it, and what tells it from others."""

    text: bytes
    key: bytes


def _told(one: Event) -> _Told:
    text = calendar("", [one])
    start, end = text.index(_BEGIN), text.rindex(_END)
    return _Told(text[start:end], hashlib.blake2b(text[start:end], digest_size=16).digest())


def _joined(title: str, told: Sequence[_Told]) -> bytes:
    """A calendar of entries that are written already: each stands in many."""
    if not told:
        return calendar(title, [])
    whole = calendar(title, [])
    return whole[: whole.index(_ZONE)] + b"".join(one.text for one in told) + _END


def calendar(title: str, entries: Iterable[Event]) -> bytes:
    """A calendar as bytes; one that holds no talk holds the zone UTC instead, since none may be empty."""
    found = Calendar()
    found.add("prodid", "-//Briefing//Talks//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("name", Words(title))
    found.add("x-wr-calname", Words(title))
    found.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", "PT1H")
    told = list(entries)
    for one in told:
        found.add_component(one)
    if not told:
        found.add_component(_utc())
    checked(found)
    return bytes(found.to_ical())


def _utc() -> Timezone:
    """The definition of UTC."""
    rule = TimezoneStandard()
    rule.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 -- the standard wants local time here
    rule.add("tzoffsetfrom", timedelta(0))
    rule.add("tzoffsetto", timedelta(0))
    zone = Timezone()
    zone.add("tzid", "Etc/UTC")
    zone.add_component(rule)
    return zone


def checked(found: Calendar) -> None:
    """Nothing: an entry without identity, that ends before it starts, or holds a control character, is an error."""
    for part in found.walk():
        for name, value in part.items():
            if isinstance(value, str) and _CONTROL.search(value):
                raise CalendarError(f"{name} {str(value)!r} holds a control character")
    for event in (part for part in found.walk() if isinstance(part, Event)):
        name = event.get("uid")
        if not name or "dtstamp" not in event or "dtstart" not in event:
            raise CalendarError(f"the entry {str(event.get('summary'))!r} lacks UID, DTSTAMP or DTSTART")
        if event.DTEND is not None and event.DTSTART is not None and not _before(event.DTSTART, event.DTEND):
            raise CalendarError(f"the entry '{name}' ends before it starts")


def _before(start: date, end: date) -> bool:
    """Whether the one is before the other; a day and a clock time are not to be compared."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return start < end
    return not isinstance(start, datetime) and not isinstance(end, datetime) and start < end
