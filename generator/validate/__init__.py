"""One file as written into one file as understood, or into its problems; no file knows of another here."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from generator.problems import Severity, in_one_line
from generator.read.tree import too_many
from generator.validate.body import wrong_body
from generator.validate.building import build
from generator.validate.entries import facts, whole
from generator.validate.free_text import cut_texts
from generator.validate.places import dead_places
from generator.validate.references import unbuilt
from generator.validate.rules import OF_ALL, OF_OTHERS
from generator.validate.shape import json_schema, wrong_shapes
from generator.validate.targets import dead_targets

if TYPE_CHECKING:
    from generator.model.article import Content
    from generator.problems import Problem
    from generator.read.note import Note

__all__ = ["dead_places", "dead_targets", "json_schema", "lends", "names_of_broken", "unbuilt", "validate"]

_MOST = 200  # problems of one file
_SINGULAR = {"talks": "talk", "events": "event", "quotes": "quote", "claims": "claim"}


def validate(note: Note) -> tuple[Content | None, tuple[Problem, ...]]:
    """The file as understood, None where it has errors; and everything that is wrong with it."""
    rules = (wrong_shapes, cut_texts, wrong_body, *OF_ALL, *OF_OTHERS[note.group])
    problems = list(islice(chain.from_iterable(rule(note) for rule in rules), _MOST))
    if len(problems) == _MOST:
        problems.append(too_many(note.file, max(problem.mark for problem in problems), _MOST))
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return (None if broken else build(note)), tuple(dict.fromkeys(map(in_one_line, problems)))


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
