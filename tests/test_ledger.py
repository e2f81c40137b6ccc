"""A page is made again where something that it was given or that it read differs, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from corpus.building import made, story
from test_determinism import copied, tree

from generator import checking, exports
from generator.both import Aside
from generator.build import Made
from generator.exports.records import records
from generator.ledger import Ledger
from generator.making import bring_up_to_date
from generator.problems import Severity
from generator.read import read_content
from generator.settings import Settings
from generator.write import MANIFEST

DAY = date(2031, 3, 20)
Edit = Callable[[str], str]
KEYS = ("short", "publisher", "unit", "what", "text", "stance")
LEAST = 2  # edits that each part of the test must have tried
STEP = 5  # one of so many is tried: those of test_edits.py are by chance


def pages(told: Made, root: Path) -> dict[str, str]:
    """The folder of pages, brought up to date, and what tells the bytes in it."""
    return dict(bring_up_to_date(told, root / "docs", Ledger(root / "docs", "the same basis"), Aside()))


def left(root: Path) -> dict[str, tuple[int, int]]:
    """Each file as it stands: its number and its time."""
    found = ((path.relative_to(root), path.stat()) for path in root.rglob("*") if path.is_file())
    return {path.as_posix(): (stat.st_ino, stat.st_mtime_ns) for path, stat in found if path.name != MANIFEST}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are made, as they are made."""
    from generator.pages.sheet import Sheet  # noqa: PLC0415 -- to be changed

    found: list[str] = []
    page = Sheet.page

    def noted(self: Sheet, desk: object) -> object:
        found.append(self.path)
        return page(self, desk)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(Sheet, "page", noted)
    monkeypatch.setattr("generator.making._WORTH_IT", 1_000_000)  # in this process alone
    return found


def edited(folder: Path, name: str, edit: Edit) -> None:
    path = folder / "docs" / name
    text = path.read_text("utf-8")
    assert edit(text) != text
    path.write_text(edit(text), "utf-8")


def notes(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder / "docs").as_posix() for path in (folder / "docs/notes").rglob("*.md"))


def test_nothing_is_made_where_nothing_changed(tmp_path: Path, asked: list[str]) -> None:
    desk = copied(tmp_path / "desk")
    pages(made(story(desk), DAY), tmp_path)
    before = left(tmp_path / "docs")
    assert asked
    asked.clear()
    pages(made(story(desk), DAY), tmp_path)
    assert not asked
    assert left(tmp_path / "docs") == before


def test_another_basis_makes_every_page_and_touches_none(tmp_path: Path, asked: list[str]) -> None:
    told = made(story(copied(tmp_path / "desk")), DAY)
    pages(told, tmp_path)
    before, every = left(tmp_path / "docs"), sorted(asked)
    asked.clear()
    bring_up_to_date(told, tmp_path / "docs", Ledger(tmp_path / "docs", "another basis"), Aside())
    assert sorted(asked) == every
    assert left(tmp_path / "docs") == before


@pytest.mark.parametrize("junk", [b"", b"no state", b"\xe9\x00\x00\x00\x00", b"(\x01\x00\x00\x00N"])
def test_what_is_no_ledger_is_none(tmp_path: Path, junk: bytes, asked: list[str]) -> None:
    told = made(story(copied(tmp_path / "desk")), DAY)
    pages(told, tmp_path)
    every = sorted(asked)
    asked.clear()
    (tmp_path / ".state/pages").write_bytes(junk)
    pages(told, tmp_path)
    assert sorted(asked) == every


def test_prose_below_a_note_concerns_its_page_alone(tmp_path: Path, asked: list[str]) -> None:
    desk = copied(tmp_path / "desk")
    pages(made(story(desk), DAY), tmp_path)
    for name in notes(desk)[:3]:
        asked.clear()
        edited(desk, name, lambda text: f"{text.rstrip()}\n\nA word more.\n")
        pages(made(story(desk), DAY), tmp_path)
        assert {path.rpartition("/")[2] for path in asked} <= {f"{Path(name).stem}.md"}, name


def test_data_are_made_where_something_is_typed_above_the_prose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_of: list[str] = []
    plain = records

    def noted(briefing: Any, kind: str) -> Any:  # noqa: ANN401 -- passed on as it came
        made_of.append(kind)
        return plain(briefing, kind)

    monkeypatch.setattr(exports, "records", noted)
    monkeypatch.setattr("generator.making._WORTH_IT", 1_000_000)  # in this process alone
    desk = copied(tmp_path / "desk")
    edits: dict[str, Edit] = {
        "nothing": lambda text: f"{text}\n",
        "prose": lambda text: f"{text.rstrip()}\n\nA word more.\n",
        "a title": lambda text: re.sub("^title: .*", "title: Told otherwise", text, flags=re.MULTILINE),
    }
    pages(made(story(desk), DAY), tmp_path)
    assert made_of
    for what, edit in edits.items():
        made_of.clear()
        edited(desk, notes(desk)[0], edit)
        pages(made(story(desk), DAY), tmp_path)
        assert bool(made_of) == (what == "a title"), what
    assert "Told otherwise" in (tmp_path / "docs/data/notes.json").read_text("utf-8")
    made_of.clear()
    pages(made(story(desk), DAY + timedelta(days=1)), tmp_path)
    assert made_of


NOTE = """---
title: A report more
source: {{publisher: The Sentinel, published: {day}, url: "https://sentinel.example/more"}}
stories: [{story}]
events:
  - {{id: something-more, date: {day}, what: Something more, who: [{actor}]}}
---

Words.
"""


def test_a_note_more_concerns_no_other_note_and_nothing_but_what_it_names(tmp_path: Path, asked: list[str]) -> None:
    desk = copied(tmp_path / "desk")
    known = story(desk)
    actor, line = known.library.actors[0], known.library.stories[0]
    pages(made(known, DAY), tmp_path)
    before = notes(desk)
    asked.clear()
    text = NOTE.format(day=DAY.isoformat(), story=line.id, actor=actor.name)
    (desk / "docs/notes/a-report-more.md").write_text(text, "utf-8")
    pages(made(story(desk), DAY), tmp_path)
    assert {"notes/a-report-more.md", "events/something-more.md", f"actors/{actor.id}.md"} <= set(asked)
    assert not {f"notes/{Path(name).stem}.md" for name in before} & set(asked)
    assert not [
        path
        for path in asked
        if path.startswith(("talks/", "events/")) and path.count("-") and "something-more" not in path
    ]


def test_a_page_written_by_hand_shows_on_the_pages_that_name_it(tmp_path: Path) -> None:
    desk = copied(tmp_path / "desk")
    pages(made(story(desk), DAY), tmp_path)
    (desk / "docs/house-rules.md").write_text("# House rules\n\nBe brief.\n", "utf-8")
    told = made(story(desk), DAY)
    pages(told, tmp_path)
    bring_up_to_date(told, tmp_path / "fresh/docs", Ledger(tmp_path / "fresh/docs", ""), Aside())
    assert "House rules" in (tmp_path / "docs/index.md").read_text("utf-8")
    assert tree(tmp_path / "docs") == tree(tmp_path / "fresh/docs")


@pytest.mark.parametrize("part", range(2))
def test_after_each_edit_stands_what_a_fresh_build_makes(tmp_path: Path, part: int) -> None:
    desk, count = copied(tmp_path / "desk"), 0
    pages(made(story(desk), DAY), tmp_path)
    for name, edit in list(edits(desk))[part::STEP]:
        kept = (desk / "docs" / name).read_text("utf-8")
        edited(desk, name, edit)
        if well(desk):
            told, count = made(story(desk), DAY), count + 1
            pages(told, tmp_path)
            fresh = tmp_path / f"fresh-{count}"
            bring_up_to_date(told, fresh / "docs", Ledger(fresh / "docs", ""), Aside())
            assert tree(tmp_path / "docs") == tree(fresh / "docs"), name
        (desk / "docs" / name).write_text(kept, "utf-8")
    assert count >= LEAST


def well(folder: Path) -> bool:
    """Whether the content is without errors: some names are used elsewhere."""
    checked = checking.check(read_content(folder / "docs", "docs"), Settings())
    return not any(problem.severity is Severity.ERROR for problem in checked.problems)


def edits(folder: Path) -> Iterator[tuple[str, Edit]]:
    """Names, titles and words of every file told otherwise, one at a time."""
    for path in sorted((folder / "docs").rglob("*.md")):
        lines = path.read_text("utf-8").split("\n")
        for key in KEYS:
            line = next((line for line in lines if line.strip(" -").startswith(f"{key}: ")), "")
            if line and line[-1] not in "|>\"'}]":
                yield path.relative_to(folder / "docs").as_posix(), partial(told_anew, line)


def told_anew(line: str, text: str) -> str:
    return text.replace(f"{line}\n", f"{line} anew\n", 1)
