"""Where the nodes of a network stand: those that meet lie near one another, and no two names overlap.

Made of sums, products and square roots alone, which every machine rounds the same way, from places that follow from
the names: the same network is the same drawing everywhere, and one actor more leaves the others about where they were.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROUNDS = 120
_PARTINGS = 80  # rounds in which names are moved apart
_NEAR = 0.01  # nothing comes nearer than this to anything else


@dataclass(frozen=True, slots=True)
class Box:
    """The paper: nodes stand within the margins; a name takes `letter` for each sign, a line is `line` high."""

    width: float = 720
    height: float = 540
    margin: float = 26
    letter: float = 7.4
    line: float = 34


def layout(
    names: Sequence[str], edges: Mapping[tuple[str, str], int], labels: Mapping[str, str], box: Box
) -> dict[str, tuple[float, float]]:
    """The place of each node; `edges` are pairs with their weights."""
    order = sorted(names)
    index = {name: number for number, name in enumerate(order)}
    pulls = [(index[one], index[other], weight) for (one, other), weight in sorted(edges.items())]
    places = _settled([_start(name) for name in order], pulls)
    halves = [max(len(labels[name]) * box.letter, box.line) / 2 for name in order]
    placed = _parted(_fitted(places, halves, box), halves, box)
    return {name: (round(place[0], 1), round(place[1], 1)) for name, place in zip(order, placed, strict=True)}


def _start(name: str) -> list[float]:
    """A place between 0 and 1 either way that follows from the name."""
    digest = sha256(name.encode()).digest()
    return [int.from_bytes(digest[part : part + 4], "big") / 2**32 for part in (0, 4)]


def _settled(places: list[list[float]], pulls: Sequence[tuple[int, int, int]]) -> list[list[float]]:
    """The places after all push one another away and those that meet pull (Fruchterman and Reingold)."""
    ideal = 1 / sqrt(len(places) or 1)
    for turn in range(_ROUNDS):
        moves = [[(0.5 - x) * ideal, (0.5 - y) * ideal] for x, y in places]  # to the middle, so that none is lost
        for one in range(len(places)):
            for other in range(one):
                _pull(places, moves, one, other, -ideal * ideal)
        for one, other, weight in pulls:
            _pull(places, moves, one, other, (1 + weight / 4) / ideal, squared=True)
        most = 0.1 * (1 - turn / _ROUNDS)
        places = [_moved(place, move, most) for place, move in zip(places, moves, strict=True)]
    return places


def _pull(
    places: list[list[float]], moves: list[list[float]], one: int, other: int, force: float, *, squared: bool = False
) -> None:
    """Moves two towards one another: by the square of their distance, else by its inverse."""
    x, y = places[other][0] - places[one][0], places[other][1] - places[one][1]
    far = max(sqrt(x * x + y * y), _NEAR)
    part = force * far if squared else force / (far * far)
    moves[one][0] += x * part
    moves[one][1] += y * part
    moves[other][0] -= x * part
    moves[other][1] -= y * part


def _moved(place: list[float], move: list[float], most: float) -> list[float]:
    far = max(sqrt(move[0] * move[0] + move[1] * move[1]), 1e-9)
    part = min(far, most) / far
    return [place[0] + move[0] * part, place[1] + move[1] * part]


def _fitted(places: list[list[float]], halves: Sequence[float], box: Box) -> list[list[float]]:
    """The places stretched over the whole paper."""
    turned = _turned(places)
    across, down = (_spread([place[axis] for place in turned]) for axis in (0, 1))
    return [
        _within([x * box.width, y * box.height], half, box) for x, y, half in zip(across, down, halves, strict=True)
    ]


def _turned(places: list[list[float]]) -> list[list[float]]:
    """The places turned so that they reach farthest from left to right, as the paper does."""
    count = len(places) or 1
    middle = [sum(place[axis] for place in places) / count for axis in (0, 1)]
    found = [(x - middle[0], y - middle[1]) for x, y in places]
    wide, high, both = (sum(p[a] * p[b] for p in found) for a, b in ((0, 0), (1, 1), (0, 1)))
    longest = sqrt((wide - high) * (wide - high) + 4 * both * both)
    double = (wide - high) / longest if longest else 1.0  # the cosine of twice the angle
    cosine, sine = sqrt(max(1 + double, 0) / 2), sqrt(max(1 - double, 0) / 2) * (1 if both >= 0 else -1)
    return [[x * cosine + y * sine, y * cosine - x * sine] for x, y in found]


def _spread(values: Sequence[float]) -> list[float]:
    """The values between 0 and 1, half as far apart as they are and half evenly, so that crowds have room."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    if low == high:
        return [0.5] * len(values)
    ranks = {value: rank for rank, value in enumerate(sorted(values))}
    return [((value - low) / (high - low) + ranks[value] / (len(values) - 1)) / 2 for value in values]


def _parted(places: list[list[float]], halves: Sequence[float], box: Box) -> list[list[float]]:
    """The places with names that overlap moved apart, the shorter way."""
    for _ in range(_PARTINGS):
        clear = True
        for one in range(len(places)):
            for other in range(one):
                clear &= not _part(places, one, other, halves[one] + halves[other], box.line)
        places = [_within(place, half, box) for place, half in zip(places, halves, strict=True)]
        if clear:
            break
    return places


def _part(places: list[list[float]], one: int, other: int, wide: float, high: float) -> bool:
    """Moves two names apart where they overlap; whether they did."""
    x, y = places[one][0] - places[other][0], places[one][1] - places[other][1]
    over = (wide - abs(x), high - abs(y))
    if min(over) <= 0:
        return False
    axis = 0 if over[0] < over[1] else 1
    step = (over[axis] / 2 + 0.5) * (1 if (x, y)[axis] >= 0 else -1)
    places[one][axis] += step
    places[other][axis] -= step
    return True


def _within(place: list[float], half: float, box: Box) -> list[float]:
    """The place, moved onto the paper with the whole name."""
    x = min(max(place[0], half + 4), box.width - half - 4)
    return [x, min(max(place[1], box.margin), box.height - box.margin)]
