"""The search of a large site: bundles of entries, each indexed again only where its entries changed.

What a bundle's index consists of is kept by the bundle's key; the files themselves stand in the site. Where one is
missing there, its bundle is indexed again.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import shutil
import tempfile
from collections import deque
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.document import Deferred, File
from generator.site.pagefind import Indexing
from generator.site.state import code
from generator.site.whereabouts import beginnings, lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.document import Bundle, Search

_PACKAGE = "pagefind_bin"
_KEPT = "search.json"
_WORDS = "search/words/"
_WORKING = "search-"  # begins the name of the folder in which indexes are made
_AT_ONCE = min(2, os.cpu_count() or 1)


def program() -> Path | None:
    """Pagefind, where there is one for this machine."""
    if importlib.util.find_spec(_PACKAGE) is None:
        return None
    from pagefind_bin import get_executable  # noqa: PLC0415 -- a package that not every machine has

    return Path(get_executable())


class _Made(NamedTuple):
    """What a bundle's index consists of, and the beginnings of the words in it."""

    files: list[str]
    words: list[str]


@contextmanager
def indexed(search: Search, pagefind: Path, state: Path) -> Iterator[tuple[File | Deferred, ...]]:
    """The files of the search below the site's root, which may be read while it lasts.

    Folders that a killed build left in `state` are removed.
    """
    state.mkdir(parents=True, exist_ok=True)
    for left in state.glob(f"{_WORKING}*"):
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=_WORKING, dir=state) as folder:
        shelf = _Shelf(search, pagefind, Path(folder))
        known = _kept(state)
        made = {bundle.path: known[_mark(bundle)] for bundle in search.bundles if _mark(bundle) in known}
        if new := [bundle for bundle in search.bundles if bundle.path not in made]:
            made |= shelf.made(new)
            _keep(state, {_mark(bundle): made[bundle.path] for bundle in search.bundles})
        yield (*lists(_WORDS, [made[bundle.path].words for bundle in search.bundles[:0:-1]]), *shelf.files(made))


class _Shelf:
    """Where the bundles indexed in this build stand."""

    def __init__(self, search: Search, pagefind: Path, folder: Path) -> None:
        self.search, self.pagefind, self.folder = search, pagefind, folder
        self.places: dict[str, Path] = {}

    def files(self, made: Mapping[str, _Made]) -> Iterator[Deferred]:
        """All files of all bundles, each made where it is missing in the site."""
        for bundle in self.search.bundles:
            for name in made[bundle.path].files:
                make = partial(self.read, bundle, name)
                yield Deferred(path=bundle.path + name, key=f"{bundle.key} {name}", make=make)

    def made(self, bundles: Sequence[Bundle]) -> dict[str, _Made]:
        """Indexes bundles, two at a time; gives back what each consists of by its path."""
        found: dict[str, _Made] = {}
        running: deque[tuple[Bundle, list[str], Indexing]] = deque()
        try:
            for bundle in bundles:
                if len(running) == _AT_ONCE:
                    self._finish(running, found)
                entries = tuple(bundle.make())
                running.append((bundle, beginnings(entries), Indexing(self.pagefind, entries, self._place(bundle))))
            while running:
                self._finish(running, found)
        finally:
            for _, _, indexing in running:
                indexing.end()
        return found

    def _finish(self, running: deque[tuple[Bundle, list[str], Indexing]], found: dict[str, _Made]) -> None:
        bundle, words, indexing = running.popleft()
        found[bundle.path] = _Made(list(indexing.files(primary=bundle is self.search.bundles[0])), words)

    def _place(self, bundle: Bundle) -> Path:
        """A folder of this process alone: a copy of it may index the same bundle."""
        name = bundle.path.strip("/").replace("/", "-")
        self.places[bundle.path] = self.folder / f"{name}.{os.getpid()}"
        return self.places[bundle.path]

    def read(self, bundle: Bundle, name: str) -> bytes:
        """One file of a bundle."""
        if bundle.path not in self.places:
            self.made([bundle])
        return (self.places[bundle.path] / "out" / name).read_bytes()


def _mark(bundle: Bundle) -> str:
    return f"{bundle.path} {bundle.key}"


def _code() -> str:
    return f"{code()} {importlib.metadata.version(_PACKAGE)}"


def _kept(state: Path) -> Mapping[str, _Made]:
    """What each bundle consists of that was indexed before, by this very code."""
    try:
        told = json.loads((state / _KEPT).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {mark: _Made(*made) for mark, made in told["bundles"].items()} if told["code"] == _code() else {}


def _keep(state: Path, bundles: Mapping[str, _Made]) -> None:
    part = state / f"{_KEPT}.part"
    part.write_text(json.dumps({"code": _code(), "bundles": bundles}), "utf-8")
    part.replace(state / _KEPT)
