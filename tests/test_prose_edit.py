"""An edit of prose alone is online without all notes being read, and the site is the one of a clean build."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from running import ACTOR, HOME, desk, write

from generator import building, loading, part
from generator.cli import main
from generator.model.assemble import assemble
from generator.model.briefing import Briefing

CASES = yaml.safe_load((Path(__file__).parent / "cases/prose_edits.yml").read_text("utf-8"))
TALK = (
    "talks:\n  - {id: ridge-round, date: 2022-01-10, what: Talks on the ridge, who: [Moss, Fern], status: scheduled}\n"
)
SOURCE = "source: {{publisher: {}, published: {}, reference: p. 1}}\n"
NOTES = {
    "one": "title: One\n"
    + SOURCE.format("Post", "2022-01-03")
    + "tags: [ridge]\nquotes:\n  - {by: Moss, text: We meet, at: ridge-round}\n"
    + TALK
    + "---\n\nPlain words.\n",
    "two": "title: Two\n" + SOURCE.format("Gazette", "2022-01-04") + TALK + "---\n\n# Background\n\nMore words.\n",
    "three": "title: Three\n" + SOURCE.format("Post", "2022-01-05") + "---\n\nSee [there](two.md#background).\n",
    "draft": "title: Four\ndraft: true\n" + SOURCE.format("Post", "2022-01-05") + "---\n\nNot yet.\n",
}
NO_PAGE = {"courier-draft", "gull-after"}  # of the corpus: a draft, and one that counts on a later day


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with every time that all notes are read."""
    found: list[int] = []
    load = loading.load

    def counted(*given: Any, **named: Any) -> Any:  # noqa: ANN401 -- passed on as it came
        found.append(1)
        return load(*given, **named)

    monkeypatch.setattr(building, "load", counted)
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small desk with two reading dates, whose site was built."""
    found = desk(tmp_path / "desk", as_of='"2022-01-08"', editions='["2022-01-03"]', at_least="{notes: 3}")
    (found / "docs/notes/leaf-1.md").unlink()
    for name, text in NOTES.items():
        write(found, f"notes/{name}.md", f"---\n{text}")
    write(found, "actors/moss.md", f"{ACTOR.format('Moss')}\nA country.\n")
    write(found, "about.md", "# About\n\nHow it is made.\n")
    monkeypatch.chdir(found)
    assert [main(["build"]), main(["build"])] == [0, 0]  # nothing is sealed that was changed as the build began
    return found


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def let_time_pass(since: Path) -> None:
    """Waits for the disk's clock to move on, some thousandths of a second: nothing is sealed that changed just now."""
    probe = Path("probe")
    while True:
        probe.write_text("")
        if probe.stat().st_ctime_ns > since.stat().st_ctime_ns:
            probe.unlink()
            return


def clean(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, dict[str, bytes]]:
    """How a build ends that knows of no other: its status, what it says, its site."""
    for name in ("build", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)
    capsys.readouterr()
    status = main(["build"])
    return status, capsys.readouterr().err, tree(folder / "site") if status == 0 else {}


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_after_an_edit_the_site_is_that_of_a_clean_build(
    case: dict[str, Any], folder: Path, whole: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    name, was, now = case["edit"]
    before = (folder / "docs" / name).read_text("utf-8") if was else ""
    assert was in before
    write(folder, name, before.replace(was, now) if was else now)
    capsys.readouterr()
    status = main(["build"])
    told = capsys.readouterr().err
    assert bool(whole) == case["whole"]
    site = tree(folder / "site") if status == 0 else {}
    assert (status, told, site) == clean(folder, capsys)


def test_every_note_of_a_story_is_edited_in_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = {"as_of": '"2031-03-20"', "editions": '["2031-03-08"]', "at_least": "{notes: 12}", "search_from": "10"}
    found = desk(tmp_path / "desk", docs=HOME / "tests/corpus/docs", **asked)
    monkeypatch.chdir(found)
    assert [main(["build"]), main(["build"])] == [0, 0]
    slow = set()
    for note in sorted(found.glob("docs/notes/**/*.md")):
        whole.clear()
        note.write_text(f"{note.read_text('utf-8').rstrip()}\n\nA word more on {note.stem}.\n", "utf-8")
        let_time_pass(note)
        assert main(["build"]) == 0
        slow |= {note.stem for _ in whole}
    assert slow == NO_PAGE
    assert tree(found / "site") == clean(found, capsys)[2]


def test_several_edits_and_a_check_between_them(
    folder: Path, whole: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "two"):
        write(folder, f"notes/{name}.md", f"---\n{NOTES[name]}\nAt the end.\n")
    assert [main(["check"]), main(["build"])] == [0, 0]
    assert not whole
    assert main(["build"]) == 0
    site = tree(folder / "site")
    assert b"At the end" in site["notes/two/index.html"]
    assert site == clean(folder, capsys)[2]


def test_where_the_notes_that_are_read_tell_it_otherwise_all_are(
    folder: Path, whole: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def otherwise(*given: Any) -> Briefing:  # noqa: ANN401 -- passed on as it came
        found = assemble(*given)
        notes = {name: replace(note, origin="somebody else") for name, note in found.notes.items()}
        return replace(found, notes=notes)

    monkeypatch.setattr(part, "assemble", otherwise)
    write(folder, "notes/one.md", f"---\n{NOTES['one']}\nAt the end.\n")
    assert main(["build"]) == 0
    assert whole
    assert b"somebody else" not in (folder / "site/notes/one/index.html").read_bytes()


def test_a_strict_build_is_stopped_by_what_was_said_before(folder: Path, whole: list[int]) -> None:
    write(folder, "notes/three.md", f"---\n{NOTES['three']}\nSee [it](two.md#nowhere).\n")
    assert main(["build"]) == 0
    whole.clear()
    write(folder, "notes/one.md", f"---\n{NOTES['one']}\nAt the end.\n")
    before = tree(folder / "site")
    assert main(["build", "--strict"]) == 1
    assert tree(folder / "site") == before
