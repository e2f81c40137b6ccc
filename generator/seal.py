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
from itertools import chain
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
_FORM = 2  # of what is kept: another one is not known
_FIELDS = 5  # numbers that tell how one of them stands, see `_look`


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the build came to: its reading date, and what it said, one list after the other."""

    as_of: date
    said: tuple[tuple[Problem, ...], ...]

    def stops(self) -> bool:
        """Whether something that it said stops a strict build."""
        return any(problem.severity is not Severity.NOTICE for told in self.said for problem in told)


class Stood(NamedTuple):
    """A sealed build, the files and folders that stand otherwise since, and all of them, in two halves."""

    sealed: Sealed
    moved: frozenset[str]
    paths: tuple[Sequence[str], ...]

    def stops(self, order: Order) -> bool:
        """Whether something that it said stops this build."""
        return order.strict and self.sealed.stops()

    def names(self, folder: Path) -> set[str]:
        """What was below a folder."""
        inside = f"{os.path.realpath(folder)}/"
        return {path for paths in self.paths for path in paths if path.startswith(inside)}


class Seal:
    """The seal on the builds of one order."""

    def __init__(self, order: Order) -> None:
        """Of another order, or on another day, there is another seal."""
        self._order = order
        self._file = order.state / "seal"
        asked = asked_key(order)
        self._basis = hashlib.blake2b(f"{_FORM} {asked} {order.out}".encode(), digest_size=16).hexdigest()

    def stood(self) -> Stood | None:
        """The last build, if it was sealed, and what stands otherwise since."""
        kept = recall(self._file, self._basis)
        if kept is None:
            return None
        halves, told = kept
        first, second = (partial(_moved, *half) for half in halves)
        moved = both(first, second, worth=sum(len(paths) for paths, _ in halves) > _MANY)
        as_of, said = told  # as this very program has kept it, since that stands, too
        sealed = Sealed(date.fromisoformat(as_of), tuple(tuple(map(of_plain, one)) for one in said))
        return Stood(sealed, frozenset(chain(*moved)), tuple(paths for paths, _ in halves))

    def unbroken(self) -> Sealed | None:
        """The last build, if it was sealed and all stands as it stood; none that would stop this one."""
        stood = self.stood()
        return stood.sealed if stood and not stood.moved and not stood.stops(self._order) else None

    def put(self, sealed: Sealed, begun: int, theme: Iterable[str]) -> None:
        """Seals a build that began at a time of the disk's: unless something was changed since, or just now."""
        with suppress(OSError):  # what is gone, or cannot be kept, leaves nothing to seal
            self._file.touch()
            now = self._file.stat().st_mtime_ns
            read = list(self._read(theme))
            paths = [*read, *below(self._order.pages)]
            site = partial(below, self._order.out)
            halves = both(lambda: _looked(paths), lambda: _looked(site()), worth=len(paths) > _MANY_READ)
            changed = halves[0].looked[: len(read) * _FIELDS : _FIELDS]
            touched = max(max(half.looked[1::_FIELDS]) for half in halves)
            if max(changed) < begun and touched < now:
                self._keep(sealed, halves)

    def _keep(self, sealed: Sealed, halves: Sequence[_Looked]) -> None:
        """Keeps how all stood when it was looked at; what is changed from then on breaks the seal."""
        looked = [(half.paths, half.looked.tobytes()) for half in halves]
        said = [[*map(as_plain, one)] for one in sealed.said]
        told = sealed.as_of.isoformat(), said
        keep(self._file, self._basis, (looked, told))

    def _read(self, theme: Iterable[str]) -> Iterator[str]:
        """All that the build read: content, settings, templates, the program, and which libraries there are."""
        yield str(self._order.config)
        yield sysconfig.get_path("purelib")
        for folder in dict.fromkeys((self._order.docs, orders.TEMPLATES, _PROGRAM, *map(Path, theme))):
            yield from below(folder)


def below(root: Path) -> Iterator[str]:
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


def _moved(paths: Sequence[str], stood: bytes) -> list[str]:
    """Those of them that stand otherwise, or are gone."""
    with suppress(OSError):
        if _look(paths).tobytes() == stood:
            return []
    known = array("q", stood)
    return [path for number, path in enumerate(paths) if _now(path) != known[number * _FIELDS : (number + 1) * _FIELDS]]


def _now(path: str) -> array[int] | None:
    try:
        return _look([path])
    except OSError:
        return None
