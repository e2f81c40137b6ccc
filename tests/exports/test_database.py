"""The SQLite file: tables, search, views."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

import pytest

from generator.exports.records import KINDS

Files = dict[str, bytes]


@pytest.fixture
def store(published: Files) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(published["data/briefing.sqlite"])
    yield connection
    connection.close()


def test_every_kind_is_a_table_with_the_records_of_its_file(store: sqlite3.Connection, published: Files) -> None:
    for kind in KINDS:
        ids = [row[0] for row in store.execute(f'SELECT id FROM "{kind.replace("-", "_")}" ORDER BY rowid')]  # noqa: S608 -- names of ours
        assert ids == [record["id"] for record in json.loads(published[f"data/{kind}.json"])[kind]]


def test_the_file_is_sound(store: sqlite3.Connection) -> None:
    assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert store.execute("PRAGMA foreign_key_check").fetchall() == []


def test_facts_are_found_by_their_words(store: sqlite3.Connection, hostile: tuple[str, ...]) -> None:
    query = "SELECT id FROM facts WHERE rowid IN (SELECT rowid FROM facts_fts WHERE facts_fts MATCH ?) ORDER BY id"
    assert [row[0] for row in store.execute(query, ('"أحمد"',))] == ["first:flood", "first:summit"]
    texts = [row[0] for row in store.execute("SELECT text FROM facts WHERE kind = 'quote'")]
    assert texts == [hostile[1]]


def test_views_answer_what_readers_ask(store: sqlite3.Connection) -> None:
    assert [row[0] for row in store.execute("SELECT id FROM upcoming_talks")] == ["summit", "days", "week", "someday"]
    assert list(store.execute('SELECT id, "from", "to", note FROM moved_talks')) == [
        ("summit", "2030-01-10T09:00", "2030-01-12T09:00", "second"),
    ]
    assert list(
        store.execute("SELECT fact, publisher FROM who_says_so WHERE kind = 'talks' AND record = 'summit'")
    ) == [
        ("first:summit", "Outlet 0"),
        ("second:summit", "Outlet 1"),
    ]
    assert list(store.execute("SELECT actor, role FROM parties WHERE record = 'summit'")) == [
        ("mallardia", None),
        ("tealand", "host"),
    ]
    assert list(store.execute("SELECT * FROM overdue_talks")) == []
