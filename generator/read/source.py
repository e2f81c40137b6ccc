"""A content file that was found and not opened yet."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.problems import START, Problem, error
from generator.read.characters import LARGEST

if TYPE_CHECKING:
    from generator.read.note import Group


@dataclass(frozen=True, slots=True)
class Source:
    """Where a content file lies, and what it would be."""

    path: str  # on this disk
    file: str  # the path as the editor knows it: "docs/notes/2021/x.md"
    name: str
    group: Group
    sound: bool  # whether it may be called so; else it is read for its problems alone

    def data(self) -> bytes:
        """What is in it, no more than it takes to see that it is too large. Raises PermissionError."""
        return bytes_of(self.path, LARGEST)


def bytes_of(path: str, most: int | None = None) -> bytes:
    """What is in a file, of a long one no more than a byte beyond `most`; no link is followed to it."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb", buffering=0) as stream:
        size = os.fstat(stream.fileno()).st_size
        return stream.read() if most is None else stream.read(min(size, most) + 1) or b""


def unreadable(file: str) -> Problem:
    """What is said of a file, or a folder, that may not be opened."""
    return error(file, START, "this may not be read: permission denied", "mend its permissions")
