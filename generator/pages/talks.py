"""Talks: the index by urgency and the archive by month; deadlines and planned events stand among them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from generator.model import dates
from generator.model.day import Day
from generator.model.order import occasion_order
from generator.pages import words
from generator.pages.placing import OVER, first_day, notes_of, turns_of
from generator.pages.rows import Rows
from generator.pages.splitting import links, named, ways_up
from generator.pages.urgency import WEEK, among, archive, is_long, is_over, kinds
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.addresses import Stretch
    from generator.document import Json, Page
    from generator.model.dates import Date
    from generator.model.things import Occasion
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.urgency import Kind
    from generator.pages.views import OccasionRow

_NO_MONTH = 13  # sorts after the months of its year


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the index: its anchor, heading and rows; `sub` are parts of it.

    `apart`: where these are but the nearest, the pages of all of them.
    """

    anchor: str
    title: str
    placed: tuple[Occasion, ...] = ()
    rows: tuple[OccasionRow, ...] = ()
    sub: tuple[Section, ...] = ()
    apart: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What `indexes/talks.md.j2` shows."""

    sections: tuple[Section, ...]
    archive: tuple[Link, ...]
    calendar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What `indexes/talks_month.md.j2` shows; a long month has the pages of its days `apart` instead of rows."""

    ahead: bool  # whether these are to come: what has no date tells when it was heard of
    rows: tuple[OccasionRow, ...]
    apart: tuple[Link, ...]
    up: tuple[Link, ...]


def pages(desk: Desk) -> Iterator[Sheet]:
    """The index, the months of its sections where it is long, and those of the archive."""
    found = kinds(desk.briefing)
    yield desk.sheet("talks/", _index)
    for kind in found if is_long(found) else ():
        if kind.name != "held" and len(kind.nearest) < len(kind.found):
            for one, within in (page for month in kind.months for page in month.pages):
                up = ways_up(Rows(desk, one.address), within)
                yield desk.sheet(one.address, _part, kind.name, kind.title, one, up)
    ahead = [one for one in among(desk.briefing) if not is_over(one, desk.briefing.as_of)]
    for month in archive(desk.briefing):
        near = tuple(one.id for one in ahead if first_day(one).replace(day=1) == month.day)
        for one, within in month.pages:
            yield desk.sheet(one.address, _month, one, ways_up(Rows(desk, one.address), within), near)


def _index(desk: Desk) -> Page:
    briefing, here = desk.briefing, "talks/"
    rows, found = Rows(desk, here), kinds(briefing)
    long = is_long(found)
    overdue, going, soon, later, undated, recent = (_section(rows, kind, long=long) for kind in found)
    sections = [overdue, going, soon, _later(later, undated), recent]
    told = {kind.name: kind.found for kind in found}
    coming = [*told["next"], *told["later"], *told["date-to-be-set"]]
    everything = sorted(among(briefing), key=occasion_order)
    return desk.page(
        here,
        "indexes/talks.md.j2",
        Index(
            sections=tuple(section for section in sections if section.rows or section.sub),
            archive=links(rows, reversed(archive(briefing))),
            calendar="" if desk.prefix else rows.link("calendar/talks.ics"),
        ),
        title="Talks",
        description=f"Talks, calls and deadlines as known on {words.day(briefing.as_of)}: "
        f"{words.count(len([one for one in coming if one.category == 'talk']), 'upcoming talk')}",
        notes=notes_of(everything),
        turns=_turns(everything, briefing.as_of, dated=bool(told["next"] or told["held"])),
        listed=False,
        feeds=_feeds(desk),
    )


def _turns(found: Sequence[Occasion], as_of: Day, *, dated: bool) -> list[Day]:
    """The days on which the index changes: each, while a heading tells days; else when a talk turns or comes near."""
    if dated:
        return [as_of + timedelta(days=1)]
    coming = [one.placed_at for one in found if one.state == "upcoming" and one.placed_at is not None]
    near = [dates.placed_days(date)[0] - WEEK for date in coming if dates.names_days_within_month(date)]
    return [*turns_of(found), *near]


def _feeds(desk: Desk) -> Json:
    if desk.prefix:
        return []
    return [{"href": "feeds/changes.atom", "type": "application/atom+xml", "title": "Changes"}]


def _section(rows: Rows, kind: Kind, *, long: bool) -> Section:
    """All of one urgency; of a long index the nearest, with the ways to all."""
    shown = kind.nearest if long else kind.found
    whole = len(shown) == len(kind.found)
    return Section(
        anchor=f"s--{kind.name}",
        title=kind.title,
        placed=tuple(shown),
        rows=tuple(rows.occasion(one) for one in shown),
        apart=() if whole else links(rows, kind.months, lambda _: ""),
    )


def _later(dated: Section, undated: Section) -> Section:
    """What comes later, by month; what has no date last, the latest heard of first."""
    groups: dict[tuple[int, int], list[OccasionRow]] = {}
    for one, row in zip(dated.placed, dated.rows, strict=True):
        slot = dates.slot(cast("Date", one.placed_at))
        groups.setdefault((slot.year, slot.month or _NO_MONTH), []).append(row)
    sub = [Section(*_later_heading(*key), rows=tuple(groups[key])) for key in sorted(groups)]
    return replace(dated, rows=(), sub=(*sub, *([undated] if undated.rows else [])))


def _later_heading(year: int, month: int) -> tuple[str, str]:
    """The anchor and the words of a month, or of what is said to come in a year and in no month of it."""
    if month == _NO_MONTH:
        return f"s--later-{year:04}", f"{year}, month not given"
    return f"s--later-{year:04}-{month:02}", words.month(Day(year, month, 1))


def _month(desk: Desk, stretch: Stretch[str], up: tuple[Link, ...], near: tuple[str, ...]) -> Page:
    """The page of a month's talks that are over, or of a day of it; `near` are those of the month that will be."""
    title = f"Talks on {named(stretch)}" if up else f"Talks in {named(stretch)}"
    turns = turns_of(desk.briefing.occasions([*stretch.found, *near]), into=OVER)
    return _stretch(desk, stretch, up, title=title, turns=turns, ahead=False)


def _part(desk: Desk, name: str, title: str, stretch: Stretch[str], up: tuple[Link, ...]) -> Page:
    """The page of a month, or a day of it, of a section of the index."""
    turns = _turns(desk.briefing.occasions(stretch.found), desk.briefing.as_of, dated=name == "next")
    up = (Link("All talks", Rows(desk, stretch.address).link("talks/")), *up)
    return _stretch(desk, stretch, up, title=f"Talks, {title}: {named(stretch)}", turns=turns, ahead=True)


def _stretch(
    desk: Desk, stretch: Stretch[str], up: tuple[Link, ...], *, title: str, turns: Iterable[Day], ahead: bool
) -> Page:
    rows, briefing = Rows(desk, stretch.address), desk.briefing
    return desk.page(
        stretch.address,
        "indexes/talks_month.md.j2",
        Month(
            ahead=ahead,
            rows=tuple(rows.occasion(one) for one in briefing.occasions(stretch.rows)),
            apart=links(rows, stretch.apart),
            up=up,
        ),
        title=title,
        notes=notes_of(briefing.occasions(stretch.found)),
        turns=turns,
        listed=False,
    )
