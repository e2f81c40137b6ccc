"""What the feeds tell: changes in words, newest first, of everything, of an actor, of a story."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from generator import addresses
from generator.exports import words
from generator.exports.facts import change
from generator.exports.place import absolute, link, names_of
from generator.exports.values import name as name_of
from generator.model.facts import FigureFact, OccasionFact, PositionFact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.exports.place import Place
    from generator.exports.values import Record
    from generator.model.briefing import Briefing, News
    from generator.model.hashing import Hasher
    from generator.model.things import Report

_AT_MOST = 200
_SPOKEN = frozenset({"quote", "claim", "position", "demand"})
_PARTS = attrgetter("id", "kind", "entity_kind", "entity", "statement", "note", "was", "now")
_PAGED = frozenset({"talk", "event", "figure"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change; `moment` is when its note counts, in UTC."""

    title: str
    text: str
    address: str  # of the thing, from the site's root
    fact: str  # of the fact on its note's page
    source: str  # the publisher's page, "" where there is none
    moment: datetime
    tags: tuple[str, ...]
    news: News

    @property
    def id(self) -> str:
        """A URI that stays."""
        return uri(self.news.id)

    @property
    def parts(self) -> tuple[object, ...]:
        """All that it is made of."""
        return self.text, self.source, self.moment.timestamp(), *_PARTS(self.news)


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
    key: str  # what tells it from other feeds, and from itself on other days
    entries: tuple[Entry, ...]


def feeds(briefing: Briefing, place: Place, hasher: Hasher) -> Iterator[Feed]:
    """The feed of all changes, and one each for every actor and story; what none of them tells is not put in words."""
    changes = [news for news in briefing.news if news.kind != "again"]
    moments = [_moment(news, briefing.reports[news.statement]) for news in changes]
    places = sorted(range(len(changes)), key=moments.__getitem__, reverse=True)
    entry = cache(lambda at: _entry(briefing, changes[at], moments[at]))
    key = cache(lambda at: hasher.hash(entry(at).parts))

    def feed(names: Sequence[str], of: str, page: str, found: Sequence[int]) -> Feed:
        kept = found[: newest(moments[at] for at in found)]
        updated = moments[kept[0]] if kept else datetime.combine(briefing.as_of, time(), UTC)
        about = (place.site_name, place.site_url, *names, of, page, updated.isoformat())
        return Feed(
            path=f"feeds/{names[0]}",
            paths=tuple(f"feeds/{name}" for name in names),
            id=uri(f"{place.site_url.rstrip('/') or place.site_name} {names[1] if names[1:] else names[0]}"),
            title=f"{place.site_name}: {of}",
            subtitle="Every fact added and every value changed, by the day on which its source counts.",
            page=page,
            updated=updated,
            key=hasher.hash((*about, *map(key, kept))),
            entries=tuple(map(entry, kept)),
        )

    yield feed(["changes"], "what changed", "changes/", places)
    by_actor = _by((at, changes[at].actors) for at in places)
    for name, actor in briefing.actors.items():
        known = [f"actors/{one}" for one in names_of(briefing.actors, name, actor.file.formerly)]
        yield feed(known, actor.file.name, addresses.page("actor", name), by_actor[name])
    by_story = _by((at, changes[at].stories) for at in places)
    for name, story in briefing.stories.items():
        known = [f"stories/{one}" for one in names_of(briefing.stories, name, story.file.formerly)]
        yield feed(known, story.file.title, addresses.page("story", name), by_story[name])


def _by(told: Iterable[tuple[int, Iterable[str]]]) -> Mapping[str, list[int]]:
    """The places by each of the names that stand there."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, names in told:
        for name in set(names):
            found[name].append(place)
    return found


def _moment(news: News, report: Report) -> datetime:
    return datetime.combine(news.day, time.fromisoformat(report.clock or "00:00"), UTC)


def told(briefing: Briefing) -> Iterator[tuple[Record, str]]:
    """Each change but reports that change nothing, newest day first: its record and its words."""
    for news in briefing.news:
        if news.kind != "again":
            yield change(news), _in_words(news, briefing)


def newest(moments: Iterable[datetime]) -> int:
    """How many of the newest are told, days whole: at most two hundred, or one day's where that has more."""
    kept = 0
    for _, group in groupby(moments, key=datetime.date):
        number = len(list(group))
        if kept and kept + number > _AT_MOST:
            break
        kept += number
    return kept


def uri(name: str) -> str:
    """A name for life, independent of where the site is published."""
    return uuid5(NAMESPACE_URL, f"briefing:{name}").urn


def links(place: Place, feed: Feed, ending: str) -> tuple[str, str]:
    """The address of a feed itself, "" where it is not known, and of the page that tells the same."""
    path = f"{feed.path}.{ending}"
    return absolute(place, path), link(place, path, feed.page)


def _entry(briefing: Briefing, news: News, moment: datetime) -> Entry:
    report = briefing.reports[news.statement]
    source = briefing.notes[news.note].article.source
    origin = f" (from {report.origin})" if report.origin != report.publisher else ""
    published = words.date_in_words(report.published.typed)
    title = _in_words(news, briefing)
    text = "\n".join([title, *_date(report), f"Source: {report.publisher}{origin}, {published}."])
    return Entry(
        title=title,
        text=text,
        address=_address(news),
        fact=addresses.fact(news.statement),
        source=source.url,
        moment=moment,
        tags=(news.kind, news.entity_kind),
        news=news,
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
