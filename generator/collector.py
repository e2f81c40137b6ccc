"""Python's collector, told when to look: few of the things that a page is made of outlive it, and some in circles."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AT_ONCE = 400  # pages


@contextmanager
def collecting() -> Iterator[Callable[[], None]]:
    """While it lasts, the collector looks only at what was made since, after every so many calls of what is given."""
    made = 0

    def one_more() -> None:
        nonlocal made
        made += 1
        if made % _AT_ONCE == 0:
            gc.collect()

    gc.freeze()
    gc.disable()
    try:
        yield one_more
    finally:
        gc.enable()
        gc.unfreeze()
