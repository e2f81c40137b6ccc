"""Figures: the index with the newest numbers, of many by name, and each series as a chart and a table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import addresses
from generator.addresses import LONG
from generator.pages import words
from generator.pages.chart import chart
from generator.pages.rows import Rows
from generator.pages.sections import Deed, Found, Group, Section, groups, months_of, of_number, parts
from generator.pages.splitting import letters, named, sheets
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Briefing, Discrepancy
    from generator.model.things import Series
    from generator.pages.chart import Chart
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.views import FigureRow

_LAST = 20  # that stand on a long index: the last heard of
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
    discrepancies: Group | None
    stories: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What `indexes/figures.md.j2` shows. `apart`: where of many all stand by name."""

    rows: tuple[FigureRow, ...]
    apart: tuple[Link, ...]
    up: tuple[Link, ...] = ()


def pages(desk: Desk) -> Iterator[Sheet]:
    """The index, of many by name, and a page for each figure; those by month of a long series."""
    yield desk.sheet("figures/", _index)
    if len(desk.briefing.figures) > LONG:
        yield from sheets(desk, _by_name(desk.briefing), _list)
    for name, one in desk.briefing.figures.items():
        here = addresses.page("figure", name)
        yield desk.sheet(here, _page, name)
        numbers = [_numbers(one)] if len(one.reports) > _LONG else []
        yield from parts(desk, here, one.file.title, [*numbers, _disagreements(desk.briefing, one)])


def _by_name(briefing: Briefing) -> Stretch[str]:
    return addresses.names("figures/by/name/", "Figures", ((one.file.title, n) for n, one in briefing.figures.items()))


def _index(desk: Desk) -> Page:
    rows, found = Rows(desk, "figures/"), list(desk.briefing.figures.values())
    many = len(found) > LONG
    shown = sorted(found, key=_last_heard)[:_LAST] if many else found
    apart = letters(rows, _by_name(desk.briefing).apart) if many else ()
    return _listed(rows, Index(rows=_latest(rows, shown), apart=apart), "Figures", found)


def _last_heard(one: Series) -> int:
    """What puts those first for which a note gave a number last."""
    return -max(told.report.day.toordinal() for told in one.reports)


def _list(desk: Desk, one: Stretch[str], within: tuple[Link, ...]) -> Page:
    """The figures of a letter or a part of it; `within` are the ways to what it is a part of."""
    rows, known = Rows(desk, one.address), desk.briefing.figures
    view = Index(
        rows=_latest(rows, (known[name] for name in one.rows)),
        apart=letters(rows, one.apart, lambda name: known[name].file.title),
        up=(Link("All figures", rows.link("figures/")), *within),
    )
    title = f"Figures: {named(one)}" if within else "Figures by name"
    return _listed(rows, view, title, [known[name] for name in one.found])


def _latest(rows: Rows, found: Iterable[Series]) -> tuple[FigureRow, ...]:
    return tuple(rows.figure(one.latest) for one in found)


def _listed(rows: Rows, view: Index, title: str, found: Sequence[Series]) -> Page:
    return rows.desk.page(
        rows.here,
        "indexes/figures.md.j2",
        view,
        title=title,
        notes=(told.report.note for one in found for told in one.reports),
        listed=False,
    )


def _numbers(one: Series) -> Section:
    return Section("numbers", "Numbers", "figure", tuple(map(of_number, one.reports)))


def _disagreements(briefing: Briefing, one: Series) -> Section:
    found = tuple(_of_disagreement(briefing.discrepancies[name]) for name in one.discrepancies)
    return Section("disagreements", "Where sources disagree", "discrepancy", found, many=True)


def _of_disagreement(one: Discrepancy) -> Found:
    notes = (report.note for side in one.sides for report in side.reports)
    return Found(one.since, tuple(dict.fromkeys(notes)), _disagreement, (one.id,))


def _disagreement(rows: Rows, name: str) -> Deed:
    return Deed(row=rows.discrepancy(rows.desk.briefing.discrepancies[name]))


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
        discrepancies=next(iter(groups(rows, [_disagreements(briefing, one)])), None),
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
