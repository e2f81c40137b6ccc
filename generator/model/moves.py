"""What one report says of a talk or event: its fact, its length, the dates and places it gives up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from generator.model import dates, lengths
from generator.model.things import Change, Move, Report

if TYPE_CHECKING:
    from generator.model.dates import Date
    from generator.model.facts import OccasionFact
    from generator.model.lengths import Length


def occasion_fact(report: Report) -> OccasionFact:
    """The report's fact, which is one of an event or talk."""
    return cast("OccasionFact", report.fact)


def length_of(report: Report) -> Length | None:
    """How long the thing takes by this report, from `lasts` or from both ends of its date."""
    fact = occasion_fact(report)
    if fact.date is not None:
        return dates.length_of(fact.date)
    return lengths.parse(fact.lasts_only) if fact.lasts_only else None


def tell_moved_from(moves: list[Move], report: Report, now: Date | None) -> None:
    """A date that a report says was set before is a move too, unless it was told already."""
    fact = occasion_fact(report)
    now = fact.date or now
    if fact.moved_from is None or now is None or dates.agree(fact.moved_from, now):
        return
    told = any(dates.agree(one.was, fact.moved_from) for one in moves)
    if not told:
        moves.append(move(fact.moved_from, now, report, expected=False))


def move(was: Date, now: Date, report: Report, *, expected: bool) -> Move:
    """A date given up for another, told by a report."""
    return Move(
        was=was,
        now=now,
        statement=report.statement,
        note=report.note,
        day=report.day,
        expected=expected,
    )


def change(name: str, was: str, now: str, report: Report) -> Change:
    """A value that a report gives otherwise."""
    return Change(
        property="where" if name == "where" else "lasts",
        was=was,
        now=now,
        statement=report.statement,
        note=report.note,
        day=report.day,
    )
