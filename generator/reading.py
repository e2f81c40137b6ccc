"""Every content file understood, once: in two processes, and not again while it stands as it was."""

from __future__ import annotations

import hashlib
import marshal
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from generator.both import shared
from generator.kept import keep, recall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.read import Source
    from generator.validate import Plain

_WORTH_IT = 60  # files; a copy of the process costs as much as some of them
# By its path as it is shown: what tells a file's bytes, and what was understood of them, packed.
_Known: TypeAlias = "dict[str, tuple[bytes, bytes]]"
_Done: TypeAlias = "list[tuple[str, bytes, bytes]]"


class Memory:
    """What was understood of each file, kept in `file` from one command to the next while the `basis` is the same."""

    def __init__(self, file: Path, basis: str, *, keeps: bool) -> None:
        """Recall what was kept; nothing more is kept unless it `keeps`."""
        self._file = file
        self._basis = basis
        self._keeps = keeps
        self.known: _Known = recall(file, basis) or {}

    def keep(self, found: _Known) -> None:
        """Keeps what is understood now, where that is something else, and lets go of what was known.

        What the disk refuses is read again next time.
        """
        known, self.known = self.known, {}
        if self._keeps and found != known:
            with suppress(OSError):
                keep(self._file, self._basis, found)


def understood(
    sources: Sequence[Source], memory: Memory | None = None, meanwhile: Callable[[], None] = lambda: None
) -> Iterator[tuple[Source, Plain]]:
    """What is understood of each file, in their order; where many are read, this process does something `meanwhile`."""
    found = _packed(sources, memory.known if memory is not None else {}, meanwhile)
    if memory is not None:
        memory.keep({file: one for file, one in found.items() if one[0]})
    for source in sources:
        yield source, marshal.loads(found.pop(source.file)[1])  # noqa: S302 -- made below


def _packed(sources: Sequence[Source], known: _Known, meanwhile: Callable[[], None]) -> _Known:
    """The same packed, by file: as it is known of those that stand."""
    found = {one.file: known[one.file] for one in sources if one.file in known and _stands(one, known[one.file][0])}
    missing = [one for one in sources if one.file not in found]
    for done in shared(missing, _taken, worth=len(missing) > _WORTH_IT, first=meanwhile) if missing else ():
        found |= {file: (told, packed) for file, told, packed in done}
    return found


def _stands(source: Source, told: bytes) -> bool:
    """Whether a file's bytes are those that it is known by; of one that may not be opened nothing is."""
    try:
        return _tell(source.data()) == told
    except PermissionError:
        return False


def _tell(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def _taken(sources: Iterable[Source]) -> _Done:
    """Each file with what tells its bytes, if it may be opened, and with what is understood of them."""
    from generator.validate.taking import refused, take  # noqa: PLC0415 -- where all files stand, nobody asks for it

    done: _Done = []
    for source in sources:
        try:
            data = source.data()
        except PermissionError:
            done.append((source.file, b"", marshal.dumps(refused(source))))
        else:
            done.append((source.file, _tell(data), marshal.dumps(take(source, data))))
    return done
