"""One file as written into one file as understood, or into its problems; no file knows of another here.

What judges a file (`judging.py`, `taking.py`) is loaded where a file is to be judged, since that takes long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.validate.briefly import of_brief
from generator.validate.building import file_of
from generator.validate.entries import facts, whole
from generator.validate.places import dead_places, places_linked
from generator.validate.points import Points
from generator.validate.references import unbuilt
from generator.validate.taken import Lost, Plain, Taken, problems_of, taken
from generator.validate.targets import dead_targets

if TYPE_CHECKING:
    from generator.read.note import Note

__all__ = [
    "Lost",
    "Plain",
    "Points",
    "Taken",
    "dead_places",
    "dead_targets",
    "file_of",
    "lends",
    "names_of_broken",
    "of_brief",
    "places_linked",
    "problems_of",
    "taken",
    "unbuilt",
]

_SINGULAR = {"talks": "talk", "events": "event", "quotes": "quote", "claims": "claim"}


def lends(note: Note) -> dict[str, str]:
    """The ids that a file with errors defines, each with its kind: a reference to one of them is no error."""
    found: dict[str, str] = {name: note.group for _, name in whole(note).texts("formerly")}
    if note.group == "note":
        for key, entry in facts(note):
            if key in _SINGULAR:
                names = [entry.text("id"), *(name for _, name in entry.texts("formerly"))]
                found |= {name: _SINGULAR[key] for name in names if name}
    return {**found, note.id: note.group}


def names_of_broken(note: Note) -> tuple[str, ...]:
    """What an actor whose file has errors is called: a fact that names it is no second error."""
    entry = whole(note)
    return tuple(text for key in ("name", "short", "aliases") for _, text in entry.texts(key))
