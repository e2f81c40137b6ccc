"""Reports in the order in which they became known, and what they tell of in the order of its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from generator.model import dates
from generator.model.facts import Fact, OccasionFact
from generator.model.things import Occasion, Report, Utterance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.article import Article
    from generator.model.day import Day


class Counting(Protocol):
    """A fact with what puts it in its order: the note that tells it, and when that counts."""

    @property
    def fact(self) -> Fact:
        """What is told."""

    @property
    def note(self) -> str:
        """The id of the note."""

    @property
    def day(self) -> Day:
        """The UTC day on which the note counts."""

    @property
    def clock(self) -> str:
        """The time of that day, as text, or nothing."""


HELD = frozenset({"held", "suspended"})
PLANNED = frozenset({"planned", "deadline"})
_NO_TIME = ""


def counting_date(article: Article) -> dates.Date:
    """The date by which a note counts: the state its facts were read from, else its publication."""
    return article.source.updated or article.source.published


def counting_day(article: Article) -> Day:
    """The UTC day on which a note counts."""
    return dates.utc_day(counting_date(article))


def origin(article: Article) -> str:
    """Whose report a note's facts are: the last of `via`, else the publisher."""
    return article.source.via[-1] if article.source.via else article.source.publisher


def facts_of(article: Article) -> Iterator[Fact]:
    """Every fact of a note but its images and corrections, kind by kind, in the order of the file."""
    yield from article.occasions
    yield from article.spoken
    yield from article.figures
    yield from article.positions


def reports_of(article: Article, publisher: str, origin_name: str, clock: str) -> tuple[Report, ...]:
    """The facts of a note as reports, with the names of its outlet and of whose report they are."""
    day = counting_day(article)
    return tuple(
        Report(
            fact=fact,
            statement=fact.statement,
            note=article.id,
            publisher=publisher,
            origin=origin_name,
            published=article.source.published,
            day=day,
            clock=clock,
            by=fact.by,
        )
        for fact in facts_of(article)
    )


def tells_held(report: Counting) -> bool:
    """Whether a report says that the thing has happened, rather than that it is planned."""
    fact = report.fact
    if not isinstance(fact, OccasionFact):
        return False
    return fact.status in HELD if fact.category == "talk" else fact.kind not in PLANNED


def occasion_key(report: Counting) -> tuple[Day, bool, str, str, int]:
    """Order of reports of a talk or event: day, plans before what was held, time of day, note, place in the file."""
    day, time, note, place = plain_key(report)
    return day, tells_held(report), time, note, place


def plain_key(report: Counting) -> tuple[Day, str, str, int]:
    """Order of all other reports: day, time of day (none first), note, place in the file."""
    path = report.fact.path
    place = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
    return report.day, report.clock, report.note, place


def occasion_order(one: Occasion) -> tuple[Any, ...]:
    """By date, earliest first; those without one last, the latest heard of first."""
    if one.placed_at is None:
        return 1, -one.last_day.toordinal(), one.id
    return 0, dates.order_key(one.placed_at), one.id


def speaker_order(one: Utterance) -> tuple[Any, ...]:
    """Quotes and claims by speaker: named ones first, by id; then by day."""
    first = one.by[0]
    speaker = first.actor or first.publisher or first.of or first.anonymous
    day = dates.placed_days(one.date)[0] if one.date is not None else one.reported_on
    return not first.actor, speaker.casefold(), day, one.id
