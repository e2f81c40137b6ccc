"""Names that would pass for others: of actors, and of outlets that have no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.letters import odd_letter
from generator.validate.entries import entries, facts, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.problems import Problem
    from generator.read.note import Note, Path

_CALLED = ("name", "short", "aliases")
_WHO = ("who", "by", "to", "toward", "requested_by")
_HINT = "type it in one alphabet, without signs that are not seen"


def odd_names(note: Note) -> Iterator[Problem]:
    """A name is written in one alphabet and holds nothing that cannot be seen: else it would pass for another."""
    root = whole(note)
    for path, name in _names(note):
        if odd := odd_letter(name):
            yield root.error(root.mark(*path), f"the name '{name}' would pass for another: {odd}", _HINT)


def _names(note: Note) -> Iterator[tuple[Path, str]]:
    """What actors and outlets are called, where they are named and not only referred to."""
    root = whole(note)
    if note.group == "actor":
        for key in _CALLED:
            yield from root.texts(key)
    elif note.group == "note":
        for source in entries(root, "source"):
            yield from (*source.texts("publisher"), *source.texts("via"))
        for _, fact in facts(note):
            for key in _WHO:
                for who in entries(fact, key):
                    yield from who.texts("publisher")
