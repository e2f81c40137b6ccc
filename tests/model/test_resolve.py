"""What several files come to together: names into ids, and every problem between files at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from hypothesis import given, settings, strategies

from generator.model.article import ActorFile, Article, FigureFile, IssueFile, Library, StoryFile
from generator.model.facts import Who
from generator.model.resolve import resolve
from generator.read.note import Group
from generator.read.parsing import parse
from telling import validate

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "resolve.yml").read_text("utf-8"))
GROUPS = {"notes": "note", "actors": "actor", "stories": "story", "issues": "issue", "figures": "figure"}
ACTORS = {
    "actors/biden": "name: Joe Biden\nkind: person\naliases: [Biden]\n",
    "actors/putin": "name: Vladimir Putin\nkind: person\naliases: [Putin]\n",
    "actors/zelenskyy": "name: Volodymyr Zelenskyy\nkind: person\naliases: [Zelensky, Zelenskyy]\n",
    "actors/usa": "name: United States\nkind: state\nshort: U.S.\n",
    "actors/reuters": "name: Reuters\nkind: organisation\n",
}


def library(files: dict[str, str], broken: dict[str, str] | None = None) -> Library:
    """A library of files given by folder and id; a note has a title and a source unless it gives them."""
    found: dict[type, list[Any]] = {kind: [] for kind in (Article, ActorFile, StoryFile, IssueFile, FigureFile)}
    for path, text in files.items():
        folder, name = path.split("/")
        note, wrong = parse(name, cast("Group", GROUPS[folder]), f"docs/{path}.md", text_of(folder, text).encode())
        assert note is not None, wrong
        file, wrong_too = validate(note)
        assert file is not None, [problem.line() for problem in wrong_too]
        found[type(file)].append(file)
    return Library(
        articles=tuple(found[Article]),
        actors=tuple(found[ActorFile]),
        stories=tuple(found[StoryFile]),
        issues=tuple(found[IssueFile]),
        figures=tuple(found[FigureFile]),
        broken=broken or {},
    )


def text_of(folder: str, front: str) -> str:
    """A file; the source of a note stands in its third line, `day` and `from` are short for it."""
    if folder != "notes":
        return f"---\n{front}---\n"
    given_first = yaml.safe_load(front.partition("\n")[0]) if front.startswith("{") else {}
    rest = front.partition("\n")[2] if given_first else front
    day, publisher = given_first.get("day", "2022-01-01"), given_first.get("from", "Outlet")
    draft = "draft: true\n" if given_first.get("draft") else "tags: []\n"
    source = f"source: {{publisher: {publisher}, published: {day}, url: 'https://example.org/'}}\n"
    return f"---\ntitle: Title\n{source}{draft}{rest}---\n"


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_problems_between_files(case: dict[str, Any]) -> None:
    _, problems = resolve(library(ACTORS | case["files"], case.get("broken")))
    assert [problem.line() for problem in problems] == case["problems"]


@pytest.mark.parametrize("case", [case for case in CASES if "expect" in case], ids=lambda case: case["case"])
def test_references_become_ids(case: dict[str, Any]) -> None:
    found, _ = resolve(library(ACTORS | case["files"]))
    facts: dict[str, Any] = {}
    for article in found.articles:
        for fact in (*article.occasions, *article.spoken, *article.figures, *article.positions):
            facts[f"{article.id}.{fact.path[0]}.{fact.path[1]}"] = fact
    for name, expected in case["expect"].items():
        for key, value in expected.items():
            assert shown(getattr(facts[name], key)) == value, (name, key)


def shown(value: object) -> object:
    """People and lists in short."""
    if isinstance(value, tuple):
        return [shown(one) for one in value]
    if isinstance(value, Who):
        return value.actor or (f"~{value.of}" if value.anonymous else f"publisher {value.publisher}")
    return value


EVERYTHING: dict[str, str] = ACTORS | {
    path: text for number, case in enumerate(CASES) for path, text in case["files"].items() if number % 3 == 0
}


@settings(max_examples=20, deadline=None)
@given(strategies.permutations(sorted(EVERYTHING)))
def test_the_order_of_files_changes_nothing(order: list[str]) -> None:
    whole = resolve(library(EVERYTHING))
    assert resolve(library({path: EVERYTHING[path] for path in order})) == whole
