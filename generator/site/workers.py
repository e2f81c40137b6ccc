"""Two processes make pages at the same time: this one and a copy of it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.both import shared
from generator.site.press import one_converter
from generator.site.state import Record
from generator.site.web import Strand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.site.press import Press

# A page as it was made: its source, its record, its place in the web, its search entries.
Made = tuple[str, Record, Strand | None, bytes]
_AT_A_TIME = 24  # pages, of one folder as a rule, which have much in common
_WORTH_IT = 60  # pages; a copy of this process costs as much as some of them


def make_all(press: Press, uris: Sequence[str], first: Sequence[str]) -> Iterator[Made]:
    """All these pages, made; before the others those that come `first`, which the others print."""
    yield from _made(press, first)
    tasks = [uris[start : start + _AT_A_TIME] for start in range(0, len(uris), _AT_A_TIME)]
    for made, reads in shared(tasks, lambda taken: _work(press, taken), worth=len(uris) > _WORTH_IT):
        press.reads.update(reads)
        yield from made


def _work(press: Press, tasks: Iterable[Sequence[str]]) -> tuple[list[Made], list[tuple[str, str]]]:
    """What one process makes, and what its templates read of the pages in the navigation."""
    return _made(press, chain.from_iterable(tasks)), sorted(press.reads)


def _made(press: Press, uris: Iterable[str]) -> list[Made]:
    with one_converter():
        return [(uri, *press.make(uri)) for uri in uris]
