"""The entries of a note as plain values, whatever their shape: rules look at these, so that none hides another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.problems import START, Mark, Problem, error, notice, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.read.note import Note, Path

FACTS = ("events", "talks", "quotes", "figures", "claims", "positions", "images", "corrections")


def place(note: Note, path: Path) -> Mark:
    """Where a value stands, or the nearest thing around it."""
    for length in range(len(path), -1, -1):
        if (found := note.values.get(path[:length])) is not None:
            return found
    return START


def value_at(note: Note, path: Path) -> object:
    """What stands at a path, or nothing."""
    found: Any = note.front
    for part in path:
        found = below(found, part)
    return found


def below(value: Any, part: str | int) -> Any:  # noqa: ANN401 -- any part of a file
    """What stands under a key or at a number, or nothing."""
    if isinstance(value, dict):
        return value.get(part)
    return value[part] if isinstance(value, list) and isinstance(part, int) and part < len(value) else None


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping of a file with its place. Values of a wrong shape read as absent: the schema tells of those."""

    note: Note
    path: Path
    data: dict[str, Any]

    def text(self, key: str) -> str:
        """The text of a key, or nothing."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> list[tuple[Path, str]]:
        """The texts of a key that may hold several, each with its path."""
        return [(path, value) for path, value in self.several(key) if isinstance(value, str)]

    def several(self, key: str) -> list[tuple[Path, Any]]:
        """The values of a key that may hold several, each with its path."""
        value = self.data.get(key)
        if value is None:
            return []
        if isinstance(value, list):
            return [((*self.path, key, index), item) for index, item in enumerate(value) if item is not None]
        return [((*self.path, key), value)]

    def has(self, key: str) -> bool:
        """Whether the key was typed with a value; a list of nothing is none."""
        return self.data.get(key) not in (None, [])

    def mark(self, *keys: str | int) -> Mark:
        """Where a value of this entry stands."""
        return place(self.note, (*self.path, *keys))

    def error(self, mark: Mark, message: str, hint: str | None = "") -> Problem:
        """A problem here that stops the build."""
        return error(self.note.file, mark, message, hint or "")

    def warning(self, mark: Mark, message: str, hint: str = "") -> Problem:
        """A problem here that stops a strict build."""
        return warning(self.note.file, mark, message, hint)

    def notice(self, mark: Mark, message: str, hint: str = "") -> Problem:
        """What is only likely a problem."""
        return notice(self.note.file, mark, message, hint)


@lru_cache(maxsize=1)
def whole(note: Note) -> Entry:
    """The file's own keys."""
    return Entry(note, (), dict(note.front))


def entries(parent: Entry, key: str) -> Iterator[Entry]:
    """The mappings that a key of an entry holds."""
    value = parent.data.get(key)
    if isinstance(value, dict):
        return iter((Entry(parent.note, (*parent.path, key), value),))
    if not isinstance(value, list):
        return iter(())
    found = ((index, item) for index, item in enumerate(value) if isinstance(item, dict))
    return (Entry(parent.note, (*parent.path, key, index), item) for index, item in found)


@lru_cache(maxsize=1)
def facts(note: Note) -> tuple[tuple[str, Entry], ...]:
    """Every fact of a note with the key that it stands under, in the order of the file; kept for the next rule."""
    root = whole(note)
    return tuple((key, entry) for key in note.front if key in FACTS for entry in entries(root, key))
