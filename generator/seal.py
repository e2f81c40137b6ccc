"""A build that left nothing to do is sealed: while all that it read and made stands as it stood, none is begun.

How a file or a folder stands is told by its kind, size, number and times. Whoever changes one sets its time to now; so
nothing is sealed that was changed when it was looked at, or later: its next change could be told by nothing.
"""

from __future__ import annotations

import hashlib
import os
import sysconfig
from array import array
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import orders
from generator.both import both
from generator.kept import keep, recall
from generator.problems import Severity, as_plain, of_plain
from generator.standing import asked_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.orders import Order
    from generator.problems import Problem

_PROGRAM = Path(__file__).parent
_MANY = 60_000  # files and folders; a copy of the process costs as much as some of them
_MANY_READ = 20_000  # where a site has that many pages and more, it has as many files besides
_FORM = 1  # of what is kept: another one is not known
_FIELDS = 5  # numbers that tell how one of them stands, see `_look`


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the build came to: its reading date, and what it said, one list after the other."""

    as_of: date
    said: tuple[tuple[Problem, ...], ...]

    def stops(self) -> bool:
        """Whether something that it said stops a strict build."""
        return any(problem.severity is not Severity.NOTICE for told in self.said for problem in told)


class Seal:
    """The seal on the builds of one order."""

    def __init__(self, order: Order) -> None:
        """Of another order, or on another day, there is another seal."""
        self._order = order
        self._file = order.state / "seal"
        asked = asked_key(order)
        self._basis = hashlib.blake2b(f"{_FORM} {asked} {order.out}".encode(), digest_size=16).hexdigest()

    def unbroken(self) -> Sealed | None:
        """The last build, if it was sealed and all stands as it stood; none that would stop this one."""
        kept = recall(self._file, self._basis)
        if kept is None:
            return None
        halves, stood, told = kept
        first, second = (partial(_told_by, half) for half in halves)
        if both(first, second, worth=sum(map(len, halves)) > _MANY) != stood:
            return None
        as_of, said = told  # as this very program has kept it, since that stands, too
        known = Sealed(date.fromisoformat(as_of), tuple(tuple(map(of_plain, one)) for one in said))
        return None if self._order.strict and known.stops() else known

    def put(self, sealed: Sealed, begun: int, theme: Iterable[str]) -> None:
        """Seals a build that began at a time of the disk's: unless something was changed since, or just now."""
        with suppress(OSError):  # what is gone, or cannot be kept, leaves nothing to seal
            self._file.touch()
            now = self._file.stat().st_mtime_ns
            read = list(self._read(theme))
            paths = [*read, *_below(self._order.pages)]
            site = partial(_below, self._order.out)
            halves = both(lambda: _looked(paths), lambda: _looked(site()), worth=len(paths) > _MANY_READ)
            changed = halves[0].looked[: len(read) * _FIELDS : _FIELDS]
            touched = max(max(half.looked[1::_FIELDS]) for half in halves)
            if max(changed) < begun and touched < now:
                self._keep(sealed, halves)

    def _keep(self, sealed: Sealed, halves: Sequence[_Looked]) -> None:
        """Keeps how all stood when it was looked at; what is changed from then on breaks the seal."""
        paths, stood = tuple(half.paths for half in halves), tuple(_hash(half.looked) for half in halves)
        said = [[*map(as_plain, one)] for one in sealed.said]
        told = sealed.as_of.isoformat(), said
        keep(self._file, self._basis, (paths, stood, told))

    def _read(self, theme: Iterable[str]) -> Iterator[str]:
        """All that the build read: content, settings, templates, the program, and which libraries there are."""
        yield str(self._order.config)
        yield sysconfig.get_path("purelib")
        for folder in dict.fromkeys((self._order.docs, orders.TEMPLATES, _PROGRAM, *map(Path, theme))):
            yield from _below(folder)


def _below(root: Path) -> Iterator[str]:
    """A folder and all that lies in it, but for what Python keeps of the program; of a link to one where that leads."""
    yield str(root)
    folders = [os.path.realpath(root)]
    while folders:
        folder = folders.pop()
        yield folder
        with os.scandir(folder) as found:
            for entry in found:
                if not entry.is_dir(follow_symlinks=False):
                    yield entry.path
                elif entry.name != "__pycache__":
                    folders.append(entry.path)


class _Looked(NamedTuple):
    """Files and folders, and how each of them stood."""

    paths: list[str]
    looked: array[int]


def _looked(paths: Iterable[str]) -> _Looked:
    every = list(paths)
    return _Looked(every, _look(every))


def _look(paths: Sequence[str]) -> array[int]:
    """How each of them stands: when it was changed, and when its bytes were; its kind, size and number."""
    found = array("q")
    for path in paths:
        one = os.lstat(path)
        found.extend((one.st_ctime_ns, one.st_mtime_ns, one.st_mode, one.st_size, one.st_ino))
    return found


def _told_by(paths: Sequence[str]) -> bytes:
    """What tells how all of them stand; nothing where one is gone."""
    try:
        return _hash(_look(paths))
    except OSError:
        return b""


def _hash(looked: array[int]) -> bytes:
    return hashlib.blake2b(looked, digest_size=16).digest()
