"""Figures: the index with the newest numbers, and each series as a chart and a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.pages.chart import chart
from generator.pages.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page
    from generator.model.things import Series
    from generator.pages.chart import Chart
    from generator.pages.desk import Desk
    from generator.pages.views import DiscrepancyRow, FigureRow, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What `pages/figure.md.j2` shows; rows by as-of date."""

    unit: str
    definition: str
    chart: Chart | None
    rows: tuple[FigureRow, ...]
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
        yield _page(desk, one)


def _page(desk: Desk, one: Series) -> Page:
    here, briefing = addresses.page("figure", one.file.id), desk.briefing
    rows = Rows(desk, here)
    view = View(
        unit=one.file.unit,
        definition=one.file.definition,
        chart=chart(rows, one),
        rows=tuple(rows.figure(told) for told in one.reports),
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
