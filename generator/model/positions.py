"""Positions on issues and demands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from generator.model import dates
from generator.model.order import plain_key
from generator.model.parties import who_key
from generator.model.things import Demand, Position, Report, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.facts import PositionFact


def position_fact(report: Report) -> PositionFact:
    """The report's fact, which is a position or a demand."""
    return cast("PositionFact", report.fact)


def positions(reports: Iterable[Report]) -> dict[str, list[Position]]:
    """By issue, the position of each actor. The newest is so by `since`, else by the order of reports."""
    found: dict[str, dict[tuple[str, str, str], list[Stance]]] = defaultdict(lambda: defaultdict(list))
    for report in sorted(reports, key=plain_key):
        fact = position_fact(report)
        if fact.issue:
            for who in {who_key(who): who for who in fact.who}.values():
                found[fact.issue][who_key(who)].append(Stance(actor=who, report=report, since=fact.since))
    return {
        issue: [_position(issue, stances) for _, stances in sorted(actors.items())]
        for issue, actors in sorted(found.items())
    }


def _position(issue: str, stances: list[Stance]) -> Position:
    ordered = sorted(stances, key=_stance_key)
    newest = ordered[-1]
    before = [one for one in ordered if one.fact.stance != newest.fact.stance]
    return Position(
        actor=newest.actor,
        issue=issue,
        stance=newest.fact.stance,
        text=newest.fact.text,
        since=newest.since,
        was=before[-1].fact.stance if before else "",
        history=tuple(ordered),
    )


def _stance_key(stance: Stance) -> tuple[object, ...]:
    """Undoubted last; then by `since`, else the day on which the note counts; then by the order of reports."""
    since = stance.since or dates.parse(stance.report.day.isoformat())
    day = since.start.first_day or stance.report.day
    return not stance.fact.doubt, day, plain_key(stance.report)


def demands(reports: Iterable[Report]) -> dict[str, Demand]:
    """The demands that belong to no issue, one a report, by their statement ids."""
    found = {}
    for report in sorted(reports, key=plain_key):
        fact = position_fact(report)
        if not fact.issue:
            found[report.statement] = Demand(
                id=report.statement,
                actors=fact.who,
                toward=fact.toward,
                text=fact.text,
                since=fact.since,
                report=report,
            )
    return found
