"""The reports of the counted notes by what they are about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import publishing
from generator.model.facts import FigureFact, OccasionFact, PositionFact, SpokenFact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.briefing import Note
    from generator.model.things import Report


@dataclass(frozen=True, slots=True)
class Told:
    """The reports of all counted notes, by what they are about."""

    occasions: Mapping[str, list[Report]]
    spoken: Mapping[str, list[Report]]
    figures: Mapping[str, list[Report]]
    positions: list[Report]
    stories: Mapping[str, tuple[str, ...]]  # of each thing
    voices: Mapping[str, set[str]]  # origins of each thing


def sort_out(notes: Iterable[Note]) -> Told:
    """The reports by what they are about, oldest note first."""
    found: dict[type, dict[str, list[Report]]] = defaultdict(lambda: defaultdict(list))
    stories: dict[str, dict[str, None]] = defaultdict(dict)
    voices: dict[str, set[str]] = defaultdict(set)
    for note in reversed(list(notes)):
        for report in note.reports:
            name = publishing.entity_of(report)
            found[type(report.fact)][name].append(report)
            stories[name].update(dict.fromkeys(note.stories))
            voices[name].add(note.origin)
    return Told(
        occasions=dict(sorted(found[OccasionFact].items())),
        spoken=dict(sorted(found[SpokenFact].items())),
        figures=dict(sorted(found[FigureFact].items())),
        positions=[report for reports in found[PositionFact].values() for report in reports],
        stories={name: tuple(sorted(ids)) for name, ids in stories.items()},
        voices=voices,
    )
