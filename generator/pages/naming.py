"""Who is who on a page, where it is said, and what has which name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.model import roles
from generator.pages import words
from generator.pages.labels import heading_of, titles_of
from generator.pages.views import Chip, Link, Mark, Marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model.article import Tenure
    from generator.model.briefing import Actor
    from generator.model.dates import Date
    from generator.model.day import Day
    from generator.model.facts import Who
    from generator.model.things import Report
    from generator.pages.desk import Desk


@dataclass(frozen=True, slots=True)
class Naming:
    """Names for one page; `here` is the page's address, to which all links are relative.

    `sources` is how many of them stand beside a fact; the others are counted. `with_roles`: whether the page shows the
    roles that people had, and so changes with them.
    """

    desk: Desk
    here: str
    sources: int = 3
    with_roles: bool = True

    def link(self, target: str) -> str:
        """The way from this page to another."""
        return addresses.relative(self.here, target)

    # --- who ---------------------------------------------------------------------------------------------------

    def actor(self, name: str, date: Date | None = None, *, office: bool = False, role: str = "") -> Chip:
        """An actor by id; with `office`, the roles that they had on that date."""
        actor = self.desk.briefing.actors.get(name)
        if actor is None:
            return Chip(name=name, role=role)
        return Chip(
            name=actor.file.short or actor.file.name,
            href=self.link(addresses.page("actor", name)),
            role=role,
            office=self.offices(actor, date) if office else "",
            actor=name,
        )

    def who(self, who: Who, date: Date | None = None, *, office: bool = False) -> Chip:
        """Anybody named in a fact: an actor, somebody without a name, an outlet without a file."""
        if who.actor:
            return self.actor(who.actor, date, office=office, role=who.role)
        if who.publisher:
            return Chip(name=who.publisher, role=who.role)
        of = self.actor(who.of) if who.of else None
        return Chip(name=who.anonymous, role=who.role, of=Link(of.name, of.href) if of else None, actor=who.of)

    def people(self, found: Iterable[Who], date: Date | None = None, *, office: bool = False) -> tuple[Chip, ...]:
        """Several of them."""
        return tuple(self.who(who, date, office=office) for who in found)

    def offices(self, actor: Actor, date: Date | None) -> str:
        """The roles that an actor had on a date; where they changed within it, with their dates."""
        if not self.with_roles:
            return ""
        desk = self.desk
        text = self._offices(actor.roles, date, desk.briefing.as_of)
        if actor.turns and (day := self._next_offices(actor, date, text)):
            desk.role_turns.setdefault(self.here, set()).add(day)
        return text

    def _offices(self, told: Iterable[Tenure], date: Date | None, as_of: Day) -> str:
        held = roles.roles_at(told, date, as_of)
        return self.tenures(held, dated=len(held) > 1 and roles.changed_within(held, date, as_of))

    def _next_offices(self, actor: Actor, date: Date | None, text: str) -> Day | None:
        """The first day on which these words would be others, by the calendar alone."""
        notes = self.desk.briefing.notes
        for day in roles.turns(actor.file.roles, notes, self.desk.briefing.as_of):
            if self._offices(roles.told(actor.file.roles, notes, day), date, day) != text:
                return day
        return None

    def tenures(self, held: Sequence[Tenure], *, dated: bool = False) -> str:
        """Roles in words, with their dates if asked for."""
        return "; ".join(self.tenure(one, dated=dated) for one in held)

    def tenure(self, one: Tenure, *, dated: bool = False) -> str:
        """A role in words: title, organisation, and its dates if asked for."""
        known = self.desk.briefing.actors.get(one.org)
        org = (known.file.short or known.file.name) if known else one.org
        named = known is not None and _names(one.title, (known.file.name, known.file.short, *known.file.aliases))
        text = f"{one.title}, {org}" if one.title and org and not named else one.title or org
        span = self._span(one) if dated else ""
        return f"{text} ({span})" if span else text

    def _span(self, one: Tenure) -> str:
        """The dates of a role in words."""
        start, end = (when.text if (when := self.desk.when(date)) else "" for date in (one.start, one.end))
        if start and end:
            return f"{start} to {end}"
        return f"since {start}" if start else f"until {end}" if end else ""

    # --- where from --------------------------------------------------------------------------------------------

    def mark(self, report: Report) -> Mark:
        """The way from a fact to the note that says so."""
        return Mark(
            statement=report.statement,
            href=self.link(addresses.fact(report.statement)),
            publisher=report.publisher,
            day=words.day(report.day),
            iso=report.day.isoformat(),
            by=self.people(who for who in report.by if not self._is_publisher(who, report)),
            doubt=report.fact.doubt,
            origin=report.origin if report.origin != report.publisher else "",
        )

    def _is_publisher(self, who: Who, report: Report) -> bool:
        """Whether the speaker is the publication itself, which no mark need name twice."""
        note = self.desk.briefing.notes[report.note]
        return who.publisher == report.publisher or bool(who.actor and who.actor == note.publisher_actor)

    def marks(self, reports: Iterable[Report], more: str = "") -> Marks:
        """The newest sources first; `more` is the address where all of them stand."""
        found = list(reports)[::-1]
        return Marks(
            shown=tuple(self.mark(report) for report in found[: self.sources]),
            more=max(len(found) - self.sources, 0),
            more_href=self.link(more) if more else "",
        )

    def statements(self, found: Iterable[str], more: str = "") -> Marks:
        """The sources by statement ids, newest first."""
        reports = self.desk.briefing.reports
        return self.marks([reports[name] for name in found if name in reports][::-1], more)

    # --- things ------------------------------------------------------------------------------------------------

    def thing(self, name: str) -> Link:
        """A link to whatever has this id; plain text where it is not known."""
        briefing = self.desk.briefing
        if one := briefing.occasion(name):
            return Link(one.what, self.link(addresses.page(one.category, name)))
        if said := briefing.utterance(name):
            return Link(heading_of(said), self.link(addresses.fact(said.reports[0].statement)))
        if name in briefing.actors:
            chip = self.actor(name)
            return Link(chip.name, chip.href)
        for kind, title in titles_of(briefing, name):
            return Link(title, self.link(addresses.page(kind, name)))
        return Link(name.replace("-", " "))

    def note(self, name: str) -> Link:
        """The way to a note, with its publisher and day."""
        note = self.desk.briefing.notes[name]
        told = f"{note.article.source.publisher}, {words.day(note.day)}"
        return Link(note.article.title, self.link(addresses.page("note", name)), told)

    def things(self, names: Iterable[str]) -> tuple[Link, ...]:
        """Several of them."""
        return tuple(self.thing(name) for name in names)


def _names(title: str, names: Iterable[str]) -> bool:
    """Whether the title of a role says of which organisation it is."""
    return any(name and re.search(rf"\b{re.escape(name)}\b", title, re.IGNORECASE) for name in names)
