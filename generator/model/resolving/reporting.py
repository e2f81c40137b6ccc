"""Reports in the order in which they became known, before and after their names are resolved."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.model import dates
from generator.model.order import counting_date, counting_day, facts_of, occasion_key, plain_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.article import Article
    from generator.model.day import Day
    from generator.model.facts import Fact, Path
    from generator.problems import Mark


class Told(NamedTuple):
    """A fact with the note that tells it, its id, and when that counts: as in a report."""

    article: Article
    fact: Fact
    note: str
    day: Day
    clock: str

    @property
    def place(self) -> str:
        """Where the entry stands, as editors know it: `docs/notes/x.md:12`."""
        return f"{self.article.file}:{self.mark().line}"

    def mark(self, *keys: str | int) -> Mark:
        """Where a value of the fact stands, or the entry itself."""
        path: Path = (*self.fact.path, *keys)
        return self.article.mark(path)

    @property
    def key(self) -> tuple[bool, tuple[Day, str, str, int], Path]:
        """The order of reports of anything, drafts last."""
        return self.article.draft, plain_key(self), self.fact.path

    @property
    def occasion_key(self) -> tuple[bool, tuple[Day, bool, str, str, int], Path]:
        """The order of reports of a talk or event, drafts last."""
        return self.article.draft, occasion_key(self), self.fact.path


def told(articles: Iterable[Article]) -> list[Told]:
    """Every fact of all notes, oldest report first, drafts last."""
    notes = sorted((_counted(article) for article in articles), key=_when)
    found: list[Told] = []
    for _, same in groupby(notes, key=_when):
        reports = [Told(one, fact, one.id, day, clock) for _, day, clock, _, one in same for fact in facts_of(one)]
        found += sorted(reports, key=_place)
    return found


def retold(facts: Iterable[Told], articles: Iterable[Article]) -> list[Told]:
    """The same, in their order, as they stand in these notes."""
    found = {(article.file, fact.path): (article, fact) for article in articles for fact in facts_of(article)}
    return [Told(*found[one.article.file, one.fact.path], one.note, one.day, one.clock) for one in facts]


_Counted: TypeAlias = "tuple[bool, Day, str, str, Article]"


def _counted(article: Article) -> _Counted:
    """A note with all that puts it in its order."""
    clock = dates.time_of_day(counting_date(article))
    return article.draft, counting_day(article), f"{clock:%H:%M:%S}" if clock else "", article.id, article


def _when(one: _Counted) -> tuple[bool, Day, str, str]:
    return one[:4]


def _place(one: Told) -> tuple[int, Path]:
    """The order within a note, as in `Told.key`."""
    return plain_key(one)[3], one.fact.path
