"""What a reader of many notes can search for: an entry for each note and each thing's page, in bundles by time.

A bundle holds what became known in one span of days, so that a new or edited note changes one bundle, or the few in
which its talks and events were first told of. A span is a year, halved until it holds no more than a bundle may; what
has no day of its own stands in one bundle beside them. Lists and pages of months only repeat and have no entry.
"""

from __future__ import annotations

import json
import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from generator import addresses
from generator.document import Bundle, Entry, File, Part, Search, digest
from generator.exports.spans import Told, spans
from generator.exports.words import date_in_words, day_in_words
from generator.model.facts import FigureFact, OccasionFact, PositionFact, SpokenFact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model.briefing import Briefing, Note
    from generator.model.facts import Fact, Who
    from generator.model.things import Occasion, Report

FOLDER = "search/"
TIMELESS = f"{FOLDER}things/"
LIST = f"{FOLDER}bundles.json"
_MARKS = re.compile(r"\]\([^()\n]*\)|[#*`>\[\]|~\\]")  # of Markdown
_LISTS = (
    ("", "Home"),
    ("talks/", "Talks"),
    ("timeline/", "Timeline"),
    ("stories/", "Stories"),
    ("changes/", "Changes"),
    ("actors/", "Actors"),
    ("positions/", "Positions"),
    ("network/", "Network"),
    ("figures/", "Figures"),
    ("claims/", "Claims"),
    ("quotes/", "Quotes"),
    ("discrepancies/", "Discrepancies"),
    ("notes/", "Notes"),
    ("sources/", "Sources"),
    ("corrections/", "Corrections"),
    ("subscribe/", "Subscribe"),
    ("data/", "Data"),
)


def finding(briefing: Briefing, by_hand: Sequence[tuple[str, str, str]]) -> Search:
    """All that can be found; after what has no day, the bundles stand newest first.

    `by_hand` are the title, the address and the words of the pages that maintainers wrote.
    """
    said = _Finder(briefing)
    things = tuple(said.timeless(by_hand))
    told = [
        *(Told(note.day, "note", name) for name, note in briefing.notes.items()),
        *(Told(one.first_day, "occasion", name) for name, one in _occasions(briefing).items()),
    ]
    parts = {f"{FOLDER}{first.isoformat()}/": those for first, those in spans(told)}
    bundles = [
        Bundle(path=TIMELESS, key=_key(map(_told_by, things)), make=lambda: things),
        *(said.bundle(path, [(one.kind, one.name) for one in those]) for path, those in reversed(parts.items())),
    ]
    return Search(bundles=tuple(bundles), listed=_listed(briefing, said, parts))


def told_again(briefing: Briefing, path: str, told: Iterable[tuple[str, str]]) -> Bundle | None:
    """A bundle of the same notes, talks and events in another briefing; None where that lacks one of them."""
    those, said = [*told], _Finder(briefing)
    return said.bundle(path, those) if all(said.has(*one) for one in those) else None


def _occasions(briefing: Briefing) -> Mapping[str, Occasion]:
    """Talks, and the events of which several notes tell; where one does, that note is found."""
    events = {name: event for name, event in briefing.events.items() if len(event.reports) > 1}
    return {**briefing.talks, **events}


def _key(told: Iterable[str]) -> str:
    """A hash of entries, of what tells each."""
    return digest("\n".join(told).encode())


def _told_by(entry: Entry) -> str:
    """A hash of an entry as one text, with the numbers of what it has several of."""
    plain = (entry.address, entry.title, entry.kind, entry.year, entry.day, entry.source)
    parts = chain.from_iterable(entry.parts)
    return digest("\x1f".join((*plain, str(len(entry.parts)), *parts, *entry.actors)).encode())


def _listed(briefing: Briefing, said: _Finder, parts: dict[str, list[Told]]) -> File:
    """The list of bundles, newest first, with the years in each, and what readers may choose from."""
    years = {path: sorted({said.year(one) for one in those}) for path, those in parts.items()}
    every = {
        "things": TIMELESS,
        "bundles": [{"path": path, "years": years[path]} for path in reversed(parts)],
        "kinds": ["Note", "Talk", "Event", "Actor", "Story", "Figure", "Issue", "Page"],
        "years": sorted(set(chain.from_iterable(years.values())), reverse=True),
        "actors": sorted((actor.file.name, name) for name, actor in briefing.actors.items() if actor.notes),
    }
    return File(path=LIST, data=json.dumps(every, ensure_ascii=False, separators=(",", ":")).encode())


class _Finder:
    """Makes entries of one briefing."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.occasions = _occasions(briefing)
        self.names = {name: actor.file.name for name, actor in briefing.actors.items()}

    def bundle(self, path: str, those: Sequence[tuple[str, str]]) -> Bundle:
        """The bundle of these, each of a kind and a name."""
        told = tuple((*one, _told_by(entry)) for one, entry in zip(those, self.entries(those), strict=True))
        return Bundle(path=path, key=_key(one[-1] for one in told), make=partial(self.all, those), told=told)

    def has(self, kind: str, name: str) -> bool:
        """Whether there is such a one."""
        return name in (self.briefing.notes if kind == "note" else self.occasions)

    def all(self, those: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
        """The entries of one bundle."""
        return tuple(self.entries(those))

    def entries(self, those: Iterable[tuple[str, str]]) -> Iterator[Entry]:
        """The entries of one bundle, one by one."""
        for kind, name in those:
            yield self.note(name) if kind == "note" else self.occasion(self.occasions[name])

    def year(self, one: Told) -> str:
        """The year under which it is found."""
        return str(one.day.year) if one.kind == "note" else _year(self.occasions[one.name])

    def named(self, name: str) -> str:
        """An actor's name; of anybody else the words that name them."""
        return self.names.get(name) or name.replace("-", " ")

    def people(self, found: Iterable[Who]) -> str:
        """Who they are, in words."""
        told = (
            self.named(who.actor) if who.actor else who.publisher or f"{who.anonymous} {self.named(who.of)}".strip()
            for who in found
        )
        return ", ".join(told)

    def note(self, name: str) -> Entry:
        """A note with its facts, each at its place on the note's page."""
        note = self.briefing.notes[name]
        article = note.article
        return Entry(
            address=addresses.page("note", name),
            title=article.title,
            parts=(
                Part("", "", _words(article.summary, *article.key_points)),
                *(self.part(report) for report in note.reports),
                *(Part(one.fact.local, "", _words(one.fact.alt, one.fact.caption)) for one in note.images),
                *self._rest(note),
            ),
            kind="Note",
            year=str(note.day.year),
            day=day_in_words(note.day),
            source=article.source.publisher,
            actors=note.actors,
        )

    def _rest(self, note: Note) -> Iterator[Part]:
        """The desk's prose, its corrections, and what the note is about."""
        about = _words(*(self.named(name) for name in note.actors), *note.article.tags, *note.article.source.author)
        yield Part("", "", about)
        if note.article.body.strip():
            yield Part("s--reading", "", _prose(note.article.body))
        for one in note.corrections:
            yield Part(one.fact.local, "", _words(one.fact.what, one.fact.was, one.fact.now, one.fact.why))

    def part(self, report: Report) -> Part:
        """A fact as its note tells it."""
        fact = report.fact
        heading, text = self._fact(fact)
        return Part(fact.local, heading, _words(text, self.people(report.by), fact.doubt, fact.remark))

    def _fact(self, fact: Fact) -> tuple[str, str]:
        """The heading and the words of a fact."""
        if isinstance(fact, OccasionFact):
            known = self.briefing.occasion(fact.id)
            title = fact.what or (known.what if known else "")
            place = _words(fact.where, fact.venue, *fact.agenda, fact.condition, fact.outcome)
            return title, _words(self.people(fact.who), place)
        if isinstance(fact, SpokenFact):
            return self.people(fact.by), _words(fact.text, fact.original)
        if isinstance(fact, FigureFact):
            series = self.briefing.figures.get(fact.of)
            return (series.file.title if series else ""), _words(fact.shown, fact.scope, fact.text)
        if isinstance(fact, PositionFact):
            issue = self.briefing.issues.get(fact.issue)
            return self.people(fact.who), _words(issue.file.title if issue else "", fact.stance, fact.text)
        return "", ""

    def occasion(self, one: Occasion) -> Entry:
        """A talk or an event: its present name, who is there, where."""
        parties = [party.who for party in one.parties]
        return Entry(
            address=addresses.page(one.category, one.id),
            title=one.what,
            parts=(Part("", "", _words(self.people(parties), one.where, one.venue)),),
            kind=one.category.capitalize(),
            year=_year(one),
            day=date_in_words(one.date.typed) if one.date else one.date_text,
            source="",
            actors=tuple(dict.fromkeys(who.actor for who in parties if who.actor in self.briefing.actors)),
        )

    def timeless(self, by_hand: Iterable[tuple[str, str, str]]) -> Iterator[Entry]:
        """What has no day of its own."""
        briefing = self.briefing
        for name, actor in briefing.actors.items():
            roles = (f"{tenure.title} {self.named(tenure.org) if tenure.org else ''}" for tenure in actor.roles)
            other = _words(actor.file.short, *actor.file.aliases, actor.file.description, *roles)
            yield _timeless("Actor", addresses.page("actor", name), actor.file.name, other, actor.file.body, actor=name)
        for name, story in briefing.stories.items():
            lines = _words(story.file.question, *(story.file.bottom_lines[index].text for index in story.bottom_lines))
            yield _timeless("Story", addresses.page("story", name), story.file.title, lines, story.file.body)
        for name, series in briefing.figures.items():
            about = _words(series.file.unit, series.file.definition)
            yield _timeless("Figure", addresses.page("figure", name), series.file.title, about, series.file.body)
        for name, issue in briefing.issues.items():
            asked = issue.file.question
            yield _timeless("Issue", addresses.page("issue", name), issue.file.title, asked, issue.file.body)
        for title, address, words in by_hand:
            yield _timeless("Page", address, title, "", words)
        yield from (_timeless("Page", address, title, "") for address, title in _LISTS)


def _year(one: Occasion) -> str:
    """The year of a talk or event: its date's, else that in which it was first told of."""
    return str(one.date.earliest.year if one.date and one.date.earliest else one.first_day.year)


def _words(*texts: str) -> str:
    return " · ".join(filter(None, texts))


def _prose(text: str) -> str:
    """The words of a text in Markdown."""
    return _MARKS.sub(" ", text)


def _timeless(kind: str, address: str, title: str, text: str, body: str = "", *, actor: str = "") -> Entry:
    parts = (Part("", "", _words(text, _prose(body))),)
    actors = (actor,) if actor else ()
    return Entry(address=address, title=title, parts=parts, kind=kind, year="", day="", source="", actors=actors)
