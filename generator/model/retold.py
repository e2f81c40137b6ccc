"""What later reports of a talk or event give otherwise, or for the first time: its date, place, words and people."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import dates, lengths, places
from generator.model.held import agrees_with_plan
from generator.model.moves import occasion_fact
from generator.model.order import tells_held
from generator.model.parties import who_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.briefing import News
    from generator.model.dates import Date
    from generator.model.day import Day
    from generator.model.facts import Who
    from generator.model.history import History, View
    from generator.model.teller import Teller
    from generator.model.things import Report

_WORDS = ("what", "kind", "venue", "format", "condition", "outcome")


def redated(teller: Teller, history: History, moved: set[Day]) -> Iterator[News]:
    """A date that becomes another one without a move: a refinement is told as one, any other as a change."""
    for before, now in pairwise(history.views):
        if now.date is None or now.date == before.date or now.day in moved:
            continue
        was = before.date.typed if before.date else ""
        if was != now.date.typed:
            if before.date is None or not _says_less(before, now):
                kind = "refined" if before.date is not None and _refines(before.date, now.date) else "changed"
                yield teller.of(kind, _giver(history, now), "date", was, now.date.typed)
        elif now.date.lasts is not None and now.date.lasts != (before.date.lasts if before.date else None):
            yield _relengthened(teller, _giver(history, now), before.date, now.date)


def _refines(was: Date, now: Date) -> bool:
    """Whether a date says more exactly what the one before said: its start, or its end beside the same start."""
    if not dates.agree(was, now):
        return False
    adds_end = (was.end is None or was.is_open) and now.end is not None and was.start.typed == now.start.typed
    return dates.vaguer(was, now) or adds_end or ("/" in was.typed and "/" not in now.typed)


def _says_less(before: View, now: View) -> bool:
    """Whether what was held is given only a vaguer form of the planned date, as `held` itself tells."""
    was, date = before.date, now.date
    if was is None or date is None or before.happened or not now.happened or not dates.agree(was, date):
        return False
    return date.end is None and (dates.vaguer(date, was) or date.start.typed == was.start.typed)


def _relengthened(teller: Teller, report: Report, before: Date | None, now: Date) -> News:
    """A length given, changed, or told more exactly."""
    was = before.lasts if before is not None else None
    typed = now.lasts.typed if now.lasts is not None else ""
    exact = was is not None and now.lasts is not None and lengths.agree(was, now.lasts)
    return teller.of("refined" if exact else "changed", report, "lasts", was.typed if was is not None else "", typed)


def _giver(history: History, view: View) -> Report:
    """The last report of that day that gives a date."""
    told = [r for r in (*history.full, *history.held) if r.day == view.day and occasion_fact(r).date is not None]
    return told[-1] if told else view.teller


def replaced(teller: Teller, history: History, changed: set[Day]) -> Iterator[News]:
    """A place that becomes another one, on days of which no change is told already; less of the same is none."""
    for before, now in pairwise(history.views):
        less = now.place.casefold() in before.place.casefold()
        if not before.place or less or now.day in changed:
            continue
        told = [r for r in history.full if r.day == now.day and occasion_fact(r).where == now.place]
        kind = "refined" if places.agree(before.place, now.place) else "changed"
        yield teller.of(kind, told[-1] if told else now.teller, "where", before.place, now.place)


def reworded(teller: Teller, reports: Sequence[Report]) -> Iterator[News]:
    """Words that a later report gives otherwise, or for the first time."""
    known: dict[str, str] = {}
    dated = False
    for report in reports:
        fact = occasion_fact(report)
        dated = fact.date is not None or (dated and fact.status != "postponed")
        found = {key: getattr(fact, key) for key in _WORDS} | {"date_text": "" if dated else fact.date_text}
        for key, value in found.items():
            if value and value != known.get(key) and report is not reports[0]:
                yield teller.of("changed", report, key, known.get(key, ""), value)
            if value:
                known[key] = value
        yield from _placed(teller, report, known, first=report is reports[0])


def _placed(teller: Teller, report: Report, known: dict[str, str], *, first: bool) -> Iterator[News]:
    """A place given for the first time, and points of an agenda that come in addition."""
    fact = occasion_fact(report)
    if fact.where and "where" not in known:
        known["where"] = fact.where
        if not first:
            yield teller.of("changed", report, "where", "", fact.where)
    added = [point for point in fact.agenda if f"agenda:{point}" not in known]
    known.update({f"agenda:{point}": point for point in added})
    if added and not first:
        yield teller.of("changed", report, "agenda", "", "; ".join(added))


def joined(teller: Teller, reports: Sequence[Report]) -> Iterator[News]:
    """Those whom a later report names first, or names after they were said to be absent: actors by id."""
    known: set[tuple[str, str, str]] = set()
    for report in reports:
        there = [who for who in occasion_fact(report).who if who.role != "absent"]
        added = [who for who in there if who_key(who) not in known]
        known.update(map(who_key, there))
        if added and report is not reports[0]:
            yield teller.of("changed", report, "who", "", "; ".join(map(_named, added)))


def _named(who: Who) -> str:
    return who.actor or who.publisher or who.anonymous


def contradicting(teller: Teller, history: History, first: Report, report: Report) -> News | None:
    """What a report that changed nothing says otherwise than the others by the end of its day, or than the first."""
    fact, opening = occasion_fact(report), occasion_fact(first)
    view = next((one for one in reversed(history.views) if one.day <= report.day), None)
    if view is None:
        return None
    statuses = {one.statement for dispute in history.status_disputes for one in dispute}
    if report.statement in statuses and fact.status != view.status:
        return teller.of("disputed", report, "status", view.status, fact.status)
    same_day = report.day == first.day
    for date in (view.date, opening.date if same_day else None):
        if fact.date is not None and date is not None and not _fits(report, date, happened=view.happened):
            return teller.of("disputed", report, "date", date.typed, fact.date.typed)
    for place in (view.place, opening.where if same_day else ""):
        if fact.where and place and not places.agree(fact.where, place):
            return teller.of("disputed", report, "where", place, fact.where)
    return None


def _fits(report: Report, shown: Date, *, happened: bool) -> bool:
    """Whether the report's date agrees with the one shown: as a plan does with what was held, else as any other."""
    date = occasion_fact(report).date
    if date is None:
        return True
    return agrees_with_plan(date, shown) if happened and not tells_held(report) else dates.agree(date, shown)
