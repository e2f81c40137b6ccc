"""Rules of one file that need more than a shape. A rule is a function, its docstring is the rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import dates
from generator.model.intervals import NumberError, parse_number
from generator.read.names import wrong_id
from generator.validate import values
from generator.validate.entries import Entry, entries, facts, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from generator.model.dates import Date
    from generator.problems import Problem
    from generator.read.note import Note

_CONJUNCTION = re.compile(r"(?:and|or|Jr)\b(?!\s*$)|Jr\.?$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WHO = ("who", "by", "to", "toward", "requested_by")
_NAMING = ("actor", "anonymous", "publisher")
_PLANNED = {"planned", "deadline"}
_REMOTE = {"phone", "video"}


def ids(note: Note) -> Iterator[Problem]:
    """The ids of facts and all earlier ids are ids."""
    for entry in (whole(note), *(entry for _, entry in facts(note))):
        named = [((*entry.path, "id"), entry.text("id"))] if entry.text("id") and entry.path else []
        for path, name in (*named, *entry.texts("formerly")):
            message, hint = wrong_id(name)
            if message:
                yield entry.error(entry.mark(*path[len(entry.path) :]), message, hint)


def source(note: Note) -> Iterator[Problem]:
    """A source says where it can be found, and when it was published: a date or an instant, no span."""
    for entry in entries(whole(note), "source"):
        if not entry.has("url") and not entry.has("reference"):
            yield entry.error(entry.mark(), "the source lacks 'url' or 'reference'", "one of them says where it is")
        yield from values.wrong_address(entry, "url")
        yield from values.wrong_address(entry, "archive")
        yield from values.wrong_language(entry)
        for key in ("published", "updated"):
            yield from values.wrong_date(entry, key)
            date = values.date_of(entry, key)
            if date is not None and (date.is_span or date.start.low is None or date.start.high is None):
                yield entry.error(entry.mark(key), f"'{key}' is a date or an instant, not '{entry.text(key)}'")
        published, updated = values.date_of(entry, "published"), values.date_of(entry, "updated")
        if published is not None and updated is not None and dates.wholly_before(updated, published):
            yield entry.error(entry.mark("updated"), "'updated' is before 'published'")


def fact_dates(note: Note) -> Iterator[Problem]:
    """Every date, length, zone, number and language of a fact can be read."""
    for key, entry in facts(note):
        for name in {"figures": ("as_of",), "positions": ("since",)}.get(key, ("date", "moved_from")):
            yield from values.wrong_date(entry, name)
        if key in {"events", "talks"}:
            yield from values.wrong_length(entry)
            if entry.has("tz") and not entry.has("date") and not entry.has("moved_from"):
                yield entry.error(entry.mark("tz"), "'tz' without a date", "delete it, or give the date")
        if key == "corrections" and (date := values.date_of(entry)) is not None and date.start_day is None:
            yield entry.error(entry.mark("date"), f"a correction has a day, not '{entry.text('date')}'")
        yield from values.wrong_language(entry)


def people(note: Note) -> Iterator[Problem]:
    """Somebody is an actor, a speaker without a name, or an outlet: exactly one of them."""
    for _, entry in facts(note):
        for key in _WHO:
            for who in entries(entry, key):
                given = [name for name in _NAMING if who.has(name)]
                if len(given) != 1:
                    told = f"'{given[0]}' and '{given[1]}' at once" if given else "nobody"
                    yield who.error(who.mark(), f"this names {told}", "write a name, or {anonymous: ..., of: ...}")
                elif who.has("of") and "anonymous" not in given:
                    yield who.error(
                        who.mark("of"), "'of' belongs to a speaker without a name", "write {anonymous: ...}"
                    )


def complete(note: Note) -> Iterator[Problem]:
    """A fact has what its kind requires in each report; what later reports inherit is asked for elsewhere."""
    for key, entry in facts(note):
        if key in {"quotes", "claims"} and not entry.has("id"):
            yield from _lacks(entry, key[:-1], *(name for name in ("by", "text") if not entry.has(name)))
        elif key == "figures":
            yield from _number(entry)
        elif key == "positions":
            yield from _position(entry)
        elif key == "images" and not entry.has("caption"):
            yield from _lacks(entry, "image", *(name for name in ("file", "alt") if not entry.has(name)))
        elif key == "images" and entry.has("file") and not entry.has("alt"):
            yield from _lacks(entry, "image", "alt")


def _lacks(entry: Entry, thing: str, *names: str) -> Iterator[Problem]:
    if names:
        told = " and ".join(f"'{name}'" for name in names)
        yield entry.error(entry.mark(), f"the {thing} lacks {told}")


def _number(entry: Entry) -> Iterator[Problem]:
    """A figure report has a value, or a lowest and a highest one."""
    for key in ("value", "low", "high"):
        yield from values.wrong_number(entry, key)
    ends = [key for key in ("low", "high") if entry.has(key)]
    if entry.has("value") and ends:
        yield entry.error(entry.mark(ends[0]), f"'value' and '{ends[0]}' at once", "type the value, or low and high")
    elif not entry.has("value") and len(ends) < 2:  # noqa: PLR2004 -- both of them
        yield from _lacks(entry, "figure report", *([("high", "low")[ends == ["high"]]] if ends else ["value"]))
    low, high = (_decimal(entry.text(key)) for key in ("low", "high"))
    if low is not None and high is not None and low > high:
        yield entry.error(entry.mark("low"), f"'low' {entry.text('low')} is more than 'high' {entry.text('high')}")


def _decimal(text: str) -> Decimal | None:
    try:
        return parse_number(text) if text else None
    except NumberError:
        return None


def _position(entry: Entry) -> Iterator[Problem]:
    """A position has an issue and a stance, or it demands something of somebody in words."""
    demanded = entry.has("toward") and entry.has("text")
    if entry.has("stance") and not entry.has("issue"):
        yield from _lacks(entry, "position", "issue")
    elif entry.has("issue") and not entry.has("stance") and not demanded:
        yield from _lacks(entry, "position", "stance")
    elif not entry.has("issue") and not demanded:
        missing = [key for key in ("toward", "text") if not entry.has(key)]
        names = " and ".join(f"'{key}'" for key in missing)
        hint = "a position has issue and stance, a demand toward and text"
        yield entry.error(entry.mark(), f"the position lacks {names}", hint)


def twice(note: Note) -> Iterator[Problem]:
    """A note reports one thing once, or twice with different speakers as two versions that it reports."""
    seen: dict[tuple[str, str], Entry] = {}
    for _, entry in facts(note):
        name = entry.text("id")
        if not name:
            continue
        first = seen.setdefault((name, repr(entry.data.get("by"))), entry)
        if first is not entry:
            message = f"'{name}' stands here twice, first on line {first.mark().line}, with the same 'by'"
            yield entry.error(entry.mark("id"), message, "merge the two, or tell them apart by who says so")


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
        message = f"this talk was held on a day ({entry.text('date')}) after the note was published"
        yield entry.warning(entry.mark("date"), message, "status: scheduled, where it is announced")
    if status in {"proposed", "scheduled"} and dates.wholly_before(date, published):
        message = f"this talk is {status} for a day ({entry.text('date')}) that was past when the note was published"
        yield entry.notice(entry.mark("date"), message, "was it held?")


def remote(note: Note) -> Iterator[Problem]:
    """A phone or video talk has no place in which all meet."""
    for key, entry in facts(note):
        if key == "talks" and entry.text("format") in _REMOTE and entry.has("where"):
            message = f"'where' on a {entry.text('format')} talk: it is the place in which all meet"
            yield entry.notice(entry.mark("where"), message, "each side's place goes to 'note'")


def cut_lists(note: Note) -> Iterator[Problem]:
    """A list item that begins with and, or, Jr is most likely half of a name."""
    for path, mark in note.values.items():
        if path and isinstance(path[-1], int):
            text = _value(note, path)
            if isinstance(text, str) and _CONJUNCTION.match(text):
                entry = whole(note)
                yield entry.notice(mark, f"the list item '{text}' begins with '{text.split()[0]}'", "was a name cut?")


def _value(note: Note, path: tuple[str | int, ...]) -> object:
    found: object = note.front
    for part in path:
        if isinstance(found, dict):
            found = found.get(part)
        elif isinstance(found, list) and isinstance(part, int) and part < len(found):
            found = found[part]
        else:
            return None
    return found


def tenures(note: Note) -> Iterator[Problem]:
    """A role or membership has a title or an organisation, and ends after it began."""
    for key in ("roles", "member_of"):
        for entry in entries(whole(note), key):
            if key == "roles" and not entry.has("title") and not entry.has("org"):
                yield from _lacks(entry, "role", "title")
            for name in ("from", "to"):
                yield from values.wrong_date(entry, name)
            start, end = values.date_of(entry, "from"), values.date_of(entry, "to")
            if start is not None and end is not None and dates.wholly_before(end, start):
                yield entry.error(entry.mark("to"), f"'to' {entry.text('to')} is before 'from' {entry.text('from')}")


def actor(note: Note) -> Iterator[Problem]:
    """An actor's country and entry of Wikidata are such; what it is called is not `source`."""
    entry = whole(note)
    yield from values.wrong_country(entry)
    yield from values.wrong_entry(entry)
    for path, name in (*entry.texts("name"), *entry.texts("short"), *entry.texts("aliases")):
        if name.casefold() == "source":
            yield entry.error(entry.mark(*path), "'source' is no name: it stands for a note's publisher")


def bottom_lines(note: Note) -> Iterator[Problem]:
    """A bottom line is dated by one day, of which there is one line."""
    seen: dict[str, Entry] = {}
    for entry in entries(whole(note), "bottom_lines"):
        typed = entry.text("date")
        yield from values.wrong_date(entry)
        if values.date_of(entry) is not None and _DAY.fullmatch(typed) is None:
            yield entry.error(entry.mark("date"), f"a bottom line has a day, not '{typed}'")
        elif typed and seen.setdefault(typed, entry) is not entry:
            message = f"two bottom lines of {typed}, the first on line {seen[typed].mark().line}"
            yield entry.error(entry.mark("date"), message, "keep the later one")


OF_NOTES: tuple[Callable[[Note], Iterator[Problem]], ...] = (
    source,
    fact_dates,
    people,
    complete,
    twice,
    in_time,
    remote,
)
OF_ALL: tuple[Callable[[Note], Iterator[Problem]], ...] = (ids, cut_lists)
OF_OTHERS: dict[str, tuple[Callable[[Note], Iterator[Problem]], ...]] = {
    "note": OF_NOTES,
    "actor": (tenures, actor),
    "story": (bottom_lines,),
    "issue": (),
    "figure": (),
}
