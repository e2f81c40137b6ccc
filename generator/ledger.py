"""What each page was made of, kept from build to build: it is made again only where something of that differs."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from generator.both import both
from generator.kept import keep, recall
from generator.model.hashing import Hasher
from generator.model.watched import Read, Watch, value_of, watched, watched_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from generator.pages import Desk, Sheet

_Told = TypeVar("_Told")
_FILE = ".state/pages"
PLACES = "disagreements"
_AT_A_WATCH = 1_000  # pages
_MANY = 8_000  # hashes, which take as long as some copies of the process
_IDLE = 2  # so many times as many readings may be known as pages have


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as it was made: what it was given, the numbers of what it read, what tells its bytes."""

    given: str
    reads: array[int]
    content: str


@dataclass(slots=True)
class Leaf:
    """What is known of one reading date: its pages, all that they read in the order of its numbers, and what it was.

    `shared` tells what all of its pages can see besides: the site's name, its reading dates, the pages written by hand.
    """

    shared: str
    pages: dict[str, Entry] = field(default_factory=dict)
    reads: dict[Read, int] = field(default_factory=dict)
    values: list[str] = field(default_factory=list)


class Book:
    """The pages of one reading date: which of them stand, and of what those made anew were made."""

    def __init__(self, desk: Desk, known: Leaf | None) -> None:
        self.desk = desk
        self._hasher = Hasher()
        self._shared = shared_hash(self._hasher, desk)
        leaf = known if known is not None and known.shared == self._shared else Leaf(self._shared)
        self.reads = dict(leaf.reads)
        self.known = len(leaf.reads)
        self._besides = {PLACES: desk.disagreements}
        self._made = 0
        self._pages = leaf.pages
        self._values = _in_halves(self._value, list(leaf.reads))
        self._moved = {n for n, (was, now) in enumerate(zip(leaf.values, self._values, strict=True)) if was != now}

    def _value(self, read: Read) -> str:
        return self._hasher.hash(value_of(self.desk.briefing, read, self._besides))

    def _given(self, sheet: Sheet) -> str:
        return self._hasher.hash((sheet.write, sheet.given, dict(sheet.meta)))

    def contents(self, sheets: Sequence[Sheet]) -> list[str]:
        """What tells the bytes of each page that would come out as it was; nothing for the others."""
        known = {sheet.path: self._pages.get(sheet.path) for sheet in sheets}
        unmoved = {path: one for path, one in known.items() if one is not None and self._moved.isdisjoint(one.reads)}
        given = _in_halves(self._given, [sheet for sheet in sheets if sheet.path in unmoved])
        holds = dict(zip(unmoved, given, strict=True))
        same = {path: one.content for path, one in unmoved.items() if one.given == holds[path]}
        return [same.get(sheet.path, "") for sheet in sheets]

    def make(self, sheet: Sheet) -> tuple[bytes, Entry]:
        """A page, and what it was made of."""
        if self._made % _AT_A_WATCH == 0:
            self._begin()
        self._made += 1
        self._watch.seen.clear()
        data = sheet.page(self._watched).data
        return data, Entry(self._given(sheet), array("I", self._watch.seen), "")

    def _begin(self) -> None:
        """Watches everything anew: what watches many things takes as much room as these."""
        self._watch = Watch(self.reads)
        places = watched_mapping(self.desk.disagreements, self._watch, PLACES)
        self._watched = replace(self.desk, briefing=watched(self.desk.briefing, self._watch), disagreements=places)

    def learned(self) -> list[Read]:
        """What was read for the first time, in the order of its numbers."""
        return list(self.reads)[self.known :]

    def numbers(self, learned: list[Read]) -> list[int]:
        """The numbers in this book of what a copy of it has learned."""
        return [self.reads.setdefault(one, len(self.reads)) for one in learned]

    def taken_over(self, entry: Entry, numbers: list[int]) -> Entry:
        """The same entry of a copy of this book, by the numbers that this book has for what the copy has learned."""
        return replace(entry, reads=array("I", (n if n < self.known else numbers[n - self.known] for n in entry.reads)))

    def closed(self, made: Mapping[str, Entry], sheets: Mapping[str, Sheet]) -> Leaf:
        """What the next build has to know: the pages made now, and of these sheets those that stand."""
        pages = {path: made.get(path) or self._pages[path] for path in sheets}
        news = map(self._value, self.learned())
        return Leaf(self._shared, pages, self.reads, [*self._values, *news])


def shared_hash(hasher: Hasher, desk: Desk) -> str:
    """A hash of what all pages of a desk can see besides its briefing."""
    return hasher.hash((desk.site_name, desk.site_url, desk.zones, desk.prefix, desk.others, desk.by_hand, desk.docs))


def _in_halves(told: Callable[[_Told], str], many: Sequence[_Told]) -> list[str]:
    """What tells each of many things, of very many found out by two processes."""
    middle = len(many) // 2
    first, second = both(
        lambda: list(map(told, many[:middle])), lambda: list(map(told, many[middle:])), worth=len(many) > _MANY
    )
    return [*first, *second]


Folded = tuple[str, list[tuple[str, str, bytes, str]], list[tuple[str, str, int]], list[str]]


class Ledger:
    """The leaves of all reading dates in a file, with the keys of files; of another `basis` nothing of it is known.

    `folded` are the leaves as plain values, `grounds` is what an edit of prose alone finds kept besides.
    """

    def __init__(self, pages: Path, basis: str) -> None:
        self._file = pages.parent / _FILE
        self._basis = basis
        self.folded: dict[str, Folded] = {}
        self.files: dict[str, tuple[str, str]] = {}  # path -> key, what tells the bytes
        self.grounds: tuple[Any, ...] = ()
        told = recall(self._file, basis)
        if told is not None:
            self.folded, self.files, self.grounds = told

    def book(self, desk: Desk) -> Book:
        """The book of one reading date."""
        known = self.folded.pop(desk.prefix, None)
        return Book(desk, _unfolded(*known) if known else None)

    def keep(
        self, leaves: Mapping[str, Leaf], files: Mapping[str, tuple[str, str]], grounds: tuple[Any, ...] = ()
    ) -> None:
        """Keeps what the next build has to know."""
        self.folded, self.files = {prefix: _folded(leaf) for prefix, leaf in leaves.items()}, dict(files)
        self.grounds = grounds
        self.save()

    def save(self) -> None:
        """Keeps all of it as it is now."""
        keep(self._file, self._basis, (self.folded, self.files, self.grounds))


def _folded(leaf: Leaf) -> Folded:
    """A leaf as plain values; one that knows far more readings than its pages have begins anew."""
    numbers = {number for entry in leaf.pages.values() for number in entry.reads}
    if len(leaf.reads) > _IDLE * len(numbers):
        return leaf.shared, [], [], []
    pages = [(path, one.given, one.reads.tobytes(), one.content) for path, one in leaf.pages.items()]
    return leaf.shared, pages, [(read.group, read.name, read.part) for read in leaf.reads], leaf.values


def _unfolded(
    shared: str, pages: list[tuple[str, str, bytes, str]], reads: list[tuple[str, str, int]], values: list[str]
) -> Leaf:
    return Leaf(
        shared,
        {path: Entry(given, array("I", told), content) for path, given, told, content in pages},
        {Read(*read): number for number, read in enumerate(reads)},
        values,
    )
