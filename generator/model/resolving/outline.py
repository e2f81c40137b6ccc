"""A note in outline: what other files may ask of it, and the names in the rest, which need be looked up alone.

The rest of most notes is right as soon as each name in it is that of one thing. So whoever looks for problems alone
need not build it; of a note of which that cannot be told, all is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.model import dates
from generator.model.article import Article, Content, Source
from generator.model.changed import changed
from generator.model.facts import Fact, OccasionFact, SpokenFact, Who
from generator.model.resolving.entries import look_up
from generator.model.resolving.identity import Firsts, key_of, kind_of
from generator.model.resolving.names import Names, plain
from generator.model.resolving.references import ACTOR, Kinds, Known, References
from generator.model.resolving.space import Space

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.dates import Date
    from generator.model.facts import Path
    from generator.problems import Mark

Plain = tuple[Any, ...]
_WHO = ("actor", "anonymous", "of", "publisher", "role")
_DATES = frozenset({"date", "published", "updated"})
_PEOPLE = frozenset({"by", "who", "requested_by", "to"})
# What is asked of a fact with an id, by whoever resolves it or compares it with others.
_OCCASION = (
    *("path", "id", "formerly", "by", "category", "date", "date_text", "what"),
    *("who", "kind", "status", "doubt", "part_of", "requested_by"),
)
_SPOKEN = (
    *("path", "id", "formerly", "by", "category", "text", "to"),
    *("about", "at", "denies", "confirms", "contradicts"),
)
_SOURCE = ("publisher", "published", "updated", "via")
_AN_OCCASION = OccasionFact(note="", path=(), category="event")
_A_SPOKEN = SpokenFact(note="", path=(), category="quote", text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline(Article):
    """A note with its facts that have an id alone, and what is to be known of the others."""

    asked: tuple[tuple[Kinds, tuple[str, ...]], ...]  # the names in the others, by what may be meant
    lists: tuple[tuple[str, ...], ...]  # those that stand in one list of people
    others: tuple[str, ...]  # their kinds


def outlined(article: Article) -> Plain | None:
    """A note in outline, as plain values; None of one that is to be looked at as a whole."""
    said = [fact for fact in article.spoken if not fact.id]
    others: list[Fact] = [*said, *article.figures, *article.positions, *article.images, *article.corrections]
    asked = _Asked(Known(Space(), Names()), article, article.source.publisher)
    look_up(article, asked)
    keys = {key_of(fact, _NOBODY) for fact in others}
    if article.draft or asked.apart or len(keys) < len(others) or any(fact.formerly for fact in others):
        return None
    return (
        _values(article.source, _SOURCE),
        article.formerly,
        [_values(fact, _OCCASION) for fact in article.occasions],
        [_values(fact, _SPOKEN) for fact in article.spoken if fact.id],
        tuple((kinds, tuple(names)) for kinds, names in asked.names.items()),
        tuple(asked.lists),
        tuple(map(kind_of, others)),
    )


def outline_of(name: str, file: str, marks: Mapping[Path, Mark], told: Plain) -> Outline:
    """The note of plain values."""
    source, formerly, occasions, spoken, asked, lists, others = told
    return Outline(
        id=name,
        file=file,
        formerly=formerly,
        marks=marks,
        title="",
        source=_source(source),
        occasions=tuple(_occasion(name, fact) for fact in occasions),
        spoken=tuple(_spoken(name, fact) for fact in spoken),
        asked=asked,
        lists=lists,
        others=others,
    )


class _Nobody(Firsts):
    """Whoever it is: two facts that differ in this alone might come to be the same."""

    def of(self, name: str) -> str:
        """A name as names are compared."""
        return plain(name)

    def people(self, people: Iterable[Who]) -> str:  # noqa: ARG002 -- as in `Firsts`
        """Nobody."""
        return ""


_NOBODY = _Nobody()


@dataclass(slots=True)
class _Asked(References):
    """Notes the names that are looked up."""

    names: dict[Kinds, dict[str, None]] = field(default_factory=dict)
    lists: list[tuple[str, ...]] = field(default_factory=list)
    apart: bool = False  # whether somebody in a list is told by who publishes the note, or what

    def thing(self, typed: str, path: Path, kinds: Kinds) -> str:  # noqa: ARG002 -- as in `References`
        """The name as it is typed."""
        if typed:
            self.names.setdefault(kinds, {})[typed] = None
        return typed

    def people(self, fact: Fact, key: str) -> tuple[Who, ...]:
        """Everybody as typed."""
        found = References.people(self, fact, key)
        if len(found) > 1:
            self.lists.append(tuple(who.actor for who in found if who.actor))
            self.apart = self.apart or not all(who.actor or who.anonymous for who in found)
        return found


def is_plain(note: Outline, known: Known) -> bool:
    """Whether nothing is wrong with the rest of a note, whatever else it says."""
    if note.id in known.drafts:
        return False
    ids: dict[str, str] = {}
    for kinds, names in note.asked:
        meant = known.meant.setdefault(kinds, {})
        if not all(name in meant or _is_known(name, kinds, known) for name in names):
            return False
        ids = meant if kinds == ACTOR else ids
    return all(len({ids[name] for name in names}) == len(names) for names in note.lists)


def _is_known(name: str, kinds: Kinds, known: Known) -> bool:
    """Whether nothing is to be said of a name, which is noted then."""
    refs = References(replace(known, hints={}, most_hints=0), Content(id="", file=""))
    refs.thing(name, (), kinds)
    return not refs.problems


def _values(one: object, names: Iterable[str]) -> Plain:
    return tuple(_plain(getattr(one, name), name) for name in names)


def _plain(value: Any, name: str) -> Any:  # noqa: ANN401 -- the value of any field
    if value and name in _PEOPLE:
        return tuple(_plain_who(who) for who in value)
    if value and name in _DATES:
        return value.typed, value.tz, value.lasts.typed if value.lasts else None, value.text
    return value


def _plain_who(who: Who) -> str | Plain:
    told = who.actor, who.anonymous, who.of, who.publisher, who.role
    return told if any(told[1:]) else who.actor


def _source(told: Plain) -> Source:
    publisher, published, updated, via = told
    return Source(publisher=publisher, published=dates.parse(*published), updated=_date(updated), via=via)


def _occasion(note: str, told: Plain) -> OccasionFact:
    path, name, formerly, by, category, date, date_text, what, who, kind, status, doubt, part_of, requested_by = told
    return changed(
        _AN_OCCASION,
        note=note,
        path=path,
        id=name,
        formerly=formerly,
        by=_people(by),
        category=category,
        date=_date(date),
        date_text=date_text,
        what=what,
        who=_people(who),
        kind=kind,
        status=status,
        doubt=doubt,
        part_of=part_of,
        requested_by=_people(requested_by),
    )


def _spoken(note: str, told: Plain) -> SpokenFact:
    path, name, formerly, by, category, text, to, about, at, denies, confirms, contradicts = told
    return changed(
        _A_SPOKEN,
        note=note,
        path=path,
        id=name,
        formerly=formerly,
        by=_people(by),
        category=category,
        text=text,
        to=_people(to),
        about=about,
        at=at,
        denies=denies,
        confirms=confirms,
        contradicts=contradicts,
    )


def _people(told: tuple[str | Plain, ...]) -> tuple[Who, ...]:
    return tuple(map(_who, told)) if told else ()


@lru_cache(maxsize=4096)
def _who(told: str | Plain) -> Who:
    return Who(actor=told) if isinstance(told, str) else Who(**dict(zip(_WHO, told, strict=True)))


def _date(told: Plain | None) -> Date | None:
    return dates.parse(*told) if told else None
