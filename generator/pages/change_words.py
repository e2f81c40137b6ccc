"""A change as an entry of a page: what happened to what, from what to what, who is in it, who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.model.facts import OccasionFact
from generator.pages import words
from generator.pages.labels import sort_of
from generator.pages.views import Link
from generator.pages.when import told as date_words

if TYPE_CHECKING:
    from generator.model.briefing import Briefing, News
    from generator.model.things import FigureReport
    from generator.pages.rows import Rows
    from generator.pages.views import Chip, Mark
    from generator.pages.when import When

_MOST_CHIPS = 8
MOST_STORIES = 8  # beside a row
_SIGNS = 90  # of a demand that stands as its title
_NEW = {
    "talk": "new talk",
    "event": "new event",
    "figure": "new number",
    "quote": "quote",
    "claim": "claim",
    "position": "position",
    "demand": "demand",
}
_KINDS = {
    "moved": "moved",
    "cancelled": "cancelled",
    "postponed": "postponed",
    "suspended": "broken off",
    "held": "held",
    "status": "status changed",
}
_DATED = frozenset({"new", "status", "held", "suspended", "cancelled"})  # told with the date that the report gives
_TOLD = {"refined": "told more precisely", "disputed": "told otherwise"}
_ADDED = frozenset({"who", "agenda"})  # what adds up over the reports
_SAID_BY_KIND = frozenset({"cancelled", "postponed", "suspended", "held"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change. `was` is struck through, `now` is what stands."""

    statement: str
    kind: str
    words: str  # "moved", "new talk", "place changed"
    title: Link
    expected: bool  # the old date was only proposed: "had been expected for"
    was: str
    now: str
    when: When | None  # of a talk or event that this entry does not date otherwise
    chips: tuple[Chip, ...]
    more: int  # how many actors more
    elsewhere: tuple[Link, ...]  # further stories that it belongs to
    farther: int  # how many stories more
    mark: Mark
    actors: tuple[str, ...]
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """One more report of what was known: the thing's name leads to the fact."""

    statement: str
    link: Link


@dataclass(frozen=True)
class Teller:
    """Tells changes on one page."""

    rows: Rows

    def told(self, news: News, *, under: str = "") -> Told:
        """A change as an entry, shown under the story `under`."""
        rows, briefing = self.rows, self.rows.desk.briefing
        report = briefing.reports[news.statement]
        fact = report.fact
        date = fact.date if isinstance(fact, OccasionFact) and news.kind in _DATED else None
        was, now = self._values(news)
        others = [name for name in news.stories if name != under and name in briefing.stories]
        return Told(
            statement=news.statement,
            kind=news.kind,
            words="date given again" if news.property == "date" and news.was and not was else _kind(briefing, news),
            title=self._title(news),
            expected=news.kind == "moved" and _expected(briefing, news),
            was=was,
            now=now,
            when=rows.desk.when(date),
            chips=tuple(rows.actor(name) for name in news.actors[:_MOST_CHIPS]),
            more=max(len(news.actors) - _MOST_CHIPS, 0),
            elsewhere=rows.things(others[:MOST_STORIES]),
            farther=max(len(others) - MOST_STORIES, 0),
            mark=rows.mark(report),
            actors=news.actors,
            stories=news.stories,
        )

    def again(self, news: News) -> Again:
        """One more report as a link to what it says."""
        link = Link(self._title(news).text, self.rows.link(addresses.fact(news.statement)))
        return Again(statement=news.statement, link=link)

    def _title(self, news: News) -> Link:
        """What changed; words and demands lead to where their note tells them."""
        if news.entity_kind != "demand":
            return self.rows.thing(news.entity)
        text = " ".join(news.title.split())
        short = text if len(text) <= _SIGNS else f"{text[:_SIGNS].rstrip()} …"
        return Link(short, self.rows.link(addresses.fact(news.statement)))

    def _values(self, news: News) -> tuple[str, str]:
        """What it was and what it is, in words; what the kind says already is left out."""
        was, now = news.was, news.now
        if news.property == "date":
            was, now = (date_words(value) if value else "" for value in (was, now))
            return self._apart(news, was, now) if was == now else (was, now or "date to be set")
        if news.property == "who":
            return was, ", ".join(self._name(one) for one in now.split("; "))
        if news.property == "lasts":
            return words.length(was) if was else "", words.length(now) if now else ""
        if news.entity_kind == "figure":
            return was, self._number(self.rows.desk.briefing.numbers[news.statement])
        return (was, now) if was or news.kind not in _SAID_BY_KIND else ("", "")

    def _name(self, who: str) -> str:
        """The short name of an actor; of anybody else the words."""
        return self.rows.actor(who).name if who in self.rows.desk.briefing.actors else who

    def _apart(self, news: News, was: str, now: str) -> tuple[str, str]:
        """Two dates of the same words told apart by the length that the report gives; without one, the date alone."""
        fact = self.rows.desk.briefing.reports[news.statement].fact
        lasts = fact.date.lasts if isinstance(fact, OccasionFact) and fact.date else None
        return (was, f"{now}, for {words.length(lasts.typed)}") if lasts else ("", now)

    def _number(self, one: FigureReport) -> str:
        """The number with its qualifier, unit, scope and kind."""
        kind = "" if one.kind == "observed" else one.kind
        return ", ".join(part for part in (self.rows.number(one), one.fact.scope, kind) if part)


def _kind(briefing: Briefing, news: News) -> str:
    """What happened, in words."""
    name = words.PROPERTIES.get(news.property, news.property)
    if news.kind in _TOLD:
        return f"{name} {_TOLD[news.kind]}"
    if news.kind == "changed":
        return f"{name} {'added' if news.property in _ADDED else 'changed' if news.was else 'given'}"
    if news.kind == "held" and news.entity_kind == "event":
        return "happened"
    if news.kind != "new":
        return _KINDS[news.kind]
    occasion = briefing.occasion(news.entity)
    sort = sort_of(occasion) if occasion and news.entity_kind == "event" else ""
    return {"deadline": "new deadline", "planned": "new planned event"}.get(sort, _NEW[news.entity_kind])


def _expected(briefing: Briefing, news: News) -> bool:
    """Whether the date given up had only been proposed."""
    occasion = briefing.occasion(news.entity)
    return occasion is not None and any(m.expected for m in occasion.moves if m.statement == news.statement)
