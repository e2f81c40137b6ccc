"""One bundle of search entries as Pagefind indexes it: the same entries, the same bytes.

Pagefind reads pages, so each entry is laid out as a small one, with an anchor at each of its parts. It writes a filter's
values in an order of chance; they are sorted here, and the names that are hashes of them follow.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import shutil
import subprocess
from typing import TYPE_CHECKING

from generator.site.machine import MachineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.document import Entry

LANGUAGE = "en"
# What is published of an index; the primary one, which starts the search, has the engine beside it.
_INDEX = ("pagefind-entry.json", "*.pf_meta", "index/*.pf_index", "filter/*.pf_filter", "fragment/*.pf_fragment")
ENGINE = ("pagefind.js", f"wasm.{LANGUAGE}.pagefind")
# Pagefind searches all indexes at once; a reader's browser shall look into one after the other.
_EXPORT = "\nexport{PagefindInstance as Index};\n"
_SIGNATURE = b"pagefind_dcd"
_ARRAY, _TEXT, _NUMBER = 4, 3, 0


class Indexing:
    """Pagefind at work on one bundle, in a process of its own; `files` waits for it."""

    def __init__(self, program: Path, entries: Iterable[Entry], folder: Path) -> None:
        self.pages, self.out = folder / "pages", folder / "out"
        lay_out(entries, self.pages)
        self.running = subprocess.Popen(  # noqa: S603 -- the program of the package, on a folder of ours
            [program, "--site", self.pages, "--output-path", self.out, "--force-language", LANGUAGE, "--silent"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def files(self, *, primary: bool) -> tuple[str, ...]:
        """The paths of what it made, below `out`, once it is there."""
        wrong = self.running.communicate()[1]
        if self.running.returncode != 0:
            raise MachineError(f"Pagefind could not index the search: {wrong.decode('utf-8', 'replace').strip()}")
        shutil.rmtree(self.pages)
        settle(self.out)
        if primary:
            with (self.out / ENGINE[0]).open("a", encoding="utf-8") as script:
                script.write(_EXPORT)
        wanted = (*_INDEX, *(ENGINE if primary else ()))
        return tuple(sorted(path.relative_to(self.out).as_posix() for one in wanted for path in self.out.glob(one)))

    def end(self) -> None:
        """Ends it, where nobody waits for it any more."""
        self.running.kill()
        self.running.communicate()


def lay_out(entries: Iterable[Entry], folder: Path) -> None:
    """Writes each entry as a page: `talks/a.html` for the address `talks/a/`, since a folder each takes as long as all else."""
    made: set[Path] = set()
    for entry in entries:
        page = folder / f"{entry.address.rstrip('/') or 'index'}.html"
        if page.parent not in made:
            page.parent.mkdir(parents=True, exist_ok=True)
            made.add(page.parent)
        page.write_text("".join(_page(entry)), "utf-8")


def _page(entry: Entry) -> Iterator[str]:
    said = html.escape
    yield f"<!doctype html><html><body><h1>{said(entry.title)}</h1>"
    for name, value in (("kind", entry.kind), ("day", entry.day), ("source", entry.source)):
        yield f'<i data-pagefind-meta="{name}[data-is]" data-is="{said(value)}"></i>' if value else ""
    for choice in (f"kind {entry.kind}", f"year {entry.year}", *(f"actor {name}" for name in entry.actors)):
        yield f'<i data-pagefind-filter="is[data-is]" data-is="{said(choice)}"></i>'
    for anchor, heading, text in entry.parts:
        yield f'<h2 id="{said(anchor)}">{said(heading)}</h2>' if heading else ""
        yield f"<p>{said(text)}</p>" if text else ""
    yield "</body></html>"


def settle(index: Path) -> None:
    """Puts an index's filter, written in an order of chance, into order."""
    for path in sorted((index / "filter").glob("*.pf_filter")):
        data = in_order(_opened(path))
        name = f"{LANGUAGE}_{hashlib.blake2b(data).hexdigest()[: len(path.stem) - len(LANGUAGE) - 1]}"
        path.unlink()
        _put(path.with_stem(name), data)
        _rename(index, path.stem, name)


def _rename(index: Path, was: str, name: str) -> None:
    """Has the index's list of files name a filter by its new name, and the list of lists that list."""
    (listed,) = index.glob("*.pf_meta")
    data = _opened(listed).replace(was.encode(), name.encode())
    stem = f"pagefind.{LANGUAGE}_{hashlib.blake2b(data).hexdigest()[:10]}"
    listed.unlink()
    _put(listed.with_name(f"{stem}.pf_meta"), data)
    entry = index / "pagefind-entry.json"
    old, new = (text.removeprefix("pagefind.") for text in (listed.stem, stem))
    entry.write_text(entry.read_text("utf-8").replace(old, new), "utf-8")


def _opened(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE)


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(_SIGNATURE + data, 9, mtime=0))


def in_order(data: bytes) -> bytes:
    """A filter in CBOR, a name with a list of values and their pages, with the values sorted.

    Raises MachineError where it is laid out otherwise.
    """
    kind, size, start = _head(data, 0)
    if (kind, size) != (_ARRAY, 2):
        raise MachineError("Pagefind lays its filters out otherwise than the release that is known here")
    kind, size, first = _head(data, _after(data, start))
    values: list[bytes] = []
    at = first
    for _ in range(size):
        end = _after(data, at)
        values.append(data[at:end])
        at = end
    return data[:first] + b"".join(sorted(values)) + data[at:]


def _after(data: bytes, at: int) -> int:
    """Where an item ends."""
    kind, size, at = _head(data, at)
    if kind == _ARRAY:
        for _ in range(size):
            at = _after(data, at)
    return at + size if kind == _TEXT else at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of an item, its size or value, and where what it holds begins (RFC 8949, 3)."""
    kind, small = data[at] >> 5, data[at] & 0x1F
    if kind not in {_ARRAY, _TEXT, _NUMBER} or small > 27:  # noqa: PLR2004 -- as there
        raise MachineError("Pagefind writes its filters otherwise than the release that is known here")
    if small < 24:  # noqa: PLR2004 -- as there
        return kind, small, at + 1
    length = 1 << (small - 24)
    return kind, int.from_bytes(data[at + 1 : at + 1 + length]), at + 1 + length
