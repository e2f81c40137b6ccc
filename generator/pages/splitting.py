"""Lists that are too long for a page: they stand by month, a long month by day, a long day in parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from generator import addresses
from generator.pages import words
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.model.day import Day
    from generator.pages.rows import Rows

T = TypeVar("T")
LONG = 150  # rows up to which a list is one page


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(Generic[T]):
    """A month, a day of a long month, or a part of a long day. `apart`: where its rows stand, if it is long itself."""

    address: str
    words: str  # "March 2031", "Saturday 15 March 2031", "Saturday 15 March 2031, part 2"
    found: tuple[T, ...]
    day: Day  # of a month its first one
    apart: tuple[Stretch[T], ...] = ()

    @property
    def rows(self) -> tuple[T, ...]:
        """What stands on its own page."""
        return () if self.apart else self.found

    @property
    def pages(self) -> Iterator[tuple[Stretch[T], tuple[Stretch[T], ...]]]:
        """Itself and all that is apart, each with what it is a part of, the widest first."""
        yield self, ()
        for one in self.apart:
            for page, within in one.pages:
                yield page, (self, *within)


def months(
    index: str,
    found: Iterable[tuple[Day, T]],
    *,
    most: int = LONG,
    dayless: Callable[[T], bool] = lambda _: False,
) -> list[Stretch[T]]:
    """The months of the list at `index`, in the order in which they come, with the days of those of more than `most`.

    `dayless` tells of which rows no more than the month is known: they follow the days, on a page of their own.
    """
    groups: dict[Day, list[tuple[Day, T]]] = {}
    for day, one in found:
        groups.setdefault(day.replace(day=1), []).append((day, one))
    return [_month(index, month, several, most, dayless) for month, several in groups.items()]


def _month(
    index: str, month: Day, found: Sequence[tuple[Day, T]], most: int, dayless: Callable[[T], bool]
) -> Stretch[T]:
    address, named = addresses.month(index, month), words.month(month)
    whole = tuple(one for _, one in found)
    apart: list[Stretch[T]] = []
    if len(whole) > most:
        days: dict[Day, list[T]] = {}
        for day, one in found:
            if not dayless(one):
                days.setdefault(day, []).append(one)
        apart = [
            _in_parts(addresses.of_day(index, day), words.weekday(day), day, several, most)
            for day, several in days.items()
        ]
        if vague := [one for one in whole if dayless(one)]:
            apart.append(_in_parts(f"{address}no-day/", f"{named}, day not given", month, vague, most))
    return Stretch(address=address, words=named, found=whole, day=month, apart=tuple(apart))


def _in_parts(address: str, named: str, day: Day, found: Sequence[T], most: int) -> Stretch[T]:
    """What stands on one page, or else on numbered ones."""
    apart = [
        Stretch(
            address=f"{address}{number}/",
            words=f"{named}, part {number}",
            found=tuple(found[start : start + most]),
            day=day,
        )
        for number, start in enumerate(range(0, len(found), most), 1)
    ]
    return Stretch(
        address=address, words=named, found=tuple(found), day=day, apart=tuple(apart) if len(apart) > 1 else ()
    )


def links(
    rows: Rows, found: Iterable[Stretch[T]], told: Callable[[Stretch[T]], str] = lambda one: str(len(one.found))
) -> tuple[Link, ...]:
    """The ways to several of them, each with its number of rows or with other words."""
    return tuple(Link(one.words, rows.link(one.address), told(one)) for one in found)


def ways_up(rows: Rows, within: Iterable[Stretch[T]]) -> tuple[Link, ...]:
    """The ways to what a page is a part of, the widest first."""
    return tuple(Link(f"All of {one.words}", rows.link(one.address)) for one in within)
