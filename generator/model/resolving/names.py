"""What actors are called: ids, names, short names and aliases are one set."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model.publishing import folded
from generator.problems import error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.article import ActorFile
    from generator.model.facts import Path
    from generator.problems import Problem


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """A name as names are compared: Unicode NFC, without regard to case and to the number of blanks."""
    return " ".join(folded(name).split())


@dataclass(slots=True)
class Names:
    """The id of each actor by any of its names, and each name but ids as it is typed. Local to one resolution."""

    ids: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    def find(self, typed: str) -> str:
        """The id of the actor that is called so, or nothing."""
        return self.ids.get(plain(typed), "")


def names_of(actors: Iterable[ActorFile]) -> tuple[Names, list[Problem]]:
    """All names of all actors; two actors that share one are a problem at the later's place."""
    files = sorted(actors, key=lambda file: file.file)
    names = Names()
    owners: dict[str, tuple[ActorFile, Path]] = {}
    for file in files:
        owners.setdefault(plain(file.id), (file, ()))
    problems = []
    for file in files:
        for path, name in _called(file):
            names.typed.setdefault(plain(name), name)
            owner, where = owners.setdefault(plain(name), (file, path))
            if owner.id != file.id:
                place = f"{owner.file}:{owner.mark(where).line}"
                message = f"'{name}' is a name of '{owner.id}' too ({place}): two actors may not share any"
                problems.append(error(file.file, file.mark(path), message))
    names.ids.update({name: owner.id for name, (owner, _) in owners.items()})
    return names, problems


def _called(file: ActorFile) -> Iterator[tuple[Path, str]]:
    yield ("name",), file.name
    if file.short:
        yield ("short",), file.short
    yield from ((("aliases", index), alias) for index, alias in enumerate(file.aliases))
