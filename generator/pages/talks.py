"""Talks: the index by urgency and the archive by month; deadlines and planned events stand among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from generator.addresses import months
from generator.model import dates
from generator.model.day import Day
from generator.model.order import occasion_order
from generator.pages import words
from generator.pages.placing import OVER, first_day, notes_of, turns_of
from generator.pages.rows import Rows
from generator.pages.splitting import links, named, ways_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.addresses import Stretch
    from generator.document import Json, Page
    from generator.model.briefing import Briefing
    from generator.model.things import Occasion
    from generator.pages.desk import Desk
    from generator.pages.views import Link, OccasionRow

_WEEK = timedelta(days=7)
_RECENT = timedelta(days=30)
_NO_MONTH = 13  # sorts after the months of its year
_SET_STATES = {"held", "suspended"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the index: its anchor, heading and rows; `sub` are parts of it."""

    anchor: str
    title: str
    rows: tuple[OccasionRow, ...] = ()
    sub: tuple[Section, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What `indexes/talks.md.j2` shows."""

    sections: tuple[Section, ...]
    archive: tuple[Link, ...]
    calendar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What `indexes/talks_month.md.j2` shows; a long month has the pages of its days `apart` instead of rows."""

    rows: tuple[OccasionRow, ...]
    apart: tuple[Link, ...]
    up: tuple[Link, ...]


def pages(desk: Desk) -> Iterator[Page]:
    """The index and the months of the archive."""
    yield _index(desk)
    ahead = [one for one in _among(desk.briefing) if not _is_over(one, desk.briefing.as_of)]
    for month in _archive(desk.briefing):
        near = [one for one in ahead if first_day(one).replace(day=1) == month.day]
        for one, within in month.pages:
            yield _month(desk, one, within, near)


def _among(briefing: Briefing) -> list[Occasion]:
    """Talks, deadlines and planned events, in order of date."""
    events = [one for one in briefing.events.values() if one.kind in {"deadline", "planned"} and not one.happened]
    return [*briefing.talks.values(), *sorted(events, key=occasion_order)]


def _index(desk: Desk) -> Page:
    briefing, here = desk.briefing, "talks/"
    rows = Rows(desk, here)
    found = sorted(_among(briefing), key=occasion_order)
    struck = [one for one in found if _to_be_struck(one, briefing.as_of)]
    coming = [one for one in found if one.state == "upcoming" or one in struck]
    soon = [one for one in coming if _within_week(one, briefing.as_of)]
    later = [one for one in coming if one not in soon]
    recent = [one for one in found if _is_recent(one, briefing.as_of)]
    last = briefing.as_of + _WEEK
    sections = [
        _section(rows, "s--overdue", "Overdue: outcome not recorded", [o for o in found if o.state == "overdue"]),
        _section(rows, "s--in-progress", "In progress", [o for o in found if o.state == "in-progress"]),
        _section(rows, "s--next", words.days(briefing.as_of, last), soon),
        _later(rows, later),
        _section(
            rows,
            "s--held",
            f"Held or suspended since {words.day(briefing.as_of - _RECENT)}",
            recent[::-1],
        ),
    ]
    archive = links(rows, reversed(_archive(briefing)))
    shown = [*found]
    return desk.page(
        here,
        "indexes/talks.md.j2",
        Index(
            sections=tuple(section for section in sections if section.rows or section.sub),
            archive=archive,
            calendar="" if desk.prefix else rows.link("calendar/talks.ics"),
        ),
        title="Talks",
        description=f"Talks, calls and deadlines as known on {words.day(briefing.as_of)}: "
        f"{words.count(len([o for o in coming if o.category == 'talk']), 'upcoming talk')}",
        notes=notes_of(shown),
        turns=_turns(found, briefing.as_of, dated=bool(soon or recent)),
        listed=False,
        feeds=_feeds(desk),
    )


def _turns(found: Sequence[Occasion], as_of: Day, *, dated: bool) -> list[Day]:
    """The days on which the index changes: each, while a heading tells days; else when a talk turns or comes near."""
    if dated:
        return [as_of + timedelta(days=1)]
    coming = [one.placed_at for one in found if one.state == "upcoming" and one.placed_at is not None]
    near = [dates.placed_days(date)[0] - _WEEK for date in coming if dates.names_days_within_month(date)]
    return [*turns_of(found), *near]


def _feeds(desk: Desk) -> Json:
    if desk.prefix:
        return []
    return [{"href": "feeds/changes.atom", "type": "application/atom+xml", "title": "Changes"}]


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
    return first <= as_of + _WEEK and last >= as_of


def _is_recent(one: Occasion, as_of: Day) -> bool:
    if one.state not in _SET_STATES:
        return False
    day = one.status_day if one.state == "suspended" else _last_day(one)
    return as_of - _RECENT <= day <= as_of + _WEEK


def _last_day(one: Occasion) -> Day:
    date = one.placed_at
    return dates.placed_days(date)[1] if date else one.last_day


def _section(rows: Rows, anchor: str, title: str, found: Iterable[Occasion]) -> Section:
    return Section(anchor=anchor, title=title, rows=tuple(rows.occasion(one) for one in found))


def _later(rows: Rows, found: Iterable[Occasion]) -> Section:
    """What comes later, by month; what has no date last, the latest heard of first."""
    found = list(found)
    dated = [(one, date) for one in found if (date := one.placed_at) is not None]
    undated = [one for one in found if one.placed_at is None]
    groups: dict[tuple[int, int], list[Occasion]] = {}
    for one, date in dated:
        slot = dates.slot(date)
        groups.setdefault((slot.year, slot.month or _NO_MONTH), []).append(one)
    months = [_section(rows, *_later_heading(*key), groups[key]) for key in sorted(groups)]
    if undated:
        newest = sorted(undated, key=lambda one: (-one.last_day.toordinal(), one.id))
        months.append(_section(rows, "s--date-to-be-set", "Date to be set", newest))
    return Section(anchor="s--later", title="Later", sub=tuple(months))


def _later_heading(year: int, month: int) -> tuple[str, str]:
    """The anchor and the words of a month, or of what is said to come in a year and in no month of it."""
    if month == _NO_MONTH:
        return f"s--later-{year:04}", f"{year}, month not given"
    return f"s--later-{year:04}-{month:02}", words.month(Day(year, month, 1))


def _archive(briefing: Briefing) -> list[Stretch[Occasion]]:
    """What is over, by month, oldest month first: held, suspended, cancelled, unrecorded, past plans."""
    over = [one for one in _among(briefing) if _is_over(one, briefing.as_of)]
    return sorted(
        months("talks", ((first_day(one), one) for one in sorted(over, key=occasion_order))),
        key=lambda month: month.day,
    )


def _is_over(one: Occasion, as_of: Day) -> bool:
    if one.state == "cancelled":
        return not _to_be_struck(one, as_of)
    return one.state in OVER


def _month(
    desk: Desk, stretch: Stretch[Occasion], within: Iterable[Stretch[Occasion]], ahead: Sequence[Occasion]
) -> Page:
    """The page of a month's talks that are over, or of a day of it; `ahead` are those of the month that will be."""
    rows = Rows(desk, stretch.address)
    title = f"Talks in {named(stretch)}" if not within else f"Talks on {named(stretch)}"
    return desk.page(
        stretch.address,
        "indexes/talks_month.md.j2",
        Archived(
            rows=tuple(rows.occasion(one) for one in stretch.rows),
            apart=links(rows, stretch.apart),
            up=ways_up(rows, within),
        ),
        title=title,
        notes=notes_of(stretch.found),
        turns=turns_of([*stretch.found, *ahead], into=OVER),
        listed=False,
    )
