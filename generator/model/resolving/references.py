"""References of one file: what was typed into ids, or into problems at its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model.changed import changed
from generator.model.resolving.names import Names, plain
from generator.model.resolving.space import ANY_FACT, FACTS, Space, a
from generator.problems import error, meant, notice, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.article import Content
    from generator.model.facts import Fact, Path, Who
    from generator.model.resolving.space import Thing
    from generator.problems import Mark, Problem

Kinds = tuple[str, ...]
ACTOR: Kinds = ("actor",)
OCCASIONS: Kinds = ("talk", "event")
SUBJECTS: Kinds = ("actor", "talk", "event", "figure", "claim", "quote")  # a quote as what it says
DENIABLE: Kinds = ("claim", "quote", "event", "talk")
_NEAR = 0.6  # of 1
_MOST_MEANT = 4  # people of one name
_MOST_HINTS = 40  # each compares a word with all ids: beyond these the first problems matter


@dataclass(slots=True)
class Known:
    """Everything that references may mean, and the hints given so far. Local to one resolution."""

    space: Space
    names: Names
    drafts: frozenset[str] = frozenset()  # ids of notes to which some names mean more than to others
    meant: dict[Kinds, dict[str, str]] = field(default_factory=dict)  # names of which nothing is to be said, with ids
    hints: dict[tuple[str, Kinds], str] = field(default_factory=dict)
    most_hints: int = _MOST_HINTS

    def hint(self, typed: str, kinds: Kinds) -> str:
        """The nearest id of these kinds; an actor is found by any of its names."""
        key = typed, kinds
        if key not in self.hints:
            self.hints[key] = self._hint(typed, kinds) if len(self.hints) < self.most_hints else ""
        return self.hints[key]

    def _hint(self, typed: str, kinds: Kinds) -> str:
        words = {
            plain(thing.id): thing.id for thing in self.space.things.values() if thing.kind in kinds and thing.public
        }
        if "actor" in kinds:
            words |= self.names.ids
        found = get_close_matches(plain(typed), sorted(words), n=1, cutoff=_NEAR)
        part_of = sorted({name for word, name in words.items() if plain(typed) in re.split(r"[ -]", word)})
        if 1 < len(part_of) <= _MOST_MEANT and "actor" in kinds:
            return f"did you mean {' or '.join(map(repr, part_of))}?"
        return meant(typed, words[found[0]]) if found else ""


@dataclass(slots=True)
class References:
    """The references of one file; problems gather in `problems`. Local to one file."""

    known: Known
    file: Content
    publisher: str = ""  # of a note: what `source` means
    problems: list[Problem] = field(default_factory=list)

    def thing(self, typed: str, path: Path, kinds: Kinds) -> str:
        """The id of what a reference names, of one of these kinds; as typed where it is a problem, or nothing."""
        if not typed:
            return ""
        if self.file.id in self.known.drafts:
            return self._thing(typed, path, kinds)
        meant = self.known.meant.setdefault(kinds, {})
        if typed in meant:
            return meant[typed]
        before = len(self.problems)
        found = self._thing(typed, path, kinds)
        if len(self.problems) == before:
            meant[typed] = found
        return found

    def _thing(self, typed: str, path: Path, kinds: Kinds) -> str:
        thing = self.known.space.find(typed, self.file.id)
        if thing is None or thing.kind not in kinds:
            actor = self.known.names.find(typed)
            if actor and "actor" in kinds:
                return actor
            thing = thing or self.known.space.find(actor, self.file.id)
        if thing is None:
            self._unknown(typed, path, kinds)
            return typed
        if thing.kind not in kinds:
            self._wrong(path, f"'{typed}' is {a(thing.kind)}, not {either(kinds)}")
        elif not thing.known_to(self.file.id):
            hint = "what only drafts define is unknown elsewhere"
            self._wrong(path, f"'{typed}' stands only in a draft ({thing.place})", hint)
        else:
            self._renamed(typed, thing, path)
        return thing.id

    def _renamed(self, typed: str, thing: Thing, path: Path) -> None:
        if plain(typed) != plain(thing.id):
            message = f"'{typed}' is an earlier id of '{thing.id}'"
            self.problems.append(notice(self.file.file, self._mark(path), message, "type the present one"))

    def _unknown(self, typed: str, path: Path, kinds: Kinds) -> None:
        lent = self.known.space.lent(typed)
        if lent in kinds or (lent == ANY_FACT and not FACTS.isdisjoint(kinds)):
            return
        if lent:
            self._wrong(path, f"'{typed}' is {a(lent)}, not {either(kinds)}")
            return
        parts = [part.strip() for part in typed.split(",") if part.strip()]
        listed = f"write [{', '.join(parts)}]" if len(parts) > 1 else ""
        message = f"there is no {kinds[0] if len(kinds) == 1 else ' or '.join(_commas(kinds))} '{typed}'"
        self._wrong(path, message, listed or self.known.hint(typed, kinds))

    def _wrong(self, path: Path, message: str, hint: str = "") -> None:
        self.problems.append(error(self.file.file, self._mark(path), message, hint))

    def several(self, fact: Fact, key: str, kinds: Kinds) -> tuple[str, ...]:
        """The ids that a key of a fact names, each once."""
        return self.list(getattr(fact, key), (*fact.path, key), kinds)

    def list(self, typed: tuple[str, ...], path: Path, kinds: Kinds) -> tuple[str, ...]:
        """The ids of a list of references, each once."""
        return tuple(dict.fromkeys(self.thing(name, (*path, index), kinds) for index, name in enumerate(typed)))

    def one(self, fact: Fact, key: str, *kinds: str) -> str:
        """The id that a key of a fact names, or nothing."""
        typed = getattr(fact, key)
        return self.thing(typed, (*fact.path, key), kinds) if typed else ""

    def people(self, fact: Fact, key: str) -> tuple[Who, ...]:
        """Everybody whom a key of a fact names."""
        typed = getattr(fact, key)
        if not typed:
            return ()
        path = (*fact.path, key)
        found = tuple(self._who(who, (*path, index)) for index, who in enumerate(typed))
        if len(found) < 2:  # noqa: PLR2004 -- nobody to be named twice
            return found
        first: dict[str, str] = {}
        for index, (who, named) in enumerate(zip(found, typed, strict=True)):
            name = named.actor or named.publisher
            if who.actor in first:
                self._twice((*path, index), name, first[who.actor])
            elif who.actor:
                first[who.actor] = name
        return found

    def _twice(self, path: Path, name: str, before: str) -> None:
        """The same actor, once more in one list."""
        message = f"'{name}' stands in this list already" + (f", as '{before}'" if before != name else "")
        self.problems.append(warning(self.file.file, self._mark(path), message, "name each actor once"))

    def _mark(self, path: Path) -> Mark:
        """Where it stands; a single value may stand where a list may, and is then no item of one."""
        typed: Path = ()
        for part in path:
            below = (*typed, part)
            typed = below if isinstance(part, str) or below in self.file.marks else typed
        return self.file.mark(typed)

    def _who(self, who: Who, path: Path) -> Who:
        if who.actor == "source":
            return self._outlet(changed(who, actor="", publisher=self.publisher))
        if who.actor:
            return _called(who, self.thing(who.actor, (*path, "actor"), ACTOR))
        if who.publisher:
            return self._outlet(who)
        return changed(who, of=self.thing(who.of, (*path, "of"), ACTOR))

    def _outlet(self, who: Who) -> Who:
        """An outlet: the actor that is called so, where there is one."""
        actor = self.known.names.find(who.publisher)
        return changed(who, actor=actor, publisher="") if actor else who


@lru_cache(maxsize=4096)
def _called(who: Who, actor: str) -> Who:
    """Somebody by their id: the same for all facts that name them so."""
    return changed(who, actor=actor)


def _commas(kinds: Kinds) -> Iterator[str]:
    """All but the last joined by commas, and the last."""
    yield ", ".join(kinds[:-1])
    yield kinds[-1]


def either(kinds: Kinds) -> str:
    """The kinds in words: `a talk or an event`."""
    told = tuple(a(kind) for kind in kinds)
    return told[0] if len(told) == 1 else " or ".join(_commas(told))
