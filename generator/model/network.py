"""Who meets whom at the talks."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from generator.model.briefing import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.facts import Who
    from generator.model.things import Occasion

_BETWEEN = frozenset({"host", "mediator"})
_HELD = frozenset({"held", "in-progress", "suspended"})
_AHEAD = frozenset({"upcoming", "overdue"})


def pairs(talk: Occasion) -> Iterator[tuple[str, str, bool]]:
    """Each two actors at a talk, by id, and whether they meet only through others."""
    people = {party.who.actor: party.who for party in talk.parties if party.who.actor}
    for one, other in combinations(sorted(people), 2):
        yield one, other, not _meet(people[one], people[other])


def _meet(one: Who, other: Who) -> bool:
    """Whether two meet: a party that is there indirectly meets only hosts and mediators."""
    if one.role == "indirectly":
        return other.role in _BETWEEN
    return other.role != "indirectly" or one.role in _BETWEEN


def meetings(talks: Iterable[Occasion]) -> tuple[Meeting, ...]:
    """Every pair of actors with the talks where they met, are to meet, or dealt with each other through others."""
    met: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for talk in talks:
        kind = "held" if talk.state in _HELD else "planned" if talk.state in _AHEAD else ""
        if not kind:
            continue
        for one, other, indirect in pairs(talk):
            met[one, other]["indirect" if indirect else kind].append(talk.id)
    found = [
        Meeting(
            one=one,
            other=other,
            talks=tuple(told["held"]),
            planned=tuple(told["planned"]),
            indirect=tuple(told["indirect"]),
        )
        for (one, other), told in met.items()
    ]
    return tuple(sorted(found, key=lambda m: (-len(m.talks), -len(m.planned), -len(m.indirect), m.one, m.other)))
