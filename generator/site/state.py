"""What an incremental build remembers of the one before, as plain values in one file.

It is trusted only where it was written by this very code under this very Python; whatever else is found is
no state. It describes files by how they stand, in whichever tree: where they do not stand so any more, they
are made again. So it may be older than the trees beside it, but it cannot lie about them.
"""

from __future__ import annotations

import hashlib
import marshal
import struct
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.kept import unpacked
from generator.site.web import Strand, Web

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.site.trees import Signature

_NAME = "state"
_MARK = struct.Struct("<QI")  # of each piece: its size, its checksum


class Head(NamedTuple):
    """Enough to see that nothing changed.

    `basis` stands for what every page rests on, `settings` for MkDocs' settings, `theme` are the folders of
    templates of our own, `asked` is what the build was asked for, `sources` are the pages' files, `files`
    those of the finished site. `found` are the findings of that build.
    """

    basis: str
    settings: str
    theme: tuple[str, ...]
    asked: str
    sources: Mapping[str, Signature]
    files: Mapping[str, Signature]
    found: tuple[tuple[str, str, str], ...]


class Record(NamedTuple):
    """What a page's last build read and gave.

    `source` is a hash. `lookups` are the files that its links were looked for at, a line each, whether they
    were there or not. `meta` is its front matter, `anchors` are those that MkDocs knows, `jumps` its links
    to anchors of pages: all three folded. `entries` are its search entries' bytes in the index. `read`,
    `built` and `anchored` are the warnings of the three steps in which MkDocs looks at a page.
    """

    source: bytes
    lookups: str
    meta: bytes
    title: str | None
    canonical: str | None
    anchors: bytes
    jumps: bytes
    targets: str
    entries: int
    read: tuple[str, ...]
    built: tuple[str, ...]
    anchored: tuple[str, ...] = ()


class Body(NamedTuple):
    """All else that is kept.

    `tags` say what a file that is no page was made of. `kinds` are the inclusion levels of sources, `theme`
    the folders of the theme's own files. `reads` are the keys of navigation pages' front matter that the
    templates of other pages read, `shown` is a hash of all that is shown of the navigation.
    """

    records: Mapping[str, Record]
    tags: Mapping[str, str]
    web: Web
    kinds: Mapping[str, int]
    theme: Mapping[str, str]
    reads: tuple[tuple[str, str], ...]
    shown: str


NOTHING = Head("", "", (), "", {}, {}, ())
EMPTY = Body({}, {}, Web(), {}, {}, (), "")


def code() -> str:
    """A hash of the program's code, and of the Python that runs it."""
    files = sorted(Path(__file__).parents[1].rglob("*.py"))
    return digest([sys.version.encode(), *(file.read_bytes() for file in files)])


def digest(parts: list[bytes]) -> str:
    """A hash of these parts, each with its length."""
    known = hashlib.blake2b(digest_size=16)
    for part in parts:
        known.update(b"%d:" % len(part))
        known.update(part)
    return known.hexdigest()


class Store:
    """The folder in which one site's state and second tree are kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tree = folder / "tree"
        self._rest = memoryview(b"")

    def head(self) -> Head:
        """The head of the last build's state; one of nothing where there is none to be trusted."""
        try:
            data = memoryview((self.folder / _NAME).read_bytes())
        except OSError:
            return NOTHING
        mark = code().encode()
        if bytes(data[: len(mark)]) != mark:
            return NOTHING
        first, self._rest = _first(data[len(mark) :])
        return Head(*unpacked(first)) if first else NOTHING

    def body(self) -> Body:
        """The rest of the state; empty where there was no head."""
        first, _ = _first(self._rest)
        if not first:
            return EMPTY
        records, tags, strands, lost, *rest = unpacked(first)
        web = Web({path: Strand(*strand) for path, strand in strands.items()}, lost)
        return Body({uri: Record(*record) for uri, record in records.items()}, tags, web, *rest)

    def save(self, head: Head, body: Body) -> None:
        """Keeps the state for the next build: the whole of it or the one before."""
        records = {uri: tuple(record) for uri, record in body.records.items()}
        strands = {path: tuple(strand) for path, strand in body.web.strands.items()}
        parts = [_dumps(tuple(head)), _dumps((records, body.tags, strands, body.web.lost, *body[3:]))]
        part = self.folder / f"{_NAME}.part"
        with part.open("wb") as file:
            file.write(code().encode())
            for data in parts:
                file.write(_MARK.pack(len(data), zlib.crc32(data)))
                file.write(data)
        part.replace(self.folder / _NAME)


def _first(data: memoryview) -> tuple[memoryview, memoryview]:
    """The first piece of what was saved, and what follows it; nothing where it is not whole."""
    if len(data) < _MARK.size:
        return data[:0], data[:0]
    size, check = _MARK.unpack(data[: _MARK.size])
    piece = data[_MARK.size : _MARK.size + size]
    whole = len(piece) == size and zlib.crc32(piece) == check
    return (piece, data[_MARK.size + size :]) if whole else (data[:0], data[:0])


def _dumps(values: Any) -> bytes:  # noqa: ANN401 - plain values, as marshal writes them
    return marshal.dumps(values)
