"""A small fictional story: its whole output is golden, and what the rules make of it stands in `corpus/known.yml`.

Written anew with `python -m pytest tests/test_corpus.py --update-golden`; read what changed before it is committed.
"""

from __future__ import annotations

import difflib
import json
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

import pytest
import yaml
from corpus.building import HERE, Story, made, story

from generator.exports import planned
from generator.model.assemble import assemble
from telling import bytes_of

EXPECTED = HERE / "expected"
KNOWN = yaml.load((HERE / "known.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 -- all scalars stay texts
# Of these, which tell in other words what the rest tells, or are large, only a hash is kept.
HASHED = (
    "as-of/",
    "beside/",
    "calendar/actors/",
    "data/briefing.sqlite",
    "data/statements.jsonl",
    "feeds/actors/",
    "feeds/stories/",
)
HASHES = "hashes.txt"
SHOWN_LINES, SHOWN_WIDTH = 30, 240
MOST_BYTES = 2_000_000
Records = list[dict[str, Any]]
Look = Callable[[str, str], Records]


@pytest.fixture(scope="module")
def corpus() -> Story:
    return story(HERE)


def text_of(path: str, data: bytes) -> str:
    """A file as text: a database as its tables and their rows, which no version of the library tells otherwise."""
    if not path.endswith(".sqlite"):
        return data.decode("utf-8", "backslashreplace")
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    try:
        made = database.execute("SELECT name, type, sql FROM sqlite_master ORDER BY name, type").fetchall()
        tables = [name for name, what, _ in made if what == "table"]
        rows = [(name, row) for name in tables for row in database.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 -- ours
        return "\n".join(map(repr, [*made, *rows]))
    finally:
        database.close()


def output(told: Story) -> dict[str, str]:
    """Every file by its path, but the program's own scripts and styles; what is only hashed is one file of hashes."""
    assert told.settings.as_of is not None
    site = made(told, told.settings.as_of)
    files = [(one.path, one.data) for one in site.documents] + [(f"beside/{one.path}", one.data) for one in site.beside]
    ours = {f"assets/{name}.{kind}" for name in ("briefing", "finder") for kind in ("css", "js")}
    found = {path: text_of(path, data) for path, data in files if path not in ours}
    assert len(found) == len(files) - len(ours)
    hashed = sorted(path for path in found if path.startswith(HASHED))
    hashes = "".join(f"{sha256(found.pop(path).encode()).hexdigest()[:16]} {path}\n" for path in hashed)
    return {**found, HASHES: hashes}


def first_difference(expected: dict[str, str], found: dict[str, str]) -> str:
    """A short unified diff of the first file that differs, with the names of all; nothing where none does."""
    paths = [path for path in sorted(expected.keys() | found.keys()) if expected.get(path) != found.get(path)]
    if not paths:
        return ""
    was, now = (files.get(paths[0], "").splitlines() for files in (expected, found))
    lines = list(difflib.unified_diff(was, now, f"expected/{paths[0]}", "found", n=1, lineterm=""))
    shown = [line[:SHOWN_WIDTH] for line in lines[:SHOWN_LINES]]
    return "\n".join([*shown, f"{len(paths)} files differ: {', '.join(paths[:20])}"])


def test_output_is_as_expected(corpus: Story, request: pytest.FixtureRequest) -> None:
    found = output(corpus)
    if request.config.getoption("--update-golden"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, text in found.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_bytes(text.encode())
    files = [path for path in EXPECTED.rglob("*") if path.is_file()]
    expected = {path.relative_to(EXPECTED).as_posix(): path.read_bytes().decode() for path in files}
    difference = first_difference(expected, found)
    assert not difference, difference
    assert sum(path.stat().st_size for path in files) < MOST_BYTES


def test_a_difference_is_told_shortly() -> None:
    told = first_difference({"a": "same", "b": "one\n" * 99, "c": ""}, {"a": "same", "b": "two\n" * 99, "c": "x"})
    assert told.startswith("--- expected/b\n+++ found\n")
    assert told.endswith("2 files differ: b, c")
    assert len(told.splitlines()) == SHOWN_LINES + 1
    assert not first_difference({"a": "same"}, {"a": "same"})


def test_only_what_an_editor_would_let_stand_is_noticed(corpus: Story) -> None:
    assert [problem.message.split(" (")[0] for problem in corpus.problems] == [
        "'round-one' is an earlier id of 'first-round'",
        "'odd-round' has the parties and the date of 'third-round'",
    ]


@pytest.fixture(scope="module")
def records(corpus: Story) -> Look:
    """The records of one kind as known on a day."""

    @cache
    def data(day: str) -> dict[str, bytes]:
        return bytes_of(planned(assemble(corpus.library, date.fromisoformat(day)), corpus.settings))

    def found(day: str, kind: str) -> Records:
        told: Records = json.loads(data(day)[f"data/{kind}.json"])[kind]
        return told

    return found


def dated(record: dict[str, Any]) -> str:
    """The date of a talk as in `known.yml`: after the one that it was moved from."""
    given = record["date"] or {}
    now: str = given.get("value") or given.get("text") or ""
    if not record["moves"]:
        return now
    first, last = record["moves"][0], record["moves"][-1]
    assert last["to"] == now or record["status"] == "held"
    return f"{'expected ' if first.get('expected') else ''}{first['from']} -> {now}"


@pytest.mark.parametrize("day", KNOWN["talks"])
def test_talks_stand_as_the_rules_have_them(records: Look, day: str) -> None:
    found = [f"{one['state']} {one['id']}: {dated(one)}" for one in records(day, "talks")]
    for state, talks in KNOWN["talks"][day].items():
        told = [line for line in found if line.startswith(f"{state} ")]
        assert told == [f"{state} {name}: {when}" for name, when in talks.items()]
    assert len(found) == sum(len(talks) for talks in KNOWN["talks"][day].values())


@pytest.mark.parametrize("day", KNOWN["discrepancies"])
def test_what_cannot_both_be_true_is_found_and_nothing_else(records: Look, day: str) -> None:
    found = records(day, "discrepancies")
    told = [[one["rule"], one["subject"], one["since"], *(side["value"] for side in one["sides"])] for one in found]
    assert told == KNOWN["discrepancies"][day]


@pytest.mark.parametrize("pair", KNOWN["agree"], ids=lambda pair: pair["why"])
def test_reports_that_may_both_be_true_are_on_no_two_sides(records: Look, pair: dict[str, Any]) -> None:
    day = max(KNOWN["talks"])
    subject = pair["subject"]
    known = [r for r in records(day, "figure-reports") if r["of"] == subject]
    known += [r for kind in ("talks", "events") for r in records(day, kind) if r["id"] == subject]
    reports = [report for record in known for report in record["reports"]]
    ones, others = (
        [r["statement"] for r in reports if pair[key].items() <= r["says"].items()] for key in ("one", "other")
    )
    assert ones
    assert set(others) - set(ones) or len(others) > 1, "there is no pair"
    for found in records(day, "discrepancies"):
        sides = [{report["statement"] for report in side["reports"]} for side in found["sides"]]
        apart = [side for side in sides if side & set(ones)], [side for side in sides if side & set(others)]
        assert not any(one is not other for one in apart[0] for other in apart[1]), found
