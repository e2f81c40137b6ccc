"""What identifies a fact on its note's page: its own id, or its kind and a hash of what makes it this fact.

Never its place in a list, so that reordering a note changes no anchor, feed entry or UID.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from generator.model.changed import changed
from generator.model.facts import CorrectionFact, Fact, FigureFact, ImageFact, PositionFact, SpokenFact
from generator.problems import error

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.article import Article
    from generator.model.dates import Date
    from generator.model.facts import Who
    from generator.problems import Problem

F = TypeVar("F", bound=Fact)
_Key = tuple[str, ...]
_SHORT, _LONG = 6, 10  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class Firsts:
    """The first id of every thing that was renamed, so that a new name changes no anchor."""

    ids: Mapping[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """The first id of a thing."""
        return self.ids.get(name, name)

    def people(self, people: Iterable[Who]) -> str:
        """Who they are, in whatever order they were typed."""
        return ", ".join(sorted({self.one(who) for who in people}))

    def one(self, who: Who) -> str:
        """Who it is."""
        return self.of(who.actor) or f"{who.anonymous}\x1f{self.of(who.of)}\x1f{who.publisher}"


def with_locals(article: Article, firsts: Firsts) -> tuple[Article, list[Problem]]:
    """The note, each of its facts with the anchor that is its own; two that are the same are a problem."""
    facts: list[Fact] = [
        *article.occasions,
        *article.spoken,
        *article.figures,
        *article.positions,
        *article.images,
        *article.corrections,
    ]
    anchors, problems = _anchors(article, facts, firsts)

    def told(group: tuple[F, ...]) -> tuple[F, ...]:
        return tuple(changed(fact, local=anchors[fact.path]) for fact in group)

    found = changed(
        article,
        occasions=told(article.occasions),
        spoken=told(article.spoken),
        figures=told(article.figures),
        positions=told(article.positions),
        images=told(article.images),
        corrections=told(article.corrections),
    )
    return found, problems


def _anchors(
    article: Article, facts: list[Fact], firsts: Firsts
) -> tuple[dict[tuple[str | int, ...], str], list[Problem]]:
    keys = [(fact.id,) if fact.id else key_of(fact, firsts) for fact in facts]
    if len(set(keys)) == len(keys):
        return {fact.path: _anchor(fact, key) for fact, key in zip(facts, keys, strict=True)}, []
    anchors = {}
    problems = []
    for key, group in _alike(zip(keys, facts, strict=True)).items():
        if len(group) == 1:
            anchors[group[0].path] = _anchor(group[0], key)
            continue
        full = ((_by_key(fact, firsts) if fact.id else _full_key(fact, firsts), fact) for fact in group)
        for told, same in _alike(full).items():
            anchors |= {fact.path: _told_apart(fact, told, firsts) for fact in same}
            problems += [_twice(article, same[0], fact) for fact in same[1:]]
    return anchors, problems


def _alike(facts: Iterable[tuple[_Key, Fact]]) -> dict[_Key, list[Fact]]:
    found: dict[_Key, list[Fact]] = defaultdict(list)
    for key, fact in facts:
        found[key].append(fact)
    return found


def _twice(article: Article, first: Fact, fact: Fact) -> Problem:
    line = article.mark(first.path).line
    if fact.id:
        message = f"'{fact.id}' stands here twice, first on line {line}, with the same 'by'"
        hint = "merge the two, or tell them apart by who says so"
    else:
        thing = "figure report" if isinstance(fact, FigureFact) else kind_of(fact)
        message = f"this {thing} stands on line {line} already"
        hint = "delete one of them"
    return error(article.file, article.mark(fact.path), message, hint)


def _anchor(fact: Fact, key: _Key) -> str:
    return fact.id or f"{kind_of(fact)}--{_hash(key, _LONG)}"


def _told_apart(fact: Fact, key: _Key, firsts: Firsts) -> str:
    """The anchor of one of several alike: an id with who says so, or a hash of all that it says."""
    if not fact.id or not fact.by:
        return _anchor(fact, key)
    return "--".join([fact.id, *sorted({_slug(who, firsts) for who in fact.by})])


def _slug(who: Who, firsts: Firsts) -> str:
    """An actor by its id, anybody else by the letters of the name and a hash of it."""
    if who.actor:
        return firsts.of(who.actor)
    name = who.publisher or who.anonymous
    plain = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in name.lower()).split())
    return f"{plain[:40].strip('-')}-{_hash((firsts.one(who),), _SHORT)}".lstrip("-")


def _hash(key: _Key, digits: int) -> str:
    return hashlib.sha256("\x1e".join(key).encode()).hexdigest()[:digits]


def kind_of(fact: Fact) -> str:
    """The kind of a fact in a word."""
    if isinstance(fact, FigureFact):
        return "figure"
    if isinstance(fact, PositionFact):
        return "position"
    if isinstance(fact, ImageFact):
        return "image"
    return "correction" if isinstance(fact, CorrectionFact) else str(getattr(fact, "category", "fact"))


def _by_key(fact: Fact, firsts: Firsts) -> _Key:
    return fact.id, firsts.people(fact.by)


def key_of(fact: Fact, firsts: Firsts) -> _Key:
    """What makes it this fact, whatever else is mended in it."""
    kind = kind_of(fact)
    if isinstance(fact, SpokenFact):
        return kind, firsts.people(fact.by), fact.text
    if isinstance(fact, FigureFact):
        number_of = firsts.of(fact.of), fact.scope, fact.kind or "observed"
        return kind, *number_of, firsts.people(fact.by), _typed(fact.as_of)
    if isinstance(fact, PositionFact):
        about = (firsts.of(fact.issue),) if fact.issue else (firsts.people(fact.toward), fact.text)
        return kind, firsts.people(fact.who), *about
    if isinstance(fact, ImageFact):
        return kind, fact.file or fact.caption
    if isinstance(fact, CorrectionFact):
        return kind, _typed(fact.date), fact.what
    return kind, fact.id


def _full_key(fact: Fact, firsts: Firsts) -> _Key:
    """All that tells it from others of the same key in its note."""
    key = *key_of(fact, firsts), "", firsts.people(fact.by)
    if isinstance(fact, SpokenFact):
        return *key, fact.at, _typed(fact.date), fact.channel, firsts.people(fact.to), *fact.about
    if isinstance(fact, FigureFact):
        return *key, str(fact.value), str(fact.low), str(fact.high), fact.how
    if isinstance(fact, PositionFact):
        return *key, fact.stance, _typed(fact.since), firsts.people(fact.toward), fact.text
    if isinstance(fact, ImageFact):
        return *key, fact.caption, fact.alt, fact.credit
    if isinstance(fact, CorrectionFact):
        return *key, fact.was, fact.now
    return key


def _typed(date: Date | None) -> str:
    return f"{date.typed} {date.tz or ''}".strip() if date is not None else ""
