"""Notes and their publishers: when each counts, whose report it is, what it says."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.model import dates
from generator.model.briefing import Correction, Image, Note, Publisher
from generator.model.facts import CorrectionFact, Fact, FigureFact, OccasionFact, PositionFact, SpokenFact, Who
from generator.model.order import counting_date, counting_day, origin, reports_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.article import ActorFile, Article
    from generator.model.day import Day
    from generator.model.things import Report


def folded(name: str) -> str:
    """A name as names are compared: Unicode NFC, without regard to case."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


class Outlets:
    """Publishers by any of their names; two spellings that an actor's aliases join are one."""

    def __init__(self, actors: Iterable[ActorFile]) -> None:
        self._actors = {}
        for file in actors:
            for name in (file.id, file.name, file.short, *file.aliases):
                if name:
                    self._actors[folded(name)] = file
        self._names: dict[str, str] = {}

    def name(self, typed: str) -> str:
        """The one name of a publisher: its actor's, else as it was first typed."""
        file = self._actors.get(folded(typed))
        return file.name if file is not None else self._names.setdefault(folded(typed), typed)

    def actor(self, typed: str) -> str:
        """The id of the publisher's actor, or nothing."""
        file = self._actors.get(folded(typed))
        return file.id if file is not None else ""


def counted(articles: Iterable[Article], as_of: Day) -> list[Article]:
    """The notes that count on a reading date, drafts apart, newest first."""
    found = [article for article in articles if not article.draft and counting_day(article) <= as_of]
    return sorted(found, key=_newest_first)


def _newest_first(article: Article) -> tuple[float, str]:
    return -dates.counting_instant(counting_date(article)).timestamp(), article.id


def note_of(article: Article, outlets: Outlets, known: Mapping[str, ActorFile], as_of: Day) -> Note:
    """A note with its facts as reports."""
    source = article.source
    clock = dates.time_of_day(counting_date(article))
    told_by = outlets.name(source.publisher), outlets.name(origin(article))
    reports = reports_of(article, *told_by, f"{clock:%H:%M:%S}" if clock else "")
    corrections = tuple(_correction(article.id, fact) for fact in article.corrections)
    shown = tuple(one for one in corrections if one.day <= as_of)
    actors = {name for fact in (*(r.fact for r in reports),) for name in actors_of(fact) if name in known}
    publisher = outlets.actor(source.publisher)
    return Note(
        article=article,
        day=counting_day(article),
        published=source.published,
        origin=outlets.name(origin(article)),
        publisher_actor=publisher,
        reports=reports,
        corrections=shown,
        images=tuple(Image(note=article.id, statement=fact.statement, fact=fact) for fact in article.images),
        actors=tuple(sorted(actors)),
        entities=tuple(dict.fromkeys(entity_of(report) for report in reports)),
        stories=article.stories,
        turns=tuple(sorted({one.day for one in corrections if one.day > as_of})),
    )


def _correction(note: str, fact: CorrectionFact) -> Correction:
    day = dates.placed_days(fact.date)[0]
    return Correction(note=note, statement=fact.statement, fact=fact, day=day)


def entity_of(report: Report) -> str:
    """The id of the thing that a report is about."""
    fact = report.fact
    if isinstance(fact, FigureFact):
        return fact.of
    if isinstance(fact, PositionFact):
        return fact.issue or report.statement
    return fact.id or report.statement


def actors_of(fact: Fact) -> Iterator[str]:
    """Every actor that a fact names."""
    for who in _people(fact):
        yield from (name for name in (who.actor, who.of) if name)
    if isinstance(fact, SpokenFact):
        yield from fact.about


def _people(fact: Fact) -> Iterator[Who]:
    yield from fact.by
    if isinstance(fact, OccasionFact):
        yield from (*fact.who, *fact.requested_by)
    elif isinstance(fact, SpokenFact):
        yield from fact.to
    elif isinstance(fact, PositionFact):
        yield from (*fact.who, *fact.toward)


def publishers(notes: Iterable[Note], outlets: Outlets, voices: Mapping[str, set[str]]) -> tuple[Publisher, ...]:
    """Every publisher with its notes and what only it reports; `voices` gives the origins of each thing."""
    by_name: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_name[outlets.name(note.article.source.publisher)].append(note)
    found: list[Publisher] = []
    taken: set[str] = set()
    for name, told in sorted(by_name.items(), key=lambda pair: (folded(pair[0]), pair[0])):
        kinds = sorted({note.article.source.kind for note in told if note.article.source.kind})
        only = [e for note in told for e in note.entities if voices.get(e) == {note.origin} and note.origin == name]
        found.append(
            Publisher(
                name=name,
                slug=_slug(name, taken),
                actor=outlets.actor(name),
                kinds=tuple(kinds),
                notes=tuple(note.id for note in told),
                only=tuple(dict.fromkeys(only)),
            ),
        )
    return tuple(found)


def _slug(name: str, taken: set[str]) -> str:
    """An address for a publisher: its letters and digits in ASCII, numbered where two would share it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = "-".join("".join(c if c.isalnum() else " " for c in plain).split())[:60].strip("-") or "publisher"
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    taken.add(slug)
    return slug
