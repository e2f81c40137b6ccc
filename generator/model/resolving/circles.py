"""Talks and events that are part of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.facts import OccasionFact
from generator.problems import error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.resolving.reporting import Told
    from generator.problems import Problem

_Edges = dict[str, dict[str, "Told"]]
_LONGEST, _TAIL = 8, 2  # things of a circle that are named


def circles(facts: Iterable[Told]) -> Iterator[Problem]:
    """What is part of itself, at once or through others; each circle once, where it closes."""
    edges: _Edges = {}
    for one in facts:
        if isinstance(one.fact, OccasionFact) and one.fact.part_of:
            edges.setdefault(one.fact.id, {}).setdefault(one.fact.part_of, one)
    done: set[str] = set()
    for name in sorted(edges):
        if name not in done:
            yield from _from(name, edges, done)


def _from(root: str, edges: Mapping[str, Mapping[str, Told]], done: set[str]) -> Iterator[Problem]:
    """The circles that a walk from one thing closes; `done` are those from which all ways were walked."""
    path = [root]
    on_path = {root}
    ways = [iter(sorted(edges[root]))]
    while ways:
        whole = next(ways[-1], None)
        if whole is None:
            ways.pop()
            done.add(path[-1])
            on_path.discard(path.pop())
        elif whole in on_path:
            yield _closed(path[path.index(whole) :], edges[path[-1]][whole])
        elif whole in edges and whole not in done:
            path.append(whole)
            on_path.add(whole)
            ways.append(iter(sorted(edges[whole])))


def _closed(chain: list[str], told: Told) -> Problem:
    if len(chain) == 1:
        message = f"'{chain[0]}' is part of itself"
    else:
        named = chain if len(chain) <= _LONGEST else [*chain[: _LONGEST - _TAIL], "…", *chain[-_TAIL:]]
        message = f"a circle of 'part_of': {' → '.join([*named, chain[0]])}"
    return error(told.article.file, told.mark("part_of"), message)
