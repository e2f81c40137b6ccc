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
    from generator.pages.sheet import Sheet
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


def pages(desk: Desk) -> Iterator[Sheet]:
    """The index and a page for each figure; those by month of a long series."""
    yield desk.sheet("figures/", _index)
    for name, one in desk.briefing.figures.items():
        here = addresses.page("figure", name)
        yield desk.sheet(here, _page, name)
        if len(one.reports) > _LONG:
            yield from parts(desk, here, one.file.title, [_numbers(one)])


def _index(desk: Desk) -> Page:
    rows, found = Rows(desk, "figures/"), desk.briefing.figures.values()
    return desk.page(
        "figures/",
        "indexes/figures.md.j2",
        [rows.figure(one.latest) for one in found],
        title="Figures",
        notes=(told.report.note for one in found for told in one.reports),
        listed=False,
    )


def _numbers(one: Series) -> Section:
    return Section("numbers", "Numbers", "figure", tuple(map(of_number, one.reports)))


def _page(desk: Desk, name: str) -> Page:
    here, briefing = addresses.page("figure", name), desk.briefing
    rows, one = Rows(desk, here), briefing.figures[name]
    long = len(one.reports) > _LONG
    newest = replace(one, reports=one.reports[-_NEWEST:]) if long else one
    view = View(
        unit=one.file.unit,
        definition=one.file.definition,
        number=words.count(len(one.reports), "report"),
        chart=chart(rows, newest),
        rows=tuple(rows.figure(told) for told in newest.reports),
        apart=months_of(rows, _numbers(one)) if long else (),
        discrepancies=tuple(rows.discrepancy(briefing.discrepancies[name]) for name in one.discrepancies),
        stories=rows.things(name for name in one.stories if name in briefing.stories),
    )
    return desk.page(
        here,
        "pages/figure.md.j2",
        view,
        title=one.file.title,
        description=f"{one.file.title}: {rows.number(one.latest)}",
        notes=(told.report.note for told in one.reports),
    )
