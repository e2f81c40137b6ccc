"""Talks, deadlines and planned events by urgency: what is overdue, comes next or later, was held, is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from generator.addresses import LONG, months
from generator.model import dates
from generator.model.order import occasion_order
from generator.pages import words
from generator.pages.placing import OVER, first_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.addresses import Stretch
    from generator.model.briefing import Briefing
    from generator.model.day import Day
    from generator.model.things import Occasion

WEEK = timedelta(days=7)
_RECENT = timedelta(days=30)
_STAY = 25  # of a section of an index that is long
_SET_STATES = {"held", "suspended"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What is of one urgency, in the order in which it is shown. `last`: the nearest to the reading date come last."""

    name: str  # in anchors and addresses
    title: str
    found: tuple[Occasion, ...]
    last: bool = False

    @property
    def nearest(self) -> tuple[Occasion, ...]:
        """Those that stay on a long index."""
        return self.found[-_STAY:] if self.last else self.found[:_STAY]

    @property
    def months(self) -> list[Stretch[str]]:
        """All of them by month, on pages of their own; what was held stands in the archive."""
        base = "talks" if self.name == "held" else f"talks/{self.name}"
        return sorted(months(base, ((first_day(one), one.id) for one in self.found)), key=lambda month: month.day)


def kinds(briefing: Briefing) -> tuple[Kind, ...]:
    """All but what is over for long, the most urgent first."""
    found, as_of = sorted(among(briefing), key=occasion_order), briefing.as_of
    coming = [one for one in found if one.state == "upcoming" or _to_be_struck(one, as_of)]
    soon = [one for one in coming if _within_week(one, as_of)]
    near = {one.id for one in soon}
    later = [one for one in coming if one.id not in near]
    undated = [one for one in later if one.placed_at is None]
    undated.sort(key=lambda one: (-one.last_day.toordinal(), one.id))
    held = f"Held or suspended since {words.day(as_of - _RECENT)}"
    return (
        Kind(name="overdue", title="Overdue: outcome not recorded", found=_of_state(found, "overdue"), last=True),
        Kind(name="in-progress", title="In progress", found=_of_state(found, "in-progress"), last=True),
        Kind(name="next", title=words.days(as_of, as_of + WEEK), found=tuple(soon)),
        Kind(name="later", title="Later", found=tuple(one for one in later if one.placed_at is not None)),
        Kind(name="date-to-be-set", title="Date to be set", found=tuple(undated)),
        Kind(name="held", title=held, found=tuple(one for one in found[::-1] if _is_recent(one, as_of))),
    )


def _of_state(found: Sequence[Occasion], state: str) -> tuple[Occasion, ...]:
    return tuple(one for one in found if one.state == state)


def is_long(found: Sequence[Kind]) -> bool:
    """Whether an index of these shows but the nearest of each."""
    return sum(len(one.found) for one in found) > LONG


def among(briefing: Briefing) -> list[Occasion]:
    """Talks, deadlines and planned events, in order of date."""
    events = [one for one in briefing.events.values() if one.kind in {"deadline", "planned"} and not one.happened]
    return [*briefing.talks.values(), *sorted(events, key=occasion_order)]


def archive(briefing: Briefing) -> list[Stretch[str]]:
    """What is over, by month, oldest month first: held, suspended, cancelled, unrecorded, past plans."""
    over = [one for one in among(briefing) if is_over(one, briefing.as_of)]
    return sorted(
        months("talks", ((first_day(one), one.id) for one in sorted(over, key=occasion_order))),
        key=lambda month: month.day,
    )


def is_over(one: Occasion, as_of: Day) -> bool:
    """Whether it stands in the archive: a cancelled talk only once its day is past."""
    if one.state == "cancelled":
        return not _to_be_struck(one, as_of)
    return one.state in OVER


def _to_be_struck(one: Occasion, as_of: Day) -> bool:
    """A cancelled talk stays in its place until its day is past."""
    date = one.placed_at
    return one.state == "cancelled" and date is not None and not dates.past(date, as_of)


def _within_week(one: Occasion, as_of: Day) -> bool:
    """Whether its days are named and one of them is among the reading date and the seven after it."""
    date = one.placed_at
    if date is None or not dates.names_days_within_month(date):
        return False
    first, last = dates.placed_days(date)
    return first <= as_of + WEEK and last >= as_of


def _is_recent(one: Occasion, as_of: Day) -> bool:
    if one.state not in _SET_STATES:
        return False
    day = one.status_day if one.state == "suspended" else _last_day(one)
    return as_of - _RECENT <= day <= as_of + WEEK


def _last_day(one: Occasion) -> Day:
    date = one.placed_at
    return dates.placed_days(date)[1] if date else one.last_day
