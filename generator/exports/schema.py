"""The schema of the data files, published beside them: JSON Schema 2020-12."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.document import File
from generator.exports.shapes import BOTTOM_LINE, KEYS, SOURCE, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

Schema = dict[str, Any]

PATH = "data/schema.json"


def schema() -> File:
    """The schema: any data file holds against its root, a record against `$defs/<kind>`."""
    kinds = {kind: _record(keys) for kind, keys in KEYS.items()}
    whole = {f"{kind}-file": _file(kind) for kind in KEYS}
    root: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Data of the briefing",
        "description": "Each data file is one of these; a line of statements.jsonl is $defs/statement-line.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in whole],
        "$defs": {**whole, **kinds, "statement-line": STATEMENT, **{str(key): one for key, one in SHAPES.items()}},
    }
    return File(path=PATH, data=(json.dumps(root, indent=2) + "\n").encode())


def _file(kind: str) -> Schema:
    rows = {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}}
    return _object({"as_of": _ref(Shape.DAY), kind: rows})


def _record(keys: Mapping[str, Shape]) -> Schema:
    return _object({key: _ref(shape) for key, shape in keys.items()})


def _object(properties: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    required = [key for key in properties if key not in optional]
    return {
        "type": "object",
        "properties": dict(properties),
        "required": required,
        "additionalProperties": False,
    }


def _ref(shape: Shape) -> Schema:
    return {"$ref": f"#/$defs/{shape}"}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "null"}]}


_TEXT, _MAYBE = _ref(Shape.TEXT), _ref(Shape.MAYBE)
_MOMENT = {
    "type": ["string", "null"],
    "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2}(:\d{2})?)?)?$",
}
_WHO = _ref(Shape.WHO)
_TENURE = {"org": _MAYBE, "from": _ref(Shape.MAYBE_DATE), "to": _ref(Shape.MAYBE_DATE), "note": _MAYBE}
_REPORT = {
    "statement": _ref(Shape.ID),
    "note": _ref(Shape.ID),
    "publisher": _TEXT,
    "published": _TEXT,
    "by": _ref(Shape.PEOPLE),
    "says": {"type": "object", "description": "What the note says, as it was typed."},
}
_MOVE = {"from": _TEXT, "to": _MAYBE, "note": _ref(Shape.ID), "expected": {"const": True}}
_IMAGE = {"statement": _ref(Shape.ID), "credit": _TEXT, "file": _MAYBE, "alt": _MAYBE, "caption": _MAYBE}
_CORRECTION = {
    "statement": _ref(Shape.ID),
    "date": _ref(Shape.DATE),
    "what": _TEXT,
    "was": _MAYBE,
    "now": _MAYBE,
    "why": _MAYBE,
}
_STATUSES = ["proposed", "scheduled", "held", "suspended", "postponed", "cancelled", "unrecorded"]
_STATES = ["upcoming", "overdue", "in-progress", "suspended", "held", "cancelled", "unrecorded"]

SHAPES: Mapping[Shape, Schema] = {
    Shape.ID: {"type": "string", "minLength": 1},
    Shape.URL: {"type": "string", "pattern": "^/", "description": "From the site's root."},
    Shape.TEXT: {"type": "string"},
    Shape.MAYBE: {"type": ["string", "null"]},
    Shape.FLAG: {"type": "boolean"},
    Shape.COUNT: {"type": "integer", "minimum": 0},
    Shape.NUMBER: {"type": ["number", "null"]},
    Shape.DAY: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    Shape.DATE: _object({"value": _MAYBE, "earliest": _MOMENT, "latest": _MOMENT, "text": _MAYBE})
    | {"description": "value as typed; earliest and latest of its whole length, null where open or undated."},
    Shape.MAYBE_DATE: _or_null(_ref(Shape.DATE)),
    Shape.IDS: _list(_ref(Shape.ID)),
    Shape.TEXTS: _list(_TEXT),
    Shape.WHO: {
        "description": "An actor's id, or more where there is more to say.",
        "anyOf": [
            _ref(Shape.ID),
            _object({"actor": _ref(Shape.ID), "role": _TEXT}),
            _object({"anonymous": _TEXT, "of": _ref(Shape.ID), "role": _TEXT}, ("of", "role")),
            _object({"publisher": _TEXT, "role": _TEXT}, ("role",)),
        ],
    },
    Shape.PERSON: {"anyOf": [_WHO, _list(_WHO), {"type": "null"}]},
    Shape.PEOPLE: _list(_WHO),
    Shape.SOURCE: _record(SOURCE),
    Shape.BOTTOM_LINE: _or_null(_record(BOTTOM_LINE)),
    Shape.BOTTOM_LINES: _list(_record(BOTTOM_LINE)),
    Shape.ROLES: _list(_object({"title": _TEXT, **_TENURE})),
    Shape.MEMBERSHIPS: _list(_object(_TENURE)),
    Shape.IMAGES: _list(_object(_IMAGE)),
    Shape.CORRECTIONS: _list(_object(_CORRECTION)),
    Shape.MOVES: _list(_object(_MOVE, ("expected",))),
    Shape.CHANGES: _list(_object({"property": _TEXT, "from": _TEXT, "to": _TEXT, "note": _ref(Shape.ID)})),
    Shape.SIDES: _list(_object({"value": _TEXT, "reports": _ref(Shape.REPORTS)})),
    Shape.REPORTS: _list(_object(_REPORT)) | {"minItems": 1},
    Shape.TALK_STATE: {"enum": _STATES},
    Shape.EVENT_STATE: {"enum": ["past", "upcoming"]},
    Shape.STATUS: {"enum": _STATUSES},
    Shape.STANCE: {"enum": ["supports", "opposes", "mixed", "undecided", None]},
    Shape.RULE: {"enum": ["figure", "date", "length", "place", "status", "claim"]},
}

STATEMENT: Schema = _object(
    {
        "id": _ref(Shape.ID),
        "fact": _ref(Shape.ID),
        "note": _ref(Shape.ID),
        "kind": {"enum": ["talk", "event", "quote", "claim", "figure", "position", "demand", "image", "correction"]},
        "entity": _ref(Shape.ID),
        "property": _TEXT,
        "value": {"description": "As understood: actors by id, dates with their bounds."},
        "original": {"description": "As the editor typed it."},
        "publisher": _TEXT,
        "origin": _TEXT,
        "published": _TEXT,
        "counted": _ref(Shape.DAY),
        "by": _ref(Shape.PEOPLE),
        "doubt": _MAYBE,
        "remark": _MAYBE,
    },
)
