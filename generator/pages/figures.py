"""Figures: the index with the newest numbers, and each series as a chart and a table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import addresses
from generator.pages import words
from generator.pages.chart import chart
from generator.pages.rows import Rows
from generator.pages.sections import Section, months_of, of_number, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page
    from generator.model.things import Series
    from generator.pages.chart import Chart
    from generator.pages.desk import Desk
    from generator.pages.views import DiscrepancyRow, FigureRow, Link

_LONG = 300  # numbers up to which a series is one chart and one table
_NEWEST = 150  # of a longer one that stand on its page


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What `pages/figure.md.j2` shows; rows by as-of date. `apart`: of a long series, all of it by month."""

    unit: str
    definition: str
    number: str
    chart: Chart | None
    rows: tuple[FigureRow, ...]
    apart: tuple[Link, ...]
    discrepancies: tuple[DiscrepancyRow, ...]
    stories: tuple[Link, ...]


def pages(desk: Desk) -> Iterator[Page]:
    """The index and a page for each figure."""
    rows, found = Rows(desk, "figures/"), desk.briefing.figures.values()
    yield desk.page(
        "figures/",
        "indexes/figures.md.j2",
        [rows.figure(one.latest) for one in found],
        title="Figures",
        notes=(told.report.note for one in found for told in one.reports),
        listed=False,
    )
    for one in found:
        yield from _pages(desk, one)


def _pages(desk: Desk, one: Series) -> Iterator[Page]:
    """The page of a figure, and those by month of a long series."""
    here, briefing = addresses.page("figure", one.file.id), desk.briefing
    rows = Rows(desk, here)
    section = Section("numbers", "Numbers", "figure", tuple(map(of_number, one.reports)))
    long = len(one.reports) > _LONG
    newest = replace(one, reports=one.reports[-_NEWEST:]) if long else one
    view = View(
        unit=one.file.unit,
        definition=one.file.definition,
        number=words.count(len(one.reports), "report"),
        chart=chart(rows, newest),
        rows=tuple(rows.figure(told) for told in newest.reports),
        apart=months_of(rows, section) if long else (),
        discrepancies=tuple(rows.discrepancy(briefing.discrepancies[name]) for name in one.discrepancies),
        stories=rows.things(name for name in one.stories if name in briefing.stories),
    )
    yield desk.page(
        here,
        "pages/figure.md.j2",
        view,
        title=one.file.title,
        description=f"{one.file.title}: {rows.number(one.latest)}",
        notes=(told.report.note for told in one.reports),
    )
    if long:
        yield from parts(desk, here, one.file.title, [section])
