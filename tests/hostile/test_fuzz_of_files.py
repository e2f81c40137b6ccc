"""Files of every kind, as chance grows and spoils them, through the whole check: a word on each fault, soon."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fuzzing import times
from hostile.growing import GROWN, Grown, as_blocks, files
from hypothesis import HealthCheck, given, settings

from generator import build, checking
from generator.loading import templates
from generator.problems import Severity
from generator.read import read_content
from generator.settings import Settings

SOON = 2.0  # seconds
DESK = {
    "actors/moss.md": "---\nname: Moss\nkind: state\n---\n",
    "actors/fern.md": "---\nname: Fern\nkind: person\naliases: [Fernando]\n---\n",
    "stories/river.md": "---\ntitle: The river\n---\n",
    "issues/tolls.md": "---\ntitle: Tolls\nquestion: Are there tolls?\n---\n",
    "figures/leaves.md": "---\ntitle: Leaves\nunit: leaves\n---\n",
    "notes/first.md": (
        "---\ntitle: First\nsource: {publisher: The Daily Leaf, published: 2022-01-02, reference: page 1}\n"
        "talks:\n  - {id: t-1, date: 2022-01-10, what: A talk, who: [Moss, Fern], status: scheduled, where: Reedham}\n"
        "events:\n  - {id: e-1, date: 2022-01-01, what: An event, who: Moss}\n"
        "claims:\n  - {id: c-1, by: Moss, text: A claim}\n"
        "positions:\n  - {who: Moss, issue: tolls, stance: opposes}\n"
        "figures:\n  - {of: leaves, value: 10}\n---\n"
    ),
}
TEMPLATES = templates()
WITHOUT_END = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grown") / "docs"
    for path, text in DESK.items():
        put(folder, path, text.encode())
    return folder


def put(folder: Path, path: str, data: bytes) -> Path:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return target


def checked(docs: Path, path: str, data: bytes) -> Iterator[str]:
    """What is wrong with how a file is checked."""
    target = put(docs, path, data)
    before = time.process_time()
    problems = checking.check(read_content(docs), Settings()).problems
    took = time.process_time() - before
    target.unlink()
    if took > SOON:
        yield f"{took} seconds"
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for problem in (one for one in problems if one.path == f"docs/{path}"):
        mark = problem.mark
        if mark.line > len(lines) or mark.column > len(lines[mark.line - 1]) + 1 or not problem.line().isprintable():
            yield problem.line()
    if list(problems) != sorted(set(problems)):
        yield "problems that are not sorted, or told twice"


@settings(WITHOUT_END, max_examples=times(share=300, whole=20_000))
@given(file=files())
def test_whatever_chance_makes_of_a_file_is_checked_soon(docs: Path, file: tuple[str, bytes]) -> None:
    assert list(checked(docs, *file)) == []


@settings(WITHOUT_END, max_examples=times(share=40, whole=1_000))
@given(grown=GROWN)
def test_a_file_without_an_error_becomes_pages(docs: Path, grown: Grown) -> None:
    path, front = grown
    target = put(docs, path, f"---\n{as_blocks(front)}---\nWords.\n".encode())
    content = read_content(docs)
    found = checking.check(content, Settings())
    target.unlink()
    if any(one.severity is Severity.ERROR for one in found.problems):
        return
    made = build.make(found.library, Settings(), date(2022, 1, 11), content, TEMPLATES)
    assert {document.path for document in made.documents} >= {"index.md", "data/briefing.sqlite"}


def test_most_files_grow_without_an_error(docs: Path) -> None:
    good = 0

    @settings(WITHOUT_END, max_examples=60, derandomize=True, database=None)
    @given(grown=GROWN)
    def grow(grown: Grown) -> None:
        nonlocal good
        path, front = grown
        target = put(docs, path, f"---\n{as_blocks(front)}---\n".encode())
        problems = checking.check(read_content(docs), Settings()).problems
        target.unlink()
        good += all(one.severity is not Severity.ERROR for one in problems)

    grow()
    assert good > 30
