"""Reports in the order in which they became known, before and after their names are resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import dates
from generator.model.order import counting_date, counting_day, facts_of, occasion_key, plain_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.article import Article
    from generator.model.day import Day
    from generator.model.facts import Fact, Path
    from generator.problems import Mark


@dataclass(frozen=True, slots=True)
class Told:
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
    found = [one for article in articles for one in _of(article)]
    return sorted(found, key=lambda one: one.key)


def _of(article: Article) -> Iterator[Told]:
    clock = dates.time_of_day(counting_date(article))
    day, time = counting_day(article), f"{clock:%H:%M:%S}" if clock else ""
    return (Told(article, fact, article.id, day, time) for fact in facts_of(article))
