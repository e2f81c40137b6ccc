"""The history of a talk or event: each report with what it said, as it came to be known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from generator.pages import words
from generator.pages.sections import Deed, Found, Section

if TYPE_CHECKING:
    from generator.model.facts import OccasionFact
    from generator.model.things import Change, Move, Occasion, Report
    from generator.pages.desk import Desk
    from generator.pages.rows import Rows
    from generator.pages.views import Chip, Link, Mark
    from generator.pages.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report: who published it when, and what it says."""

    mark: Mark
    when: When | None
    date_text: str
    status: str
    says: tuple[tuple[str, str], ...]  # label and value of what else it gives
    who: tuple[Chip, ...]
    moved: str  # "moved from 25 January 2022", or ""
    note: str  # the desk's remark
    asked: tuple[Chip, ...] = ()  # who requested it
    part_of: Link | None = None


def history_row(rows: Rows, report: Report) -> ReportRow:
    """One report alone, as its note's page shows it."""
    row = _row(rows.desk, rows, report, None, [])
    fact = cast("OccasionFact", report.fact)
    before = rows.desk.when(fact.moved_from)
    return replace(
        row, says=row.says[1:] if fact.what else row.says, moved=f"set before for {before.text}" if before else ""
    )


def history(one: Occasion) -> Section:
    """All reports, oldest first."""
    moves = {move.statement: move for move in one.moves}
    changes: dict[str, list[Change]] = {}
    for change in one.changes:
        changes.setdefault(change.statement, []).append(change)

    def told(name: str) -> tuple[str, Move | None, list[Change]]:
        return name, moves.get(name), changes.get(name, [])

    found = (Found(report.day, (report.note,), _told, told(report.statement)) for report in one.reports)
    return Section("reports", "Reports", "report", tuple(found))


def _told(rows: Rows, statement: str, move: Move | None, changed: list[Change]) -> Deed:
    return Deed(row=_row(rows.desk, rows, rows.desk.briefing.reports[statement], move, changed))


def _row(desk: Desk, rows: Rows, report: Report, move: Move | None, changes: list[Change]) -> ReportRow:
    fact = cast("OccasionFact", report.fact)
    return ReportRow(
        mark=rows.mark(report),
        when=desk.when(fact.date),
        date_text=fact.date_text if fact.date is None else "",
        status=fact.status or fact.kind,
        says=tuple((label, value) for label, value in _says(fact) if value),
        who=rows.people(fact.who, fact.date, office=True),
        moved="; ".join([*([_moved(desk, move)] if move else []), *map(_changed, changes)]),
        note=fact.remark,
        asked=rows.people(fact.requested_by),
        part_of=rows.thing(fact.part_of) if fact.part_of else None,
    )


def _says(fact: OccasionFact) -> list[tuple[str, str]]:
    return [
        ("name", fact.what),
        ("length", words.length(fact.lasts_only) if fact.lasts_only else ""),
        ("place", ", ".join(filter(None, (fact.venue, fact.where)))),
        ("form", fact.format),
        ("agenda", "; ".join(fact.agenda)),
        ("condition", fact.condition),
        ("outcome", fact.outcome),
    ]


def _moved(desk: Desk, move: Move) -> str:
    was = desk.when(move.was)
    day = was.text if was else ""
    return f"had been expected for {day}" if move.expected else f"moved from {day}"


def _changed(change: Change) -> str:
    name = words.PROPERTIES[change.property]
    was, now = (words.length(v) if change.property == "lasts" else v for v in (change.was, change.now))
    return f"{name} changed from {was} to {now}"
