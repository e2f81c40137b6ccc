"""Every content file understood, once: in two processes, and not again while it stands as it was."""

from __future__ import annotations

import hashlib
import marshal
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from generator.both import shared
from generator.kept import keep, recall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.read import Source
    from generator.validate import Plain

_WORTH_IT = 60  # files; a copy of the process costs as much as some of them
# By its path as it is shown: what tells a file's bytes, and what was understood of them, packed, at length and briefly.
_Known: TypeAlias = "dict[str, tuple[bytes, bytes, bytes]]"
_Done: TypeAlias = "list[tuple[str, tuple[bytes, bytes, bytes]]]"


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
        if not self._keeps:
            return
        known, self.known = self.known, {}
        if found != known:
            with suppress(OSError):
                keep(self._file, self._basis, found)


@dataclass(frozen=True, slots=True)
class Packed:
    """What is understood of a file, packed: much of it is never asked for."""

    source: Source
    told: bytes
    briefly: bytes

    def plain(self) -> Plain:
        """All that is understood."""
        return marshal.loads(self.told)  # type: ignore[no-any-return]  # noqa: S302 -- made below

    def brief(self) -> Plain | None:
        """As much as tells what is wrong with it and concerns others; None where that is all."""
        return marshal.loads(self.briefly)  # type: ignore[no-any-return]  # noqa: S302 -- as above


def understood(
    sources: Sequence[Source], memory: Memory | None = None, meanwhile: Callable[[], None] = lambda: None
) -> Iterator[tuple[Source, Plain]]:
    """What is understood of each file, in their order; where many are read, this process does something `meanwhile`."""
    for one in packed(sources, memory, meanwhile):
        yield one.source, one.plain()


def packed(
    sources: Sequence[Source], memory: Memory | None = None, meanwhile: Callable[[], None] = lambda: None
) -> Iterator[Packed]:
    """The same as it is kept."""
    found = _packed(sources, memory.known if memory is not None else {}, meanwhile)
    if memory is not None:
        memory.keep({file: one for file, one in found.items() if one[0]})
    for source in sources:
        _, told, briefly = found.pop(source.file)
        yield Packed(source, told, briefly)


def _packed(sources: Sequence[Source], known: _Known, meanwhile: Callable[[], None]) -> _Known:
    """The same, by file: as it is known of those that stand."""
    found = {one.file: known[one.file] for one in sources if one.file in known and _stands(one, known[one.file][0])}
    missing = [one for one in sources if one.file not in found]
    for done in shared(missing, _taken, worth=len(missing) > _WORTH_IT, first=meanwhile) if missing else ():
        found |= dict(done)
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
    # Where all files stand, nobody asks for it.
    from generator.validate.briefly import brief  # noqa: PLC0415
    from generator.validate.taking import refused, take  # noqa: PLC0415

    done: _Done = []
    for source in sources:
        try:
            data = source.data()
        except PermissionError:
            plain, told = refused(source), b""
        else:
            plain, told = take(source, data), _tell(data)
        done.append((source.file, (told, marshal.dumps(plain), marshal.dumps(brief(source, plain)))))
    return done
