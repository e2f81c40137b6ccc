"""What concerns one actor, its offices' deeds included and marked: in the order of an actor's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.order import occasion_order
from generator.pages.sections import (
    Found,
    of_demand,
    of_note,
    of_number,
    of_occasion,
    of_position,
    of_words,
    spoken_order,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model.briefing import Actor, Briefing
    from generator.model.things import FigureReport, Occasion, Position


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the pages of actors look up, laid out once: figures by statement, positions by issue and actor."""

    briefing: Briefing
    figures: dict[str, FigureReport]
    positions: dict[tuple[str, str], Position]


def shelf(briefing: Briefing) -> Shelf:
    """The look-ups over the whole briefing."""
    return Shelf(
        briefing,
        {one.report.statement: one for series in briefing.figures.values() for one in series.reports},
        {(name, one.actor.actor): one for name, issue in briefing.issues.items() for one in issue.positions},
    )


@dataclass(frozen=True, slots=True)
class Gathering:
    """Everything that concerns one actor, to be shown on pages."""

    shelf: Shelf
    actor: Actor

    def _own(self, get: Callable[[Actor], Iterable[str]]) -> Iterator[tuple[str, str]]:
        """Ids with the office that they came through, the actor's own first and each once."""
        seen: set[str] = set()
        for name in ("", *self.actor.offices):
            known = self.shelf.briefing.actors.get(name) if name else self.actor
            for one in get(known) if known else ():
                if one not in seen:
                    seen.add(one)
                    yield one, name

    def occasions(self) -> list[tuple[Occasion, str]]:
        """Talks and events in order of date, each with the office that took part instead of the actor."""
        found = [(self.shelf.briefing.occasion(name), office) for name, office in self._own(_talks_and_events)]
        return sorted(((one, office) for one, office in found if one), key=lambda pair: occasion_order(pair[0]))

    def deeds(self, found: Iterable[tuple[Occasion, str]]) -> tuple[Found, ...]:
        """Talks and events with the role that the actor had then."""
        return tuple(of_occasion(one, office, self.actor) for one, office in found)

    def words(self, get: Callable[[Actor], Iterable[str]]) -> tuple[Found, ...]:
        """Quotes or claims."""
        found = ((self.shelf.briefing.utterance(name), office) for name, office in self._own(get))
        ordered = sorted(((one, office) for one, office in found if one), key=lambda pair: spoken_order(pair[0]))
        return tuple(of_words(one, office) for one, office in ordered)

    def numbers(self) -> tuple[Found, ...]:
        """Figures given."""
        known = self.shelf.figures
        own = self._own(lambda actor: actor.figure_reports)
        return tuple(of_number(known[name], office) for name, office in own if name in known)

    def positions(self) -> tuple[Found, ...]:
        """Positions held now; those of offices stand beside the actor's own."""
        actors = self.shelf.briefing.actors
        return tuple(
            of_position(position, office)
            for office in ("", *self.actor.offices)
            for issue in (actors[office].positions if office in actors else self.actor.positions if not office else ())
            if (position := self.shelf.positions.get((issue, office or self.actor.file.id)))
        )

    def demands(self, get: Callable[[Actor], Iterable[str]]) -> tuple[Found, ...]:
        """Demands made, or received."""
        reports = self.shelf.briefing.reports
        return tuple(of_demand(reports[name], office) for name, office in self._own(get))

    def notes(self) -> tuple[Found, ...]:
        """The notes that name the actor, newest first."""
        known = self.shelf.briefing.notes
        return tuple(of_note(known[name]) for name in self.actor.notes)


def _talks_and_events(actor: Actor) -> Iterable[str]:
    return (*actor.talks, *actor.events)
