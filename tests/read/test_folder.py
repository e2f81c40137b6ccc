"""A folder of content: which files are taken for what, and what is said of the others."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.problems import Problem
from generator.read import Content, Copied, blobs, read_content, texts
from generator.read.lending import lent
from generator.read.note import Note
from generator.read.parsing import parse

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "read_folder.yml").read_text("utf-8"))


def folder(root: Path, case: dict[str, Any]) -> Path:
    docs = root / "docs"
    docs.mkdir()
    for path, text in case.get("files", {}).items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(text.encode())
    for path, target in case.get("links", {}).items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).symlink_to(target)
    for path in case.get("pipes", []):
        os.mkfifo(docs / path)
    return docs


def opened(content: Content) -> tuple[list[Note], list[Problem], dict[str, str]]:
    """The notes as written, all problems of files and of the folder, and what the other files lend."""
    notes: list[Note] = []
    problems, broken = [*content.problems], dict[str, str]()
    for source in content.sources:
        data = source.data()
        note, wrong = parse(source.name, source.group, source.file, data)
        problems += wrong
        if note is not None and source.sound:
            notes.append(note)
        else:
            broken |= lent(source.name, source.group, data)
    return notes, problems, broken


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_a_folder_holds(tmp_path: Path, case: dict[str, Any]) -> None:
    found = read_content(folder(tmp_path, case))
    notes, problems, broken = opened(found)
    assert [problem.line() for problem in sorted(problems)] == case["problems"]
    if "notes" in case:
        assert [f"{note.group} {note.id}" for note in notes] == case["notes"]
        assert broken == case.get("broken", {})
    assert [page.path for page in found.pages] == case.get("pages", [page.path for page in found.pages])
    assert [asset.path for asset in found.assets] == case.get("assets", [asset.path for asset in found.assets])


def test_files_are_known_by_the_name_that_editors_use(tmp_path: Path) -> None:
    docs = folder(tmp_path, {"files": {"notes/a/b.md": "---\ntitle: A\n---\n", "notes/c.md": "x"}})
    notes, problems, _ = opened(read_content(docs, shown="content"))
    assert [note.file for note in notes] == ["content/notes/a/b.md"]
    assert [problem.path for problem in problems] == ["content/notes/c.md"]


def test_pages_and_assets_keep_their_bytes(tmp_path: Path) -> None:
    docs = folder(tmp_path, {"files": {"about.md": "\ufeffA\r\n", "assets/a.bin": "\0\n"}})
    found = read_content(docs)
    assert found.pages == (Copied("about.md", b"\xef\xbb\xbfA\r\n"),)
    assert found.assets == (Copied("assets/a.bin", b"\0\n"),)


def test_names_of_files_are_put_together(tmp_path: Path) -> None:
    apart, together = (unicodedata.normalize(form, "assets/é.png") for form in ("NFD", "NFC"))
    docs = folder(tmp_path, {"files": {apart: "x"}})
    assert [asset.path for asset in read_content(docs).assets] == [together]
    (docs / together).write_text("y")
    assert len(read_content(docs).problems) == 2


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    docs = folder(tmp_path, {"files": {"notes/a.md": "---\ntitle: A\n---\n"}})
    Path(os.fsdecode(os.fsencode(docs) + b"/notes/\xff.md")).write_text("x")
    (problem,) = read_content(docs).problems
    assert problem.path == "docs/notes/\\udcff.md"


def test_no_folder_is_a_failure_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_content(tmp_path / "docs")


def test_trusted_folders_are_texts_or_bytes_by_path(tmp_path: Path) -> None:
    for path in ("b/c.j2", "a.j2", ".d.j2", ".e/f.j2"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("é\r\n", encoding="utf-8", newline="")
    assert texts(tmp_path) == {"a.j2": "é\r\n", "b/c.j2": "é\r\n"}
    assert blobs(tmp_path) == {"a.j2": "é\r\n".encode(), "b/c.j2": "é\r\n".encode()}
