"""What a file with errors refers to, taken from what was typed: its wrong names are told in the same run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.article import Reference, Unbuilt
from generator.validate.entries import entries, facts, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.read.note import Note, Path
    from generator.validate.entries import Entry

_PEOPLE = ("by", "to", "who", "requested_by", "toward")
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


def unbuilt(note: Note) -> Unbuilt:
    """The file as what it refers to alone."""
    root = whole(note)
    found = list(_of_note(root) if note.group == "note" else _of_actor(root) if note.group == "actor" else ())
    return Unbuilt(id=note.id, file=note.file, marks=note.values, references=tuple(found))


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
