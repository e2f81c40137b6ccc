"""The dates of facts: whether they can be read, and whether they fit the day of the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import dates
from generator.validate import values
from generator.validate.entries import entries, facts, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.dates import Date
    from generator.problems import Problem
    from generator.read.note import Note
    from generator.validate.entries import Entry

_PLANNED = {"planned", "deadline"}
_DATES = {
    "events": ("date", "moved_from"),
    "talks": ("date", "moved_from"),
    "quotes": ("date",),
    "claims": ("date",),
    "figures": ("as_of",),
    "positions": ("since",),
    "corrections": ("date",),
}


def fact_dates(note: Note) -> Iterator[Problem]:
    """Every date, length, zone and language of a fact can be read."""
    for key, entry in facts(note):
        for name in _DATES.get(key, ()):
            yield from values.wrong_date(entry, name)
        if key in {"events", "talks"}:
            yield from values.wrong_length(entry)
            if entry.has("tz") and not entry.has("date") and not entry.has("moved_from"):
                yield entry.error(entry.mark("tz"), "'tz' without a date", "delete it, or give the date")
        date = values.date_of(entry) if key == "corrections" else None
        if date is not None and (date.start_day is None or date.is_span):
            yield entry.error(entry.mark("date"), f"a correction has a day, not '{entry.text('date')}'")
        if key == "quotes":
            yield from values.wrong_language(entry)


def in_time(note: Note) -> Iterator[Problem]:
    """What has happened is not dated after the note was published; what is announced is not past by then."""
    told = next(entries(whole(note), "source"), None)
    published = (values.date_of(told, "updated") or values.date_of(told, "published")) if told else None
    if published is None:
        return
    for key, entry in facts(note):
        date = values.date_of(entry)
        if date is None or key not in {"events", "talks"}:
            continue
        yield from (_event_in_time if key == "events" else _talk_in_time)(entry, date, published)


def _event_in_time(entry: Entry, date: Date, published: Date) -> Iterator[Problem]:
    if entry.text("kind") not in _PLANNED and dates.wholly_after(date, published):
        message = f"this event has happened on a day ({entry.text('date')}) after the note was published"
        yield entry.warning(entry.mark("date"), message, "kind: planned, where it is announced")


def _talk_in_time(entry: Entry, date: Date, published: Date) -> Iterator[Problem]:
    status = entry.text("status")
    if status in {"held", "suspended"} and dates.wholly_after(date, published):
        message = f"this talk was {status} on a day ({entry.text('date')}) after the note was published"
        yield entry.warning(entry.mark("date"), message, "status: scheduled, where it is announced")
    if status in {"proposed", "scheduled"} and _day_past(date, published):
        message = f"this talk is {status} for a day ({entry.text('date')}) that was past when the note was published"
        yield entry.notice(entry.mark("date"), message, "was it held?")


def _day_past(date: Date, published: Date) -> bool:
    """Whether it is over, and not only by hours of the day of the publication."""
    return dates.wholly_before(date, published) and dates.latest_day(date) != published.start_day
