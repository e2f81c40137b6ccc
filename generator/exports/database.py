"""All data as one SQLite file, ready for Datasette: a table a kind, the facts with full-text search, and views."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from generator import addresses
from generator.document import File
from generator.exports import cells
from generator.exports.records import KINDS, records
from generator.exports.shapes import Shape
from generator.exports.statements import entries, kind_of
from generator.exports.values import as_json, people, url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.exports.values import Record
    from generator.model.briefing import Briefing, Note
    from generator.model.facts import Fact

    _Row = tuple[cells.Cell, ...]

_TYPES = {Shape.NUMBER: "NUMERIC", Shape.COUNT: "INTEGER", Shape.FLAG: "INTEGER"}
_REFERENCES = {
    ("figure-reports", "of"): "figures",
    ("positions", "issue"): "issues",
    ("changes", "note"): "notes",
    ("changes", "statement"): "facts",
}
_FACTS = """
CREATE TABLE about (as_of TEXT NOT NULL);
CREATE TABLE facts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, entity TEXT NOT NULL, url TEXT NOT NULL, text TEXT NOT NULL,
  note TEXT NOT NULL REFERENCES notes(id), publisher TEXT NOT NULL, origin TEXT NOT NULL, published TEXT NOT NULL,
  counted TEXT NOT NULL, said_by TEXT NOT NULL, doubt TEXT, remark TEXT, says TEXT NOT NULL
);
CREATE TABLE reports (
  kind TEXT NOT NULL, record TEXT NOT NULL, place INTEGER NOT NULL, fact TEXT NOT NULL REFERENCES facts(id),
  PRIMARY KEY (kind, record, place)
);
CREATE TABLE parties (
  kind TEXT NOT NULL, record TEXT NOT NULL, actor TEXT NOT NULL REFERENCES actors(id), role TEXT,
  PRIMARY KEY (kind, record, actor)
);
CREATE INDEX parties_by_actor ON parties (actor);
CREATE INDEX facts_by_note ON facts (note);
CREATE VIRTUAL TABLE facts_fts USING fts5 (text, content='facts', tokenize='unicode61 remove_diacritics 2');
"""
_VIEWS = """
CREATE VIEW upcoming_talks AS
  SELECT id, what, date, date_text, "where", venue, status, url FROM talks WHERE state = 'upcoming'
  ORDER BY date_earliest IS NULL, date_earliest, id;
CREATE VIEW overdue_talks AS
  SELECT id, what, date, "where", status, url FROM talks WHERE state = 'overdue' ORDER BY date_earliest, id;
CREATE VIEW moved_talks AS
  SELECT talks.id, talks.what, json_extract(move.value, '$.from') AS "from", json_extract(move.value, '$.to') AS "to",
         json_extract(move.value, '$.note') AS note
  FROM talks, json_each(talks.moves) AS move;
CREATE VIEW who_says_so AS
  SELECT reports.kind, reports.record, facts.id AS fact, facts.text, facts.publisher, facts.published,
         notes.source_url, notes.source_archive
  FROM reports JOIN facts ON facts.id = reports.fact JOIN notes ON notes.id = facts.note
  ORDER BY reports.kind, reports.record, reports.place;
"""


def database(briefing: Briefing) -> File:
    """The data as an SQLite file: the same records give the same bytes."""
    store = sqlite3.connect(":memory:")
    try:
        store.execute("PRAGMA page_size = 4096")
        for kind in KINDS:
            store.execute(_create(kind))
        store.executescript(_FACTS)
        _insert(store, "about", 1, [(briefing.as_of.isoformat(),)])
        _insert(store, "facts", 14, (_fact(*entry) for entry in entries(briefing)))
        parties = [party for kind in KINDS for party in _fill(store, briefing, kind)]
        _insert(store, "parties", 4, parties)
        store.execute("INSERT INTO facts_fts (facts_fts) VALUES ('rebuild')")
        store.executescript(_VIEWS)
        store.commit()
        return File(path="data/briefing.sqlite", data=store.serialize())
    finally:
        store.close()


def _fill(store: sqlite3.Connection, briefing: Briefing, kind: str) -> list[_Row]:
    """Puts in the records of a kind and their reports; gives back who takes part in them."""
    reports: list[_Row] = []
    parties: list[_Row] = []
    row = cells.row_of(kind, lambda _shape: cells.plain)

    def rows() -> Iterator[list[cells.Cell]]:
        for record in records(briefing, kind):
            reports.extend(_reports(kind, record))
            parties.extend(_parties(kind, record) if kind in {"talks", "events"} else ())
            yield row(record)

    _insert(store, _table(kind), len(cells.header(kind)), rows())
    _insert(store, "reports", 4, reports)
    return parties


def _table(kind: str) -> str:
    return kind.replace("-", "_")


def _create(kind: str) -> str:
    """The table of a kind; names come from the shapes alone."""
    columns = []
    for name, shape in cells.header(kind):
        other = _REFERENCES.get((kind, name))
        key = " PRIMARY KEY" if name == "id" else f" REFERENCES {other}(id)" if other else ""
        columns.append(f'"{name}" {_TYPES.get(shape, "TEXT")}{key}')
    return f'CREATE TABLE "{_table(kind)}" ({", ".join(columns)})'


def _insert(store: sqlite3.Connection, table: str, width: int, rows: Iterable[Sequence[cells.Cell]]) -> None:
    """Adds rows to a table, a name of ours, as they come."""
    marks = ", ".join("?" * width)
    store.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608 -- a name of ours


def _fact(note: Note, fact: Fact, entity: str) -> _Row:
    return (
        fact.statement,
        kind_of(fact),
        entity,
        url(addresses.fact(fact.statement)),
        _words(fact),
        note.id,
        note.reports[0].publisher if note.reports else note.article.source.publisher,
        note.origin,
        note.published.typed,
        note.day.isoformat(),
        as_json(people(fact.by)),
        fact.doubt or None,
        fact.remark or None,
        as_json(fact.typed),
    )


def _words(fact: Fact) -> str:
    """The fact's free words, for the search: what was typed under keys that hold text."""
    keys = ("what", "text", "original", "outcome", "condition", "agenda", "where", "venue", "scope", "caption", "alt")
    given = (getattr(fact, key, "") for key in keys)
    return " · ".join("; ".join(one) if isinstance(one, tuple) else one for one in given if one)


def _reports(kind: str, record: Record) -> Iterator[_Row]:
    """Which facts stand behind a record, oldest first."""
    sides = record.get("sides", [])
    told = record.get("reports", [report for side in sides for report in side["reports"]])
    return ((kind, record["id"], place, report["statement"]) for place, report in enumerate(told))


def _parties(kind: str, record: Record) -> Iterator[_Row]:
    """Who takes part in a talk or event."""
    named = [(one, None) if isinstance(one, str) else (one.get("actor"), one.get("role")) for one in record["who"]]
    return ((kind, record["id"], actor, role) for actor, role in named if actor)
