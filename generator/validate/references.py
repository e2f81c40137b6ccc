"""What a file with errors refers to and reports, taken from what was typed: what is wrong there is told in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.article import Reference, Typed, Unbuilt
from generator.validate.entries import entries, facts, whole

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from generator.read.note import Note, Path
    from generator.validate.entries import Entry

_PEOPLE = ("by", "to", "who", "requested_by", "toward")
_REPORTED = ("talks", "events", "quotes", "claims")
_THINGS = {
    "about": ("actor", "talk", "event", "figure", "claim", "quote"),
    "at": ("talk", "event"),
    "part_of": ("talk", "event"),
    "denies": ("claim", "quote", "event", "talk"),
    "confirms": ("claim", "quote", "event", "talk"),
    "contradicts": ("claim", "quote", "event", "talk"),
    "of": ("figure",),
    "issue": ("issue",),
}


def unbuilt(note: Note, unread: Container[str]) -> Unbuilt:
    """The file as what it refers to, and as the keys of what it reports and no file that cannot be read does."""
    root = whole(note)
    found = list(_of_note(root) if note.group == "note" else _of_actor(root) if note.group == "actor" else ())
    reports = tuple(one for one in _reports(note) if one.id not in unread) if note.group == "note" else ()
    return Unbuilt(id=note.id, file=note.file, marks=note.values, references=tuple(found), reports=reports)


def _reports(note: Note) -> Iterator[Typed]:
    """What the note reports under an id of its own."""
    for key, entry in facts(note):
        if key in _REPORTED and (name := entry.text("id")):
            keys = frozenset(name for name in entry.data if entry.has(name))
            yield Typed(name, key.removesuffix("s"), entry.path, keys, entry.text("status"))


def _of_note(root: Entry) -> Iterator[Reference]:
    yield from (Reference(text, path, ("story",)) for path, text in root.texts("stories"))
    for _, entry in facts(root.note):
        for key in _PEOPLE:
            for path, value in entry.several(key):
                yield from _who(path, value)
        for key, kinds in _THINGS.items():
            yield from (Reference(text, path, kinds) for path, text in entry.texts(key))


def _who(path: Path, value: Any) -> Iterator[Reference]:  # noqa: ANN401 -- a name, or a mapping of names
    named = {"": value} if isinstance(value, str) else value if isinstance(value, dict) else {}
    for key in ("", "actor", "of"):
        typed = named.get(key)
        if isinstance(typed, str) and typed != "source":
            yield Reference(typed, (*path, key) if key else path, ("actor",))


def _of_actor(root: Entry) -> Iterator[Reference]:
    for key in ("roles", "member_of"):
        for entry in entries(root, key):
            yield from (Reference(text, path, ("actor",)) for path, text in entry.texts("org"))
            yield from (Reference(text, path, ("note",)) for path, text in entry.texts("note"))
    yield from (Reference(text, path, ("actor",)) for path, text in root.texts("member_of"))
