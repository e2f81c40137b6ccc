"""Entries about one thing that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from generator.model.briefing import News

if TYPE_CHECKING:
    from generator.model.briefing import ChangeKind, EntityKind
    from generator.model.day import Day
    from generator.model.things import Report


class Teller:
    """Makes the entries about one thing."""

    def __init__(
        self,
        kind: str,
        entity: str,
        title: str,
        *,
        actors: tuple[str, ...],
        stories: tuple[str, ...],
        apart: str = "",
    ) -> None:
        self.kind, self.entity, self.title, self.actors, self.stories = kind, entity, title, actors, stories
        self.apart = apart  # tells entries of one statement apart: who holds a position that several hold

    def tell(
        self,
        kind: str,
        statement: str,
        note: str,
        day: Day,
        *,
        prop: str = "",
        was: str = "",
        now: str = "",
    ) -> News:
        """One entry; its id is made of the statement, the kind and the property."""
        name = ":".join(part for part in (statement, kind, prop, self.apart) if part)
        return News(
            id=name,
            day=day,
            kind=cast("ChangeKind", kind),
            entity_kind=cast("EntityKind", self.kind),
            entity=self.entity,
            title=self.title,
            statement=statement,
            note=note,
            property=prop,
            was=was,
            now=now,
            actors=self.actors,
            stories=self.stories,
        )

    def of(self, kind: str, report: Report, prop: str = "", was: str = "", now: str = "") -> News:
        """One entry told by a report."""
        return self.tell(kind, report.statement, report.note, report.day, prop=prop, was=was, now=now)
