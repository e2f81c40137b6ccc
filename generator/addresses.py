"""Where everything stands on the site: the addresses that are promises, once for pages and for programs.

An address is relative to the site's root, without a leading slash, and ends in a slash where it is a page:
`talks/nato-russia-council/`, `calendar/talks.ics`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from generator.letters import initial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

T = TypeVar("T")
LONG = 150  # rows up to which a list is one page
FEW = 100  # the same of rows that tell much

HOME = ""
FOLDERS = {
    "note": "notes",
    "actor": "actors",
    "story": "stories",
    "issue": "issues",
    "figure": "figures",
    "talk": "talks",
    "event": "events",
}


def page(kind: str, name: str) -> str:
    """The page of a note, actor, story, issue, figure, talk or event."""
    return f"{FOLDERS[kind]}/{name}/"


def fact(statement: str) -> str:
    """The place of a fact on its note's page; `statement` is `note:local`."""
    note, _, local = statement.partition(":")
    return f"notes/{note}/#{local}"


def month(index: str, day: date) -> str:
    """The page of a month below an index: `timeline/2021-12/`."""
    return f"{index}/{day:%Y-%m}/"


def of_day(index: str, day: date) -> str:
    """The page of a day below an index: `changes/2021-12-30/`."""
    return f"{index}/{day.isoformat()}/"


def edition(day: date) -> str:
    """The start of the edition of a day."""
    return f"as-of/{day.isoformat()}/"


def discrepancies(found: Mapping[str, date]) -> dict[str, str]:
    """The place of each discrepancy, given with the day since which it is one: on the index, or a long one's months."""
    if len(found) <= FEW:
        return {name: f"discrepancies/#{name}" for name in found}
    return {
        name: f"{one.address}#{name}"
        for month in months("discrepancies", ((day, name) for name, day in found.items()), most=FEW)
        for one, _ in month.pages
        for name in one.rows
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(Generic[T]):
    """What a page holds of a long list: a month, a day of a long month, or a part of a long day.

    Of a list of names it is the whole, a letter, or a part of a long letter, and `name` says which. `apart`: the pages
    where its rows stand, if it is long itself.
    """

    address: str
    kind: Literal["month", "day", "no-day", "names"]
    found: tuple[T, ...]
    day: date = date.min  # of a month its first one
    name: str = ""
    part: int = 0
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
    found: Iterable[tuple[date, T]],
    *,
    most: int = LONG,
    dayless: Callable[[T], bool] = lambda _: False,
) -> list[Stretch[T]]:
    """The months of the list at `index`, in the order in which they come, with the days of those of more than `most`.

    `dayless` tells of which rows no more than the month is known: they follow the days, on a page of their own.
    """
    groups: dict[date, list[tuple[date, T]]] = {}
    for day, one in found:
        groups.setdefault(day.replace(day=1), []).append((day, one))
    return [_month(index, first, several, most, dayless) for first, several in groups.items()]


def _month(
    index: str, first: date, found: Sequence[tuple[date, T]], most: int, dayless: Callable[[T], bool]
) -> Stretch[T]:
    address, whole = month(index, first), tuple(one for _, one in found)
    apart: list[Stretch[T]] = []
    if len(whole) > most:
        days: dict[date, list[T]] = {}
        for day, one in found:
            if not dayless(one):
                days.setdefault(day, []).append(one)
        apart = [
            _in_parts(Stretch(address=of_day(index, day), kind="day", day=day, found=tuple(several)), most)
            for day, several in days.items()
        ]
        if vague := tuple(one for one in whole if dayless(one)):
            apart.append(_in_parts(Stretch(address=f"{address}no-day/", kind="no-day", day=first, found=vague), most))
    return Stretch(address=address, kind="month", day=first, found=whole, apart=tuple(apart))


def _in_parts(one: Stretch[T], most: int) -> Stretch[T]:
    """The same, with numbered parts apart where it holds more than a page."""
    if len(one.found) <= most:
        return one
    parts = tuple(
        replace(one, address=f"{one.address}{number}/", part=number, found=one.found[start : start + most])
        for number, start in enumerate(range(0, len(one.found), most), 1)
    )
    return replace(one, apart=parts)


def parts(address: str, name: str, found: Iterable[T], *, most: int = LONG) -> Stretch[T]:
    """The page of a list in no order but its own; of more than `most` with numbered parts."""
    return _in_parts(Stretch(address=address, kind="names", name=name, found=tuple(found)), most)


def names(address: str, name: str, found: Iterable[tuple[str, T]], *, most: int = LONG) -> Stretch[T]:
    """The page of a list of names, each with its row; of more than `most` with the letters that they begin with.

    What begins with no Latin letter follows these, as `other names`.
    """
    told = list(found)
    whole = Stretch(address=address, kind="names", name=name, found=tuple(one for _, one in told))
    if len(told) <= most:
        return whole
    groups: dict[str, list[T]] = {}
    for text, one in told:
        groups.setdefault(initial(text), []).append(one)
    letters = [
        Stretch(
            address=f"{address}{letter or 'other'}/", kind="names", name=letter.upper() or "other names", found=rows
        )
        for letter, rows in sorted(((one, tuple(rows)) for one, rows in groups.items()), key=_others_last)
    ]
    return replace(whole, apart=tuple(_in_parts(one, most) for one in letters))


def _others_last(group: tuple[str, tuple[T, ...]]) -> tuple[bool, str]:
    return not group[0], group[0]


def document(address: str) -> str:
    """The path of the Markdown source of a page: `talks/x/` is `talks/x.md`, an index `talks/index.md`.

    Pages directly below the root that are no index of things keep their own folder's index, too.
    """
    parts = address.strip("/").split("/")
    if parts == [""]:
        return "index.md"
    if len(parts) == 1:
        return f"{parts[0]}/index.md"
    return "/".join(parts) + ".md"


def relative(source: str, target: str) -> str:
    """The link from one page to another address, relative to the page."""
    path, mark, anchor = target.partition("#")
    link = _way(source, path)
    if link == "./" and mark:
        return mark + anchor
    return link + mark + anchor


def _way(source: str, path: str) -> str:
    """The steps from a page's folder to an address; written by hand because a site has some hundred for each note."""
    if not path.startswith(source[: source.find("/") + 1] or source):  # nothing shared
        return ("../" * source.count("/") + path) or "./"
    here = source.split("/")[:-1]
    there = path.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return ("../" * (len(here) - shared) + "/".join(there[shared:])) or "./"
