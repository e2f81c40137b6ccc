"""The history of a talk or event: its reports told day by day, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from generator.model import dates, places
from generator.model.held import agrees_with_plan, held_date, held_disputes, held_place
from generator.model.moves import change, move, occasion_fact, tell_moved_from
from generator.model.order import HELD, tells_held
from generator.model.plan import Plan, tell_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model.dates import Date
    from generator.model.day import Day
    from generator.model.things import Change, Move, Report
    from generator.model.versions import Given

_PUT_OFF = frozenset({"postponed", "cancelled"})
_GROUPS = (HELD, frozenset({"postponed"}), frozenset({"cancelled"}))


@dataclass(frozen=True, slots=True)
class View:
    """What was known at the end of one day of reports."""

    day: Day
    status: str
    date: Date | None
    retired: Date | None
    place: str
    happened: bool
    teller: Report  # the report that gave the status


@dataclass(slots=True)
class History:
    """What the reports of one thing come to. Local to one fold; read-only once told."""

    plan: Plan = field(default_factory=Plan)
    held: list[Report] = field(default_factory=list)
    status: str = ""
    status_report: Report | None = None
    full: list[Report] = field(default_factory=list)  # reports all of whose values count
    views: list[View] = field(default_factory=list)
    status_disputes: list[tuple[Report, ...]] = field(default_factory=list)

    @property
    def happened(self) -> bool:
        """Whether a standing report says that it was held or has happened."""
        return bool(self.held)

    @property
    def date(self) -> Date | None:
        """The current date; of a cancelled talk that of the meeting."""
        return held_date(self.held, self.plan.shown_date)[0] if self.held else self.plan.date

    @property
    def place(self) -> str:
        """The current place."""
        return held_place(self.held, self.plan.place)[0] if self.held else self.plan.place

    def disputes(self) -> dict[str, tuple[Given[Any], ...]]:
        """The open disputes of date, place and length."""
        return held_disputes(self.held) if self.held else dict(self.plan.disputes)

    def moves(self) -> tuple[Move, ...]:
        """Every move, oldest first, with that from the plan to what was held."""
        told = list(self.plan.moves)
        if self.held:
            told += _held_move(self)
            for report in self.held:
                tell_moved_from(told, report, self.date)
        return tuple(sorted(told, key=lambda one: one.day))

    def changes(self) -> tuple[Change, ...]:
        """Every change of place or length, oldest first."""
        told = list(self.plan.changes)
        place, given = held_place(self.held, self.plan.place)
        if given and self.plan.place and not places.agree(self.plan.place, place):
            told.append(change("where", self.plan.place, place, given[0].report))
        return tuple(told)


def _held_move(history: History) -> list[Move]:
    """The move from the plan to the date on which it was held, on any day."""
    planned = history.plan.pending or history.plan.shown_date
    date, given = held_date(history.held, history.plan.shown_date)
    if planned is None or date is None or not given or agrees_with_plan(planned, date):
        return []
    return [move(planned, date, given[0].report, expected=False)]


def tell(reports: Iterable[Report], doubted: Iterable[Report] = ()) -> History:
    """The history of reports in order; `doubted` ones only tell whether statuses of one day disagree."""
    history = History()
    aside = [report for report in doubted if occasion_fact(report).status]
    for day, group in groupby(reports, key=lambda report: report.day):
        _tell_day(history, day, list(group), [report for report in aside if report.day == day])
    return history


def _tell_day(history: History, day: Day, reports: Sequence[Report], doubted: Sequence[Report]) -> None:
    plans = [report for report in reports if not tells_held(report)]
    held = [report for report in reports if tells_held(report)]
    _note_status_dispute(history, reports, doubted)
    put_off = [report for report in plans if occasion_fact(report).status in _PUT_OFF]
    if history.status == "suspended" and put_off and not held:
        _resume_planning(history)
    if not history.happened:
        counted = _not_outranked(history.plan, plans, held=bool(held))
        if counted:
            tell_day(history.plan, counted)
            history.status = history.plan.status
            history.status_report = counted[-1]
            history.full += counted
    elif put_off:
        history.status_disputes.append((*history.held, *put_off))
    if held:
        history.held += held
        history.full += held
        history.status, history.status_report = occasion_fact(held[-1]).status, held[-1]
    history.views.append(_view(history, day, reports[-1]))


def _view(history: History, day: Day, last: Report) -> View:
    return View(
        day=day,
        status=history.status,
        date=history.date,
        retired=history.plan.retired,
        place=history.place,
        happened=history.happened,
        teller=history.status_report or last,
    )


def _resume_planning(history: History) -> None:
    """A suspended talk that is put off afterwards is a plan again, from the date on which it was held."""
    history.plan = replace(
        history.plan,
        status="",
        date=history.date,
        retired=None,
        pending=None,
        awaiting=False,
        moves=list(history.moves()),
        changes=list(history.changes()),
        place=history.place,
        disputes={},
    )
    history.held = []


def _not_outranked(plan: Plan, plans: Sequence[Report], *, held: bool) -> list[Report]:
    """The plans of a day that count: a cancellation outranks all others, a postponement those without a new date.

    Plans of the first day and those beside what was held keep their dates, to compare with.
    """
    if held:
        return [report for report in plans if occasion_fact(report).status not in _PUT_OFF]
    statuses = {occasion_fact(report).status for report in plans}
    if not statuses & _PUT_OFF:
        return list(plans)
    if not plan.status:
        return sorted(plans, key=lambda report: _rank(occasion_fact(report).status))
    if "cancelled" in statuses:
        return [report for report in plans if occasion_fact(report).status == "cancelled"]
    put_off = [report for report in plans if occasion_fact(report).status == "postponed"]
    # A new date follows the postponement of its day, whichever note was first.
    return [*put_off, *(report for report in plans if report not in put_off and _gives_new_date(plan, report))]


def _rank(status: str) -> int:
    return 2 if status == "cancelled" else 1 if status == "postponed" else 0


def _gives_new_date(plan: Plan, report: Report) -> bool:
    date, old = occasion_fact(report).date, plan.shown_date
    return date is not None and (old is None or not dates.agree(date, old))


def _note_status_dispute(history: History, reports: Sequence[Report], doubted: Sequence[Report]) -> None:
    """Note reports of one day of which some say held, others postponed or cancelled."""

    def group(report: Report) -> int:
        status = occasion_fact(report).status
        return next((index for index, names in enumerate(_GROUPS) if status in names), -1)

    sure = {group(report) for report in reports} - {-1}
    if not sure:
        return
    told = [report for report in (*reports, *doubted) if group(report) >= 0]
    if len({group(report) for report in told}) > 1:
        history.status_disputes.append(tuple(told))
