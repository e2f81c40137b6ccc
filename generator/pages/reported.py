"""The facts of a note as that note reports them; of very many the first of each sort, and pages that hold all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import addresses
from generator.addresses import FEW
from generator.model.facts import FigureFact, OccasionFact, SpokenFact
from generator.pages import words
from generator.pages.corrected import Correction, correction, corrects
from generator.pages.reports import history_row
from generator.pages.splitting import links
from generator.pages.spoken import as_said
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.addresses import Stretch
    from generator.model.briefing import Note
    from generator.model.things import Report
    from generator.pages.reports import ReportRow
    from generator.pages.rows import Rows
    from generator.pages.views import Chip, FigureRow, StanceRow, WordsRow

_FIRST = 10  # of a sort that stand in full on the page of a note with many facts
_SORTS = {
    "talk": "Talks",
    "event": "Events",
    "figure": "Figures",
    "quote": "Quotes",
    "claim": "Claims",
    "position": "Positions",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One fact as the note reports it; one of the rows is set. `again` leads to the thing joined from all notes.

    `href` is its address for good, on the note's page.
    """

    local: str
    href: str
    title: str
    sort: str
    statement: str
    again: Link | None
    by: tuple[Chip, ...]
    doubt: str
    remark: str
    corrected: tuple[Correction, ...]
    occasion: ReportRow | None = None
    words: WordsRow | None = None
    figure: FigureRow | None = None
    stance: StanceRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A fact as one line, at its anchor, with the way to where it stands in full."""

    local: str
    statement: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The facts of one sort. Of a note with many facts the others are `brief`, and all stand `apart`."""

    anchor: str
    title: str
    told: tuple[Told, ...]
    brief: tuple[Brief, ...] = ()
    apart: tuple[Link, ...] = ()


def groups(rows: Rows, note: Note) -> tuple[Group, ...]:
    """The facts by sort, each in the order of the file."""
    return tuple(_group(rows, note, sort, found) for sort, found in _by_sort(note).items())


def apart(note: Note) -> tuple[Stretch[str], ...]:
    """The pages of the facts of each sort of which not all stand in full on the note's own."""
    found = _by_sort(note).items() if len(note.reports) > FEW else ()
    return tuple(_stretch(note, sort, reports) for sort, reports in found if len(reports) > _FIRST)


def told(rows: Rows, note: Note, statements: Sequence[str]) -> tuple[Told, ...]:
    """Some of its facts in full."""
    reports = rows.desk.briefing.reports
    return tuple(_told(rows, note, reports[name]) for name in statements)


def _by_sort(note: Note) -> dict[str, list[Report]]:
    found: dict[str, list[Report]] = {sort: [] for sort in _SORTS}
    for report in note.reports:
        found[_sort(report)].append(report)
    return {sort: those for sort, those in found.items() if those}


def _sort(report: Report) -> str:
    fact = report.fact
    if isinstance(fact, (OccasionFact, SpokenFact)):
        return fact.category
    return "figure" if isinstance(fact, FigureFact) else "position"


def _stretch(note: Note, sort: str, reports: Sequence[Report]) -> Stretch[str]:
    address = f"{addresses.page('note', note.id)}{sort}s/"
    return addresses.parts(address, _SORTS[sort], [report.statement for report in reports], most=FEW)


def _group(rows: Rows, note: Note, sort: str, reports: Sequence[Report]) -> Group:
    group = Group(
        anchor=f"s--{sort}s",
        title=_SORTS[sort],
        told=tuple(_told(rows, note, report) for report in reports),
    )
    if len(note.reports) <= FEW or len(reports) <= _FIRST:
        return group
    whole = _stretch(note, sort, reports)
    places = {name: rows.link(one.address) for one, _ in whole.pages for name in one.rows}
    return replace(
        group,
        told=group.told[:_FIRST],
        brief=tuple(_brief(one, places[one.statement]) for one in group.told[_FIRST:]),
        apart=links(rows, whole.apart or (whole,)),
    )


def _brief(one: Told, page: str) -> Brief:
    beginning = one.words.title if one.words else one.figure.value if one.figure else ""
    return Brief(
        local=one.local,
        statement=one.statement,
        link=Link(f"{one.title}: {beginning}" if beginning else one.title, f"{page}#{one.local}"),
    )


def _told(rows: Rows, note: Note, report: Report) -> Told:
    fact = report.fact
    common = Told(
        local=fact.local,
        href=rows.link(addresses.fact(report.statement)),
        title="",
        sort="",
        statement=report.statement,
        again=None,
        by=rows.people(report.by),
        doubt=fact.doubt,
        remark=fact.remark,
        corrected=tuple(correction(rows, one) for one in note.corrections if corrects(one.fact, fact)),
    )
    if isinstance(fact, OccasionFact):
        return _occasion(rows, common, report, fact)
    if isinstance(fact, SpokenFact):
        return _spoken(rows, common, report, fact)
    if isinstance(fact, FigureFact):
        number = replace(rows.figure(rows.desk.briefing.numbers[report.statement]), doubt="")
        return replace(common, sort="figure", title=number.figure.text, figure=number, again=number.figure)
    held = replace(rows.demand(report), doubt="")
    return replace(common, sort="position", title=_stance_title(held), stance=held, again=held.issue)


def _stance_title(row: StanceRow) -> str:
    who = words.listed(chip.name for chip in row.actors)
    return f"{who} on {row.issue.text}" if row.issue else f"Demand by {who}"


def _occasion(rows: Rows, common: Told, report: Report, fact: OccasionFact) -> Told:
    known = rows.desk.briefing.occasion(fact.id)
    title = fact.what or (known.what if known else fact.id)
    again = Link("what all notes say", rows.link(addresses.page(fact.category, fact.id))) if known else None
    return replace(common, sort=fact.category, title=title, occasion=history_row(rows, report), again=again)


def _spoken(rows: Rows, common: Told, report: Report, fact: SpokenFact) -> Told:
    joined = rows.desk.briefing.utterance(fact.id or fact.statement)
    if joined is None:
        message = f"{fact.statement} belongs to no quote or claim"
        raise LookupError(message)
    row = replace(rows.utterance(as_said(rows, joined, report, fact)), statement=fact.statement, doubt="")
    by = words.listed(chip.name for chip in row.by)
    index = addresses.FOLDERS.get(fact.category, f"{fact.category}s")
    several = len(joined.reports) > 1
    again = Link(words.count(len(joined.reports), "report"), rows.link(f"{index}/")) if several else None
    return replace(
        common, sort=fact.category, title=f"{words.capital(fact.category)}: {by}", words=row, by=(), again=again
    )
