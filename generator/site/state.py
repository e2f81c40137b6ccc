"""What an incremental build remembers of the one before, as plain values in a file and a pile.

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
from array import array
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from generator.kept import unpacked
from generator.site.pile import Kept, Pile
from generator.site.records import Records
from generator.site.web import Web

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.site.trees import Signature

_NAME = "state"
_PILES = ("pages-1", "pages-2")
_IDLE = 2  # so many times as many values may be in a pile as are of use
_LITTLE = 1_000  # values that may be in it besides
_MARK = struct.Struct("<QI")  # of each piece: its size, its checksum


class Head(NamedTuple):
    """Enough to see that nothing changed.

    `sources` are the pages' files, `files` those of the finished site. `basis` stands for what every page rests on,
    `settings` for MkDocs' settings, `theme` are the folders of templates of our own, `asked` is what the build was
    asked for. `found` are the findings of that build.
    """

    sources: Mapping[str, Signature]
    files: Mapping[str, Signature]
    basis: str
    settings: str
    theme: tuple[str, ...]
    asked: str
    found: tuple[tuple[str, str, str], ...]


class Body(NamedTuple):
    """All else that is kept.

    `records`, `folded` and `anchors` lie in one pile: of each page what its last build read and gave, its examination
    and its anchors. `tags` say what a file that is no page was made of. `kinds` are the inclusion levels of sources,
    `theme` the folders of the theme's own files. `reads` are the keys of navigation pages' front matter that the
    templates of other pages read, `shown` is a hash of all that is shown of the navigation; without one, all of this
    is empty.
    """

    records: Records
    folded: Kept
    anchors: Kept
    tags: Mapping[str, str]
    web: Web
    kinds: Mapping[str, int]
    theme: Mapping[str, str]
    reads: tuple[tuple[str, str], ...]
    shown: str


NOTHING = Head({}, {}, "", "", (), "", ())


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
    """The folder in which one site's state and second tree are kept.

    The state is a file that is always written as a whole, and a pile. Of two names for piles the state tells which one
    it is about, so that another can be begun beside it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tree = folder / "tree"
        self._rest = memoryview(b"")
        self._known = ""  # the pile that the last state is about
        self._files: dict[str, IO[bytes]] = {}

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
        if not first:
            return NOTHING
        self._known, sources, files, *rest = unpacked(first)
        return Head(_signatures(*sources), _signatures(*files), *rest)

    def body(self) -> Body:
        """The rest of the state; empty where there was no head."""
        first, self._rest = _first(self._rest)[0], memoryview(b"")
        if not first:
            return self.empty()
        (size, count), records, folded, anchors, tags, web, *rest = unpacked(first)
        try:
            pile = Pile(self._opened(self._known, "r+b"), size, count)
        except FileNotFoundError:
            return self.empty()
        ways, moved, found, lost, leads = web
        known = Web(ways, frozenset(moved), found, lost, frozenset(array("Q", leads)))
        return Body(Records.read(pile, records), Kept.read(pile, folded), Kept.read(pile, anchors), tags, known, *rest)

    def empty(self) -> Body:
        """A body of nothing, with a pile that no state is about."""
        pile = self._new_pile()
        return Body(Records(Kept(pile, {})), Kept(pile, {}), Kept(pile, {}), {}, Web(), {}, {}, (), "")

    def _new_pile(self) -> Pile:
        name = _PILES[self._known == _PILES[0]]
        return Pile(self._opened(name, "w+b"))

    def _opened(self, name: str, mode: str) -> IO[bytes]:
        if name in self._files:
            self._files.pop(name).close()
        self._files[name] = (self.folder / name).open(mode)
        return self._files[name]

    def save(self, head: Head, body: Body) -> None:
        """Keeps the state for the next build: the whole of it or the one before."""
        body = self._tidied(body)
        pile, web = body.records.kept.pile, body.web
        pile.file.flush()
        (name,) = (name for name, file in self._files.items() if file is pile.file)
        first = (name, _plain(head.sources), _plain(head.files), *head[2:])
        ways = web.ways, tuple(web.moved), web.found, web.lost, array("Q", web.leads).tobytes()
        kept = body.records.plain(), body.folded.plain(), body.anchors.plain()
        part = self.folder / f"{_NAME}.part"
        with part.open("wb") as file:
            file.write(code().encode())
            for values in (first, ((pile.size, pile.count), *kept, body.tags, ways, *body[5:])):
                _write(file, values)
        part.replace(self.folder / _NAME)
        self._known = name

    def _tidied(self, body: Body) -> Body:
        """The same in a new pile, where most of the old one is of no use any more."""
        kept = body.records.kept, body.folded, body.anchors
        if kept[0].pile.count <= _LITTLE + _IDLE * sum(map(len, kept)):
            return body
        pile = self._new_pile()
        return body._replace(records=body.records.moved(pile), folded=kept[1].moved(pile), anchors=kept[2].moved(pile))

    def forget(self) -> None:
        """Has the next build know nothing."""
        (self.folder / _NAME).unlink(missing_ok=True)

    def close(self) -> None:
        """Closes the piles; one that the state is not about goes."""
        for file in self._files.values():
            file.close()
        self._files.clear()
        for name in _PILES:
            if name != self._known:
                (self.folder / name).unlink(missing_ok=True)


def _write(file: IO[bytes], values: Any) -> None:  # noqa: ANN401 - plain values, as marshal writes them
    data = marshal.dumps(values)
    file.write(_MARK.pack(len(data), zlib.crc32(data)))
    file.write(data)


def _plain(files: Mapping[str, Signature]) -> tuple[list[str], bytes]:
    """How files stand, as plain values that are soon read."""
    return [*files], array("q", chain.from_iterable(files.values())).tobytes()


def _signatures(names: list[str], stood: bytes) -> dict[str, Signature]:
    """The other way round than `_plain`."""
    values = iter(array("q", stood))
    return dict(zip(names, zip(values, values, values, strict=True), strict=True))


def _first(data: memoryview) -> tuple[memoryview, memoryview]:
    """The first piece of what was saved, and what follows it; nothing where it is not whole."""
    if len(data) < _MARK.size:
        return data[:0], data[:0]
    size, check = _MARK.unpack(data[: _MARK.size])
    piece = data[_MARK.size : _MARK.size + size]
    whole = len(piece) == size and zlib.crc32(piece) == check
    return (piece, data[_MARK.size + size :]) if whole else (data[:0], data[:0])
