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
    from generator.pages.sheet import Sheet
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


def pages(desk: Desk) -> Iterator[Sheet]:
    """The index and a page for each story; those by month of its long sections."""
    yield desk.sheet("stories/", _index)
    for name, one in desk.briefing.stories.items():
        here = addresses.page("story", name)
        yield desk.sheet(here, _page, name)
        yield from parts(desk, here, one.file.title, _sections(desk.briefing, one, _occasions(desk.briefing, one)))


def _index(desk: Desk) -> Page:
    rows = Rows(desk, "stories/")
    found = desk.briefing.stories.values()
    return desk.page(
        "stories/",
        "indexes/stories.md.j2",
        [(rows.thing(one.file.id), one.file.question, lines_of(one)[:1]) for one in found],
        title="Stories",
        notes=(name for one in found for name in one.notes),
        turns=(day for one in found for day in one.turns),
        listed=False,
    )


def lines_of(one: Story) -> tuple[Line, ...]:
    """The bottom lines of a story up to the reading date, newest first."""
    told = (one.file.bottom_lines[index] for index in one.bottom_lines)
    return tuple(Line(day=words.day(t.day), iso=t.day.isoformat(), text=t.text, trend=t.trend) for t in told)


def _occasions(briefing: Briefing, one: Story) -> list[Occasion]:
    return sorted(briefing.occasions((*one.talks, *one.events)), key=occasion_order)


def _page(desk: Desk, name: str) -> Page:
    """The page of a story."""
    here, one = addresses.page("story", name), desk.briefing.stories[name]
    occasions = _occasions(desk.briefing, one)
    view = _view(Rows(desk, here), one, _sections(desk.briefing, one, occasions))
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


def _sections(briefing: Briefing, one: Story, occasions: Sequence[Occasion]) -> tuple[Section, ...]:
    """The sections in their order: two of talks and events, then others, the notes last."""
    return fitted(_each_section(briefing, one, occasions))


def _each_section(briefing: Briefing, one: Story, occasions: Sequence[Occasion]) -> Iterator[Section]:
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
