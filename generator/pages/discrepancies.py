"""Discrepancies: every disagreement of sources, both sides with who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import FEW, months
from generator.pages import words
from generator.pages.change_words import MOST_STORIES
from generator.pages.placing import CLOSED, turns_of
from generator.pages.rows import Rows
from generator.pages.splitting import links, named, ways_up
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Briefing, Discrepancy
    from generator.model.day import Day
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.views import DiscrepancyRow

_OF_PLANS = frozenset({"date", "length", "place"})  # disagreements that close with the plan
_NEWEST = 8  # of each rule, which a long index shows
_TITLES = {
    "figure": "Numbers",
    "date": "Dates",
    "length": "Lengths",
    "place": "Places",
    "status": "Statuses",
    "claim": "What is denied or contradicted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A disagreement with the stories that it belongs to."""

    row: DiscrepancyRow
    kind: str  # of a figure: planned, forecast; "" for what is observed and for all else
    stories: tuple[Link, ...]
    more: int  # stories for which there is no room


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The disagreements under one rule, newest first."""

    anchor: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the index and a month show. `months`: of a long list those, of a long month its days."""

    sections: tuple[Section, ...]
    months: tuple[Link, ...]
    up: tuple[Link, ...] = ()


def pages(desk: Desk) -> Iterator[Sheet]:
    """The page of all discrepancies, rule by rule; of many the newest, and a page for each month."""
    yield desk.sheet("discrepancies/", _index)
    for month in _months(desk.briefing):
        for one, within in month.pages:
            yield desk.sheet(one.address, _stretch, one, ways_up(Rows(desk, one.address), within))


def _months(briefing: Briefing) -> list[Stretch[str]]:
    """The months of many, the newest first."""
    found = briefing.discrepancies
    several = months("discrepancies", ((one.since, one.id) for one in found.values()), most=FEW)
    return sorted(several, key=lambda month: month.day, reverse=True) if len(found) > FEW else []


def _index(desk: Desk) -> Page:
    rows, found = Rows(desk, "discrepancies/"), list(desk.briefing.discrepancies.values())
    several = _months(desk.briefing)
    sections = _sections(rows, found, _NEWEST if several else len(found))
    return _page(rows, View(sections=sections, months=links(rows, several)), "Discrepancies", found)


def _stretch(desk: Desk, one: Stretch[str], within: tuple[Link, ...]) -> Page:
    """A month, or a day of a long one; `within` are the ways to what it is a part of."""
    rows, known = Rows(desk, one.address), desk.briefing.discrepancies
    shown, found = ([known[name] for name in names] for names in (one.rows, one.found))
    up = (Link("The newest discrepancies", rows.link("discrepancies/")), *within)
    view = View(sections=_sections(rows, shown, len(shown)), months=links(rows, one.apart), up=up)
    return _page(rows, view, f"Discrepancies since {named(one)}", found)


def _page(rows: Rows, view: View, title: str, found: Sequence[Discrepancy]) -> Page:
    return rows.desk.page(
        rows.here,
        "indexes/discrepancies_month.md.j2" if view.up else "indexes/discrepancies.md.j2",
        view,
        title=title,
        description=f"{words.count(len(found), 'disagreement')} between sources, "
        f"as known on {words.day(rows.desk.briefing.as_of)}",
        notes=(report.note for one in found for side in one.sides for report in side.reports),
        turns=_turns(rows.desk, found),
        listed=False,
    )


def _sections(rows: Rows, found: Iterable[Discrepancy], most: int) -> tuple[Section, ...]:
    """By rule, so many of each, the newest first."""
    by_rule: dict[str, list[Discrepancy]] = {rule: [] for rule in _TITLES}
    for one in found:
        by_rule[one.rule].append(one)
    return tuple(
        Section(anchor=f"s--{rule}", title=_TITLES[rule], entries=tuple(_entry(rows, one) for one in those[:most]))
        for rule, those in by_rule.items()
        if those
    )


def _entry(rows: Rows, one: Discrepancy) -> Entry:
    known = [name for name in one.stories if name in rows.desk.briefing.stories]
    kind = "" if one.kind == "observed" else one.kind
    return Entry(
        row=rows.discrepancy(one),
        kind=kind,
        stories=rows.things(known[:MOST_STORIES]),
        more=max(len(known) - MOST_STORIES, 0),
    )


def _turns(desk: Desk, found: Iterable[Discrepancy]) -> Iterator[Day]:
    """The days on which the disagreement about a plan closes by the calendar alone."""
    for one in found:
        occasion = desk.briefing.occasion(one.subject)
        if occasion is not None and not occasion.happened and one.rule in _OF_PLANS:
            yield from turns_of([occasion], into=CLOSED)
