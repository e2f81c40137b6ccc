"""Values of one thing sorted into versions: reports that agree with one another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.model.things import Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Given(Generic[T]):
    """A value and the report that gives it."""

    report: Report
    value: T


def versions(given: Iterable[Given[T]], agree: Callable[[T, T], bool]) -> list[list[Given[T]]]:
    """The values grouped, in order: each joins the first version all of whose members agree with it.

    Each distinct value is compared once, so that many reports of few values cost little.
    """
    found: list[list[Given[T]]] = []
    distinct: list[list[T]] = []
    for one in given:
        index = next((i for i, values in enumerate(distinct) if _fits(one.value, values, agree)), len(found))
        if index == len(found):
            found.append([])
            distinct.append([])
        found[index].append(one)
        if one.value not in distinct[index]:
            distinct[index].append(one.value)
    return found


def _fits(value: T, values: Sequence[T], agree: Callable[[T, T], bool]) -> bool:
    return value in values or all(agree(value, other) for other in values)


def contradict(given: Sequence[Given[T]], agree: Callable[[T, T], bool]) -> bool:
    """Whether any two of the values disagree."""
    return any(not agree(one.value, other.value) for one, other in combinations(given, 2))


def voices(group: Iterable[Given[Any]]) -> int:
    """The number of distinct origins of a version."""
    return len({one.report.origin for one in group})


def strongest(groups: Sequence[list[Given[T]]], plan: T | None, agree: Callable[[T, T], bool]) -> list[Given[T]]:
    """The version with more origins, of equals the one that agrees with the plan, then the first."""

    def rank(index: int) -> tuple[int, bool, int]:
        fits = plan is not None and any(agree(plan, one.value) for one in groups[index])
        return voices(groups[index]), fits, -index

    return groups[max(range(len(groups)), key=rank)]
