"""One file of any group: every line said of it, and what it comes to."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.model.article import Content
from generator.model.dates import Date
from generator.problems import Severity
from generator.read.note import Note
from generator.read.parsing import parse
from generator.validate import lends, names_of_broken
from generator.validate.shape import json_schema
from telling import validate

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "validate.yml").read_text("utf-8"))
FOLDERS = {"note": "notes", "actor": "actors", "story": "stories", "issue": "issues", "figure": "figures"}
HEAD = "title: A\nsource: {publisher: P, published: 2021-12-30, url: https://example.org/}\n"
SCHEMA = json_schema()
NAME = "x"
UNTOLD = {"path", "typed", "local"}


def text_of(case: dict[str, Any]) -> str:
    """The whole file; `facts` follow a complete head and begin on line 4, a `body` begins on line 5."""
    front = HEAD if "body" in case else HEAD + case["facts"] if "facts" in case else case["front matter"]
    return f"---\n{front}---\n{case.get('body', '')}"


def read(case: dict[str, Any]) -> Note:
    group = case.get("group", "note")
    note, problems = parse(NAME, group, f"docs/{FOLDERS[group]}/{NAME}.md", text_of(case).encode())
    assert note is not None, problems
    return note


def shown(value: object) -> object:
    """A value as it can be written in a case: dates and numbers as text, people and the like by what they hold."""
    if isinstance(value, tuple):
        return [shown(one) for one in value]
    if isinstance(value, Date):
        return value.typed
    if isinstance(value, Decimal):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in UNTOLD}
        return {name: shown(one) for name, one in held.items() if one and one != NAME}
    return value


def at(content: Content, path: str) -> object:
    found: Any = content
    for part in path.split("."):
        found = found[int(part)] if part.isdigit() else getattr(found, part)
    return shown(found)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_is_said_of_a_file(case: dict[str, Any]) -> None:
    note = read(case)
    content, problems = validate(note)
    assert [problem.line().removeprefix(f"{note.file}:") for problem in sorted(problems)] == case.get("problems", [])
    assert (content is None) == any(problem.severity is Severity.ERROR for problem in problems)


@pytest.mark.parametrize("case", [case for case in CASES if "holds" in case], ids=lambda case: case["case"])
def test_what_a_file_holds(case: dict[str, Any]) -> None:
    content, _ = validate(read(case))
    assert content is not None
    assert {path: at(content, path) for path in case["holds"]} == case["holds"]


def without_empty(value: object) -> object:
    """The front matter as another program reads it: empty values left out, flags as such."""
    if isinstance(value, dict):
        return {key: without_empty(one) for key, one in value.items() if one not in (None, [])}
    if isinstance(value, list):
        return [without_empty(one) for one in value]
    return {"true": True, "false": False}.get(str(value), value)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_json_schema_takes_what_is_right(case: dict[str, Any]) -> None:
    note = read(case)
    if validate(note)[0] is not None:
        schema = {**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{note.group}"}]}
        jsonschema.validate(without_empty(dict(note.front)), schema)


def test_what_a_file_with_errors_lends() -> None:
    facts = "formerly: old\ntalks: [{id: t, formerly: [s]}]\nevents: {id: e}\nquotes: [{id: q}, {}]\nclaims: y\n"
    found = {"x": "note", "old": "note", "t": "talk", "s": "talk", "e": "event", "q": "quote"}
    assert lends(read({"facts": facts})) == found
    assert lends(read({"group": "actor", "front matter": "formerly: [a, b]\ntalks: [{id: c}]\n"})) == {
        "x": "actor",
        "a": "actor",
        "b": "actor",
    }


def test_what_an_actor_with_errors_is_called() -> None:
    note = read({"group": "actor", "front matter": "name: Joe\nshort: J\naliases: [Biden, {x: y}]\nkin: person\n"})
    assert names_of_broken(note) == ("Joe", "J", "Biden")


def test_what_is_typed_at_length_is_told_in_short() -> None:
    _, problems = validate(read({"facts": f"talks: {{id: t, status: {'x' * 9000}, date: {'y' * 9000}}}\n"}))
    assert len(problems) == 2
    assert all(len(problem.message) < 500 and "…" in problem.message for problem in problems)
