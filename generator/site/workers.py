"""Two processes make pages at the same time: this one and a copy of it, each its half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.both import both
from generator.collector import collecting
from generator.site.press import one_converter
from generator.site.records import Record
from generator.site.web import Strand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.site.press import Press

# A page as it was made: its source, its record, its place in the web, its search entries.
Made = tuple[str, Record, Strand | None, bytes]
_WORTH_IT = 60  # pages; a copy of this process costs as much as some of them
_AT_A_TIME = 6_000  # pages; a copy of the process costs little beside so many


def make_all(press: Press, uris: Sequence[str], first: Sequence[str]) -> Iterator[Made]:
    """All these pages, made; those that come `first`, which others print, by this process.

    Of a large site so many at a time that those that were made take no more room than the ones of a small one.
    """
    yield from _in_halves(press, uris[:_AT_A_TIME], first)
    for start in range(_AT_A_TIME, len(uris), _AT_A_TIME):
        yield from _in_halves(press, uris[start : start + _AT_A_TIME], ())


def _in_halves(press: Press, uris: Sequence[str], first: Sequence[str]) -> Iterator[Made]:
    mine, (others, reads) = both(
        lambda: _made(press, [*first, *uris[::2]]),
        lambda: (_made(press, uris[1::2]), sorted(press.reads)),
        worth=len(uris) > _WORTH_IT,
    )
    press.reads.update(reads)
    yield from mine
    yield from others


def _made(press: Press, uris: Iterable[str]) -> list[Made]:
    made = []
    with one_converter(), collecting() as one_more:
        for uri in uris:
            made.append((uri, *press.make(uri)))
            one_more()
    return made
