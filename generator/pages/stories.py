"""Stories: the index with bottom lines, and a page for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.model.order import occasion_order
from generator.pages import words
from generator.pages.actors import feeds_of, note_link
from generator.pages.placing import turns_of
from generator.pages.prose import prose
from generator.pages.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.document import Page
    from generator.model.briefing import Story
    from generator.model.things import Occasion
    from generator.pages.desk import Desk
    from generator.pages.views import FigureRow, Link, OccasionRow, StanceRow, WordsRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a story came to on a day."""

    day: str
    iso: str
    text: str
    trend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What `pages/story.md.j2` shows."""

    question: str
    lines: tuple[Line, ...]  # newest first
    prose: Markup
    calendar: str
    ahead: tuple[OccasionRow, ...]
    timeline: tuple[OccasionRow, ...]
    actors: tuple[Link, ...]
    positions: tuple[StanceRow, ...]
    disputed: tuple[WordsRow, ...]
    figures: tuple[FigureRow, ...]
    notes: tuple[Link, ...]


def pages(desk: Desk) -> Iterator[Page]:
    """The index and a page for each story."""
    rows = Rows(desk, "stories/")
    found = desk.briefing.stories.values()
    yield desk.page(
        "stories/",
        "indexes/stories.md.j2",
        [(rows.thing(one.file.id), one.file.question, lines_of(one)[:1]) for one in found],
        title="Stories",
        notes=(name for one in found for name in one.notes),
        turns=(day for one in found for day in one.turns),
        listed=False,
    )
    for one in found:
        yield _page(desk, one)


def lines_of(one: Story) -> tuple[Line, ...]:
    """The bottom lines of a story up to the reading date, newest first."""
    told = (one.file.bottom_lines[index] for index in one.bottom_lines)
    return tuple(Line(day=words.day(t.day), iso=t.day.isoformat(), text=t.text, trend=t.trend) for t in told)


def _page(desk: Desk, one: Story) -> Page:
    here = addresses.page("story", one.file.id)
    named = (desk.briefing.occasion(name) for name in (*one.talks, *one.events))
    occasions = sorted((found for found in named if found), key=occasion_order)
    view = _view(Rows(desk, here), one, occasions)
    return desk.page(
        here,
        "pages/story.md.j2",
        view,
        title=one.file.title,
        description=view.lines[0].text if view.lines else one.file.question,
        notes=[*one.notes, *(report.note for found in occasions for report in found.reports)],
        turns=[*one.turns, *turns_of(occasions)],
        feeds=feeds_of(desk, f"stories/{one.file.id}", one.file.title),
    )


def _view(rows: Rows, one: Story, occasions: list[Occasion]) -> View:
    briefing = rows.desk.briefing
    ahead = {"overdue", "in-progress", "upcoming"}
    issues = [briefing.issues[name] for name in one.issues if name in briefing.issues]
    said = [briefing.claims[name] for name in one.claims]
    return View(
        question=one.file.question,
        lines=lines_of(one),
        prose=prose(rows, one.file),
        calendar="" if rows.desk.prefix else rows.link(f"calendar/stories/{one.file.id}.ics"),
        ahead=tuple(rows.occasion(found) for found in occasions if found.state in ahead),
        timeline=tuple(rows.occasion(found) for found in occasions if found.state not in ahead),
        actors=rows.things(one.actors),
        positions=tuple(rows.position(held) for issue in issues for held in issue.positions),
        disputed=tuple(rows.utterance(claim) for claim in said if claim.discrepancies),
        figures=tuple(rows.figure(briefing.figures[name].latest) for name in one.figures if name in briefing.figures),
        notes=tuple(note_link(rows, name) for name in one.notes),
    )
