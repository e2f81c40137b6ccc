"""Small articles for the tests of the model, told in one mapping a report."""

from __future__ import annotations

from typing import Any

from generator.model.article import Article, OccasionFact, Source, Who
from generator.model.dates import Date, parse


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
    )


def article(told: dict[str, Any], number: int, category: str) -> Article:
    """A note with one report; `day` is its publication, `from` its publisher, `via` its origin."""
    name = told.get("note", f"note-{number:02}")
    return Article(
        id=name,
        file=f"docs/notes/{name}.md",
        title=name,
        source=Source(
            publisher=told.get("from", f"Outlet {number}"),
            published=parse(str(told["day"])),
            via=tuple(told.get("via", ())),
            url="https://example.org/",
        ),
        occasions=(occasion(name, 0, told, category),),
    )
