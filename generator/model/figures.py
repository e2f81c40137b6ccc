"""Figures: the series of what sources report, and where they cannot both be right."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator.model import dates, intervals
from generator.model.briefing import Discrepancy
from generator.model.day import Day
from generator.model.disagreement import sides, since
from generator.model.facts import FigureFact, Who
from generator.model.order import plain_key
from generator.model.things import FigureReport, Report, Series
from generator.model.versions import Given

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.article import FigureFile
    from generator.model.dates import Date

_Group = tuple[str, str]  # scope, kind


def figure_fact(report: Report) -> FigureFact:
    """The report's fact, which is a number."""
    return cast("FigureFact", report.fact)


def figure_report(report: Report, publishers: Mapping[str, str]) -> FigureReport:
    """One number with its day and who says so; `publishers` gives the actor of a publisher that has one."""
    fact = figure_fact(report)
    actor = publishers.get(report.publisher, "")
    speaker = Who(actor=actor) if actor else Who(publisher=report.publisher)
    return FigureReport(
        report=report,
        figure=fact.of,
        as_of=fact.as_of or dates.parse(report.day.isoformat()),
        interval=cast("intervals.Interval", fact.interval),
        kind=fact.kind or "observed",
        says=fact.by or (speaker,),
    )


def series(file: FigureFile, found: Iterable[FigureReport]) -> Series:
    """A figure with its reports by as-of date, then in their order."""
    ordered = sorted(found, key=lambda one: plain_key(one.report))
    by_date = sorted(ordered, key=lambda one: dates.order_key(one.as_of))
    observed = [one for one in by_date if one.kind == "observed" and not one.fact.doubt] or by_date
    return Series(file=file, reports=tuple(by_date), latest=observed[-1])


def disagreements(one: Series) -> list[Discrepancy]:
    """Reports of one scope and kind whose as-of dates overlap and whose intervals have no point in common."""
    if not one.file.compare:
        return []
    groups: dict[_Group, list[FigureReport]] = defaultdict(list)
    for report in sorted(one.reports, key=lambda told: plain_key(told.report)):
        groups[report.fact.scope, report.kind].append(report)
    found = []
    for (scope, kind), reports in sorted(groups.items()):
        odd = _in_conflict(reports)
        if odd:
            given = [Given(told.report, _value(told)) for told in odd]
            found.append(
                Discrepancy(
                    id=_discrepancy_id(one.file.id, scope, kind),
                    rule="figure",
                    subject=one.file.id,
                    since=since(given, _fit),
                    sides=sides(given, _agree_and_compared, lambda value: value.shown),
                    scope=scope,
                    kind=kind,
                ),
            )
    return found


def _discrepancy_id(figure: str, scope: str, kind: str) -> str:
    if not scope:
        return f"figure--{figure}--{kind}"
    return f"figure--{figure}--{kind}--{hashlib.sha256(scope.encode()).hexdigest()[:8]}"


def _in_conflict(reports: list[FigureReport]) -> list[FigureReport]:
    """The reports that disagree with another one, in their order. Compares only what overlaps in time."""
    classes: dict[tuple[Date, intervals.Interval], list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        classes[report.as_of, report.interval].append(index)
    heads = sorted(classes.values(), key=lambda members: days_of(reports[members[0]].as_of))
    odd: set[int] = set()
    active: list[list[int]] = []
    for members in heads:
        one = reports[members[0]]
        first = days_of(one.as_of)[0]
        active = [group for group in active if days_of(reports[group[0]].as_of)[1] >= first]
        for group in active:
            if not intervals.agree(reports[group[0]].interval, one.interval):
                odd.update(group, members)
        active.append(members)
    return [reports[index] for index in sorted(odd)]


def days_of(date: Date) -> tuple[Day, Day]:
    """The first and last day that a date may cover."""
    finish = date.finish
    return date.start.first_day or Day.min, (finish.last_day if finish else None) or Day.max


@dataclass(frozen=True, slots=True)
class _Value:
    """A number with the days of which it is."""

    first: Day
    last: Day
    interval: intervals.Interval
    shown: str


def _value(told: FigureReport) -> _Value:
    first, last = days_of(told.as_of)
    return _Value(first, last, told.interval, told.fact.shown)


def _overlap(one: _Value, other: _Value) -> bool:
    return one.first <= other.last and other.first <= one.last


def _fit(one: _Value, other: _Value) -> bool:
    return not _overlap(one, other) or intervals.agree(one.interval, other.interval)


def _agree_and_compared(one: _Value, other: _Value) -> bool:
    return _overlap(one, other) and intervals.agree(one.interval, other.interval)
