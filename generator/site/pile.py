"""Values in a file that is only added to: each is read when it is asked for, and only where it is whole.

What is known of a site's pages is many times as much as one edit concerns. So it lies in a pile, and a state says where
each value begins. Whatever is added lies behind all that an older state tells of, which therefore holds.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARK = struct.Struct("<II")  # before each value: its size, its checksum


class DamagedError(Exception):
    """A value is not what was kept: nothing of the state can be trusted."""


class Pile:
    """Values in a file, of which the first `size` bytes are known; `count` tells how many were ever added."""

    def __init__(self, file: IO[bytes], size: int = 0, count: int = 0) -> None:
        self.file, self.size, self.count = file, size, count
        file.truncate(size)

    def add(self, data: bytes) -> int:
        """Adds a value; gives back where it begins."""
        place = self.size
        self.file.seek(place)
        self.file.write(_MARK.pack(len(data), zlib.crc32(data)))
        self.file.write(data)
        self.size += _MARK.size + len(data)
        self.count += 1
        return place

    def get(self, place: int) -> bytes:
        """The value that begins there."""
        self.file.seek(place)
        mark = self.file.read(_MARK.size)
        if len(mark) == _MARK.size:
            size, check = _MARK.unpack(mark)
            data = self.file.read(size)
            if len(data) == size and zlib.crc32(data) == check:
                return data
        raise DamagedError


class Kept(Mapping[str, bytes]):
    """Values by name, in a pile."""

    def __init__(self, pile: Pile, places: dict[str, int]) -> None:
        self.pile, self.places = pile, places

    @classmethod
    def read(cls, pile: Pile, plain: tuple[list[str], bytes]) -> Kept:
        """The other way round than `plain`: values in a pile."""
        names, places = plain
        return cls(pile, dict(zip(names, array("Q", places), strict=True)))

    def plain(self) -> tuple[list[str], bytes]:
        """Names and places as plain values."""
        return [*self.places], array("Q", self.places.values()).tobytes()

    def __getitem__(self, name: str) -> bytes:
        """A value, read now."""
        return self.pile.get(self.places[name])

    def __contains__(self, name: object) -> bool:
        """Whether there is one, which needs no reading."""
        return name in self.places

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self.places)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.places)

    def put(self, name: str, data: bytes) -> None:
        """Keeps a value, in place of another of this name."""
        self.places[name] = self.pile.add(data)

    def of(self, names: Iterable[str]) -> Kept:
        """Those of these names, in that order; what is put there is put nowhere else."""
        return Kept(self.pile, {name: self.places[name] for name in names if name in self.places})

    def moved(self, pile: Pile) -> Kept:
        """The same in another pile."""
        return Kept(pile, {name: pile.add(self[name]) for name in self.places})
