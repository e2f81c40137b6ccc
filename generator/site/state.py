"""What an incremental build remembers of the one before: of each page, and of the two trees of files."""

from __future__ import annotations

import marshal
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.document import Json

# A file as it stood: time in nanoseconds, size, number in its file system.
Signature = tuple[int, int, int]

_NAME = "site.state"


class Record(NamedTuple):
    """What one page's last build read and gave, as plain values.

    `lookups` are the sources that its links were looked for at, and whether they were there. `jumps` are its
    links to anchors, by source and anchor. `search` are its entries in the search index, as JSON without
    the brackets. `holds` is what verification needs of it. A page that MkDocs warned of has no record, so
    that the warning comes again.
    """

    signature: Signature
    lookups: dict[str, bool]
    meta: dict[str, Json]
    title: str | None
    anchors: tuple[str, ...]
    jumps: dict[str, dict[str, str]]
    search: str
    holds: tuple[tuple[str, ...], ...]
    tag: str


class Standing(NamedTuple):
    """A file of a built tree: what it was made of, and how it stood when it was written."""

    tag: str
    signature: Signature


@dataclass(frozen=True, slots=True)
class State:
    """All that is remembered. `key` stands for what every page depends on: with another key, nothing holds.

    A tree is found by the number of its root folder, because the two trees exchange their names.
    """

    key: str = ""
    records: Mapping[str, Record] = field(default_factory=dict)
    trees: Mapping[int, Mapping[str, Standing]] = field(default_factory=dict)


def load(folder: Path) -> State:
    """The state of the last build; an empty one where there is none that can be read."""
    try:
        key, records, trees = marshal.loads((folder / _NAME).read_bytes())  # noqa: S302 - our own file, plain values
    except (OSError, ValueError, EOFError, TypeError):
        return State()
    return State(
        key,
        {path: Record(*values) for path, values in records.items()},
        {root: {path: Standing(*values) for path, values in tree.items()} for root, tree in trees.items()},
    )


def save(folder: Path, state: State) -> None:
    """Keeps the state for the next build."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = (
        state.key,
        {path: tuple(record) for path, record in state.records.items()},
        {root: {path: tuple(file) for path, file in tree.items()} for root, tree in state.trees.items()},
    )
    part = folder / f"{_NAME}.part"
    part.write_bytes(marshal.dumps(plain))
    part.replace(folder / _NAME)


def signature(path: str | os.PathLike[str]) -> Signature:
    """How the file stands now."""
    status = os.stat(path)
    return status.st_mtime_ns, status.st_size, status.st_ino
