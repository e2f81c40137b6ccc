"""Stories: the index with bottom lines, and a page for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.model.order import occasion_order
from generator.pages import words
from generator.pages.actors import feeds_of
from generator.pages.placing import turns_of
from generator.pages.prose import prose
from generator.pages.rows import Rows
from generator.pages.sections import (
    Group,
    Section,
    fitted,
    groups,
    of_note,
    of_number,
    of_occasion,
    of_position,
    of_words,
    parts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from generator.document import Page
    from generator.model.briefing import Briefing, Story
    from generator.model.things import Occasion
    from generator.pages.desk import Desk
    from generator.pages.views import Link


_AHEAD = frozenset({"overdue", "in-progress", "upcoming"})


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
    open: tuple[Group, ...]  # what is to come, the timeline
    actors: tuple[Link, ...]
    groups: tuple[Group, ...]  # positions, disputed claims, figures
    notes: Group | None


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
        yield from _pages(desk, one)


def lines_of(one: Story) -> tuple[Line, ...]:
    """The bottom lines of a story up to the reading date, newest first."""
    told = (one.file.bottom_lines[index] for index in one.bottom_lines)
    return tuple(Line(day=words.day(t.day), iso=t.day.isoformat(), text=t.text, trend=t.trend) for t in told)


def _pages(desk: Desk, one: Story) -> Iterator[Page]:
    """The page of a story, and those by month of its long sections."""
    here = addresses.page("story", one.file.id)
    named = (desk.briefing.occasion(name) for name in (*one.talks, *one.events))
    occasions = sorted((found for found in named if found), key=occasion_order)
    sections = fitted(_sections(desk.briefing, one, occasions))
    view = _view(Rows(desk, here), one, sections)
    yield desk.page(
        here,
        "pages/story.md.j2",
        view,
        title=one.file.title,
        description=view.lines[0].text if view.lines else one.file.question,
        notes=[*one.notes, *(report.note for found in occasions for report in found.reports)],
        turns=[*one.turns, *turns_of(occasions)],
        feeds=feeds_of(desk, f"stories/{one.file.id}", one.file.title),
    )
    yield from parts(desk, here, one.file.title, sections)


def _view(rows: Rows, one: Story, sections: Sequence[Section]) -> View:
    return View(
        question=one.file.question,
        lines=lines_of(one),
        prose=prose(rows, one.file),
        calendar="" if rows.desk.prefix else rows.link(f"calendar/stories/{one.file.id}.ics"),
        open=groups(rows, sections[:2]),
        actors=rows.things(one.actors),
        groups=groups(rows, sections[2:-1]),
        notes=next(iter(groups(rows, sections[-1:])), None),
    )


def _sections(briefing: Briefing, one: Story, occasions: Sequence[Occasion]) -> Iterator[Section]:
    """The sections of facts, in their order: two of talks and events, then others, the notes last."""
    issues = [briefing.issues[name] for name in one.issues if name in briefing.issues]
    said = (briefing.claims[name] for name in one.claims)
    ahead = tuple(of_occasion(found) for found in occasions if found.state in _AHEAD)
    past = tuple(of_occasion(found) for found in occasions if found.state not in _AHEAD)
    held = tuple(of_position(found) for issue in issues for found in issue.positions)
    disputed = tuple(of_words(claim) for claim in said if claim.discrepancies)
    latest = tuple(of_number(briefing.figures[name].latest) for name in one.figures if name in briefing.figures)
    yield Section("upcoming", "Open and upcoming", "occasion", ahead)
    yield Section("timeline", "Timeline", "occasion", past)
    yield Section("positions", "Positions", "stance", held)
    yield Section("disputed", "Disputed claims", "words", disputed)
    yield Section("figures", "Figures", "figure", latest)
    yield Section("notes", "Notes", "note", tuple(of_note(briefing.notes[name]) for name in one.notes))
