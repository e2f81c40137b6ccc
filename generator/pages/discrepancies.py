"""Discrepancies: every disagreement of sources, both sides with who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages import words
from generator.pages.placing import CLOSED, turns_of
from generator.pages.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page
    from generator.model.briefing import Discrepancy
    from generator.model.day import Day
    from generator.pages.desk import Desk
    from generator.pages.views import DiscrepancyRow, Link

_OF_PLANS = frozenset({"date", "length", "place"})  # disagreements that close with the plan
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The disagreements under one rule, newest first."""

    anchor: str
    title: str
    entries: tuple[Entry, ...]


def pages(desk: Desk) -> Iterator[Page]:
    """The page of all discrepancies, rule by rule."""
    here, found = "discrepancies/", desk.briefing.discrepancies.values()
    rows = Rows(desk, here)
    yield desk.page(
        here,
        "indexes/discrepancies.md.j2",
        tuple(section for rule in _TITLES if (section := _section(rows, rule)).entries),
        title="Discrepancies",
        description=f"{words.count(len(found), 'disagreement')} between sources, "
        f"as known on {words.day(desk.briefing.as_of)}",
        notes=(report.note for one in found for side in one.sides for report in side.reports),
        turns=_turns(desk),
        listed=False,
    )


def _section(rows: Rows, rule: str) -> Section:
    found = [one for one in rows.desk.briefing.discrepancies.values() if one.rule == rule]
    return Section(anchor=f"s--{rule}", title=_TITLES[rule], entries=tuple(_entry(rows, one) for one in found))


def _entry(rows: Rows, one: Discrepancy) -> Entry:
    known = (name for name in one.stories if name in rows.desk.briefing.stories)
    kind = "" if one.kind == "observed" else one.kind
    return Entry(row=rows.discrepancy(one), kind=kind, stories=rows.things(known))


def _turns(desk: Desk) -> Iterator[Day]:
    """The days on which the disagreement about a plan closes by the calendar alone."""
    for one in desk.briefing.discrepancies.values():
        occasion = desk.briefing.occasion(one.subject)
        if occasion is not None and not occasion.happened and one.rule in _OF_PLANS:
            yield from turns_of([occasion], into=CLOSED)
