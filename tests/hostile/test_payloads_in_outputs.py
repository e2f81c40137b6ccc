"""Every payload in every field of free text: taken as typed or refused at its place, and the same in every output."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from fuzzing import WHOLE
from hostile.planting import DESK, PAYLOADS, Payload, Planted, Where, free_fields, laid_out, plant
from icalendar import Calendar
from markdown_it import MarkdownIt

from generator import build, checking, escape
from generator.loading import templates
from generator.problems import Severity
from generator.read import read_content
from generator.read.parsing import parse
from generator.settings import Settings
from telling import validate

TAKEN = [one for one in PAYLOADS if "everywhere" not in one.refused]
REFUSED = [one for one in PAYLOADS if {"everywhere", "names"} & one.refused.keys()]
ATOM = "{http://www.w3.org/2005/Atom}"
FORMULA = re.compile(r"[=+\-@\t\r]")
RUNS = re.compile(r"\s*(?:javascript|data|vbscript|file):", re.IGNORECASE)
# What `by`, `doubt` and `note` say of an image or a correction stands on the note's page, and among the statements.
BESIDE = {("images", key) for key in ("by", "doubt", "note")} | {
    ("corrections", key) for key in ("by", "doubt", "note")
}
Outputs = Mapping[str, bytes]


class _Reader(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 -- the library's name
        """Every link is one, so that none which runs passes as text."""
        return True


@pytest.fixture(scope="module")
def files() -> list[Planted]:
    return [file for payload in TAKEN for file in plant(payload)]


@pytest.fixture(scope="module")
def outputs(files: list[Planted], tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """Every file that is made of all payloads, but the pages; their copies in Markdown stand below `copies/`."""
    content = read_content(laid_out(tmp_path_factory.mktemp("planted"), files))
    checked = checking.check(content, Settings())
    assert not [one.line() for one in checked.problems if one.severity is not Severity.NOTICE]
    made = build.make(checked.library, Settings(), date(2022, 1, 11), content, templates())
    found = {file.path: file.data for file in made.documents if hasattr(file, "data")}
    return found | {f"copies/{file.path}": file.data for file in made.beside}


def plain(text: str) -> str:
    return " ".join(text.split())


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 -- any JSON value
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def records(outputs: Outputs, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(outputs[f"data/{kind}.json"])[kind]
    return found


def kinds(outputs: Outputs) -> list[str]:
    return [path[len("data/") : -len(".csv")] for path in outputs if path.startswith("data/") and path.endswith(".csv")]


def test_payloads_are_many_and_each_has_one_reason() -> None:
    assert len(PAYLOADS) >= 150
    assert len({one.why for one in PAYLOADS}) == len({one.pattern for one in PAYLOADS}) == len(PAYLOADS)
    assert all("§" in one.pattern and one.refused.keys() <= {"everywhere", "names", "body"} for one in PAYLOADS)


def test_every_field_of_free_text_gets_a_payload() -> None:
    planted = {where for file in plant(TAKEN[0]) for where, _ in file.texts}
    assert free_fields() <= planted


def fields_of(payload: Payload) -> list[tuple[Planted, Where, str]]:
    """Each field in which a payload may not stand: the file with the payload in that field alone."""
    found = []
    number = 0
    for file in plant(payload):
        for where, _ in file.texts:
            number += 1
            if payload.may_stand(where):
                continue
            alone = next(one for one in plant(payload, only=number) if one.path == file.path)
            if (where, payload.text(number)) in alone.texts:  # and not a name that only points at an actor
                found.append((alone, where, payload.text(number)))
    return found


@pytest.mark.parametrize("payload", REFUSED, ids=lambda one: one.why)
def test_a_payload_that_may_not_stand_somewhere_is_refused_there(payload: Payload) -> None:
    says = payload.refused.get("everywhere") or payload.refused["names"]
    tried = fields_of(payload)
    assert tried
    for file, where, text in tried:
        lines = file.written().split("\n")
        note, problems = parse(file.id, where[0], file.path, file.written().encode())  # type: ignore[arg-type]  # a group by its folder
        problems += validate(note)[1] if note is not None else []
        wrong = [one for one in problems if one.severity is Severity.ERROR]
        assert wrong, where
        assert any(says in one.line() for one in wrong), [one.line() for one in wrong]
        assert {one.mark.line for one in wrong} == {
            number for number, line in enumerate(lines, 1) if json.dumps(text, ensure_ascii=False)[1:-1] in line
        }


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda one: one.why)
def test_a_payload_in_a_body_is_refused_at_its_line_or_harmless(tmp_path: Path, payload: Payload) -> None:
    *others, note, _ = plant(TAKEN[0])
    note.body = f"Words.\n\n{payload.text(1)}"
    says = payload.refused.get("everywhere") or payload.refused.get("body", "")
    told = checking.check(read_content(laid_out(tmp_path, [*others, note])), Settings()).problems
    wrong = [one for one in told if one.severity is Severity.ERROR]
    below = note.written().split("\n").index("Words.") + 1
    assert bool(wrong) == bool(says), [one.line() for one in wrong]
    assert not says or any(says in one.line() for one in wrong), [one.line() for one in wrong]
    assert all(one.mark.line > below for one in wrong), [one.line() for one in wrong]


def test_json_has_every_payload_as_it_was_typed(outputs: Outputs, files: list[Planted]) -> None:
    found = {text for kind in kinds(outputs) for text in strings(json.loads(outputs[f"data/{kind}.json"]))}
    for file in files:
        for where, text in file.texts:
            assert where[1:3] in BESIDE or text.strip() in found, (file.path, where)
    stated = {
        text for line in outputs["data/statements.jsonl"].split(b"\n") if line for text in strings(json.loads(line))
    }
    of_facts = [text for file in files for where, text in file.texts if len(where) > 2 and where[1] != "source"]
    assert {text.strip() for text in of_facts if text} - stated - found == set()


def test_no_cell_is_a_formula_and_each_has_what_json_has(outputs: Outputs) -> None:
    for kind in kinds(outputs):
        told = records(outputs, kind)
        head, *rows = csv.reader(io.StringIO(outputs[f"data/{kind}.csv"].decode(), newline=""))
        assert len(rows) == len(told)
        for row, record in zip(rows, told, strict=True):
            assert not [cell for cell in row if FORMULA.match(cell)]
            for key, cell in zip(head, row, strict=True):
                if isinstance(record.get(key), str):
                    assert record[key] in {cell, cell.removeprefix("'")}


def test_the_database_has_what_json_has(outputs: Outputs) -> None:
    with closing(sqlite3.connect(":memory:")) as store:
        store.deserialize(outputs["data/briefing.sqlite"])
        store.row_factory = sqlite3.Row
        assert store.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
        store.execute("INSERT INTO facts_fts (facts_fts) VALUES ('integrity-check')")
        for kind in kinds(outputs):
            rows = {row["id"]: row for row in store.execute(f'SELECT * FROM "{kind.replace("-", "_")}"')}  # noqa: S608 -- our own names
            for record in records(outputs, kind):
                row = rows.pop(record["id"])
                assert all(row[key] == record[key] for key in row.keys() if isinstance(record.get(key), str))  # noqa: SIM118 -- a row's keys
            assert not rows


def test_calendars_say_what_was_typed(outputs: Outputs) -> None:
    talks = {record["id"]: record for record in records(outputs, "talks")}
    names = {record["id"]: record["name"] for record in records(outputs, "actors")}
    for path in (path for path in outputs if path.endswith(".ics")):
        lines = outputs[path].split(b"\r\n")
        assert all(len(line) <= 75 and b"\n" not in line for line in lines)
        calendar = Calendar.from_ical(outputs[path])
        assert str(calendar["name"]) == str(calendar["x-wr-calname"])  # kinds of which the library knows nothing
        if path.startswith("calendar/actors/"):
            assert str(calendar["name"]).endswith(f": {escape.calendar(names[Path(path).stem])}")
        assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD"}
        for event in calendar.walk("VEVENT"):
            talk = talks[str(event["uid"]).partition("@")[0]]
            assert str(event["summary"]) == talk["what"]
            assert str(event["location"]) == ", ".join(filter(None, (talk["venue"], talk["where"])))
            assert all(text in str(event["description"]) for text in (talk["condition"], talk["outcome"]) if text)


def test_feeds_say_what_json_says(outputs: Outputs) -> None:
    for path in (path for path in outputs if path.endswith(".atom")):
        items = json.loads(outputs[path.replace(".atom", ".json")])["items"]
        entries = ET.fromstring(outputs[path]).findall(f"{ATOM}entry")  # noqa: S314 -- our own
        assert [one.findtext(f"{ATOM}title") for one in entries] == [item["title"] for item in items]
        assert [one.findtext(f"{ATOM}content") for one in entries] == [item["content_text"] for item in items]


def test_feeds_are_read_by_others_as_text(outputs: Outputs) -> None:
    found = feedparser.parse(outputs["feeds/changes.atom"])
    items = json.loads(outputs["feeds/changes.json"])["items"]
    assert not found.bozo
    assert [plain(one.title) for one in found.entries] == [plain(item["title"]) for item in items]
    assert {one.title_detail.type for one in found.entries} == {"text/plain"}
    assert {content.type for one in found.entries for content in one.content} == {"text/plain"}


def read(markdown: str) -> tuple[str, list[str]]:
    """What a reader of Markdown sees, and what in it would run or is raw HTML."""
    seen: list[str] = []
    wrong: list[str] = []
    engine = _Reader("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for block in engine.parse(markdown):
        seen.append("\n")
        for token in block.children if block.children is not None else [block]:
            target = str(token.attrGet("href") or token.attrGet("src") or "")
            wrong += [target] if RUNS.match(target) else []
            if token.type in {"html_block", "html_inline"}:
                wrong.append(token.content)
            elif token.type == "image":
                seen += [part.content for part in token.children or ()]
            else:
                seen.append("\n" if token.type in {"softbreak", "hardbreak"} else token.content)
    return plain("".join(seen)), wrong


@pytest.mark.slow
def test_copies_in_markdown_show_what_was_typed(outputs: Outputs, files: list[Planted]) -> None:
    for file in files[:: 1 if WHOLE else 5]:
        shown, wrong = read(outputs[f"copies/{file.path}"].decode())
        assert wrong == [], file.path
        for where, text in file.texts:
            points = where[-1] in {"actor", "of", "who", "by"}  # there the page has the name that the actor goes by
            assert points or plain(text) in shown, (file.path, where)


@pytest.mark.slow
def test_no_copy_and_no_guide_holds_what_runs(outputs: Outputs) -> None:
    copies = sorted(path for path in outputs if path.startswith("copies/"))
    for path in ("llms.txt", *copies[:: 1 if WHOLE else 20]):
        assert read(outputs[path].decode())[1] == [], path


def test_the_desk_is_beside_them(outputs: Outputs) -> None:
    assert len(records(outputs, "actors")) == len(TAKEN) + len(DESK)
