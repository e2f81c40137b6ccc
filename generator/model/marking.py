"""Disagreements placed among stories and actors, and the marks that they leave on what they are about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.model import publishing
from generator.model.changed import changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model.briefing import Discrepancy
    from generator.model.sorting import Told
    from generator.model.things import FigureReport, Series


def placed(one: Discrepancy, told: Told) -> Discrepancy:
    """The same with its stories and the actors who speak on either side."""
    reports = [report for side in one.sides for report in side.reports]
    actors = dict.fromkeys(name for report in reports for name in publishing.actors_of(report.fact))
    return changed(one, stories=told.stories.get(one.subject, ()), actors=tuple(actors))


def marks(odd: Iterable[Discrepancy]) -> dict[str, tuple[str, ...]]:
    """The discrepancies on each thing; a denial marks those who deny as well."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in odd:
        names = {one.subject}
        if one.rule == "claim":
            names |= {publishing.entity_of(report) for side in one.sides[1:] for report in side.reports}
        for name in names:
            found[name].append(one.id)
    return {name: tuple(ids) for name, ids in found.items()}


def marked(one: Series, odd: Sequence[Discrepancy]) -> Series:
    """A figure, its reports marked that disagree; `odd` are the disagreements about it."""
    by_statement: dict[str, list[str]] = defaultdict(list)
    for d in odd:
        for report in (r for side in d.sides for r in side.reports):
            by_statement[report.statement].append(d.id)

    def marked(told: FigureReport) -> FigureReport:
        ids = by_statement.get(told.report.statement)
        return changed(told, discrepancies=tuple(ids)) if ids else told

    return changed(
        one,
        reports=tuple(marked(told) for told in one.reports),
        latest=marked(one.latest),
        discrepancies=tuple(d.id for d in odd),
    )
