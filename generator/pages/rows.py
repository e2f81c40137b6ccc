"""Model values as rows of pages: who is who, where it is said, what a talk, a number or a quote looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator import addresses
from generator.model import dates, roles
from generator.pages import words
from generator.pages.views import (
    Chip,
    DiscrepancyRow,
    FigureRow,
    Link,
    Mark,
    Marks,
    OccasionRow,
    SideRow,
    StanceRow,
    WordsRow,
)
from generator.pages.when import plain_day, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model.article import PositionFact, Tenure, Who
    from generator.model.briefing import (
        Actor,
        Briefing,
        Demand,
        Discrepancy,
        FigureReport,
        Occasion,
        Party,
        Position,
        Report,
        Side,
        Stance,
        Utterance,
    )
    from generator.model.dates import Date
    from generator.pages.desk import Desk
    from generator.pages.when import When

_SHOWN_MARKS = 3
_HEADING = 90  # signs of a quote or claim that stand as its heading


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes rows for one page; `here` is the page's address, to which all links are relative."""

    desk: Desk
    here: str

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
        as_of = self.desk.briefing.as_of
        held = roles.roles_at(actor, date, as_of)
        return self.tenures(held, dated=len(held) > 1 and roles.changed_within(held, date, as_of))

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
            by=self.people(report.by),
            doubt=report.fact.doubt,
        )

    def marks(self, reports: Iterable[Report], more: str = "") -> Marks:
        """The newest sources first; `more` is the address where all of them stand."""
        found = list(reports)[::-1]
        return Marks(
            shown=tuple(self.mark(report) for report in found[:_SHOWN_MARKS]),
            more=max(len(found) - _SHOWN_MARKS, 0),
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

    def things(self, names: Iterable[str]) -> tuple[Link, ...]:
        """Several of them."""
        return tuple(self.thing(name) for name in names)

    def occasion(self, one: Occasion) -> OccasionRow:
        """A talk or event as a row."""
        page = addresses.page(one.category, one.id)
        struck = one.state == "cancelled" and not self._over(one)
        shown = one.date or (one.retired if one.state == "cancelled" else None)
        given_up = [move.was for move in one.moves if shown is None or move.was.typed != shown.typed]
        if shown is None and one.retired is not None:
            given_up.append(one.retired)
        return OccasionRow(
            id=one.id,
            statement=one.reports[-1].statement,
            title=one.what,
            href=self.link(page),
            sort=sort_of(one),
            label=label_of(one),
            state=one.state,
            state_words=state_words(one),
            status=one.status,
            when=self.desk.when(shown),
            undated=one.date_text or ("date to be set" if one.category == "talk" else "date not given"),
            was=tuple(cast_when(self.desk.when(date)) for date in given_up[-2:]),
            struck=struck,
            ahead=one.state in {"upcoming", "overdue"} or (not one.happened and one.category == "event"),
            moved=bool(one.moves),
            disputed=self.disputed(one.discrepancies),
            parties=self.parties(one.parties, shown),
            present=self.parties(one.present, shown),
            where=one.where,
            venue=one.venue,
            format=one.format,
            condition=one.condition,
            outcome=one.outcome,
            agenda=one.agenda,
            doubt=doubt_of(one.doubted),
            marks=self.marks(one.reports, f"{page}#reports"),
            heard=words.day(one.last_day),
            actors=tuple(dict.fromkeys(p.who.actor or p.who.of for p in (*one.parties, *one.present))),
            stories=one.stories,
        )

    def parties(self, found: Iterable[Party], date: Date | None) -> tuple[Chip, ...]:
        """Those at a talk, with the offices that they had then."""
        return tuple(self.who(party.who, date, office=True) for party in found)

    def _over(self, one: Occasion) -> bool:
        date = one.date or one.retired
        return date is None or dates.past(date, self.desk.briefing.as_of)

    def disputed(self, found: Sequence[str]) -> str:
        """The way to the first discrepancy, or nothing."""
        return self.link(addresses.discrepancy(found[0])) if found else ""

    def utterance(self, one: Utterance) -> WordsRow:
        """A quote or a claim as a row."""
        return WordsRow(
            statement=one.reports[-1].statement,
            anchor=anchor(one.id),
            sort=one.category,
            title=heading_of(one),
            text=one.text,
            by=self.people(one.by, one.date or one.reports[0].published, office=True),
            to=self.people(one.to),
            about=self.things(one.about),
            at=self.thing(one.at) if one.at else None,
            when=self.desk.when(one.date),
            reported_on=plain_day(one.reported_on),
            channel=one.channel,
            denies=self.things(one.denies),
            confirms=self.things(one.confirms),
            contradicts=self.things(one.contradicts),
            denied_by=self.things(one.denied_by),
            confirmed_by=self.things(one.confirmed_by),
            contradicted_by=self.things(one.contradicted_by),
            independent=one.independent,
            publishers=one.publishers,
            disputed=self.disputed(one.discrepancies),
            doubt="known only from a doubted report" if one.doubted else "",
            lang=one.lang,
            original=one.original,
            translated=one.translated,
            marks=self.marks(one.reports),
            stories=one.stories,
        )

    def figure(self, one: FigureReport) -> FigureRow:
        """A number of a series as a row."""
        fact = one.fact
        return FigureRow(
            statement=one.report.statement,
            figure=self.thing(one.figure),
            value=self.number(one),
            kind=one.kind,
            scope=fact.scope,
            as_of=cast_when(self.desk.when(one.as_of)),
            says=self.people(one.says, one.as_of),
            text=fact.text,
            disputed=self.disputed(one.discrepancies),
            doubt=fact.doubt,
            marks=self.marks([one.report]),
        )

    def number(self, one: FigureReport) -> str:
        """A number with its qualifier and unit: about 100,000 troops."""
        unit = self.desk.briefing.figures[one.figure].file.unit
        return " ".join(part for part in (words.HOW.get(one.fact.how, ""), shown_number(one), unit) if part)

    def stance(self, one: Stance, *, was: str = "") -> StanceRow:
        """One report of a position."""
        fact = one.fact
        return StanceRow(
            statement=one.report.statement,
            actors=(self.who(one.actor, one.since or one.report.published, office=True),),
            issue=self.thing(fact.issue) if fact.issue else None,
            stance=fact.stance,
            was=was,
            toward=self.people(fact.toward),
            text=fact.text,
            since=self.desk.when(one.since),
            doubt=fact.doubt,
            marks=self.marks([one.report]),
        )

    def position(self, one: Position) -> StanceRow:
        """What an actor holds on an issue now."""
        return self.stance(one.history[-1], was=one.was)

    def demand(self, report: Report) -> StanceRow:
        """A demand: who asks whom for what."""
        fact = cast("PositionFact", report.fact)
        return StanceRow(
            statement=report.statement,
            actors=self.people(fact.who, fact.since or report.published, office=True),
            issue=self.thing(fact.issue) if fact.issue else None,
            stance=fact.stance,
            was="",
            toward=self.people(fact.toward),
            text=fact.text,
            since=self.desk.when(fact.since),
            doubt=fact.doubt,
            marks=self.marks([report]),
        )

    def discrepancy(self, one: Discrepancy) -> DiscrepancyRow:
        """Sources that disagree: each version with who says so."""
        return DiscrepancyRow(
            anchor=one.id,
            href=self.link(addresses.discrepancy(one.id)),
            rule=one.rule,
            title=f"{words.capital(_rule_of(one))}: {self.thing(one.subject).text}",
            subject=self.thing(one.subject),
            since=words.day(one.since),
            scope=one.scope,
            sides=tuple(self.side(one.rule, side) for side in one.sides),
            actors=one.actors,
            stories=one.stories,
        )

    def side(self, rule: str, one: Side) -> SideRow:
        """One version in a disagreement."""
        value = told(one.value) if rule == "date" else one.value
        value = words.length(value) if rule == "length" else value
        return SideRow(value=value, marks=tuple(map(self.mark, one.reports)))

    def demands(self, found: Iterable[Demand]) -> tuple[StanceRow, ...]:
        """Several demands."""
        return tuple(self.demand(one.report) for one in found)


def _names(title: str, names: Iterable[str]) -> bool:
    """Whether the title of a role says of which organisation it is."""
    return any(name and re.search(rf"\b{re.escape(name)}\b", title, re.IGNORECASE) for name in names)


def cast_when(found: When | None) -> When:
    """A date that is there."""
    return cast("When", found)


def titles_of(briefing: Briefing, name: str) -> Iterator[tuple[str, str]]:
    """The kind and the title of the file with this id."""
    if name in briefing.figures:
        yield "figure", briefing.figures[name].file.title
    if name in briefing.issues:
        yield "issue", briefing.issues[name].file.title
    if name in briefing.stories:
        yield "story", briefing.stories[name].file.title
    if name in briefing.notes:
        yield "note", briefing.notes[name].article.title


def _rule_of(one: Discrepancy) -> str:
    """What it is in words; what nobody denies, the desk reads as contradicted."""
    if one.rule == "claim" and not any(one.subject in getattr(r.fact, "denies", ()) for r in one.sides[-1].reports):
        return "contradicted"
    return words.RULES[one.rule]


def anchor(name: str) -> str:
    """The anchor of a quote or claim on its index: its id, or its statement's."""
    return name.replace(":", "--")


def heading_of(one: Utterance) -> str:
    """The beginning of the words, as a heading."""
    text = " ".join(one.text.split())
    return text if len(text) <= _HEADING else text[:_HEADING].rsplit(" ", 1)[0] + " …"


def sort_of(one: Occasion) -> str:
    """What a reader tells apart: talk, event, deadline, planned."""
    if one.category == "talk":
        return "talk"
    return one.kind if one.kind in {"deadline", "planned"} else "event"


def label_of(one: Occasion) -> str:
    """The word for its kind."""
    if one.category == "talk":
        return "talk"
    return {"planned": "planned event", "deadline": "deadline"}.get(one.kind, one.kind or "event")


def state_words(one: Occasion) -> str:
    """Its state for readers."""
    if one.category == "event":
        if one.kind == "planned" and not one.happened:
            return "planned for" if one.state == "upcoming" else "was planned for"
        return "due" if one.kind == "deadline" and one.state == "upcoming" else ""
    if one.state == "upcoming":
        return one.status
    return words.STATES[one.state]


def doubt_of(properties: Iterable[str]) -> str:
    """Which values are known only from doubted reports."""
    found = sorted(words.PROPERTIES.get(name, name) for name in properties)
    return f"{words.listed(found)} known only from doubted reports" if found else ""


def shown_number(one: FigureReport) -> str:
    """The number with its thousands apart."""
    fact = one.fact
    if fact.value is not None:
        return f"{fact.value:,f}"
    return f"{fact.low:,f}–{fact.high:,f}"
