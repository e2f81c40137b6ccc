"""Positions: actors by issues, and a page for each issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.pages.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page
    from generator.model.briefing import Issue
    from generator.model.facts import Who
    from generator.pages.desk import Desk
    from generator.pages.views import Chip, Link, StanceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """What `indexes/positions.md.j2` shows: a cell for each actor and issue, empty where nothing is known."""

    issues: tuple[Link, ...]
    lines: tuple[tuple[Chip, tuple[StanceRow | None, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What `pages/issue.md.j2` shows: who holds what now, and how each came there."""

    question: str
    positions: tuple[StanceRow, ...]
    history: tuple[tuple[Chip, tuple[StanceRow, ...]], ...]
    stories: tuple[Link, ...]


def pages(desk: Desk) -> Iterator[Page]:
    """The matrix and a page for each issue."""
    yield _matrix(desk)
    for issue in desk.briefing.issues.values():
        yield _page(desk, issue)


def _matrix(desk: Desk) -> Page:
    rows = Rows(desk, "positions/")
    issues = desk.briefing.issues
    held: dict[Who, dict[str, StanceRow]] = {}
    for name, issue in issues.items():
        for one in issue.positions:
            held.setdefault(one.actor, {})[name] = rows.position(one)
    order = {name: number for number, name in enumerate(desk.briefing.actors)}
    actors = sorted(held, key=lambda who: (order.get(who.actor, len(order)), who.anonymous, who.publisher, who.of))
    return desk.page(
        "positions/",
        "indexes/positions.md.j2",
        Matrix(
            issues=rows.things(issues),
            lines=tuple((rows.who(who), tuple(held[who].get(name) for name in issues)) for who in actors),
        ),
        title="Positions",
        notes=(note for issue in issues.values() for note in _notes(issue)),
        listed=False,
    )


def _page(desk: Desk, issue: Issue) -> Page:
    here = addresses.page("issue", issue.file.id)
    rows = Rows(desk, here)
    return desk.page(
        here,
        "pages/issue.md.j2",
        View(
            question=issue.file.question,
            positions=tuple(rows.position(one) for one in issue.positions),
            history=tuple(
                (rows.who(one.actor), tuple(rows.stance(stance) for stance in one.history))
                for one in issue.positions
                if len(one.history) > 1
            ),
            stories=rows.things(name for name in issue.stories if name in desk.briefing.stories),
        ),
        title=issue.file.title,
        description=issue.file.question,
        notes=_notes(issue),
    )


def _notes(issue: Issue) -> Iterator[str]:
    return (stance.report.note for one in issue.positions for stance in one.history)
