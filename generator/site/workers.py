"""Two processes make pages at the same time: this one and a copy of it, each its half."""

from __future__ import annotations

import gc
import marshal
import os
import threading
from typing import TYPE_CHECKING

from generator.site.press import one_converter
from generator.site.state import Record
from generator.site.trees import UnsuitedError
from generator.site.web import Strand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.site.press import Press

# A page as it was made: its source, its record, its place in the web, its search entries.
Made = tuple[str, Record, Strand | None, bytes]
_WORTH_IT = 60  # pages; a copy of this process costs as much as some of them
_COLLECT = 20_000  # new objects between two looks of the collector; a page makes many, and few of them in circles


def make_all(press: Press, uris: Sequence[str], first: Sequence[str], folder: Path) -> Iterator[Made]:
    """All these pages, made; those that come `first`, which others print, by this process.

    Raises UnsuitedError where the other process fails: what MkDocs makes of these pages by itself then says why.
    """
    mine, others = [*first, *uris], uris[:0]
    if len(uris) > _WORTH_IT and hasattr(os, "fork") and threading.active_count() == 1:
        mine, others = [*first, *uris[::2]], uris[1::2]
    part = folder / "part"
    gc.collect()
    gc.freeze()
    usual = gc.get_threshold()
    gc.set_threshold(_COLLECT, *usual[1:])
    try:
        other = _begin(press, others, part) if others else 0
        try:
            yield from _make(press, mine)
        finally:
            status = os.waitpid(other, 0)[1] if other else 0
        if other:
            yield from _gather(status, part, press)
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def _make(press: Press, uris: Sequence[str]) -> Iterator[Made]:
    with one_converter():
        for uri in uris:
            yield (uri, *press.make(uri))


def _begin(press: Press, uris: Sequence[str], part: Path) -> int:
    """Starts a copy of this process that makes these pages; gives back its number."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        made = []
        for uri, record, strand, entries in _make(press, uris):
            made.append((uri, tuple(record), strand and tuple(strand), entries))
            if os.getppid() != parent:
                break  # its parent was killed: nobody will ask for the rest
        else:
            part.write_bytes(marshal.dumps((made, sorted(press.reads))))
            status = 0
    finally:
        os._exit(status)  # whatever it was: what the parent would do at its end is not this one's to do


def _gather(status: int, part: Path, press: Press) -> Iterator[Made]:
    if status:
        raise UnsuitedError("the second process failed")
    made, reads = marshal.loads(part.read_bytes())  # noqa: S302 - written a moment ago by our own copy
    part.unlink()
    press.reads.update(reads)
    for uri, record, strand, entries in made:
        yield uri, Record(*record), strand and Strand(*strand), entries
