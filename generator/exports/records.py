"""The records of the data files: current values under the note format's own keys, and the reports behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports import facts, files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.exports.values import Record
    from generator.model.briefing import Briefing


def _positions(briefing: Briefing) -> Iterator[Record]:
    """One record an actor and issue, then the demands without an issue."""
    for one in briefing.issues.values():
        yield from map(facts.position, one.positions)
    yield from map(facts.demand, briefing.demands.values())


def _figure_reports(briefing: Briefing) -> Iterator[Record]:
    for one in briefing.figures.values():
        yield from map(facts.figure_report, one.reports)


KINDS: Mapping[str, Callable[[Briefing], Iterable[Record]]] = {
    "notes": lambda briefing: map(files.note, briefing.notes.values()),
    "actors": lambda briefing: map(files.actor, briefing.actors.values()),
    "stories": lambda briefing: map(files.story, briefing.stories.values()),
    "issues": lambda briefing: map(files.issue, briefing.issues.values()),
    "figures": lambda briefing: map(files.figure, briefing.figures.values()),
    "events": lambda briefing: map(facts.occasion, briefing.events.values()),
    "talks": lambda briefing: map(facts.occasion, briefing.talks.values()),
    "quotes": lambda briefing: map(facts.utterance, briefing.quotes.values()),
    "claims": lambda briefing: map(facts.utterance, briefing.claims.values()),
    "positions": _positions,
    "figure-reports": _figure_reports,
    "discrepancies": lambda briefing: facts.discrepancies(briefing.discrepancies),
    "changes": lambda briefing: map(facts.change, briefing.news),
}


def records(briefing: Briefing, kind: str) -> Iterable[Record]:
    """Every record of a kind, in the order of the pages; each fact once."""
    return KINDS[kind](briefing)
