"""Calendars of the talks, by RFC 5545, through the icalendar library."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from icalendar import Calendar, Component, Event, Timezone, TimezoneStandard

from generator.document import Deferred
from generator.exports.calendar_entry import Words, entry, told
from generator.exports.place import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.exports.place import Place
    from generator.model.briefing import Briefing
    from generator.model.hashing import Hasher

# What the library lets pass and the format cannot hold: controls, and what ends a line for some readers.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_ZONE, _END = b"BEGIN:VTIMEZONE\r\n", b"END:VCALENDAR\r\n"


class CalendarError(ValueError):
    """An entry that no calendar may hold, which the checks before should have refused."""


def calendars(briefing: Briefing, place: Place, hasher: Hasher) -> Iterator[Deferred]:
    """One calendar of all talks, and one each for every actor, story and talk, under earlier ids too."""
    every = {name: told(talk, briefing, place) for name, talk in briefing.talks.items()}
    entries = {name: one for name, one in every.items() if one is not None}
    keys = {name: hasher.hash(tuple(one)) for name, one in entries.items()}
    written = cache(lambda name: _written(entry(entries[name])))

    def file(path: str, title: str, names: Iterable[str]) -> Deferred:
        held = [name for name in names if name in entries]
        key = hasher.hash((title, *(keys[name] for name in held)))
        return Deferred(path=f"calendar/{path}.ics", key=key, make=lambda: _joined(title, map(written, held)))

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


def _written(one: Event) -> bytes:
    """An entry as every calendar has it."""
    checked(one)
    return bytes(one.to_ical())


def _joined(title: str, written: Iterable[bytes]) -> bytes:
    """A calendar of entries that are written already: each stands in many."""
    entries = b"".join(written)
    whole = calendar(title, [])
    return whole[: whole.index(_ZONE)] + entries + _END if entries else whole


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
    held = list(entries)
    for one in held:
        found.add_component(one)
    if not held:
        found.add_component(_utc())
    checked(found)
    return bytes(found.to_ical())


@cache
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


def checked(found: Component) -> None:
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
