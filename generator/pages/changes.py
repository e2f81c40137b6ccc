"""Changes: what each day's notes added, moved or made otherwise, newest first, by story, with its actors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from generator.addresses import months
from generator.pages import words
from generator.pages.actors import feeds_of
from generator.pages.change_words import Teller
from generator.pages.rows import Rows
from generator.pages.splitting import links, named, ways_up
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Briefing, News
    from generator.model.day import Day
    from generator.pages.change_words import Again, Told
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet

_SHOWN = 60  # changes up to which the index shows further days of the newest month
_LONG = 400  # changes and further reports up to which a month is one page; in a longer one each day is


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The changes of a day in one story; no `story`: in none."""

    story: Link | None
    entries: tuple[tuple[Told, ...], ...]  # those of one report of one thing together


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """One note's further reports of what was known already."""

    note: Link
    reports: tuple[Again, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """What became known on a day."""

    anchor: str
    title: str
    count: str
    groups: tuple[Group, ...]
    again: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the index, a month and a day show; `more`, `months` and `feeds` are of the index."""

    days: tuple[DayView, ...] = ()
    more: Link | None = None  # where the newest day stands that the index has no room for
    months: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    apart: tuple[Link, ...] = ()  # of a long month: the pages of its days
    up: tuple[Link, ...] = ()  # of a month or day: the way to the index, and to the month


def pages(desk: Desk) -> Iterator[Sheet]:
    """The index and a page for each month; for each day of a long one."""
    yield desk.sheet("changes/", _index)
    for month in _months(desk.briefing):
        for one, within in month.pages:
            yield desk.sheet(one.address, _page, one, ways_up(Rows(desk, one.address), within))


def _months(briefing: Briefing) -> list[Stretch[News]]:
    return months("changes", ((one.day, one) for one in briefing.news), most=_LONG)


_Days = list[tuple["Day", list["News"]]]


def _by_day(found: Iterable[News]) -> _Days:
    return [(day, list(group)) for day, group in groupby(found, key=lambda one: one.day)]


def _index(desk: Desk) -> Page:
    here, several = "changes/", _months(desk.briefing)
    rows = Rows(desk, here)
    shown = _newest(_by_day(several[0].found)) if several else []
    day = _crowded(several[0], shown) if several else None
    return desk.page(
        here,
        "indexes/changes.md.j2",
        View(
            days=tuple(_Telling(rows).days([(day.day, list(day.found[:_LONG]))] if day else shown)),
            more=Link(f"all changes of {named(day)}", rows.link(day.address), _told(day)) if day else None,
            months=links(rows, several, _told),
            feeds=() if desk.prefix else _feeds(rows),
        ),
        title="Changes",
        description=f"What became known or changed, day by day; {_span(shown)}",
        notes=(one.note for one in desk.briefing.news),
        listed=False,
        feeds=feeds_of(desk, "changes", "Changes"),
    )


def _newest(days: _Days) -> _Days:
    """The newest days of a month: one, and those before it while all are few enough to be read."""
    count = 0
    for number, (_, found) in enumerate(days):
        count += len(_changing(found))
        if number and count > _SHOWN:
            return days[:number]
    return days


def _crowded(month: Stretch[News], shown: _Days) -> Stretch[News] | None:
    """The newest day, where it is more than a page holds."""
    return next((one for one in month.apart if one.day == shown[0][0] and one.apart), None)


def _span(days: _Days) -> str:
    return f"the newest of {words.days(days[-1][0], days[0][0])}" if days else "none is known yet"


def _feeds(rows: Rows) -> tuple[Link, ...]:
    return (
        Link("Changes as an Atom feed", rows.link("feeds/changes.atom")),
        Link("as a JSON feed", rows.link("feeds/changes.json")),
    )


def _page(desk: Desk, one: Stretch[News], within: tuple[Link, ...]) -> Page:
    """A month, or a day or part of a long one; `within` are the ways to what it is a part of."""
    rows = Rows(desk, one.address)
    return desk.page(
        one.address,
        "indexes/changes_month.md.j2",
        View(
            days=tuple(_Telling(rows).days(_by_day(one.rows))),
            apart=links(rows, one.apart, _told),
            up=(Link("The newest changes and all months", rows.link("changes/")), *within),
        ),
        title=f"Changes {'on' if within else 'in'} {named(one)}",
        notes=(news.note for news in one.found),
        listed=False,
        feeds=feeds_of(desk, "changes", "Changes"),
    )


def _told(one: Stretch[News]) -> str:
    return _count(one.found)


def _count(found: Iterable[News]) -> str:
    return words.count(len(_changing(found)), "change")


def _changing(found: Iterable[News]) -> list[News]:
    """Those that changed something: not one more report of what was known."""
    return [one for one in found if one.kind != "again"]


@dataclass(frozen=True)
class _Telling:
    """Tells the days of one page."""

    rows: Rows

    @cached_property
    def _teller(self) -> Teller:
        return Teller(self.rows)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.rows.desk.briefing.stories)}

    def days(self, days: _Days) -> Iterator[DayView]:
        """Each day with its groups."""
        for day, found in days:
            told = _changing(found)
            yield DayView(
                anchor=f"s--{day.isoformat()}",
                title=words.weekday(day),
                count=_count(found),
                groups=tuple(self._groups(told)),
                again=tuple(self._again(one for one in found if one.kind == "again")),
            )

    def _groups(self, found: Iterable[News]) -> Iterator[Group]:
        """The changes by story, in the order of the stories' index; those in none last."""
        by_story: dict[str, list[News]] = {}
        for one in found:
            by_story.setdefault(self._story(one), []).append(one)
        for story, group in sorted(by_story.items(), key=lambda pair: self._places.get(pair[0], len(self._places))):
            yield Group(
                story=self.rows.thing(story) if story else None,
                entries=tuple(self._entries(group, story)),
            )

    def _entries(self, found: Iterable[News], story: str) -> Iterator[tuple[Told, ...]]:
        """What each report changed of a thing, in the order of its first change."""
        reports: dict[tuple[str, str, tuple[str, ...]], list[News]] = {}
        for one in found:
            reports.setdefault((one.statement, one.entity, one.actors), []).append(one)
        for several in reports.values():
            yield tuple(self._teller.told(one, under=story) for one in several)

    def _story(self, one: News) -> str:
        """The first of its stories, under which it stands; the others are told beside it."""
        return min((name for name in one.stories if name in self._places), key=lambda n: self._places[n], default="")

    def _again(self, found: Iterable[News]) -> Iterator[NoteLine]:
        """What only repeats, summed up by note."""
        by_note: dict[str, list[News]] = {}
        for one in found:
            by_note.setdefault(one.note, []).append(one)
        for note, group in by_note.items():
            yield NoteLine(note=self.rows.note(note), reports=tuple(self._teller.again(one) for one in group))
