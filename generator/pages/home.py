"""The start page: where each story stands, what is overdue, what comes next, what changed last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.model.order import occasion_order
from generator.pages import words
from generator.pages.actors import feeds_of
from generator.pages.change_words import Teller
from generator.pages.placing import turns_of
from generator.pages.rows import Rows
from generator.pages.stories import lines_of
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page
    from generator.model.briefing import Briefing, News, Story
    from generator.model.day import Day
    from generator.model.things import Occasion, Series
    from generator.pages.change_words import Told
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.stories import Line
    from generator.pages.views import FigureRow, OccasionRow

_OVERDUE = 12  # the latest of them
_NEXT, _CHANGES, _FIGURES, _ACTORS, _NOTES = 5, 8, 4, 8, 5
# What is told first of a day's news; what is not named here is not told on the start page.
_FIRST = ("moved", "cancelled", "postponed", "suspended", "held")
_NEW = ("talk", "figure", "position", "demand", "event")
_LINKS = ("talks", "changes", "figures", "actors", "notes", "subscribe", "data")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """A story with its current bottom line."""

    story: Link
    question: str
    line: Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What `pages/home.md.j2` shows."""

    stories: tuple[StoryCard, ...]
    overdue: tuple[OccasionRow, ...]
    more_overdue: Link | None
    parts: tuple[tuple[Link, tuple[OccasionRow, ...]], ...]  # overdue parts of a talk in progress
    next: tuple[OccasionRow, ...]
    news_day: str
    news: tuple[Told, ...]
    more_news: str
    figures: tuple[FigureRow, ...]
    actors: tuple[Link, ...]
    notes: tuple[Link, ...]
    links: dict[str, str]
    by_hand: tuple[Link, ...]
    editions: str  # where the earlier ones are listed, or nothing


def pages(desk: Desk) -> Iterator[Sheet]:
    """The start page."""
    yield desk.sheet(addresses.HOME, _home)


def _home(desk: Desk) -> Page:
    briefing, rows = desk.briefing, Rows(desk, addresses.HOME, sources=1)
    teller = Teller(rows)
    overdue, parts = _overdue(briefing)
    coming = _coming(briefing)
    told = _news(briefing)
    figures = _figures(briefing)
    everything = [*overdue, *coming[:_NEXT], *(one for _, found in parts for one in found)]
    view = View(
        stories=tuple(_card(rows, story) for story in briefing.stories.values()),
        overdue=tuple(rows.occasion(one) for one in overdue[-_OVERDUE:]),
        more_overdue=_more_overdue(rows, len(overdue)),
        parts=tuple((rows.thing(whole), tuple(rows.occasion(one) for one in found)) for whole, found in parts),
        next=tuple(rows.occasion(one) for one in coming[:_NEXT]),
        news_day=words.day(briefing.last_news_day) if briefing.last_news_day else "",
        news=tuple(teller.told(one) for one in told[:_CHANGES]),
        more_news=words.count(len(told) - _CHANGES, "more change") if len(told) > _CHANGES else "",
        figures=tuple(rows.figure(one.latest) for one in figures),
        actors=_actors(rows),
        notes=tuple(rows.note(name) for name in list(briefing.notes)[:_NOTES]),
        links={name: rows.link(f"{name}/") for name in _LINKS},
        editions=addresses.relative(desk.prefix, "as-of/") if len(desk.others) > 1 else "",
        by_hand=tuple(Link(title, addresses.relative(desk.prefix, address)) for title, address in desk.by_hand),
    )
    return desk.page(
        addresses.HOME,
        "pages/home.md.j2",
        {"site": view, "edition": bool(desk.prefix)},
        title=desk.site_name,
        description=_description(view),
        notes=briefing.notes,
        turns=[*turns_of(everything), *_line_days(briefing)],
        feeds=feeds_of(desk, "changes", f"{desk.site_name}: changes"),
    )


def _description(view: View) -> str:
    return " ".join(card.line.text for card in view.stories if card.line)


def _line_days(briefing: Briefing) -> list[Day]:
    return [day for story in briefing.stories.values() for day in story.turns]


def _card(rows: Rows, story: Story) -> StoryCard:
    lines = lines_of(story)
    return StoryCard(story=rows.thing(story.file.id), question=story.file.question, line=lines[0] if lines else None)


def _overdue(briefing: Briefing) -> tuple[list[Occasion], list[tuple[str, list[Occasion]]]]:
    """What is overdue; apart from it the parts of a talk that is in progress, by that talk."""
    apart: dict[str, list[Occasion]] = {}
    found = []
    for one in sorted((o for o in briefing.talks.values() if o.state == "overdue"), key=occasion_order):
        whole = briefing.occasion(one.part_of)
        if whole is not None and whole.state == "in-progress":
            apart.setdefault(whole.id, []).append(one)
        else:
            found.append(one)
    return found, list(apart.items())


def _more_overdue(rows: Rows, number: int) -> Link | None:
    """The way to those for which the page has no room."""
    more = number - _OVERDUE
    return Link(f"{more} more overdue", rows.link("talks/#s--overdue")) if more > 0 else None


def _coming(briefing: Briefing) -> list[Occasion]:
    """Dated talks, deadlines and planned events to come, the next first; what has no date after them."""
    plans = [one for one in briefing.events.values() if one.kind in {"deadline", "planned"} and not one.happened]
    ahead = [one for one in (*briefing.talks.values(), *plans) if one.state == "upcoming"]
    return sorted(ahead, key=occasion_order)


def _news(briefing: Briefing) -> list[News]:
    """The news of the last day with news, in the order in which a reader wants it; each thing once."""
    found = [one for one in briefing.news if one.day == briefing.last_news_day and _rank(one) is not None]
    best: dict[tuple[str, str], News] = {}
    for one in sorted(found, key=lambda news: _rank(news) or 0):
        best.setdefault((one.entity_kind, one.entity if one.entity_kind in {"talk", "event"} else one.id), one)
    return list(best.values())


def _rank(one: News) -> int | None:
    """Moves, cancellations and outcomes first, then new talks, figures, positions; quotes never."""
    if one.entity_kind in {"quote", "claim"}:
        return None
    if one.kind in _FIRST:
        return _FIRST.index(one.kind)
    if one.kind in {"new", "status"} and one.entity_kind in _NEW:
        return len(_FIRST) + _NEW.index(one.entity_kind)
    return None


def _figures(briefing: Briefing) -> list[Series]:
    """The figures that most notes report, those of which sources disagree first among equals."""
    found = sorted(
        briefing.figures.values(),
        key=lambda series: (-len(series.reports), not series.discrepancies, series.file.id),
    )
    return found[:_FIGURES]


def _actors(rows: Rows) -> tuple[Link, ...]:
    """The actors of most notes."""
    found = sorted(rows.desk.briefing.actors.values(), key=lambda actor: (-len(actor.notes), actor.file.id))
    return tuple(
        Link(one.file.short or one.file.name, rows.thing(one.file.id).href, words.count(len(one.notes), "note"))
        for one in found[:_ACTORS]
        if one.notes
    )
