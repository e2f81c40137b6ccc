"""Disagreements of sources on a talk or event, and the sides of any disagreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import dates, lengths, places
from generator.model.briefing import Discrepancy, Side
from generator.model.moves import length_of, occasion_fact
from generator.model.order import tells_held
from generator.model.versions import Given, versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.model.day import Day, Value
    from generator.model.occasions import Joined
    from generator.model.things import Report

Agree = Any  # a predicate over two values of one property

_VALUES: Mapping[str, tuple[Callable[[Report], Any], Agree, Callable[[Any], str]]] = {
    "date": (lambda report: occasion_fact(report).date, dates.agree, lambda date: date.typed),
    "place": (lambda report: occasion_fact(report).where or None, places.agree, str),
    "length": (length_of, lengths.agree, lambda length: length.typed),
}
_STATUS_GROUPS = {"held": 0, "suspended": 0, "postponed": 1, "cancelled": 2}


def since(given: Sequence[Given[Any]], agree: Agree) -> Day:
    """The day on which the report counts that first disagrees with one before it."""
    before: list[Any] = []
    for one in given:
        if any(not agree(one.value, other) for other in before):
            return one.report.day
        if one.value not in before:
            before.append(one.value)
    return given[-1].report.day


def sides(given: Iterable[Given[Any]], agree: Agree, words: Callable[[Any], str]) -> tuple[Side, ...]:
    """One side for each version, its value that of its last report."""
    groups = versions(given, agree)
    return tuple(Side(value=words(group[-1].value), reports=tuple(one.report for one in group)) for group in groups)


def on_occasion(one: Joined, state: str) -> list[Discrepancy]:
    """The disagreements on a talk or event that nothing has closed."""
    found = []
    open_disputes = {} if _closed(one, state) else one.history.disputes()
    for rule, (value_of, agree, words) in _VALUES.items():
        given = list(open_disputes.get(rule, ()))
        given += _doubted(
            one,
            state,
            rule,
            value_of=value_of,
            agree=agree,
            known={g.report.statement for g in given},
        )
        if given:
            given.sort(key=lambda g: (g.report.day, bool(g.report.fact.doubt)))
            found.append(_discrepancy(one, rule, since(given, agree), sides(given, agree, words)))
    return found + _on_status(one)


def _closed(one: Joined, state: str) -> bool:
    """A plan's disagreement closes when the talk is cancelled or unrecorded, the deadline past."""
    if one.history.happened:
        return False
    return state in {"cancelled", "unrecorded"} or (one.values["kind"] == "deadline" and state == "past")


def _doubted(
    one: Joined,
    state: str,
    rule: str,
    *,
    value_of: Callable[[Report], Any],
    agree: Agree,
    known: set[str],
) -> list[Given[Any]]:
    """What doubted reports say otherwise than the undoubted, with these; settled when one of these says the same."""
    told = one.history.held if one.history.happened else one.history.full
    sure = [Given(report, value) for report in told if (value := value_of(report)) is not None]
    current = _current(one, rule, sure)
    odd = [
        Given(report, value)
        for report in one.doubted
        if (value := value_of(report)) is not None
        and current is not None
        and not any(agree(value, other.value) for other in sure)
        and not agree(value, current)
        and not _superseded(one, state, report, sure)
    ]
    if not odd:
        return []
    backing = [g for g in sure if agree(g.value, current) and g.report.statement not in known]
    return backing + odd


def _current(one: Joined, rule: str, sure: Sequence[Given[Any]]) -> Value:
    if rule == "date":
        return one.history.date if sure else None
    if rule == "place":
        return (one.history.place or None) if sure else None
    return sure[-1].value if sure else None


def _superseded(one: Joined, state: str, report: Report, sure: Sequence[Given[Any]]) -> bool:
    """Whether a doubted plan is closed: by what was held, the end of the plan, or a later report of the value."""
    if tells_held(report):
        return False
    if one.history.happened or _closed(one, state):
        return True
    return any(other.report.day > report.day for other in sure)


def _on_status(one: Joined) -> list[Discrepancy]:
    """Statuses of one day, or a postponement or cancellation of what was held, that cannot both be true."""
    told = {report.statement: report for group in one.history.status_disputes for report in group}
    if not told:
        return []
    given = [Given(report, occasion_fact(report).status) for report in one.reports if report.statement in told]
    first = min(max(report.day for report in group) for group in one.history.status_disputes)
    return [_discrepancy(one, "status", first, sides(given, _statuses_agree, str))]


def _statuses_agree(one: str, other: str) -> bool:
    return _STATUS_GROUPS[one] == _STATUS_GROUPS[other]


def _discrepancy(one: Joined, rule: str, first: Day, parts: tuple[Side, ...]) -> Discrepancy:
    return Discrepancy(id=f"{rule}--{one.id}", rule=rule, subject=one.id, since=first, sides=parts)  # type: ignore[arg-type]  # rule is one of _VALUES or "status"
