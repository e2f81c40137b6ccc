"""The values of records: dates, people, reports, addresses, as JSON has them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.model import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from generator.model.briefing import Briefing
    from generator.model.dates import Date
    from generator.model.facts import Who
    from generator.model.things import Report

Record = dict[str, Any]

as_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def date(value: Date | None) -> Record | None:
    """A date in data, or null where it is absent."""
    return dict(dates.as_data(value)) if value is not None else None


def whole_date(value: Date | None, words: str = "") -> Record:
    """A date in data; of what is undated all parts are null but the source's words."""
    return date(value) or {"value": None, "earliest": None, "latest": None, "text": words or None}


def who(one: Who) -> str | Record:
    """Somebody as the note format has it: an id, or a mapping where there is more to say."""
    if one.anonymous:
        named = {"anonymous": one.anonymous, "of": one.of, "role": one.role}
    elif one.publisher:
        named = {"publisher": one.publisher, "role": one.role}
    elif one.role:
        named = {"actor": one.actor, "role": one.role}
    else:
        return one.actor
    return {key: value for key, value in named.items() if value}


def people(found: Iterable[Who]) -> list[str | Record]:
    """Everybody in a list."""
    return [who(one) for one in found]


def one_or_all(found: Sequence[Who]) -> str | Record | list[str | Record] | None:
    """The only one alone, several in a list, null for nobody: where the note format has a single value."""
    return who(found[0]) if len(found) == 1 else people(found) or None


def name(one: Who, briefing: Briefing) -> str:
    """Somebody's name as readers know it."""
    actor = briefing.actors.get(one.actor)
    return actor.file.name if actor else one.anonymous or one.publisher or one.actor


def number(value: Decimal | None) -> int | float | None:
    """A number as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def report(one: Report) -> Record:
    """One report, with what its note says as it was typed."""
    return {
        "statement": one.statement,
        "note": one.note,
        "publisher": one.publisher,
        "published": one.published.typed,
        "by": people(one.by),
        "says": dict(one.fact.typed),
    }


def reports(found: Iterable[Report]) -> list[Record]:
    """Reports in their order."""
    return [report(one) for one in found]


def url(address: str) -> str:
    """An address from the site's root."""
    return f"/{address}"
