"""Where the values of a front matter begin: kept as numbers in the order of the file until one is asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from generator.problems import Mark

Path: TypeAlias = tuple[str | int, ...]  # where a value stands: ("talks", 0, "who", 1); () is the whole front matter
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"  # None: typed and left empty


def numbers(packed: bytes = b"") -> array[int]:
    """Lines and columns, in turns, as they are packed."""
    return array("I", packed)


class Places(Mapping[Path, Mark]):
    """The marks of what stands at some paths of `front`; `packed` holds the line and the column of one after the other.

    Few of a front matter's thousand places are ever asked for: those of problems.
    """

    __slots__ = ("_front", "_known", "packed")

    def __init__(self, front: Mapping[str, Value], packed: bytes) -> None:
        """Keep what the marks are made of."""
        self._front = front
        self.packed = packed
        self._known: dict[Path, Mark] | None = None

    def __reduce__(self) -> tuple[type[Places], tuple[Mapping[str, Value], bytes]]:
        """The same whether somebody has asked or not."""
        return type(self), (self._front, self.packed)

    @property
    def _marks(self) -> dict[Path, Mark]:
        if self._known is None:
            found = numbers(self.packed)
            marks = map(Mark, found[::2], found[1::2])
            self._known = dict(zip(self._paths(), marks, strict=True))
        return self._known

    def _paths(self) -> Iterator[Path]:
        """The paths in the order of the file."""
        yield from _below(self._front, ())

    def __getitem__(self, path: Path) -> Mark:
        """The mark of what stands at a path."""
        return self._marks[path]

    def __iter__(self) -> Iterator[Path]:
        """The paths in the order of the file."""
        return iter(self._marks)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._marks)


class Keys(Places):
    """The marks of keys, each by the path of its value."""

    __slots__ = ()

    def _paths(self) -> Iterator[Path]:
        """The paths in the order of the file."""
        return (path for path in super()._paths() if path and isinstance(path[-1], str))


def _below(value: Value | Mapping[str, Value], path: Path) -> Iterator[Path]:
    """A path and all those of what it holds."""
    yield path
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _below(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _below(inner, (*path, index))
