"""Where talks and events stand on pages, and what a page of several of them draws on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import dates

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from generator.model.day import Day
    from generator.model.things import Occasion


ALL_STATES = frozenset({"upcoming", "overdue", "in-progress", "held", "suspended", "cancelled", "unrecorded", "past"})
OVER = frozenset({"held", "suspended", "cancelled", "unrecorded", "past"})
CLOSED = frozenset({"unrecorded", "past"})


def first_day(one: Occasion) -> Day:
    """The first day of the date under which it stands."""
    return dates.placed_days(one.placed_at)[0] if one.placed_at else one.last_day


def notes_of(found: Iterable[Occasion]) -> list[str]:
    """The notes that report these."""
    return [report.note for one in found for report in one.reports]


def turns_of(found: Iterable[Occasion], into: Container[str] = ALL_STATES) -> list[Day]:
    """The days on which one of these would change by the calendar alone, to one of these states."""
    return [turn.day for one in found for turn in one.turns if turn.state in into]
