"""What each record holds: the one description that the schema, the tables and the database are made of."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Shape(StrEnum):
    """The shape of a value, named as in the schema's `$defs`."""

    ID = "id"
    URL = "url"
    TEXT = "text"
    MAYBE = "maybe-text"
    FLAG = "flag"
    COUNT = "count"
    NUMBER = "number"
    DAY = "day"
    DATE = "date"
    MAYBE_DATE = "maybe-date"
    IDS = "ids"
    TEXTS = "texts"
    WHO = "who"
    PERSON = "one-or-several"
    PEOPLE = "people"
    SOURCE = "source"
    BOTTOM_LINE = "bottom-line"
    BOTTOM_LINES = "bottom-lines"
    ROLES = "roles"
    MEMBERSHIPS = "memberships"
    IMAGES = "images"
    CORRECTIONS = "corrections"
    MOVES = "moves"
    CHANGES = "value-changes"
    SIDES = "sides"
    REPORTS = "reports"
    TALK_STATE = "talk-state"
    EVENT_STATE = "event-state"
    STATUS = "status"
    STANCE = "stance"
    RULE = "rule"


S = Shape
_HEAD = {"id": S.ID, "url": S.URL}
_TALK_OR_EVENT = _HEAD | {
    "what": S.TEXT,
    "date": S.DATE,
    "tz": S.MAYBE,
    "lasts": S.MAYBE,
    "who": S.PEOPLE,
    "where": S.MAYBE,
    "venue": S.MAYBE,
    "part_of": S.MAYBE,
    "stories": S.IDS,
    "doubted": S.IDS,
    "moves": S.MOVES,
    "changes": S.CHANGES,
    "discrepancies": S.IDS,
    "formerly": S.IDS,
    "reports": S.REPORTS,
}
_UTTERANCE = _HEAD | {
    "by": S.PEOPLE,
    "text": S.TEXT,
    "to": S.PEOPLE,
    "about": S.IDS,
    "at": S.MAYBE,
    "date": S.DATE,
    "reported_on": S.DAY,
    "channel": S.MAYBE,
    "denies": S.IDS,
    "confirms": S.IDS,
    "contradicts": S.IDS,
    "publishers": S.TEXTS,
    "independent": S.COUNT,
    "denied_by": S.IDS,
    "confirmed_by": S.IDS,
    "contradicted_by": S.IDS,
    "doubted": S.FLAG,
    "stories": S.IDS,
    "discrepancies": S.IDS,
    "formerly": S.IDS,
    "reports": S.REPORTS,
}
SOURCE = {
    "publisher": S.TEXT,
    "published": S.DATE,
    "updated": S.MAYBE_DATE,
    "url": S.MAYBE,
    "reference": S.MAYBE,
    "title": S.MAYBE,
    "author": S.TEXTS,
    "via": S.TEXTS,
    "archive": S.MAYBE,
    "kind": S.MAYBE,
    "lang": S.MAYBE,
}
BOTTOM_LINE = {"date": S.DATE, "text": S.TEXT, "trend": S.MAYBE}
INNER: Mapping[Shape, Mapping[str, Shape]] = {S.SOURCE: SOURCE, S.BOTTOM_LINE: BOTTOM_LINE}

KEYS: Mapping[str, Mapping[str, Shape]] = {
    "notes": _HEAD
    | {
        "title": S.TEXT,
        "source": S.SOURCE,
        "origin": S.TEXT,
        "summary": S.MAYBE,
        "key_points": S.TEXTS,
        "stories": S.IDS,
        "tags": S.TEXTS,
        "images": S.IMAGES,
        "corrections": S.CORRECTIONS,
        "statements": S.IDS,
        "formerly": S.IDS,
    },
    "actors": _HEAD
    | {
        "name": S.TEXT,
        "kind": S.TEXT,
        "short": S.MAYBE,
        "aliases": S.TEXTS,
        "description": S.MAYBE,
        "roles": S.ROLES,
        "member_of": S.MEMBERSHIPS,
        "country": S.MAYBE,
        "wikidata": S.MAYBE,
        "formerly": S.IDS,
    },
    "stories": _HEAD
    | {
        "title": S.TEXT,
        "question": S.MAYBE,
        "bottom_line": S.BOTTOM_LINE,
        "bottom_lines": S.BOTTOM_LINES,
        "talks": S.IDS,
        "events": S.IDS,
        "figures": S.IDS,
        "notes": S.IDS,
        "formerly": S.IDS,
    },
    "issues": _HEAD | {"title": S.TEXT, "question": S.TEXT, "formerly": S.IDS},
    "figures": _HEAD
    | {
        "title": S.TEXT,
        "unit": S.TEXT,
        "definition": S.MAYBE,
        "exact": S.FLAG,
        "compare": S.FLAG,
        "latest": S.ID,
        "formerly": S.IDS,
    },
    "events": _TALK_OR_EVENT | {"state": S.EVENT_STATE, "kind": S.MAYBE},
    "talks": _TALK_OR_EVENT
    | {
        "state": S.TALK_STATE,
        "status": S.STATUS,
        "retired_date": S.MAYBE_DATE,
        "format": S.MAYBE,
        "requested_by": S.PERSON,
        "agenda": S.TEXTS,
        "condition": S.MAYBE,
        "outcome": S.MAYBE,
    },
    "quotes": _UTTERANCE | {"lang": S.MAYBE, "original": S.MAYBE, "translated": S.FLAG},
    "claims": _UTTERANCE,
    "positions": _HEAD
    | {
        "who": S.PERSON,
        "issue": S.MAYBE,
        "stance": S.STANCE,
        "text": S.MAYBE,
        "toward": S.PEOPLE,
        "since": S.MAYBE_DATE,
        "was": S.STANCE,
        "reports": S.REPORTS,
    },
    "figure-reports": _HEAD
    | {
        "of": S.ID,
        "value": S.NUMBER,
        "low": S.NUMBER,
        "high": S.NUMBER,
        "how": S.MAYBE,
        "kind": S.TEXT,
        "as_of": S.DATE,
        "scope": S.MAYBE,
        "text": S.MAYBE,
        "by": S.PEOPLE,
        "doubt": S.MAYBE,
        "discrepancies": S.IDS,
        "reports": S.REPORTS,
    },
    "discrepancies": _HEAD
    | {
        "rule": S.RULE,
        "subject": S.ID,
        "scope": S.MAYBE,
        "kind": S.MAYBE,
        "since": S.DAY,
        "actors": S.IDS,
        "stories": S.IDS,
        "sides": S.SIDES,
    },
    "changes": _HEAD
    | {
        "day": S.DAY,
        "kind": S.TEXT,
        "entity_kind": S.TEXT,
        "entity": S.ID,
        "title": S.TEXT,
        "property": S.MAYBE,
        "was": S.MAYBE,
        "now": S.MAYBE,
        "statement": S.ID,
        "note": S.ID,
        "actors": S.IDS,
        "stories": S.IDS,
    },
}


def columns(kind: str) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """The values of a record that fill a column or more: where each stands, and its shape."""
    for key, shape in KEYS[kind].items():
        if shape in INNER:
            yield from (((key, inner), part) for inner, part in INNER[shape].items())
        else:
            yield (key,), shape
