"""What was held or has happened: its date and place from the reports that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import dates, lengths, places
from generator.model.moves import length_of, occasion_fact
from generator.model.plan import with_length
from generator.model.versions import Given, contradict, strongest, versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.dates import Date
    from generator.model.plan import Agree
    from generator.model.things import Report


def given_dates(reports: Sequence[Report]) -> list[Given[Date]]:
    """The dates that the reports give."""
    return [Given(r, d) for r in reports if (d := occasion_fact(r).date) is not None]


def given_places(reports: Sequence[Report]) -> list[Given[str]]:
    """The places that the reports give."""
    return [Given(r, w) for r in reports if (w := occasion_fact(r).where)]


def given_lengths(reports: Sequence[Report]) -> list[Given[Any]]:
    """The lengths that the reports give."""
    return [Given(r, n) for r in reports if (n := length_of(r)) is not None]


def held_date(reports: Sequence[Report], plan: Date | None) -> tuple[Date | None, list[Given[Date]]]:
    """The date on which it was held and the reports of that version; the plan's where none gives one."""
    groups = versions(given_dates(reports), dates.agree)
    if not groups:
        return plan, []
    chosen = strongest(groups, plan, agrees_with_plan)
    first = chosen[0].value
    current = first
    if not dates.names_day(first) and plan is not None and dates.agree(plan, first):
        current = dates.merge(plan, first)
    for one in chosen[1:]:
        current = dates.merge(current, one.value)
    return _with_last_length(current, reports), chosen


def _with_last_length(date: Date, reports: Sequence[Report]) -> Date:
    """The date with a length that a report gives without a date."""
    for report in reports:
        fact = occasion_fact(report)
        if fact.date is None and fact.lasts_only:
            date = with_length(date, fact.lasts_only)
    return date


def held_place(reports: Sequence[Report], plan: str) -> tuple[str, list[Given[str]]]:
    """The place where it was held and the reports of that version; the plan's where none gives one."""
    groups = versions(given_places(reports), places.agree)
    if not groups:
        return plan, []
    chosen = strongest(groups, plan or None, places.agree)
    return chosen[-1].value, chosen


def agrees_with_plan(plan: Date, held: Date) -> bool:
    """Whether a talk was held as planned: clock times agree within the hour, and lengths do not matter."""
    return dates.agrees_with_plan(held, plan)


def held_disputes(reports: Sequence[Report]) -> dict[str, tuple[Given[Any], ...]]:
    """The dates, places and lengths that reports of what was held give otherwise, whatever their days."""
    found: dict[str, tuple[list[Given[Any]], Agree]] = {
        "date": (given_dates(reports), dates.agree),
        "place": (given_places(reports), places.agree),
        "length": (given_lengths(reports), lengths.agree),
    }
    return {name: tuple(given) for name, (given, agree) in found.items() if contradict(given, agree)}
