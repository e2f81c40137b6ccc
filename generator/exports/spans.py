"""Spans of days that hold few enough of what became known to be indexed together."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.day import Day

_MOST = 1000  # weight of a span: the words of 230 notes, with their talks, take some 0.4 s to index
_NOTE, _THING = 3, 1  # what each weighs


class Told(NamedTuple):
    """Something that became known on a day: a note, or a talk or event by its first report."""

    day: Day
    kind: str
    name: str


def spans(told: Iterable[Told]) -> Iterator[tuple[Day, list[Told]]]:
    """What was told by spans of days, oldest first, each with its first day.

    Where a span ends depends on what it holds and on nothing outside of it.
    """
    years: dict[int, list[Told]] = defaultdict(list)
    for one in sorted(told):
        years[one.day.year].append(one)
    for year in sorted(years):
        yield from _halved(date(year, 1, 1), 366, years[year])


def _halved(first: Day, length: int, told: list[Told]) -> Iterator[tuple[Day, list[Told]]]:
    if not told:
        return
    if length == 1 or sum(_NOTE if one.kind == "note" else _THING for one in told) <= _MOST:
        yield first, told
        return
    middle = first + timedelta(days=length // 2)
    yield from _halved(first, length // 2, [one for one in told if one.day < middle])
    yield from _halved(middle, length - length // 2, [one for one in told if one.day >= middle])
