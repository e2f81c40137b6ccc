"""What the feeds tell: changes in words, newest first, of everything, of an actor, of a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from generator import addresses
from generator.exports import words
from generator.exports.facts import change
from generator.exports.place import absolute, link, names_of
from generator.exports.values import name as name_of
from generator.model.facts import FigureFact, OccasionFact, PositionFact
from generator.model.hashing import Hasher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.exports.place import Place
    from generator.exports.values import Record
    from generator.model.briefing import Briefing, News
    from generator.model.things import Report

_AT_MOST = 200
_SPOKEN = frozenset({"quote", "claim", "position", "demand"})
_PAGED = frozenset({"talk", "event", "figure"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change. `id` is a URI that stays; `moment` is when its note counts, in UTC."""

    id: str
    title: str
    text: str
    address: str  # of the thing, from the site's root
    fact: str  # of the fact on its note's page
    source: str  # the publisher's page, "" where there is none
    moment: datetime
    tags: tuple[str, ...]
    news: News
    key: str  # what tells it from others


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed before it has a format; paths are without the ending."""

    path: str
    paths: tuple[str, ...]  # where it is published: its path, and those that it had under earlier ids
    id: str
    title: str
    subtitle: str
    page: str  # the address of the page that tells the same
    updated: datetime
    entries: tuple[Entry, ...]

    def key(self, place: Place) -> str:
        """What tells it from other feeds, and from itself on other days."""
        about = (self.path, self.id, self.title, self.subtitle, self.page, self.updated.isoformat())
        return Hasher().hash((*about, place.site_name, place.site_url, *(one.key for one in self.entries)))


def feeds(briefing: Briefing, place: Place) -> Iterator[Feed]:
    """The feed of all changes, and one each for every actor and story."""
    told = sorted(_entries(briefing), key=lambda one: one.moment, reverse=True)

    def feed(names: Sequence[str], of: str, page: str, found: Iterable[Entry]) -> Feed:
        kept = newest(tuple(found))
        return Feed(
            path=f"feeds/{names[0]}",
            paths=tuple(f"feeds/{name}" for name in names),
            id=uri(f"{place.site_url.rstrip('/') or place.site_name} {names[1] if names[1:] else names[0]}"),
            title=f"{place.site_name}: {of}",
            subtitle="Every fact added and every value changed, by the day on which its source counts.",
            page=page,
            updated=kept[0].moment if kept else datetime.combine(briefing.as_of, time(), UTC),
            entries=kept,
        )

    yield feed(["changes"], "what changed", "changes/", told)
    for name, actor in briefing.actors.items():
        known = [f"actors/{one}" for one in names_of(briefing.actors, name, actor.file.formerly)]
        mine = (one for one in told if name in one.news.actors)
        yield feed(known, actor.file.name, addresses.page("actor", name), mine)
    for name, story in briefing.stories.items():
        known = [f"stories/{one}" for one in names_of(briefing.stories, name, story.file.formerly)]
        mine = (one for one in told if name in one.news.stories)
        yield feed(known, story.file.title, addresses.page("story", name), mine)


def told(briefing: Briefing) -> Iterator[tuple[Record, str]]:
    """Each change but reports that change nothing, newest day first: its record and its words."""
    for news in briefing.news:
        if news.kind != "again":
            yield change(news), _in_words(news, briefing)


def newest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The newest entries, days whole: at most two hundred, or one day's where that has more."""
    kept: list[Entry] = []
    for _, group in groupby(entries, key=lambda one: one.moment.date()):
        day = list(group)
        if kept and len(kept) + len(day) > _AT_MOST:
            break
        kept += day
    return tuple(kept)


def uri(name: str) -> str:
    """A name for life, independent of where the site is published."""
    return uuid5(NAMESPACE_URL, f"briefing:{name}").urn


def links(place: Place, feed: Feed, ending: str) -> tuple[str, str]:
    """The address of a feed itself, "" where it is not known, and of the page that tells the same."""
    path = f"{feed.path}.{ending}"
    return absolute(place, path), link(place, path, feed.page)


def _entries(briefing: Briefing) -> Iterator[Entry]:
    """All changes but reports that change nothing."""
    hasher = Hasher()
    for news in briefing.news:
        if news.kind != "again":
            yield _entry(briefing, news, hasher)


def _entry(briefing: Briefing, news: News, hasher: Hasher) -> Entry:
    report = briefing.reports[news.statement]
    source = briefing.notes[news.note].article.source
    origin = f" (from {report.origin})" if report.origin != report.publisher else ""
    published = words.date_in_words(report.published.typed)
    title = _in_words(news, briefing)
    text = "\n".join([title, *_date(report), f"Source: {report.publisher}{origin}, {published}."])
    return Entry(
        id=uri(news.id),
        title=title,
        text=text,
        address=_address(news),
        fact=addresses.fact(news.statement),
        source=source.url,
        moment=datetime.combine(news.day, time.fromisoformat(report.clock or "00:00"), UTC),
        tags=(news.kind, news.entity_kind),
        news=news,
        key=hasher.hash((text, source.url, report.clock, news)),
    )


def _date(report: Report) -> Iterator[str]:
    """The date that the report gives a talk or event."""
    fact = report.fact
    if isinstance(fact, OccasionFact) and fact.date is not None:
        zone = f" ({fact.date.tz})" if fact.date.is_timed and fact.date.tz else ""
        yield f"Date: {words.date_in_words(fact.date.typed)}{zone}"


def _in_words(news: News, briefing: Briefing) -> str:
    """A change in one line, with the names of those in it and the qualifier and unit of a number."""
    report = briefing.reports[news.statement]
    now = ""
    if isinstance(report.fact, FigureFact):
        now = words.number_in_words(report.fact, briefing.figures[news.entity].file.unit)
    elif news.property == "who":
        now = ", ".join(_actor_name(one, briefing) for one in news.now.split("; "))
    return words.change_in_words(news, _speaker(news, report, briefing), now)


def _actor_name(who: str, briefing: Briefing) -> str:
    """The name of an actor; of anybody else the words."""
    return briefing.actors[who].file.name if who in briefing.actors else who


def _speaker(news: News, report: Report, briefing: Briefing) -> str:
    """Who says the words, makes the demand or takes the side; of all else nobody."""
    if news.entity_kind not in _SPOKEN:
        return ""
    fact = report.fact
    people = fact.who if isinstance(fact, PositionFact) else report.by
    held = [one for one in people if one.actor in news.actors] if news.entity_kind == "position" else people
    return ", ".join(name_of(one, briefing) for one in held or people)


def _address(news: News) -> str:
    """The page of what changed; of words and demands, the place on their note's page."""
    if news.entity_kind in _PAGED:
        return addresses.page(news.entity_kind, news.entity)
    if news.entity_kind == "position":
        return addresses.page("issue", news.entity)
    return addresses.fact(news.statement)
