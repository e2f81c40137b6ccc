"""Work done at the same time by this process and a copy of it."""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import threading
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Self

Here = TypeVar("Here")
There = TypeVar("There")
Task = TypeVar("Task")
_TOKEN = 4  # bytes that say which task is next
_LOOK = 0.1  # seconds between two looks whether the parent lives


class _Copy(Generic[There]):
    """A copy of this process that does one thing, and tells this one what came of it, pickled."""

    def __init__(self, there: Callable[[], There]) -> None:
        """Begins it."""
        self._there = there
        gc.freeze()  # the collector would touch, and so copy, every page of memory
        reading, writing = os.pipe()
        parent = os.getpid()
        self._number = os.fork()
        if self._number == 0:
            _answer(there, writing, parent)
        os.close(writing)
        self._pipe = os.fdopen(reading, "rb")

    def answer(self) -> There:
        """What came of it. Where it ended without an answer, this process does it, and so meets what is wrong."""
        try:
            told = self._pipe.read()
        except BaseException:
            self.end()
            raise
        self._pipe.close()
        return cast("There", pickle.loads(told)) if self._ended() == 0 else self._there()  # noqa: S301 -- our own copy's

    def end(self) -> None:
        """Ends it, whatever it is at."""
        os.kill(self._number, signal.SIGKILL)
        self._pipe.close()
        self._ended()

    def _ended(self) -> int:
        gc.unfreeze()
        return os.waitpid(self._number, 0)[1]


def both(here: Callable[[], Here], there: Callable[[], There], *, worth: bool) -> tuple[Here, There]:
    """What two functions give; where it is `worth` a copy of this process, the second runs in one.

    Neither may change anything that the other or the caller looks at: only what `there` gives back, pickled, comes out
    of the copy.
    """
    if not worth or _alone():
        return here(), there()
    copy = _Copy(there)
    try:
        mine = here()
    except BaseException:
        copy.end()
        raise
    return mine, copy.answer()


class Aside:
    """Work that copies of this process do while it goes on; when it is left, all of that is done.

    What such work changes on the disk is all that stays of it.
    """

    def __init__(self) -> None:
        self._copies: list[_Copy[object]] = []

    def begin(self, work: Callable[[], object], *, worth: bool) -> None:
        """Begins it, where it is `worth` a copy of this process; else does it."""
        if not worth or _alone():
            work()
        else:
            self._copies.append(_Copy(work))

    def __enter__(self) -> Self:
        """Nothing is begun yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Waits for all of it; of what failed meanwhile, nothing is waited for."""
        for copy in self._copies:
            if kind is None:
                copy.answer()
            else:
                copy.end()


def shared(
    tasks: Sequence[Task],
    work: Callable[[Iterable[Task]], Here],
    *,
    worth: bool,
    first: Callable[[], None] = lambda: None,
) -> tuple[Here, ...]:
    """What one function gives of the tasks that this process took, and of those that its copy took.

    Whoever is done takes the next ones, in their order; this process does what is `first` before it takes any. Where
    there is no copy, or it ends without an answer, this process does them all.
    """
    if not worth or _alone():
        first()
        return (work(tasks),)
    reading, writing = os.pipe()
    size = max(1, -(-len(tasks) * _TOKEN // select.PIPE_BUF))  # a pipe holds where each run of so many starts
    os.write(writing, b"".join(start.to_bytes(_TOKEN, "big") for start in range(0, len(tasks), size)))
    os.close(writing)
    parent = os.getpid()

    def taken() -> Iterator[Task]:
        while token := os.read(reading, _TOKEN):
            start = int.from_bytes(token, "big")
            yield from tasks[start : start + size]

    def here() -> Here:
        first()
        return work(taken())

    try:
        return both(here, lambda: work(tasks if os.getpid() == parent else taken()), worth=True)
    finally:
        os.close(reading)


def _alone() -> bool:
    """Whether a copy of this process cannot be made, or would have no processor."""
    return not hasattr(os, "fork") or (os.cpu_count() or 1) == 1 or threading.active_count() > 1


def _answer(there: Callable[[], object], writing: int, parent: int) -> None:
    """Runs in the copy, and ends it: what the parent would do at its end is not the copy's to do.

    Whose parent was killed ends soon after it, and so holds none of its locks.
    """
    status = 1
    signal.signal(signal.SIGALRM, lambda *_: None if os.getppid() == parent else os._exit(1))
    signal.setitimer(signal.ITIMER_REAL, _LOOK, _LOOK)
    try:
        told = pickle.dumps(there(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(told)
        status = 0
    finally:
        os._exit(status)
