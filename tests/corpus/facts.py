"""What the notes of a story say, told from its files alone: what the pages and the data have to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from generator.model.article import Article, Library
from generator.model.facts import (
    CorrectionFact,
    Fact,
    FigureFact,
    ImageFact,
    OccasionFact,
    PositionFact,
    SpokenFact,
    Who,
)

_PLAIN_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T[0-9:Z+-]+)?)?)?")


@dataclass(frozen=True)
class Told:
    """The counted notes of a library on a reading date, and their facts."""

    library: Library
    as_of: date

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The notes that count, by id."""
        return {a.id: a for a in self.library.articles if not a.draft and counts_on(a) <= self.as_of}

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Each fact by its statement; a correction from its own day."""
        found = [fact for article in self.articles.values() for fact in self._facts(article)]
        by_statement = {fact.statement: fact for fact in found}
        assert len(by_statement) == len(found)
        return by_statement

    def _facts(self, article: Article) -> Iterator[Fact]:
        yield from (*article.occasions, *article.spoken, *article.figures, *article.positions, *article.images)
        yield from (one for one in article.corrections if day_of(one.date.typed) <= self.as_of)

    @cached_property
    def things(self) -> Mapping[str, list[str]]:
        """The statements about each talk, event, quote or claim, by its id; one without an id is its statement."""
        found: dict[str, list[str]] = {}
        for statement, fact in self.facts.items():
            if isinstance(fact, (OccasionFact, SpokenFact)):
                found.setdefault(fact.id or statement, []).append(statement)
        return found

    def publisher(self, note: str) -> str:
        """The name of a note's publisher: its actor's, where it has a file."""
        typed = self.articles[note].source.publisher
        for actor in self.library.actors:
            if typed.casefold() in {name.casefold() for name in (actor.id, actor.name, actor.short, *actor.aliases)}:
                return actor.name
        return typed


def counts_on(article: Article) -> date:
    """The day in UTC from which a note counts."""
    return day_of((article.source.updated or article.source.published).typed, article.source.published.tz)


def day_of(typed: str, tz: str | None = None) -> date:
    """The day in UTC of a date as typed; marks of doubt do not widen it."""
    assert not tz, "the notes give an offset with their time"
    typed = typed.rstrip("?~%")
    if "T" not in typed:
        return date.fromisoformat(typed)
    return datetime.fromisoformat(typed).astimezone(UTC).date()


def kind(fact: Fact) -> str:
    """The data file that holds a fact."""
    if isinstance(fact, (OccasionFact, SpokenFact)):
        return f"{fact.category}s"
    if isinstance(fact, FigureFact):
        return "figure-reports"
    return "positions" if isinstance(fact, PositionFact) else "notes"


def people(fact: Fact) -> list[Who]:
    """Everybody whom a fact names as taking part in it, saying it or holding it."""
    named: list[Who] = [*fact.by] if isinstance(fact, (SpokenFact, FigureFact)) else []
    if isinstance(fact, (OccasionFact, PositionFact)):
        named += fact.who
    return named


def actors(fact: Fact) -> list[str]:
    """The ids of those of them that have a file."""
    return [who.actor for who in people(fact) if who.actor]


def plain_date(fact: Fact) -> str:
    """The date that a fact gives, where it is a year, a month, a day or a clock time; else nothing."""
    if isinstance(fact, (ImageFact, CorrectionFact)):
        return ""
    given = fact.as_of if isinstance(fact, FigureFact) else fact.since if isinstance(fact, PositionFact) else None
    given = fact.date if isinstance(fact, (OccasionFact, SpokenFact)) else given
    return given.typed if given is not None and _PLAIN_DATE.fullmatch(given.typed) else ""
