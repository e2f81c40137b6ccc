"""Whatever is typed wrong is told at its place, soon and with little memory; what is not wrong stands on the page."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hostile.giving import CASES, Case, expected, laid_out, name_of
from running import HOME, desk, run

from generator import build, checking
from generator.document import Page
from generator.loading import templates
from generator.read import read_content
from generator.settings import Settings

SOON = 2.0  # seconds
LITTLE = 300  # megabytes, the program itself among them
SHORT = 1000  # characters of a line
WHYS = [case["why"] for case in CASES]
BY_COMMAND = [case for case in CASES if "says" in case and "most" not in case and "mode" not in case][::20]
TEMPLATES = templates()


def said(docs: Path) -> list[str]:
    return [problem.line() for problem in checking.check(read_content(docs), Settings()).problems]


@pytest.mark.parametrize("case", CASES, ids=WHYS)
def test_what_is_said_of_a_bad_input(tmp_path: Path, case: Case) -> None:
    if "mode" in case and os.geteuid() == 0:
        pytest.skip("root may read everything")
    told = said(laid_out(tmp_path, case))
    assert told[: len(expected(case))] == expected(case)
    assert len(told) == case.get("most", len(expected(case)))
    assert all(line.isprintable() and len(line) < SHORT for line in told)


def test_every_bad_input_is_told_why_once_and_comes_to_something() -> None:
    assert len(CASES) > 100
    assert len(set(WHYS)) == len(WHYS)
    assert all(len({"says", "shows", "nothing"} & case.keys()) == 1 for case in CASES)


@pytest.mark.slow
def test_no_bad_input_takes_long_or_much_memory() -> None:
    paths = os.pathsep.join((str(HOME), str(HOME / "tests")))
    done = subprocess.run(
        [sys.executable, "-m", "hostile.measure"],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    measured = json.loads(done.stdout)
    assert max(measured["seconds"].values()) < SOON, measured
    assert measured["megabytes"] < LITTLE


@pytest.mark.parametrize("case", [case for case in CASES if "shows" in case], ids=lambda case: case["why"])
def test_what_is_not_wrong_stands_literally_on_the_page(tmp_path: Path, case: Case) -> None:
    content = read_content(laid_out(tmp_path, case))
    made = build.make(checking.check(content, Settings()).library, Settings(), date(2022, 1, 11), content, TEMPLATES)
    pages = {page.path: page for page in made.documents if isinstance(page, Page)}
    group, _, _ = name_of(case).partition("/")
    page = pages[f"{group}/{Path(name_of(case)).stem}.md"]
    seen = " ".join(html.unescape(re.sub(r"<[^>]*>", "", page.markdown)).split())
    for text in case["shows"]:
        assert text in seen


@pytest.mark.parametrize("case", BY_COMMAND, ids=lambda case: case["why"])
def test_the_command_says_the_same_and_ends_with_one(tmp_path: Path, case: Case) -> None:
    docs = laid_out(tmp_path / "content", case)
    here = desk(tmp_path / "desk", docs=None)
    done = run("check", "--docs", docs, folder=here)
    stops = any(": error: " in line for line in expected(case))
    assert done.status == int(stops), done.err
    assert done.err.replace(docs.as_posix(), "docs").splitlines() == expected(case)


def test_ten_bad_inputs_are_given_to_the_command() -> None:
    assert len(BY_COMMAND) >= 10


def forbid(monkeypatch: pytest.MonkeyPatch, name: str, ending: str) -> None:
    """A function of the system that may not touch paths which end so."""
    allowed: Callable[..., object] = getattr(os, name)

    def guarded(path: str, *more: object) -> object:
        if os.fspath(path).rstrip("/").endswith(ending):
            raise PermissionError(13, "Permission denied", path)
        return allowed(path, *more)

    monkeypatch.setattr(os, name, guarded)


@pytest.mark.parametrize(
    ("call", "ending", "path"), [("open", "x.md", "notes/x.md"), ("scandir", "notes", "notes")], ids=["file", "folder"]
)
def test_what_may_not_be_read_is_told_with_all_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, ending: str, path: str
) -> None:
    docs = laid_out(tmp_path, {"why": "", "note": "", "beside": {"actors/y.md": "---\nname: Y\n---\n"}})
    forbid(monkeypatch, call, ending)
    assert said(docs) == [
        "docs/actors/y.md:2:1: error: the actor lacks 'kind'",
        f"docs/{path}:1:1: error: this may not be read: permission denied (mend its permissions)",
    ]
