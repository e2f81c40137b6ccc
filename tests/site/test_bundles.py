"""The search in bundles: each indexed once, the same bytes every time, in place of the theme's index."""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from generator.document import Bundle, Entry, File, Part, Search, digest
from generator.site.claim import claim
from generator.site.machine import MachineError
from generator.site.publish import Site, publish
from generator.site.bundles import indexed, program
from generator.site.pagefind import Indexing, in_order
from site_pages import ROOT

BUNDLES = sys.modules["generator.site.bundles"]
WORDS = "ferry island gull harbour talks border envoy council".split()  # noqa: SIM905 -- a row of words


def entry(number: int, text: str = "") -> Entry:
    chance = random.Random(number)  # noqa: S311 -- no secret
    words = " ".join(chance.choices(WORDS, k=20))
    return Entry(
        address=f"notes/n-{number}/",
        title=f"Note {number} & <more>",
        parts=(Part("", "", words), Part("fact", 'A "fact"', text)),
        kind="Note",
        year=str(2030 + number % 2),
        day="5 January 2030",
        source="Gull Gazette",
        actors=tuple(chance.sample(WORDS, 3)),
    )


def bundle(path: str, *entries: Entry) -> Bundle:
    return Bundle(path=path, key=digest(repr(entries).encode()), make=lambda: entries)


def search(*bundles: Bundle) -> Search:
    listed = json.dumps([one.path for one in bundles]).encode()
    return Search(bundles=bundles, listed=File(path="search/bundles.json", data=listed))


THINGS = bundle("search/things/", entry(0))
OLD = bundle("search/2030-01-01/", *map(entry, range(1, 9)))
NEW = bundle("search/2031-01-01/", *map(entry, range(9, 12)))
EDITED = bundle("search/2031-01-01/", *map(entry, range(9, 11)), entry(11, "One more word"))
ALL = search(THINGS, NEW, OLD)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of the bundles that are indexed."""
    found: list[str] = []

    class Counted(Indexing):
        def __init__(self, tool: Path, entries: Sequence[Entry], folder: Path) -> None:
            found.append(folder.stem)
            super().__init__(tool, entries, folder)

    monkeypatch.setattr(BUNDLES, "Indexing", Counted)
    return found


@contextmanager
def files(asked: Search, state: Path) -> Iterator[dict[str, bytes]]:
    tool = program()
    assert tool is not None
    with indexed(asked, tool, state) as found:
        yield {file.path: file.data for file in found}


@contextmanager
def names(asked: Search, state: Path) -> Iterator[set[str]]:
    """The names alone: reading a file of a bundle that was not indexed now would index it."""
    tool = program()
    assert tool is not None
    with indexed(asked, tool, state) as found:
        yield {file.path for file in found}


def test_an_index_is_the_same_bytes_in_any_order_of_its_entries(tmp_path: Path) -> None:
    turned = bundle(OLD.path, *reversed(tuple(OLD.make())))
    with files(search(THINGS, OLD), tmp_path / "one") as one, files(search(THINGS, turned), tmp_path / "two") as two:
        assert one == two


def test_every_choice_of_the_entries_stands_in_the_filter(tmp_path: Path) -> None:
    with files(search(OLD), tmp_path) as found:
        (told,) = (data for path, data in found.items() if path.endswith(".pf_filter"))
    text = gzip.decompress(told).decode("latin-1")
    wanted = {f"actor {name}" for one in OLD.make() for name in one.actors} | {"kind Note", "year 2030", "year 2031"}
    assert {choice for choice in wanted if choice not in text} == set()


def test_only_the_first_bundle_brings_the_engine_and_none_a_look_of_its_own(tmp_path: Path) -> None:
    with files(ALL, tmp_path) as found:
        engine = {path for path in found if path.endswith((".js", ".css", ".pagefind"))}
    assert engine == {"search/things/pagefind.js", "search/things/wasm.en.pagefind"}


def test_an_edit_indexes_its_bundle_again_and_no_other(tmp_path: Path, made: list[str]) -> None:
    with files(ALL, tmp_path):
        assert sorted(made) == ["search-2030-01-01", "search-2031-01-01", "search-things"]
    made.clear()
    edited = search(THINGS, EDITED, OLD)
    with names(edited, tmp_path) as found:
        assert made == ["search-2031-01-01"]
        assert any(name.startswith("search/2030-01-01/fragment/") for name in found)


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / "search-left/pages").mkdir(parents=True)
    with names(search(THINGS), tmp_path):
        assert not (tmp_path / "search-left").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["search.json"]


@pytest.fixture
def site(site: Site) -> Site:
    """The sample site with what the theme loads for such a search."""
    for name in ("finder.css", "finder.js"):
        (site.pages / "assets" / name).write_bytes((ROOT / "templates/assets" / name).read_bytes())
    return site


def published(site: Site, out: Path) -> dict[str, bytes]:
    with claim(out) as held:
        done = publish(site, held)
    assert (done.in_place, done.findings, done.unsearched) == (True, (), "")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_a_site_of_edits_is_the_one_of_a_clean_build(site: Site, out: Path, made: list[str]) -> None:
    asked = replace(site, search=ALL)
    published(asked, out)
    assert published(asked, out) == published(asked, out)
    made.clear()
    edited = replace(site, search=search(THINGS, EDITED, OLD))
    found = published(edited, out)
    assert made == ["search-2031-01-01"]
    elsewhere = replace(edited, pages=site.pages.rename(site.pages.parents[2] / "docs"))
    assert published(elsewhere, out.with_name("clean")) == found


def test_a_file_of_the_search_that_somebody_removed_is_made_again(site: Site, out: Path) -> None:
    asked = replace(site, search=ALL)
    before = published(asked, out)
    for root in (out, *site.pages.parent.glob(".state/*/tree")):
        next(root.glob("search/2030-01-01/index/*")).unlink()
    assert published(asked, out) == before


@pytest.mark.parametrize("split_first", [True, False])
def test_the_theme_searches_or_the_bundles_do_and_never_both(site: Site, out: Path, split_first: bool) -> None:  # noqa: FBT001 -- a case
    for split in (split_first, not split_first):
        found = published(replace(site, search=ALL if split else None), out)
        page = found["talks/index.html"].decode()
        assert ("search/search_index.json" in found, "search/bundles.json" in found) == (not split, split)
        assert ("wasm-unsafe-eval" in page, "finder.js" in page, 'name="search"' in page) == (split, split, not split)
        assert all("finder.js" in data.decode() for path, data in found.items() if path.endswith(".html")) is split


def test_without_pagefind_the_theme_searches_and_a_line_says_so(
    site: Site, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["generator.site.publish"], "program", lambda: None)
    with claim(out) as held:
        done = publish(replace(site, search=ALL), held)
    assert (done.in_place, done.unsearched) == (True, "there is no Pagefind for this machine")
    assert (out / "search/search_index.json").exists()
    assert not (out / "search/bundles.json").exists()


def test_where_mkdocs_makes_every_page_the_theme_searches(site: Site, out: Path, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    text = site.config.read_text("utf-8").replace("custom_dir: ", f"custom_dir: {site.config.parent}/")
    config.write_text(text.replace("site_name: Briefing", "site_name: !ENV [NAME, Briefing]"), "utf-8")
    with claim(out) as held:
        done = publish(replace(site, config=config, search=ALL), held)
    assert (done.in_place, done.unsearched) == (True, "MkDocs makes every page, and knows no other")
    assert (out / "search/search_index.json").exists()


def test_a_failing_pagefind_is_told(tmp_path: Path) -> None:
    tool = tmp_path / "pagefind"
    tool.write_text("#!/bin/sh\necho no room >&2\nexit 1\n")
    tool.chmod(0o755)
    with pytest.raises(MachineError, match="Pagefind could not index the search: no room"), indexed(ALL, tool, tmp_path):
        pass


def test_a_filter_of_another_form_is_told() -> None:
    with pytest.raises(MachineError, match="otherwise than the release that is known here"):
        in_order(b"\xa1abis")
    with pytest.raises(MachineError, match="otherwise than the release that is known here"):
        in_order(b"\x83")
