"""What concerns one actor, its offices' deeds included and marked: rows in the order of an actor's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from generator.model import dates
from generator.model.order import occasion_order
from generator.pages.views import FigureRow, Link, OccasionRow, StanceRow, WordsRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model.briefing import Actor, Briefing
    from generator.model.day import Day
    from generator.model.things import FigureReport, Occasion, Position, Report, Utterance
    from generator.pages.rows import Rows

Row = TypeVar("Row", OccasionRow, WordsRow, FigureRow, StanceRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed(Generic[Row]):
    """A row on an actor's page: `through` is the office of it that acted, `role` what the actor was then."""

    row: Row
    through: Link | None = None
    role: str = ""


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
    """Everything that concerns one actor, as rows of one page."""

    shelf: Shelf
    rows: Rows
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

    def _through(self, office: str) -> Link | None:
        return self.rows.thing(office) if office else None

    def occasions(self) -> list[tuple[Occasion, str]]:
        """Talks and events in order of date, each with the office that took part instead of the actor."""
        found = [(self.shelf.briefing.occasion(name), office) for name, office in self._own(_talks_and_events)]
        return sorted(((one, office) for one, office in found if one), key=lambda pair: occasion_order(pair[0]))

    def deeds(self, found: Iterable[tuple[Occasion, str]]) -> tuple[Deed[OccasionRow], ...]:
        """Talks and events with the role that the actor had then."""
        return tuple(
            Deed(row=self.rows.occasion(one), through=self._through(office), role="" if office else self._role(one))
            for one, office in found
        )

    def _role(self, one: Occasion) -> str:
        return self.rows.offices(self.actor, one.placed_at)

    def words(self, get: Callable[[Actor], Iterable[str]]) -> tuple[Deed[WordsRow], ...]:
        """Quotes or claims."""
        found = ((self.shelf.briefing.utterance(name), office) for name, office in self._own(get))
        ordered = sorted(((one, office) for one, office in found if one), key=lambda pair: spoken_order(pair[0]))
        return tuple(Deed(row=self.rows.utterance(one), through=self._through(office)) for one, office in ordered)

    def numbers(self) -> tuple[Deed[FigureRow], ...]:
        """Figures given."""
        known = self.shelf.figures
        return tuple(
            Deed(row=self.rows.figure(known[name]), through=self._through(office))
            for name, office in self._own(lambda actor: actor.figure_reports)
            if name in known
        )

    def positions(self) -> tuple[Deed[StanceRow], ...]:
        """Positions held now; those of offices stand beside the actor's own."""
        actors = self.shelf.briefing.actors
        return tuple(
            Deed(row=self.rows.position(position), through=self._through(office))
            for office in ("", *self.actor.offices)
            for issue in (actors[office].positions if office in actors else self.actor.positions if not office else ())
            if (position := self.shelf.positions.get((issue, office or self.actor.file.id)))
        )

    def demands(self, get: Callable[[Actor], Iterable[str]]) -> tuple[Deed[StanceRow], ...]:
        """Demands made, or received."""
        found = []
        for name, office in self._own(get):
            report: Report = self.shelf.briefing.reports[name]
            row = self.rows.demand(report)
            found.append(Deed(row=row, through=self._through(office)))
        return tuple(found)


def _talks_and_events(actor: Actor) -> Iterable[str]:
    return (*actor.talks, *actor.events)


def spoken_order(one: Utterance) -> tuple[Day, str]:
    """By day, oldest first: its own date, else the day on which it was reported."""
    return dates.placed_days(one.date)[0] if one.date is not None else one.reported_on, one.id
