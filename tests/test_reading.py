"""A file that stands as it was is not read again, and all is said of it that was said before."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus.building import HERE
from running import ACTOR, NOTE, desk, write

from generator import reading
from generator.cli import main
from generator.read import Source, read_content
from generator.reading import Memory, understood
from generator.validate import Plain
from generator.validate.taking import take

CONTENT = read_content(HERE / "docs", "docs")
WARNED = NOTE.replace("published: 2022-01-04", "published: 2022-01-02")  # of a talk held on the third
BROKEN = NOTE.replace("status: held", "status: hold")
JUNK: tuple[Callable[[bytes], bytes], ...] = (
    lambda _: b"",
    lambda _: b"no state",
    lambda data: data[:-1],
    lambda data: data + b"\0",
    lambda data: b"\xe9" + data[1:],
    lambda data: data[:60] + bytes([data[60] ^ 1]) + data[61:],
)


def memory(folder: Path, basis: str = "a basis") -> Memory:
    return Memory(folder / "state/notes", basis, keeps=True)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of which it is found out what they say."""
    found: list[str] = []

    def noted(source: Source, data: bytes) -> Plain:
        found.append(source.name)
        return take(source, data)

    monkeypatch.setattr("generator.validate.taking.take", noted)
    monkeypatch.setattr(reading, "_WORTH_IT", 1_000_000)  # in this process alone
    return found


def test_what_stands_is_known(tmp_path: Path, opened: list[str]) -> None:
    first = list(understood(CONTENT.sources, memory(tmp_path)))
    assert sorted(opened) == sorted(source.name for source in CONTENT.sources)
    opened.clear()
    assert list(understood(CONTENT.sources, memory(tmp_path))) == first
    assert not opened


def test_two_processes_understand_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = list(understood(CONTENT.sources))
    monkeypatch.setattr(reading, "_WORTH_IT", 1)
    assert list(understood(CONTENT.sources)) == alone


@pytest.mark.parametrize("basis", ["another basis", ""])
def test_of_another_basis_nothing_is_known(tmp_path: Path, opened: list[str], basis: str) -> None:
    list(understood(CONTENT.sources, memory(tmp_path)))
    opened.clear()
    list(understood(CONTENT.sources, memory(tmp_path, basis)))
    assert len(opened) == len(CONTENT.sources)


@pytest.mark.parametrize("junk", JUNK)
def test_what_is_damaged_is_not_known(tmp_path: Path, opened: list[str], junk: Callable[[bytes], bytes]) -> None:
    first = list(understood(CONTENT.sources, memory(tmp_path)))
    state = tmp_path / "state/notes"
    state.write_bytes(junk(state.read_bytes()))
    opened.clear()
    assert list(understood(CONTENT.sources, memory(tmp_path))) == first
    assert len(opened) == len(CONTENT.sources)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk in which builds keep what they know."""
    found = desk(tmp_path / "desk")
    (found / "build/.state").mkdir(parents=True)
    monkeypatch.chdir(found)
    return found


def test_a_warning_is_said_again_and_stops_what_is_strict(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "notes/leaf-1.md", WARNED)
    assert main(["check"]) == 0
    said = capsys.readouterr().err
    assert "warning: this talk was held on a day (2022-01-03) after" in said
    assert (folder / "build/.state/notes").exists()
    for strict in ([], ["--strict"]):
        assert (main(["check", *strict]), capsys.readouterr().err) == (int(bool(strict)), said)


def test_an_error_is_said_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "notes/leaf-1.md", BROKEN)
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert "'hold' is no status" in said
    assert (main(["check"]), capsys.readouterr().err) == (1, said)


def test_an_edit_that_keeps_size_and_time_is_seen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = write(folder, "notes/leaf-1.md", NOTE)
    before = note.stat()
    assert main(["check"]) == 0
    note.write_text(BROKEN, "utf-8")
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert note.stat().st_size == before.st_size
    assert main(["check"]) == 1
    note.write_text(NOTE, "utf-8")
    assert main(["check"]) == 0
    assert "'hold' is no status" in capsys.readouterr().err


def test_what_another_file_lends_is_looked_up_anew(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    (folder / "docs/actors/moss.md").unlink()
    assert main(["check"]) == 1
    assert "there is no actor 'Moss'" in capsys.readouterr().err
    write(folder, "actors/moss.md", ACTOR.format("Moss"))
    assert main(["check"]) == 0


def test_a_check_makes_no_folder(folder: Path) -> None:
    (folder / "build/.state").rmdir()
    assert main(["check"]) == 0
    assert list((folder / "build").iterdir()) == []
