"""Rules of one file that need more than a shape. A rule is a function, its docstring is the rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.model import dates
from generator.read.names import wrong_id
from generator.validate import values
from generator.validate.complete import complete, lacks
from generator.validate.entries import Entry, entries, facts, whole
from generator.validate.fact_keys import WhoKeys
from generator.validate.naming import odd_names
from generator.validate.timing import fact_dates, in_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.problems import Problem
    from generator.read.note import Note, Path

_CONJUNCTION = re.compile(r"(?:and|or|Jr)(?=[\s.,]|$)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WHO = ("who", "by", "to", "toward", "requested_by")
_NAMING = ("actor", "anonymous", "publisher")
_NAMED = "write a name, or {anonymous: ..., of: ...}"
_REMOTE = {"phone", "video"}
_KINDS = frozenset({"planned", "deadline"})
_ROLES = frozenset({"host", "mediator", "indirectly", "present", "absent"})


def ids(note: Note) -> Iterator[Problem]:
    """The ids of facts and all earlier ids are ids."""
    for entry in (whole(note), *(entry for _, entry in facts(note))):
        named = [((*entry.path, "id"), entry.text("id"))] if entry.text("id") and entry.path else []
        for path, name in (*named, *entry.texts("formerly")):
            message, hint = wrong_id(name)
            if message:
                yield entry.error(entry.mark(*path[len(entry.path) :]), message, _listed(path, name) or hint)


def _listed(path: Path, text: str) -> str:
    """The hint for several earlier ids that were typed as one."""
    names = [name for part in text.split(",") if (name := part.strip())]
    return f"write [{', '.join(names)}]" if path[-1] == "formerly" and len(names) > 1 else ""


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


def people(note: Note) -> Iterator[Problem]:
    """Somebody is an actor, a speaker without a name, or an outlet: exactly one of them."""
    for _, entry in facts(note):
        for key in _WHO:
            for who in entries(entry, key):
                given = [name for name in _NAMING if who.has(name)]
                if len(given) > 1:
                    yield who.error(who.mark(), f"'{given[0]}' and '{given[1]}' at once", _NAMED)
                elif not given and who.data.keys() <= WhoKeys.known_keys():
                    yield who.error(who.mark(), "this names nobody", _NAMED)
                elif given and who.has("of") and "anonymous" not in given:
                    yield who.error(who.mark("of"), "'of' belongs to a speaker without a name", _NAMED)


def twice(note: Note) -> Iterator[Problem]:
    """A note reports one thing once, or twice with different speakers as two versions that it reports."""
    seen: dict[tuple[str, frozenset[str]], Entry] = {}
    for _, entry in facts(note):
        name = entry.text("id")
        if not name:
            continue
        first = seen.setdefault((name, _speakers(entry)), entry)
        if first is not entry:
            message = f"'{name}' stands here twice, first on line {first.mark().line}, with the same 'by'"
            yield entry.error(entry.mark("id"), message, "merge the two, or tell them apart by who says so")


def _speakers(entry: Entry) -> frozenset[str]:
    """Who says so, however it is typed."""
    found = (value if isinstance(value, dict) else {"actor": value} for _, value in entry.several("by"))
    return frozenset(repr(sorted((key, repr(value)) for key, value in who.items() if value)) for who in found)


def meant(note: Note) -> Iterator[Problem]:
    """A free word that is one with a meaning but for its case is an error: it would not be read as that."""
    for key, entry in facts(note):
        if key == "events":
            yield from _but_for_case(entry, "kind", _KINDS)
        for who in entries(entry, "who") if key in {"events", "talks"} else ():
            yield from _but_for_case(who, "role", _ROLES)


def _but_for_case(entry: Entry, key: str, known: frozenset[str]) -> Iterator[Problem]:
    typed = entry.text(key)
    if typed not in known and typed.casefold() in known:
        message = f"the {key} '{typed}' is not read as one that has a meaning"
        yield entry.error(entry.mark(key), message, f"did you mean '{typed.casefold()}'?")


def remote(note: Note) -> Iterator[Problem]:
    """A phone or video talk has no place in which all meet."""
    for key, entry in facts(note):
        if key == "talks" and entry.text("format") in _REMOTE and entry.has("where"):
            message = f"'where' on a {entry.text('format')} talk: it is the place in which all meet"
            yield entry.notice(entry.mark("where"), message, "each side's place goes to 'note'")


def cut_lists(note: Note) -> Iterator[Problem]:
    """A list item that begins with and, or, Jr is most likely half of a text with a comma in it."""
    for path, text in _items(note.front, ()):
        if found := _CONJUNCTION.match(text):
            inside = path[:-1] in note.inline
            hint = "quote a text that holds a comma" if inside else "does it belong to the one above?"
            message = f"the list item '{text}' begins with '{found[0]}'"
            yield whole(note).notice(note.values[path], message, hint)


def _items(value: Any, path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 -- any part of a file
    """Every text that is an item of a list."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, (dict, list)):
                yield from _items(inner, (*path, key))
    else:
        for index, inner in enumerate(value):
            if isinstance(inner, str):
                yield (*path, index), inner
            elif inner is not None:
                yield from _items(inner, (*path, index))


def tenures(note: Note) -> Iterator[Problem]:
    """A role or membership has a title or an organisation, and ends after it began."""
    for key in ("roles", "member_of"):
        for entry in entries(whole(note), key):
            if key == "roles" and not entry.has("title") and not entry.has("org"):
                yield from lacks(entry, "role", "title")
            for name in ("from", "to"):
                yield from values.wrong_date(entry, name)
                if (date := values.date_of(entry, name)) is not None and date.is_span:
                    yield entry.error(entry.mark(name), f"'{name}' is one date, not '{entry.text(name)}'")
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
    meant,
    in_time,
    remote,
)
OF_ALL: tuple[Callable[[Note], Iterator[Problem]], ...] = (ids, odd_names, cut_lists)
OF_OTHERS: dict[str, tuple[Callable[[Note], Iterator[Problem]], ...]] = {
    "note": OF_NOTES,
    "actor": (tenures, actor),
    "story": (bottom_lines,),
    "issue": (),
    "figure": (),
}
