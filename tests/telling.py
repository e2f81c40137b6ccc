"""Small articles for the tests of the model, told in one mapping a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from generator.document import Deferred, File, Page
from generator.model.article import Article, Content, Source
from generator.model.dates import Date, parse
from generator.model.facts import FigureFact, OccasionFact, SpokenFact, Who
from generator.model.intervals import How, of_range, of_value, parse_number
from generator.pages import Desk, Sheet
from generator.problems import Problem, Severity
from generator.read.note import Note
from generator.validate import file_of
from generator.validate.judging import judged


def bytes_of(groups: Iterable[Iterable[File | Deferred]]) -> dict[str, bytes]:
    """Planned files for programs, made, by their paths."""
    return {file.path: file.data for group in groups for file in group}


def pages_of(room: Callable[[Desk], Iterable[Sheet]], desk: Desk) -> tuple[Page, ...]:
    """The pages of a room, or all of them, written."""
    return tuple(sheet.page(desk) for sheet in room(desk))


def date(typed: str | None, tz: str | None = None, lasts: str | None = None) -> Date | None:
    return None if typed is None else parse(typed, tz, lasts)


def people(names: list[Any] | None) -> tuple[Who, ...]:
    return tuple(Who(**name) if isinstance(name, dict) else Who(actor=name) for name in names or ())


def occasion(note: str, index: int, told: dict[str, Any], category: str) -> OccasionFact:
    return OccasionFact(
        note=note,
        path=("talks" if category == "talk" else "events", index),
        id=told.get("id", "thing"),
        local=told.get("id", "thing"),
        category="talk" if category == "talk" else "event",
        doubt=told.get("doubt", ""),
        date=date(told.get("date"), told.get("tz"), told.get("lasts")),
        lasts_only=told.get("lasts", "") if told.get("date") is None else "",
        what=told.get("what", ""),
        who=people(told.get("who")),
        kind=told.get("kind", ""),
        status=told.get("status", ""),
        moved_from=date(told.get("moved_from")),
        where=told.get("where", ""),
        part_of=told.get("part_of", ""),
        agenda=tuple(told.get("agenda", ())),
        outcome=told.get("outcome", ""),
        date_text=told.get("date_text", ""),
    )


def article(told: dict[str, Any], number: int, category: str) -> Article:
    """A note with one report; `day` is its publication, `from` its publisher, `via` its origin."""
    name = told.get("note", f"note-{number:02}")
    return Article(
        id=name,
        file=f"docs/notes/{name}.md",
        title=name,
        source=source(told, number),
        occasions=(occasion(name, 0, told, category),),
    )


def source(told: dict[str, Any], number: int) -> Source:
    return Source(
        publisher=told.get("from", f"Outlet {number}"),
        published=parse(str(told["day"])),
        via=tuple(told.get("via", ())),
        url="https://example.org/",
    )


def figure_note(told: dict[str, Any], number: int, *, exact: bool = False) -> Article:
    """A note with one number for the figure `men`."""
    name = f"note-{number:02}"
    how = How(told["how"]) if "how" in told else None
    low, high, value = (parse_number(str(told[k])) if k in told else None for k in ("low", "high", "value"))
    interval = (
        of_range(low, high, how)
        if low is not None and high is not None
        else of_value(value or Decimal(0), how, exact=exact)
    )
    fact = FigureFact(
        note=name,
        path=("figures", 0),
        local="figure--1",
        of="men",
        value=value,
        low=low,
        high=high,
        shown=str(told.get("value", f"{low}-{high}")),
        how=told.get("how", ""),
        kind=told.get("kind", ""),
        as_of=date(told.get("as_of")),
        scope=told.get("scope", ""),
        interval=interval,
        by=people(told.get("by")),
    )
    return Article(id=name, file=f"docs/notes/{name}.md", title=name, source=source(told, number), figures=(fact,))


def spoken_note(told: dict[str, Any], number: int) -> Article:
    """A note with one claim or quote."""
    name = f"note-{number:02}"
    fact = SpokenFact(
        note=name,
        path=("claims", 0),
        id=told.get("id", ""),
        local=told.get("id", f"claim--{number}"),
        category=told.get("category", "claim"),
        by=people(told.get("by", ["someone"])),
        text=told["text"],
        denies=tuple(told.get("denies", ())),
        confirms=tuple(told.get("confirms", ())),
        contradicts=tuple(told.get("contradicts", ())),
        doubt=told.get("doubt", ""),
    )
    return Article(id=name, file=f"docs/notes/{name}.md", title=name, source=source(told, number), spoken=(fact,))


def validate(note: Note) -> tuple[Content | None, tuple[Problem, ...]]:
    """The file as understood, None where it has errors; and everything that is wrong with it."""
    problems = judged(note)
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return (None if broken else file_of(note)), problems
