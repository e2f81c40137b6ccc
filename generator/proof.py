"""What the ledger knows of one reading date, asked about a few pages: who reads what, and whether it reads the same.

A briefing of a part of the notes gives a page the readings that one of all notes gives, or others. The ledger keeps a
hash of each reading of the last build, so that the two can be told apart.
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.ledger import PLACES, shared_hash
from generator.model.hashing import Hasher
from generator.model.watched import Read, Watch, value_of, watched, watched_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from generator.ledger import Folded
    from generator.pages import Desk, Sheet


class Proof:
    """What is kept of the pages of one reading date."""

    def __init__(self, folded: Folded) -> None:
        """Nothing of it is unfolded but what is asked for."""
        self._shared, self._pages, self._reads, self._values = folded
        self._hasher = Hasher()

    def readers(self, wanted: Callable[[Read], bool]) -> Iterator[str]:
        """The pages that read any of what is wanted."""
        numbers = {number for number, told in enumerate(self._reads) if wanted(Read(*told))}
        for path, _, reads, _ in self._pages if numbers else ():
            if not numbers.isdisjoint(_unpacked(reads)):
                yield path

    def reads(self, path: str) -> list[Read]:
        """What a page reads."""
        return [Read(*self._reads[number]) for number in _unpacked(self._page(path)[2])]

    def _page(self, path: str) -> tuple[str, str, bytes, str]:
        return next(page for page in self._pages if page[0] == path)

    def holds(self, desk: Desk) -> bool:
        """Whether the pages of that desk can see the same besides its briefing."""
        return shared_hash(self._hasher, desk) == self._shared

    def unproven(self, desk: Desk, reads: Iterable[Read], told: Callable[[Read], bool | None]) -> list[Read]:
        """Those that are read otherwise now; of one that is not known `told` says what it is, or None."""
        besides = {PLACES: desk.disagreements}
        every = [*reads]
        numbers = self._numbers(set(every))

        def same(read: Read) -> bool:
            value = value_of(desk.briefing, read, besides)
            known = numbers.get(read)
            if known is None:
                answer = told(read)
                return answer is not None and answer == value
            return self._hasher.hash(value) == self._values[known]

        return [read for read in every if not same(read)]

    def _numbers(self, wanted: Collection[Read]) -> dict[Read, int]:
        return {Read(*told): number for number, told in enumerate(self._reads) if told in wanted}

    def make(self, desk: Desk, sheet: Sheet) -> tuple[bytes, list[Read]] | None:
        """A page, and what it read now; nothing where the sheet is not the one of which it was made."""
        given = self._hasher.hash((sheet.write, sheet.given, dict(sheet.meta)))
        if given != self._page(sheet.path)[1]:
            return None
        watch = Watch({})
        places = watched_mapping(desk.disagreements, watch, PLACES)
        seeing = replace(desk, briefing=watched(desk.briefing, watch), disagreements=places)
        watch.seen.clear()
        data = sheet.page(seeing).data
        names = [*watch.numbers]
        return data, [names[number] for number in sorted(watch.seen)]

    def put(self, desk: Desk, path: str, reads: Iterable[Read], content: str) -> None:
        """Keeps what a page read now, and what tells its bytes."""
        every = [*reads]
        numbers = self._numbers(set(every))
        for read in every:
            if read not in numbers:
                numbers[read] = len(self._reads)
                self._reads.append((read.group, read.name, read.part))
                self._values.append("")
        at = next(number for number, page in enumerate(self._pages) if page[0] == path)
        packed = array("I", sorted(numbers[read] for read in every)).tobytes()
        self._pages[at] = (path, self._pages[at][1], packed, content)
        besides = {PLACES: desk.disagreements}
        for read in every:
            self._values[numbers[read]] = self._hasher.hash(value_of(desk.briefing, read, besides))


def _unpacked(reads: bytes) -> array[int]:
    found = array("I")
    found.frombytes(reads)
    return found
