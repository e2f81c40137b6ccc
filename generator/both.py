"""Two things done at the same time: one by this process, one by a copy of it."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Here = TypeVar("Here")
There = TypeVar("There")
_LOOK = 0.1  # seconds between two looks whether the parent lives


def both(here: Callable[[], Here], there: Callable[[], There], *, worth: bool) -> tuple[Here, There]:
    """What two functions give; where it is `worth` a copy of this process, the second runs in one.

    Neither may change anything that the other or the caller looks at: only what `there` gives back, pickled, comes out
    of the copy. Where that ends without an answer, this process runs `there` itself, and so meets what is wrong.
    """
    if not worth or not hasattr(os, "fork") or (os.cpu_count() or 1) == 1 or threading.active_count() > 1:
        return here(), there()
    gc.freeze()  # the collector would touch, and so copy, every page of memory
    reading, writing = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        _answer(there, writing, parent)
    os.close(writing)
    try:
        mine = here()
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        status = os.waitpid(child, 0)[1]
        gc.unfreeze()
    return mine, cast("There", pickle.loads(told)) if status == 0 else there()  # noqa: S301 -- told by our own copy


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
