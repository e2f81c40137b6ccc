"""Talks and events, each joined from all its reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from generator.model import dates, places
from generator.model.history import History, tell
from generator.model.moves import occasion_fact
from generator.model.order import occasion_key, plain_key, tells_held
from generator.model.parties import agenda_of, gather
from generator.model.states import Parent, event_state, talk_state, turning_days
from generator.model.things import Occasion, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.model.dates import Date
    from generator.model.day import Day, Value
    from generator.model.facts import OccasionFact

_LAST = ("what", "venue", "format", "requested_by", "condition", "outcome", "part_of")


@dataclass(frozen=True, slots=True)
class Joined:
    """One talk or event with its history, before its state is known."""

    id: str
    category: str
    reports: tuple[Report, ...]
    history: History  # of the undoubted reports; of all where every one is doubted
    doubted: tuple[Report, ...]  # those compared with the undoubted ones
    values: Mapping[str, Any]
    date: Date | None
    place: str
    marks: frozenset[str]

    @property
    def status(self) -> str:
        """The current status as typed."""
        return self.history.status

    @property
    def status_day(self) -> Day:
        """The day of the report that gave the current status."""
        report = self.history.status_report
        return report.day if report is not None else self.reports[-1].day


def join(name: str, reports: Iterable[Report]) -> Joined:
    """All reports of one thing as one."""
    ordered = _ordered(reports)
    sure = [report for report in ordered if not report.fact.doubt]
    doubted = tuple(report for report in ordered if report.fact.doubt) if sure else ()
    history = tell(sure or ordered, doubted)
    aside = tell(doubted) if doubted else None
    values = {key: _last(key, history, ordered) for key in _LAST}
    values["kind"] = _kind(history)
    marks = set() if sure else {"status", "date", "where", *_LAST}
    marks |= {key for key in _LAST if aside and values[key] and not _last(key, history, sure)}
    date, place = history.date, history.place
    if aside is not None and date is None and history.plan.retired is None:
        date = aside.date
        marks |= {"date"} if date is not None else set()
    if aside is not None and not place:
        place = aside.place
        marks |= {"where"} if place else set()
    category = occasion_fact(ordered[0]).category
    return Joined(name, category, tuple(ordered), history, doubted, values, date, place, frozenset(marks))


def _ordered(reports: Iterable[Report]) -> list[Report]:
    """Reports in order; a report without `kind` after a deadline says that it is the deadline still."""
    known = sorted(reports, key=plain_key)
    first = occasion_fact(known[0])
    if first.category == "event":
        deadline = False
        for index, report in enumerate(known):
            fact = occasion_fact(report)
            if deadline and not fact.kind:
                known[index] = replace(report, fact=replace(fact, kind="deadline"))
            deadline = deadline or fact.kind == "deadline"
    return sorted(known, key=occasion_key)


def _last(key: str, history: History, reports: Sequence[Report]) -> Value:
    """The last value that a report gives whose values count, else the last that any report gives."""
    for group in (history.full, reports):
        for report in reversed(group):
            if value := getattr(occasion_fact(report), key):
                return value
    return () if key == "requested_by" else ""


def _kind(history: History) -> str:
    """The kind of an event: of one that has happened, as the reports of it say."""
    told = history.held or history.full
    return next((kind for report in reversed(told) if (kind := occasion_fact(report).kind)), "")


def finish(one: Joined, parents: Mapping[str, Joined], as_of: Day, stories: tuple[str, ...]) -> Occasion:
    """The talk or event as it stands on the reading date."""
    parent = _parent(parents.get(one.values["part_of"]))
    state = _state(one, parent, as_of)
    parties = gather(one.reports)
    told = (one.date, parent.date if parent else None)
    return Occasion(
        id=one.id,
        category="talk" if one.category == "talk" else "event",
        date=one.date,
        date_text=_words(one),
        retired=one.history.plan.retired if not one.history.happened else None,
        status=one.status,
        happened=one.history.happened,
        state=state,
        today=_today(one, as_of),
        in_progress=state == "in-progress" or _goes_on(one, as_of),
        parties=parties.parties,
        present=parties.present,
        absent=parties.absent,
        where=one.place,
        agenda=agenda_of(one.reports),
        doubted=one.marks,
        reports=one.reports,
        moves=one.history.moves(),
        changes=one.history.changes(),
        sources=sources(one),
        first_day=one.reports[0].day,
        last_day=max(report.day for report in one.reports),
        status_day=one.status_day,
        turns=turning_days(told, as_of, lambda day: (_state(one, parent, day), _struck(one, day))),
        stories=stories,
        formerly=tuple(dict.fromkeys(old for report in one.reports for old in report.fact.formerly)),
        sequence=_sequence(one.history),
        **{**one.values, "part_of": one.values["part_of"] if one.values["part_of"] in parents else ""},
    )


def _parent(joined: Joined | None) -> Parent | None:
    return Parent(joined.status, joined.date, joined.status_day) if joined is not None else None


def _state(one: Joined, parent: Parent | None, as_of: Day) -> str:
    if one.category == "event":
        return event_state(one.date, as_of, happened=one.history.happened)
    return talk_state(one.status, one.date, max(report.day for report in one.reports), parent, as_of)


def _today(one: Joined, as_of: Day) -> bool:
    put_off = one.status == "cancelled"
    return one.date is not None and not put_off and dates.today(one.date, as_of)


def _struck(one: Joined, as_of: Day) -> bool:
    """Whether it is struck through in its place: cancelled, and its day not past."""
    return one.status == "cancelled" and one.date is not None and not dates.past(one.date, as_of)


def _goes_on(one: Joined, as_of: Day) -> bool:
    """Whether an event that has begun goes on after the reading date."""
    return (
        one.category == "event"
        and one.history.happened
        and one.date is not None
        and dates.in_progress_span(one.date, as_of)
    )


def _words(one: Joined) -> str:
    """The words for its date where no report gives a date; a postponement gives those before it up."""
    if one.date is not None:
        return ""
    words = ""
    for fact in map(occasion_fact, one.reports):
        if fact.status == "postponed":
            words = ""
        if fact.date is None:
            words = fact.date_text or words
    return words


def _sequence(history: History) -> int:
    """How often date, place or status have changed since the first report."""
    seen = [(view.date, view.retired, view.place, view.status) for view in history.views]
    return sum(before != after for before, after in pairwise(seen))


def sources(one: Joined) -> dict[str, tuple[str, ...]]:
    """For each value shown, the reports that say so, newest first."""
    found: dict[str, tuple[str, ...]] = {}
    for key in _LAST:
        found[key] = _who_say(one, partial(_says, key, one.values[key]))
    found["kind"] = _who_say(one, lambda fact: fact.kind == one.values["kind"])
    found["status"] = _who_say(one, lambda fact: fact.status == one.status)
    text = _words(one)
    found["date"] = _who_say(one, lambda fact: _gives(fact.date, one.date) or (text and fact.date_text == text))
    found["retired"] = _who_say(one, lambda fact: _gives(fact.date, one.history.plan.retired))
    found["agenda"] = tuple(r.statement for r in reversed(one.reports) if occasion_fact(r).agenda)
    found["where"] = _who_say(one, lambda fact: fact.where and one.place and places.agree(fact.where, one.place))
    return {key: statements for key, statements in found.items() if statements}


def _says(key: str, value: object, fact: OccasionFact) -> bool:
    return bool(value) and getattr(fact, key) == value


def _gives(date: Date | None, shown: Date | None) -> bool:
    return date is not None and shown is not None and dates.agree(date, shown)


def _who_say(one: Joined, says: Callable[[OccasionFact], object]) -> tuple[str, ...]:
    sure = [r for r in one.reports if says(occasion_fact(r)) and not r.fact.doubt]
    told = sure or [r for r in one.reports if says(occasion_fact(r))]
    return tuple(report.statement for report in reversed(told))


__all__ = ["Joined", "finish", "join", "sources", "tells_held"]
