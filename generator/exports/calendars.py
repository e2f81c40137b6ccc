"""Calendars of the talks, by RFC 5545, through the icalendar library."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, vUri

from generator import addresses
from generator.document import File
from generator.model import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.article import Who
    from generator.model.briefing import Briefing, Occasion
    from generator.model.dates import Date
    from generator.settings import Settings

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_TENTATIVE = frozenset({"proposed", "unrecorded", "postponed"})


class CalendarError(ValueError):
    """An entry that no calendar may hold, which the checks before should have refused."""


def calendars(briefing: Briefing, settings: Settings) -> Iterator[File]:
    """One calendar of all talks, and one each for every actor, story and talk."""
    entries = {name: entry(talk, briefing, settings) for name, talk in briefing.talks.items()}

    def file(path: str, title: str, names: Iterable[str]) -> File:
        told = [one for name in names if (one := entries.get(name)) is not None]
        return File(path=f"calendar/{path}.ics", data=calendar(title, told))

    yield file("talks", settings.site_name, briefing.talks)
    for actor in briefing.actors.values():
        yield file(f"actors/{actor.file.id}", f"{settings.site_name}: {actor.file.name}", actor.talks)
    for story in briefing.stories.values():
        yield file(f"stories/{story.file.id}", f"{settings.site_name}: {story.file.title}", story.talks)
    for talk in briefing.talks.values():
        yield file(f"talks/{talk.id}", talk.what, [talk.id])


def calendar(title: str, entries: Iterable[Event]) -> bytes:
    """A calendar as bytes."""
    found = Calendar()
    found.add("prodid", "-//Briefing//Talks//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("name", _text(title))
    found.add("x-wr-calname", _text(title))
    found.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", "PT1H")
    for one in entries:
        found.add_component(one)
    return bytes(found.to_ical())


def entry(talk: Occasion, briefing: Briefing, settings: Settings) -> Event | None:
    """The entry of a talk; None where no day, nor some days within a week, are known."""
    day = talk.date or (talk.retired if talk.status == "postponed" else None)
    when = dates.calendar_entry(day) if day is not None else None
    if day is None or when is None:
        return None
    within = isinstance(when, dates.AllDayEntry) and when.within
    found = Event()
    found.add("uid", uid(talk))
    found.add("sequence", talk.sequence)
    stamp = datetime.combine(talk.last_day, time(), UTC)
    found.add("dtstamp", stamp)
    found.add("last-modified", stamp)
    found.add("dtstart", when.start)
    if when.end is not None:
        if when.end < when.start:
            raise CalendarError(f"talk '{talk.id}' ends before it starts")
        found.add("dtend", when.end)
    found.add("summary", _text(f"{talk.what} (some day within)" if within else talk.what))
    found.add("status", "TENTATIVE" if within and status(talk) == "CONFIRMED" else status(talk))
    if place := ", ".join(part for part in (talk.venue, talk.where) if part):
        found.add("location", _text(place))
    if settings.site_url:
        found.add("url", vUri(settings.site_url.rstrip("/") + "/" + addresses.page("talk", talk.id)))
    found.add("description", _text(description(talk, day, briefing)))
    if status(talk) == "CANCELLED":
        found.add("transp", "TRANSPARENT")
    return found


def uid(talk: Occasion) -> str:
    """The talk's identity for life: of its first id, whatever it was renamed to."""
    return f"{(talk.formerly or (talk.id,))[0]}@talks.briefing"


def status(talk: Occasion) -> str:
    """STATUS by RFC 5545: TENTATIVE, CONFIRMED or CANCELLED."""
    if talk.status == "cancelled" or (talk.status == "postponed" and talk.date is None):
        return "CANCELLED"
    return "TENTATIVE" if talk.status in _TENTATIVE or talk.state == "unrecorded" else "CONFIRMED"


def description(talk: Occasion, day: Date, briefing: Briefing) -> str:
    """Who meets, on which condition, by which source."""
    parties = ", ".join(_name(party.who, briefing) for party in talk.parties)
    newest = talk.reports[-1]
    lines = [
        f"Status: {talk.status}",
        f"Parties: {parties}" if parties else "",
        f"Condition: {talk.condition}" if talk.condition else "",
        f"Date as given: {day.text or day.typed}",
        *(f"Moved from {move.was.typed}" for move in talk.moves),
        f"Source: {newest.publisher}, {newest.published.typed}",
    ]
    return "\n".join(line for line in lines if line)


def _name(who: Who, briefing: Briefing) -> str:
    actor = briefing.actors.get(who.actor)
    return actor.file.name if actor else who.publisher or who.anonymous or who.actor


def _text(text: str) -> str:
    """The text without control characters, which the format cannot hold."""
    return _CONTROL.sub(" ", text)
