"""A note in outline: what other files may ask of it, and the names in the rest, which need be looked up alone.

The rest of most notes is right as soon as each name in it is that of one thing. So whoever looks for problems alone
need not build it; of a note of which that cannot be told, all is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from generator.model import dates
from generator.model.article import Article, Content, Source
from generator.model.changed import changed
from generator.model.facts import Fact, OccasionFact, SpokenFact, Who
from generator.model.resolving.entries import resolved
from generator.model.resolving.identity import Firsts, key_of, kind_of
from generator.model.resolving.names import Names, plain
from generator.model.resolving.references import Kinds, Known, References
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
    rest = _rest(article)
    others: list[Fact] = [*rest.spoken, *rest.figures, *rest.positions, *rest.images, *rest.corrections]
    asked = _Asked(Known(Space(), Names()), rest, article.source.publisher)
    resolved(rest, asked, {})
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
        source=Source(**_of_values(_SOURCE, source)),
        occasions=tuple(changed(_AN_OCCASION, note=name, **_of_values(_OCCASION, fact)) for fact in occasions),
        spoken=tuple(changed(_A_SPOKEN, note=name, **_of_values(_SPOKEN, fact)) for fact in spoken),
        asked=asked,
        lists=lists,
        others=others,
    )


def _rest(article: Article) -> Article:
    """The note without what the outline has itself."""
    return replace(article, occasions=(), spoken=tuple(fact for fact in article.spoken if not fact.id))


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


@dataclass(slots=True)
class Plainly:
    """What names come to where nothing is to be said of them. Local to one resolution."""

    known: Known
    drafts: frozenset[str]  # ids of notes, for which some names mean more than for others
    meant: dict[Kinds, dict[str, str]] = field(default_factory=dict)

    def right(self, note: Outline) -> bool:
        """Whether nothing is wrong with the rest of a note, whatever else it says."""
        if note.id in self.drafts:
            return False
        ids: dict[str, str] = {}
        for kinds, names in note.asked:
            meant = self.meant.setdefault(kinds, {})
            for name in names:
                if name not in meant:
                    meant[name] = self._meant(name, kinds)
                if not meant[name]:
                    return False
            ids = meant if kinds == ("actor",) else ids
        return all(len({ids[name] for name in names}) == len(names) for names in note.lists)

    def _meant(self, name: str, kinds: Kinds) -> str:
        """The id of what is meant; nothing where something is to be said of the name."""
        refs = References(Known(self.known.space, self.known.names, most_hints=0), Content(id="", file=""))
        found = refs.thing(name, (), kinds)
        return "" if refs.problems else found


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


def _of_values(names: tuple[str, ...], values: Plain) -> dict[str, Any]:
    return {name: _of_plain(value, name) for name, value in zip(names, values, strict=True)}


def _of_plain(value: Any, name: str) -> Any:  # noqa: ANN401 -- as above
    if value and name in _PEOPLE:
        return tuple(_who(one) for one in value)
    return _date(value) if value and name in _DATES else value


def _who(told: str | Plain) -> Who:
    return Who(actor=told) if isinstance(told, str) else Who(**dict(zip(_WHO, told, strict=True)))


def _date(told: Plain) -> Date:
    return dates.parse(*told)
