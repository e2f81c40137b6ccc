"""Every statement, the atom of the briefing: who says what of which thing, by which note."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from operator import add
from typing import TYPE_CHECKING

from generator.document import File
from generator.exports.values import Record, date, number, people
from generator.model.dates import Date
from generator.model.facts import Fact, FigureFact, ImageFact, OccasionFact, PositionFact, SpokenFact, Who
from generator.model.publishing import entity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.briefing import Briefing, Note

_sorted = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True).encode
_OWN = ("id", "original", "property", "value")  # what each statement of a fact has alone, sorted
_HERE = "\0"  # where it stands; no text holds this

# What belongs to the report, and stands on each of its statements; `by` is a value too, where it is the speaker.
_ABOUT_THE_REPORT = frozenset({"id", "doubt", "note", "formerly"})


def kind_of(fact: Fact) -> str:
    """The kind of a fact in a word."""
    if isinstance(fact, (OccasionFact, SpokenFact)):
        return fact.category
    if isinstance(fact, FigureFact):
        return "figure"
    if isinstance(fact, PositionFact):
        return "position" if fact.issue else "demand"
    return "image" if isinstance(fact, ImageFact) else "correction"


def _shared(note: Note, fact: Fact, entity: str) -> Record:
    """What all statements of a fact have in common."""
    return {
        "fact": fact.statement,
        "note": note.id,
        "kind": kind_of(fact),
        "entity": entity,
        "publisher": note.reports[0].publisher if note.reports else note.article.source.publisher,
        "origin": note.origin,
        "published": note.published.typed,
        "counted": note.day.isoformat(),
        "by": people(fact.by),
        "doubt": fact.doubt or None,
        "remark": fact.remark or None,
    }


def _own(fact: Fact, entity: str) -> Iterator[tuple[object, ...]]:
    """What else there is in each: that the fact is reported, under its own id, then one a property."""
    yield fact.statement, fact.id or None, "fact", entity
    for key, typed in fact.typed.items():
        if key in _ABOUT_THE_REPORT or (key == "by" and not isinstance(fact, SpokenFact)):
            continue
        yield f"{fact.statement}:{key}", typed, key, understood(getattr(fact, key, None), typed)


def understood(value: object, typed: object) -> object:
    """The value as understood; what has no form of its own is as typed."""
    if isinstance(value, Date):
        return date(value)
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, tuple) and value:
        return people(value) if isinstance(value[0], Who) else list(value)
    return value if isinstance(value, (str, bool)) and value != "" else typed


def entries(briefing: Briefing) -> Iterator[tuple[Note, Fact, str]]:
    """Every fact of every counted note, newest note first, with the id of what it is about."""
    for note in briefing.notes.values():
        yield from ((note, report.fact, entity_of(report)) for report in note.reports)
        yield from ((note, image.fact, note.id) for image in note.images)
        yield from ((note, correction.fact, note.id) for correction in note.corrections)


def lines(briefing: Briefing) -> File:
    """All statements, one JSON object a line."""
    found = io.BytesIO()
    for entry in entries(briefing):
        found.write("".join(_lines(*entry)).encode())
    return File(path="data/statements.jsonl", data=found.getvalue())


def _lines(note: Note, fact: Fact, entity: str) -> Iterator[str]:
    """The statements of one fact; what they have in common is written once."""
    first, *others = _sorted({**_shared(note, fact, entity), **dict.fromkeys(_OWN, _HERE)}).split(_sorted(_HERE))
    for own in _own(fact, entity):
        yield first + "".join(map(add, map(_sorted, own), others)) + "\n"
