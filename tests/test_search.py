"""A site's search by the number of its notes, from the command to the published site."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from running import NOTE, desk, write

from generator.cli import main

LATER = NOTE.replace("2022-01-0", "2021-06-0").replace("leaf.example/1", "leaf.example/2").replace("-first", "-before")


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    monkeypatch.chdir(folder)
    assert main(["build"]) == 0
    return tree(folder / "site")


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A desk of one note, whose search is to be loaded in parts."""
    return desk(tmp_path / "large", search_from="1")


@pytest.mark.parametrize(
    ("search_from", "searched"), [("1", "bundles.json"), ("2", "search_index.json"), ("", "search_index.json")]
)
def test_the_number_of_notes_decides(
    search_from: str, searched: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = built(desk(tmp_path / "desk", search_from=search_from), monkeypatch)
    either = {"search/bundles.json", "search/search_index.json"}
    assert found.keys() & either == {f"search/{searched}"}


def test_notes_that_do_not_count_yet_are_neither_counted_nor_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = desk(tmp_path / "desk", search_from="2")
    write(here, "notes/later.md", NOTE.replace("2022-01-0", "2022-02-0").replace("-first", "-later"))
    assert "search/search_index.json" in built(here, monkeypatch)


def test_after_edits_the_site_is_that_of_a_clean_build(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = built(large, monkeypatch)
    write(large, "notes/leaf-2.md", LATER)
    more = built(large, monkeypatch)
    assert {name for name in more if name.startswith("search/2022")} == {
        name for name in before if name.startswith("search/2022")
    }
    told = [bundle["path"] for bundle in json.loads(more["search/bundles.json"])["bundles"]]
    assert told == ["search/2022-01-01/", "search/2021-01-01/"]
    for left in ("site", "build"):
        shutil.rmtree(large / left)
    assert built(large, monkeypatch) == more
    (large / "docs/notes/leaf-2.md").unlink()
    assert built(large, monkeypatch) == before


@pytest.mark.parametrize("lost", ["site", "site/search", "build/.state/search.json"])
def test_what_was_lost_of_a_site_that_nobody_changed_is_made_again(
    lost: str, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built(large, monkeypatch)
    for path in (large / lost, *(large / "build/.state").glob("*/tree")):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert built(large, monkeypatch) == before


def test_without_pagefind_a_line_says_whose_search_it_is(
    large: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generator.site.bundles.importlib.util.find_spec", lambda _: None)
    assert "search/search_index.json" in built(large, monkeypatch)
    line = "mkdocs.yml:1:1: notice: the theme's own search is published: there is no Pagefind for this machine\n"
    assert capsys.readouterr().err == line
