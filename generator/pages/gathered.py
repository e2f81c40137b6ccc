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
    from generator.model.things import Occasion


@dataclass(frozen=True, slots=True)
class Gathering:
    """Everything that concerns one actor, to be shown on pages."""

    briefing: Briefing
    actor: Actor

    def _own(self, get: Callable[[Actor], Iterable[str]]) -> Iterator[tuple[str, str]]:
        """Ids with the office that they came through, the actor's own first and each once."""
        seen: set[str] = set()
        for name in ("", *self.actor.offices):
            known = self.briefing.actors.get(name) if name else self.actor
            for one in get(known) if known else ():
                if one not in seen:
                    seen.add(one)
                    yield one, name

    def occasions(self) -> list[tuple[Occasion, str]]:
        """Talks and events in order of date, each with the office that took part instead of the actor."""
        found = [(self.briefing.occasion(name), office) for name, office in self._own(_talks_and_events)]
        return sorted(((one, office) for one, office in found if one), key=lambda pair: occasion_order(pair[0]))

    def deeds(self, found: Iterable[tuple[Occasion, str]]) -> tuple[Found, ...]:
        """Talks and events with the role that the actor had then."""
        return tuple(of_occasion(one, office, self.actor.file.id) for one, office in found)

    def words(self, get: Callable[[Actor], Iterable[str]]) -> tuple[Found, ...]:
        """Quotes or claims."""
        found = ((self.briefing.utterance(name), office) for name, office in self._own(get))
        ordered = sorted(((one, office) for one, office in found if one), key=lambda pair: spoken_order(pair[0]))
        return tuple(of_words(one, office) for one, office in ordered)

    def numbers(self) -> tuple[Found, ...]:
        """Figures given."""
        known = self.briefing.numbers
        own = self._own(lambda actor: actor.figure_reports)
        return tuple(of_number(known[name], office) for name, office in own if name in known)

    def positions(self) -> tuple[Found, ...]:
        """Positions held now; those of offices stand beside the actor's own."""
        actors = self.briefing.actors
        return tuple(
            of_position(position, office)
            for office in ("", *self.actor.offices)
            for issue in (actors[office].positions if office in actors else self.actor.positions if not office else ())
            for position in self.briefing.issues[issue].positions
            if position.actor.actor == (office or self.actor.file.id)
        )

    def demands(self, get: Callable[[Actor], Iterable[str]]) -> tuple[Found, ...]:
        """Demands made, or received."""
        reports = self.briefing.reports
        return tuple(of_demand(reports[name], office) for name, office in self._own(get))

    def notes(self) -> tuple[Found, ...]:
        """The notes that name the actor, newest first."""
        known = self.briefing.notes
        return tuple(of_note(known[name]) for name in self.actor.notes)


def _talks_and_events(actor: Actor) -> Iterable[str]:
    return (*actor.talks, *actor.events)
