"""The states that follow from reports and the reading date alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from generator.model import dates
from generator.model.day import Day
from generator.model.things import Turn

_NEAR = timedelta(days=2)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model.dates import Date


@dataclass(frozen=True, slots=True)
class Parent:
    """What a part needs to know of the talk that it is part of."""

    status: str
    date: Date | None
    status_day: Day


def talk_state(status: str, date: Date | None, last_day: Day, parent: Parent | None, as_of: Day) -> str:
    """One of TalkState: the typed status, or what has become of it by the reading date."""
    if status == "held":
        return "in-progress" if date is not None and dates.in_progress_span(date, as_of) else "held"
    if status in {"suspended", "cancelled", "unrecorded"}:
        return status
    if date is None or not dates.past(date, as_of):
        return "upcoming"
    return "unrecorded" if _closed(date, last_day, parent, as_of) else "overdue"


def _closed(date: Date, last_day: Day, parent: Parent | None, as_of: Day) -> bool:
    """Whether an overdue talk closes: with the talk that it is part of, or from the 31st day after its latest day."""
    if parent is not None and _parent_closes(parent, last_day, as_of):
        return True
    closing = dates.unrecorded_from(date)
    return closing is not None and as_of >= closing


def _parent_closes(parent: Parent, last_day: Day, as_of: Day) -> bool:
    if parent.status in {"suspended", "cancelled"}:
        return parent.status_day > last_day
    if parent.status != "held" or parent.date is None:
        return False
    return dates.past(parent.date, as_of, happened=True) and not dates.in_progress_span(parent.date, as_of)


def event_state(date: Date | None, as_of: Day, *, happened: bool) -> str:
    """`past` once it has happened or its day is over, else `upcoming`."""
    if happened:
        return "past"
    return "past" if date is not None and dates.past(date, as_of) else "upcoming"


def turning_days(
    found: Iterable[Date | None], as_of: Day, state_on: Callable[[Day], tuple[str, bool]]
) -> tuple[Turn, ...]:
    """The days after the reading date on which a state that depends on these dates becomes another one, with it.

    Only days near the ends of the dates can be such days, so only these are tried.
    """
    days = sorted({day for date in found if date is not None for day in _candidates(date) if day > as_of})
    turns: list[Turn] = []
    before = state_on(as_of)
    for day in days:
        now = state_on(day)
        if now != before:
            turns.append(Turn(day, now[0]))
            before = now
    return tuple(turns)


def _candidates(date: Date) -> Iterable[Day]:
    finish = date.finish
    bounds = (
        dates.past_from(date),
        dates.unrecorded_from(date),
        date.start.first_day,
        date.start.last_day,
        finish.first_day if finish else None,
        finish.last_day if finish else None,
    )
    for bound in bounds:
        if bound is not None and Day.min + _NEAR < bound < Day.max - _NEAR:
            yield from (bound + timedelta(days=shift) for shift in (-1, 0, 1, 2))
