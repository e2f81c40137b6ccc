"""Every statement, the atom of the briefing: who says what of which thing, by which note."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.document import File
from generator.exports.records import people
from generator.model.article import FigureFact, OccasionFact, PositionFact, SpokenFact
from generator.model.publishing import entity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.briefing import Briefing, Report

_ABOUT_THE_REPORT = frozenset({"id", "by", "doubt", "note", "formerly"})


def kind_of(report: Report) -> str:
    """The kind of a fact in a word."""
    fact = report.fact
    if isinstance(fact, (OccasionFact, SpokenFact)):
        return fact.category
    if isinstance(fact, FigureFact):
        return "figure"
    return "position" if isinstance(fact, PositionFact) and fact.issue else "demand"


def statements(report: Report) -> Iterator[dict[str, Any]]:
    """The statements of one fact: first that it is reported, under the fact's own id, then one a property."""
    base = {
        "fact": report.statement,
        "note": report.note,
        "kind": kind_of(report),
        "entity": entity_of(report),
        "publisher": report.publisher,
        "origin": report.origin,
        "published": report.published.typed,
        "counted": report.day.isoformat(),
        "by": people(report.by),
        "doubt": report.fact.doubt or None,
        "remark": report.fact.remark or None,
    }
    yield {"id": report.statement, **base, "property": "id", "value": entity_of(report), "original": report.fact.id}
    for key, typed in report.fact.typed.items():
        if key not in _ABOUT_THE_REPORT:
            value = getattr(report.fact, key, typed)
            plain = value if isinstance(value, str) else typed
            yield {"id": f"{report.statement}:{key}", **base, "property": key, "value": plain, "original": typed}


def lines(briefing: Briefing) -> File:
    """All statements, one JSON object a line, newest note first."""
    found = (
        json.dumps(one, ensure_ascii=False, allow_nan=False, sort_keys=True)
        for note in briefing.notes.values()
        for report in note.reports
        for one in statements(report)
    )
    return File(path="data/statements.jsonl", data="".join(f"{line}\n" for line in found).encode())
