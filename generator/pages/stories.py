"""Stories: the index with bottom lines, of many by name, and a page for each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.addresses import FEW, LONG
from generator.model.order import occasion_order
from generator.pages import company, words
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
from generator.pages.splitting import letters, named, sheets
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markupsafe import Markup

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Briefing, Story
    from generator.model.things import Occasion
    from generator.pages.company import Company
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet


_LAST = 20  # that stand on a long index: the last heard of
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
    actors: Company
    groups: tuple[Group, ...]  # positions, disputed claims, figures
    notes: Group | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What `indexes/stories.md.j2` shows: links, questions, bottom lines. `apart`: where of many all stand by name."""

    stories: tuple[tuple[Link, str, tuple[Line, ...]], ...]
    apart: tuple[Link, ...]
    up: tuple[Link, ...] = ()


def pages(desk: Desk) -> Iterator[Sheet]:
    """The index, of many by name, and a page for each story; those by month of its long sections."""
    yield desk.sheet("stories/", _index)
    if len(desk.briefing.stories) > LONG:
        yield from sheets(desk, _by_name(desk.briefing), _list)
    for name, one in desk.briefing.stories.items():
        here = addresses.page("story", name)
        yield desk.sheet(here, _page, name, _named_most(desk.briefing, one))
        yield from company.pages(desk, "story", name, "actors", one.actors)
        yield from parts(desk, here, one.file.title, _sections(desk.briefing, one, _occasions(desk.briefing, one)))


def _by_name(briefing: Briefing) -> Stretch[str]:
    return addresses.names("stories/by/name/", "Stories", ((one.file.title, n) for n, one in briefing.stories.items()))


def _index(desk: Desk) -> Page:
    rows, found = Rows(desk, "stories/"), list(desk.briefing.stories.values())
    many = len(found) > LONG
    shown = sorted(found, key=lambda one: _last_heard(desk.briefing, one))[:_LAST] if many else found
    apart = letters(rows, _by_name(desk.briefing).apart) if many else ()
    return _listed(rows, Index(stories=_entries(rows, shown), apart=apart), "Stories", found)


def _last_heard(briefing: Briefing, one: Story) -> int:
    """What puts those first of which a note told last."""
    return -max((briefing.notes[name].day.toordinal() for name in one.notes), default=0)


def _list(desk: Desk, one: Stretch[str], within: tuple[Link, ...]) -> Page:
    """The stories of a letter or a part of it; `within` are the ways to what it is a part of."""
    rows, known = Rows(desk, one.address), desk.briefing.stories
    view = Index(
        stories=_entries(rows, (known[name] for name in one.rows)),
        apart=letters(rows, one.apart, lambda name: known[name].file.title),
        up=(Link("All stories", rows.link("stories/")), *within),
    )
    title = f"Stories: {named(one)}" if within else "Stories by name"
    return _listed(rows, view, title, [known[name] for name in one.found])


def _entries(rows: Rows, found: Iterable[Story]) -> tuple[tuple[Link, str, tuple[Line, ...]], ...]:
    return tuple((rows.thing(one.file.id), one.file.question, lines_of(one)[:1]) for one in found)


def _listed(rows: Rows, view: Index, title: str, found: Sequence[Story]) -> Page:
    return rows.desk.page(
        rows.here,
        "indexes/stories.md.j2",
        view,
        title=title,
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


def _named_most(briefing: Briefing, one: Story) -> tuple[str, ...]:
    """Its actors in the order of their ids, many of them in that of how many of its notes name them."""
    if len(one.actors) <= FEW:
        return one.actors
    notes = Counter(name for note in one.notes for name in briefing.notes[note].actors)
    return tuple(sorted(one.actors, key=lambda name: (-notes[name], name)))


def _page(desk: Desk, name: str, actors: tuple[str, ...]) -> Page:
    """The page of a story; its `actors` in the order in which they are told."""
    here, one = addresses.page("story", name), desk.briefing.stories[name]
    occasions = _occasions(desk.briefing, one)
    view = _view(Rows(desk, here), one, actors, _sections(desk.briefing, one, occasions))
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


def _view(rows: Rows, one: Story, actors: Sequence[str], sections: Sequence[Section]) -> View:
    return View(
        question=one.file.question,
        lines=lines_of(one),
        prose=prose(rows, one.file),
        calendar="" if rows.desk.prefix else rows.link(f"calendar/stories/{one.file.id}.ics"),
        open=groups(rows, sections[:2]),
        actors=company.company(rows, "actors", [(name, "") for name in actors]),
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
