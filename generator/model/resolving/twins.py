"""Talks that are most likely one under two ids."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from generator.model import dates
from generator.model.facts import OccasionFact
from generator.model.parties import who_key
from generator.problems import notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model.dates import Date
    from generator.model.day import Day
    from generator.model.resolving.reporting import Told
    from generator.problems import Problem

_APART = frozenset({"present", "absent"})
_Parties = frozenset[tuple[str, str, str]]
_NEAR = timedelta(days=6)  # how far two dates that agree can lie apart: `early`, `mid`, `late` are widened by five
_LONGEST = 60  # days; what may be on any of more days names none
_MOST = 50  # talks of the same people on the same day that one is compared with


@dataclass(frozen=True, slots=True)
class _Talk:
    """What makes talks alike, and what tells them apart."""

    first: Told
    parties: _Parties
    dates: tuple[Date, ...]
    notes: frozenset[str]
    whole: frozenset[str]  # what it is part of


def twins(things: Mapping[str, Sequence[Told]]) -> Iterator[Problem]:
    """A new talk whose parties and date agree with those of another, unless one note reports both."""
    talks = [talk for reports in things.values() if (talk := _talk(reports)) is not None]
    index: dict[tuple[_Parties, Day], dict[str, tuple[_Talk, Date]]] = defaultdict(dict)
    for talk in sorted(talks, key=lambda one: one.first.key):
        other = _alike(talk, index)
        if other is not None:
            name, told = talk.first.fact.id, other.first
            message = f"'{name}' has the parties and the date of '{told.fact.id}' ({told.place})"
            hint = "if it is the same talk, it has the same id"
            yield notice(talk.first.article.file, talk.first.mark("id"), message, hint)
        for date in talk.dates:
            for day in _days(date, timedelta()):
                index[talk.parties, day].setdefault(talk.first.fact.id, (talk, date))


def _talk(reports: Sequence[Told]) -> _Talk | None:
    facts = [one.fact for one in reports if isinstance(one.fact, OccasionFact)]
    if not facts or facts[0].category != "talk":
        return None
    parties = frozenset(who_key(who) for fact in facts for who in fact.who if who.role not in _APART)
    named = [fact.date for fact in facts if fact.date is not None and _names_days(fact.date)]
    whole = frozenset(fact.part_of for fact in facts if fact.part_of)
    notes = frozenset(fact.note for fact in facts)
    return _Talk(reports[0], parties, tuple(dict.fromkeys(named)), notes, whole) if parties and named else None


def _names_days(date: Date) -> bool:
    """Whether it names a day or some days, and not only the one before or after which it is."""
    bounded = date.start.low is not None and date.start.high is not None
    return bounded and dates.names_days_within_month(date)


def _alike(talk: _Talk, index: Mapping[tuple[_Parties, Day], Mapping[str, tuple[_Talk, Date]]]) -> _Talk | None:
    """The first talk known of the same people at the same time that no note tells apart from this one."""
    date = talk.dates[0]
    for day in _days(date, _NEAR):
        near = index.get((talk.parties, day), {})
        for other, when in islice(near.values(), _MOST):
            if _same_time(date, when) and not _told_apart(talk, other):
                return other
    return None


def _same_time(one: Date, other: Date) -> bool:
    """Whether two dates agree; of what goes on without an end, within which all that follows lies, the starts."""
    return dates.starts_agree(one, other) if one.is_open or other.is_open else dates.agree(one, other)


def _told_apart(one: _Talk, other: _Talk) -> bool:
    """Whether one note reports both, or one is a part of the other."""
    parts = one.first.fact.id in other.whole or other.first.fact.id in one.whole
    return parts or not one.notes.isdisjoint(other.notes)


def _days(date: Date, slack: timedelta) -> Iterable[Day]:
    first, last = dates.placed_days(date)
    many = min((last - first).days, _LONGEST)
    start = first - slack
    return [start + timedelta(days=shift) for shift in range(many + 2 * slack.days + 1)]
