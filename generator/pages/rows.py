"""Model values as rows of pages: what a talk, a number, a quote or a stance looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator import addresses
from generator.model import dates
from generator.model.facts import FigureFact
from generator.pages import words
from generator.pages.labels import anchor, doubt_of, heading_of, label_of, shown_number, sort_of, state_words
from generator.pages.naming import Naming
from generator.pages.views import (
    Chip,
    DiscrepancyRow,
    FigureRow,
    OccasionRow,
    SideRow,
    StanceRow,
    WordsRow,
)
from generator.pages.when import plain_day, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model.briefing import Discrepancy, Side
    from generator.model.dates import Date
    from generator.model.facts import PositionFact
    from generator.model.things import Demand, FigureReport, Occasion, Party, Position, Report, Stance, Utterance
    from generator.pages.when import When


_SIDES, _REPORTS = 12, 8  # of a discrepancy that are shown, the newest


@dataclass(frozen=True, slots=True)
class Rows(Naming):
    """Makes rows for one page."""

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
        return self.link(self.desk.disagreements[found[0]]) if found else ""

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
        return self._number(one.fact)

    def _number(self, fact: FigureFact) -> str:
        unit = self.desk.briefing.figures[fact.of].file.unit
        return " ".join(part for part in (words.HOW.get(fact.how, ""), shown_number(fact), unit) if part)

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
            href=self.link(self.desk.disagreements[one.id]),
            rule=one.rule,
            title=f"{words.capital(_rule_of(one))}: {self.thing(one.subject).text}",
            subject=self.thing(one.subject),
            since=words.day(one.since),
            scope=one.scope,
            sides=tuple(self.side(one.rule, side) for side in one.sides[-_SIDES:]),
            more=max(len(one.sides) - _SIDES, 0),
            actors=one.actors,
            stories=one.stories,
        )

    def side(self, rule: str, one: Side) -> SideRow:
        """One version in a disagreement."""
        value = told(one.value) if rule == "date" else one.value
        value = words.length(value) if rule == "length" else value
        last = one.reports[-1].fact
        value = self._number(last) if isinstance(last, FigureFact) else value
        marks = tuple(map(self.mark, one.reports[-_REPORTS:]))
        return SideRow(value=value, marks=marks, more=max(len(one.reports) - _REPORTS, 0))

    def demands(self, found: Iterable[Demand]) -> tuple[StanceRow, ...]:
        """Several demands."""
        return tuple(self.demand(one.report) for one in found)


def cast_when(found: When | None) -> When:
    """A date that is there."""
    return cast("When", found)


def _rule_of(one: Discrepancy) -> str:
    """What it is in words; what nobody denies, the desk reads as contradicted."""
    if one.rule == "claim" and not any(one.subject in getattr(r.fact, "denies", ()) for r in one.sides[-1].reports):
        return "contradicted"
    return words.RULES[one.rule]
