"""What is kept of every page: what its last build read and gave, read again when it is asked for.

What each build looks at of all pages is at hand besides, as plain values of those pages alone that have any.
"""

from __future__ import annotations

import hashlib
import marshal
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from generator.site.pile import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.site.pile import Pile

_Value = TypeVar("_Value")
_GLANCE = 16  # bytes


class Record(NamedTuple):
    """What a page's last build read and gave.

    `source` is a hash. `lookups` are the files that its links were looked for at, a line each, whether they
    were there or not. `meta` is its front matter, `anchors` are those that MkDocs knows, `jumps` its links
    to anchors of pages, but for those to its own that are there: all three folded. `targets` are the pages that these
    lead to, a line each. `entries` are its search entries' bytes in the index. `read` and `built` are the warnings of
    the two steps in which MkDocs makes a page.
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


class Records:
    """The records of pages by their sources, in order.

    `glances` tell what templates of the whole site may read of each page. `lookups`, `targets` and `entries` are as in
    Record; `told` are the warnings of the three steps in which MkDocs looks at a page, the last of which looks at
    anchors. All four have only what is not empty.
    """

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.glances: dict[str, bytes] = {}
        self.lookups: dict[str, str] = {}
        self.targets: dict[str, str] = {}
        self.entries: dict[str, int] = {}
        self.told: dict[str, tuple[tuple[str, ...], ...]] = {}

    def __contains__(self, uri: object) -> bool:
        """Whether there is a page of this source."""
        return uri in self.kept.places

    def __iter__(self) -> Iterator[str]:
        """The sources."""
        return iter(self.kept.places)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.kept.places)

    def __getitem__(self, uri: str) -> Record:
        """The record of a page, read now."""
        return Record(*marshal.loads(self.kept[uri]))  # noqa: S302 -- from our own state

    def put(self, uri: str, record: Record) -> None:
        """Keeps the record of a page."""
        self.kept.put(uri, marshal.dumps(tuple(record)))
        told = f"{uri}\n{record.title}\n{record.canonical}\n".encode() + record.meta
        self.glances[uri] = hashlib.blake2b(told, digest_size=_GLANCE).digest()
        _set(self.lookups, uri, record.lookups)
        _set(self.targets, uri, record.targets)
        _set(self.entries, uri, record.entries)
        _set(self.told, uri, _told(record.read, record.built, ()))

    def warn(self, uri: str, warned: tuple[str, ...]) -> None:
        """Sets the warnings of a page's links to anchors."""
        read, built, _ = self.told.get(uri, ((), (), ()))
        _set(self.told, uri, _told(read, built, warned))

    def of(self, uris: Iterable[str]) -> Records:
        """Those of these pages, in that order; what is put there is put nowhere else."""
        found = Records(self.kept.of(uris))
        found.glances = _of(self.glances, found)
        found.lookups, found.targets = _of(self.lookups, found), _of(self.targets, found)
        found.entries, found.told = _of(self.entries, found), _of(self.told, found)
        return found

    def moved(self, pile: Pile) -> Records:
        """The same in another pile."""
        found = self.of(self)
        found.kept = self.kept.moved(pile)
        return found

    def plain(self) -> tuple[Any, ...]:
        """All but the records themselves, as plain values."""
        glances = b"".join(self.glances.values())
        return self.kept.plain(), glances, self.lookups, self.targets, self.entries, self.told

    @classmethod
    def read(cls, pile: Pile, plain: tuple[Any, ...]) -> Records:
        """The other way round: the records in a pile, of what was plain."""
        kept, glances, *rest = plain
        found = cls(Kept.read(pile, kept))
        each = (glances[start : start + _GLANCE] for start in range(0, len(glances), _GLANCE))
        found.glances = dict(zip(found, each, strict=True))
        found.lookups, found.targets, found.entries, found.told = rest
        return found


def _set(column: dict[str, _Value], uri: str, value: _Value) -> None:
    """Has a page's value in a column, if it is not empty."""
    column.pop(uri, None)
    if value:
        column[uri] = value


def _told(*warnings: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return warnings if any(warnings) else ()


def _of(column: dict[str, _Value], uris: Iterable[str]) -> dict[str, _Value]:
    return {uri: column[uri] for uri in uris if uri in column}
