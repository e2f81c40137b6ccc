"""Positions: actors by issues, and a page for each issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.pages.rows import Rows
from generator.pages.sections import Group, Section, groups, of_position, of_stance, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.document import Page
    from generator.model.briefing import Issue
    from generator.model.facts import Who
    from generator.model.things import Position
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.views import Chip, Link, StanceRow

_CELLS = 900  # positions that the matrix holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """What `indexes/positions.md.j2` shows: a cell for each actor and issue, empty where nothing is known."""

    issues: tuple[Link, ...]
    lines: tuple[tuple[Chip, tuple[StanceRow | None, ...]], ...]
    left_out: int  # actors for whom there is no room


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What `pages/issue.md.j2` shows: who holds what now, and how each came there, or of much the `newest`."""

    question: str
    positions: Group | None
    newest: Group | None
    history: tuple[tuple[Chip, tuple[StanceRow, ...]], ...]
    stories: tuple[Link, ...]


def pages(desk: Desk) -> Iterator[Sheet]:
    """The matrix and a page for each issue."""
    yield desk.sheet("positions/", _matrix)
    for name, issue in desk.briefing.issues.items():
        here = addresses.page("issue", name)
        yield desk.sheet(here, _page, name)
        yield from parts(desk, here, issue.file.title, _sections(issue))


def _matrix(desk: Desk) -> Page:
    rows = Rows(desk, "positions/", with_roles=False)
    issues = desk.briefing.issues
    held: dict[Who, dict[str, StanceRow]] = {}
    for name, issue in issues.items():
        for one in issue.positions:
            held.setdefault(one.actor, {})[name] = rows.position(one)
    order = {name: number for number, name in enumerate(desk.briefing.actors)}
    shown = _most_held(held)
    actors = sorted(shown, key=lambda who: (order.get(who.actor, len(order)), who.anonymous, who.publisher, who.of))
    return desk.page(
        "positions/",
        "indexes/positions.md.j2",
        Matrix(
            issues=rows.things(issues),
            lines=tuple((rows.who(who), tuple(held[who].get(name) for name in issues)) for who in actors),
            left_out=len(held) - len(shown),
        ),
        title="Positions",
        notes=(note for issue in issues.values() for note in _notes(issue)),
        listed=False,
    )


def _most_held(held: Mapping[Who, Mapping[str, StanceRow]]) -> list[Who]:
    """Those for whose positions the matrix has room, who hold most."""
    found: list[Who] = []
    cells = 0
    for who in sorted(held, key=lambda one: -len(held[one])):
        cells += len(held[who])
        if cells > _CELLS:
            break
        found.append(who)
    return found


def _changed(issue: Issue) -> list[Position]:
    return [one for one in issue.positions if len(one.history) > 1]


def _sections(issue: Issue) -> tuple[Section, Section]:
    """What is held now, and how those came there who changed."""
    held = Section("positions", "Positions", "stance", tuple(map(of_position, issue.positions)))
    told = tuple(of_stance(stance) for one in _changed(issue) for stance in one.history)
    return held, Section("history", "How they came there", "stance", told)


def _page(desk: Desk, name: str) -> Page:
    """The page of an issue."""
    here, issue = addresses.page("issue", name), desk.briefing.issues[name]
    rows, plain = Rows(desk, here), Rows(desk, here, with_roles=False)
    held, history = _sections(issue)
    return desk.page(
        here,
        "pages/issue.md.j2",
        View(
            question=issue.file.question,
            positions=next(iter(groups(rows, [held])), None),
            newest=next(iter(groups(rows, [history])), None) if history.is_long else None,
            history=tuple(
                (rows.who(one.actor), tuple(plain.stance(stance) for stance in one.history))
                for one in ([] if history.is_long else _changed(issue))
            ),
            stories=rows.things(name for name in issue.stories if name in desk.briefing.stories),
        ),
        title=issue.file.title,
        description=issue.file.question,
        notes=_notes(issue),
    )


def _notes(issue: Issue) -> Iterator[str]:
    return (stance.report.note for one in issue.positions for stance in one.history)
