"""The plan of a talk, planned event or deadline: its date, place and length day by day, and what moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.model import dates, lengths, places
from generator.model.moves import change, length_of, move, occasion_fact, tell_moved_from
from generator.model.versions import Given, contradict

if TYPE_CHECKING:
    from generator.model.dates import Date
    from generator.model.day import Value
    from generator.model.lengths import Length
    from generator.model.things import Change, Move, Report

Agree = Callable[[Any, Any], bool]


@dataclass(slots=True)
class Confirmed:
    """The view of a property at the end of the last day whose reports did not contradict each other."""

    value: Any = None
    proposed_only: bool = True  # whether every report that gave it was a proposal


@dataclass(slots=True)
class Plan:
    """What the plans say so far. Local to one fold over the reports, never shared."""

    status: str = ""
    date: Date | None = None
    retired: Date | None = None  # the date given up by the postponement or cancellation that stands
    pending: Date | None = None  # the same, until the move away from it is told
    awaiting: bool = False  # the next date given is taken as it is
    place: str = ""
    confirmed: dict[str, Confirmed] = field(
        default_factory=lambda: {name: Confirmed() for name in ("date", "place", "length")},
    )
    moves: list[Move] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    disputes: dict[str, tuple[Given[Any], ...]] = field(default_factory=dict)  # the open one of each property

    @property
    def shown_date(self) -> Date | None:
        """The date to compare with what was held: the plan's, else the one given up."""
        return self.date if self.date is not None else self.retired


def with_length(date: Date, lasts: str) -> Date:
    """The date with a length that a report gives alone; as it was where its start cannot have one."""
    try:
        return dates.parse(date.start.typed, date.tz, lasts, date.text)
    except dates.DateError:
        return date


def tell_day(plan: Plan, day: Sequence[Report]) -> None:
    """Take in the plans reported on one day, in their order; those that are outranked are not among them."""
    for report in day:
        _take(plan, report)
    if plan.status in {"cancelled", "unrecorded"}:
        plan.disputes.clear()
    counted = [report for report in day if occasion_fact(report).status != "cancelled"]
    _settle_date(plan, [Given(r, d) for r in counted if (d := occasion_fact(r).date) is not None])
    _settle_place(plan, [Given(r, w) for r in counted if (w := occasion_fact(r).where)])
    _settle_length(plan, [Given(r, n) for r in counted if (n := length_of(r)) is not None])
    for report in day:
        tell_moved_from(plan.moves, report, plan.date)


def _take(plan: Plan, report: Report) -> None:
    """Take in one report: what its status does to the date, then its date and place."""
    fact = occasion_fact(report)
    if fact.status == "postponed":
        _postpone(plan, fact.date)
    elif fact.status == "cancelled":
        _cancel(plan, fact.date)
    elif fact.date is not None:
        _set(plan, fact.date)
    elif plan.status == "cancelled" and fact.status in {"proposed", "scheduled"}:
        plan.date = None  # revived, without a date
    if fact.status not in {"postponed", "cancelled"}:
        plan.retired = plan.retired if plan.awaiting else None
    plan.status = fact.status
    plan.place = fact.where or plan.place
    if plan.date is not None and fact.date is None and fact.lasts_only:
        plan.date = with_length(plan.date, fact.lasts_only)


def _postpone(plan: Plan, date: Date | None) -> None:
    """A postponement retires the date; the one it gives is the new one, unless it agrees with the old."""
    if plan.status == "postponed":  # told once more
        if date is not None and not (plan.retired is not None and dates.agree(date, plan.retired)):
            _set(plan, date)
        return
    old = plan.shown_date
    new = date is not None and (old is None or not dates.agree(date, old))
    plan.retired = plan.pending = old if new else (old or date)
    plan.date, plan.awaiting = (date, False) if new else (None, True)


def _cancel(plan: Plan, date: Date | None) -> None:
    """A cancellation retires the date; the one it gives is that of the meeting, and moves nothing."""
    old = plan.shown_date
    if date is not None:
        old = dates.merge(old, date) if old is not None and dates.agree(old, date) else date
    plan.date = plan.retired = plan.pending = old
    plan.awaiting = True


def _set(plan: Plan, date: Date) -> None:
    """The next date after a retired one is taken as it is, one that agrees is merged, any other replaces."""
    if plan.awaiting or plan.date is None or not dates.agree(plan.date, date):
        plan.date = date
    else:
        plan.date = dates.merge(plan.date, date)
    plan.awaiting = False


def _settle_date(plan: Plan, given: list[Given[Date]]) -> None:
    """Tell the move of a day or open its dispute, and confirm the day's view."""
    disputed = _dispute(plan, "date", given, dates.agree)
    if not given or plan.date is None or plan.awaiting:
        return
    if plan.pending is not None:
        if not dates.agree(plan.pending, plan.date) or dates.vaguer(plan.date, plan.pending):
            plan.moves.append(move(plan.pending, plan.date, _last_that(given, plan.date), expected=False))
        plan.pending = None
        plan.confirmed["date"] = Confirmed()
    elif not disputed:
        _move_from_confirmed(plan, plan.date, given)
    if not disputed:
        _confirm(plan, "date", plan.date, given)


def _move_from_confirmed(plan: Plan, now: Date, given: list[Given[Date]]) -> None:
    """A date that does not agree with the view confirmed on an earlier day is a move."""
    before = plan.confirmed["date"]
    if before.value is None or dates.agree(before.value, now):
        return
    teller = next((one.report for one in given if not dates.agree(before.value, one.value)), given[-1].report)
    plan.moves.append(move(before.value, now, teller, expected=before.proposed_only))
    plan.confirmed["date"] = Confirmed()


def _settle_place(plan: Plan, given: list[Given[str]]) -> None:
    """A place that does not agree with the one confirmed on an earlier day is a change."""
    if _dispute(plan, "place", given, places.agree) or not given:
        return
    _change(plan, "place", given, places.agree, str)
    _confirm(plan, "place", given[-1].value, given)


def _settle_length(plan: Plan, given: list[Given[Length]]) -> None:
    """A length that does not agree with the one confirmed on an earlier day is a change."""
    if _dispute(plan, "length", given, lengths.agree) or not given:
        return
    _change(plan, "length", given, lengths.agree, lambda length: length.typed)
    _confirm(plan, "length", given[-1].value, given)


def _dispute(plan: Plan, name: str, given: Sequence[Given[Any]], agree: Agree) -> bool:
    """Whether a day's reports contradict each other; any report of a value closes the dispute before."""
    if given:
        plan.disputes.pop(name, None)
    if not contradict(given, agree):
        return False
    plan.disputes[name] = tuple(given)
    return True


def _change(
    plan: Plan,
    name: str,
    given: Sequence[Given[Any]],
    agree: Agree,
    words: Callable[[Any], str],
) -> None:
    before, last = plan.confirmed[name].value, given[-1]
    if before is None or agree(before, last.value):
        return
    told = "where" if name == "place" else "lasts"
    plan.changes.append(change(told, words(before), words(last.value), last.report))
    plan.confirmed[name] = Confirmed()


def _confirm(plan: Plan, name: str, value: Value, given: Sequence[Given[Any]]) -> None:
    """Confirm the view of a property, unless the day gave only vaguer dates than the view."""
    proposed = all(occasion_fact(one.report).status == "proposed" for one in given)
    before = plan.confirmed[name]
    if before.value is None:
        plan.confirmed[name] = Confirmed(value, proposed)
    elif name != "date" or not all(dates.vaguer(one.value, value) for one in given):
        plan.confirmed[name] = Confirmed(value, proposed and before.proposed_only)


def _last_that(given: Sequence[Given[Date]], date: Date) -> Report:
    """The last report whose date agrees with the one shown."""
    return next((one.report for one in reversed(given) if dates.agree(one.value, date)), given[-1].report)
