"""The schema's verdict on a file, in our words and at the place of each value."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from generator.problems import Problem, error, nearest
from generator.read.characters import shown
from generator.validate.entries import below, place, value_at
from generator.validate.fact_keys import Keys
from generator.validate.schema import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.read.note import Note, Path

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_MANY = 50  # keys of an entry: no more of them are looked through for each unknown one
_PEOPLE = frozenset({"who", "by", "to", "toward", "requested_by"})
_SINGULAR = {
    "stories": "story",
    "aliases": "alias",
    "formerly": "earlier id",
    "talks": "talk",
    "quotes": "quote",
    "claims": "claim",
    "events": "event",
    "figures": "figure report",
    "positions": "position",
    "images": "image",
    "corrections": "correction",
    "roles": "role",
    "member_of": "membership",
    "bottom_lines": "bottom line",
}


def _as_typed(note: Note, path: Path) -> Path:
    """The path of a value in the file: the schema counts a single value that stands for a list as its first item."""
    found: Any = note.front
    typed: list[str | int] = []
    for part in path:
        if isinstance(part, int) and not isinstance(found, list):
            continue
        typed.append(part)
        found = below(found, part)
    return tuple(typed)


def wrong_shapes(note: Note) -> Iterator[Problem]:
    """All that the schema refuses in a file."""
    try:
        FILES[note.group].model_validate(note.front)
    except ValidationError as problem:
        for found in problem.errors(include_url=False):
            yield _told(note, found["type"], _as_typed(note, tuple(found["loc"])), found)


def _told(note: Note, kind: str, path: Path, found: Any) -> Problem:  # noqa: ANN401 -- pydantic's own
    name = str(path[-1]) if path else ""
    if kind == "missing":
        entry = path[:-1]
        return error(note.file, place(note, entry), f"the {_thing(note, entry)} lacks '{name}'", "")
    if kind == "extra_forbidden":
        return _unknown_key(note, path)
    return error(note.file, place(note, path), *_wrong_value(kind, path, found))


def _wrong_value(kind: str, path: Path, found: Any) -> tuple[str, str]:  # noqa: ANN401 -- as above
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "front matter")
    typed = found["input"]
    if kind == "literal_error" and isinstance(typed, str):
        known = re.findall(r"'([^']*)'", found["ctx"]["expected"])
        if known == ["true", "false"]:
            return f"'{name}' is true or false, not '{typed}'", nearest(typed, known)
        return f"'{typed}' is no {name}: one of {', '.join(known)}", nearest(typed, known)
    if typed is None:
        return f"an empty item in '{name}'", "delete it"
    shape = "a list" if isinstance(typed, list) else "a mapping" if isinstance(typed, dict) else "a text"
    if kind in {"model_type", "dict_type", "model_attributes_type"}:
        return f"'{name}' must be a mapping of keys to values, not {shape}", ""
    return f"'{name}' must be one text, not {shape}", "quote the text" if isinstance(typed, dict) else ""


def _unknown_key(note: Note, path: Path) -> Problem:
    """A key that nobody knows here; inside {...} most likely the half of a text that a comma cut."""
    name = str(path[-1])
    mark = note.keys.get(path) or place(note, path[:-1])
    value = value_at(note, path)
    thing = _thing(note, path[:-1])
    if path[:-1] in note.inline and (value is None or " " in name):
        message = f"unknown key '{name}' in the {thing}: inside {{...}} a comma ends a value"
        return error(note.file, mark, message, _listed(note, path) or "quote the text that holds the comma")
    known = known_keys(note.group, path[:-1])
    return error(note.file, mark, f"unknown key '{name}' in the {thing}", nearest(name, known))


def _listed(note: Note, path: Path) -> str:
    """The hint for several people, typed one behind the other without brackets."""
    entry = value_at(note, path[:-1])
    if not isinstance(entry, dict) or len(entry) > _MANY:
        return ""
    typed = dict(pairwise([*entry]))  # keys, by those that they stand before
    before = next((key for key, behind in typed.items() if behind == path[-1]), "")
    first = entry.get(before)
    if before not in _PEOPLE or not isinstance(first, str):
        return ""
    return f"for several, write {before}: [{shown(first)}, {shown(str(path[-1]))}]"


def _thing(note: Note, path: Path) -> str:
    """What a path leads to, in a word."""
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return note.group
    return _SINGULAR.get(names[-1], f"entry '{names[-1]}'" if names[-1] != "source" else "source")


def known_keys(group: str, path: Path) -> frozenset[str]:
    """The keys that the schema knows at a place."""
    model: type[Keys] = FILES[group]
    for part in path:
        if isinstance(part, int):
            continue
        field = next((f for name, f in model.model_fields.items() if part == (f.alias or name)), None)
        below = _model_in(field.annotation) if field is not None else None
        if below is None:
            return frozenset()
        model = below
    return model.known_keys()


def _model_in(annotation: Any) -> type[Keys] | None:  # noqa: ANN401 -- any annotation
    """The model inside an annotation, however wrapped."""
    if isinstance(annotation, type) and issubclass(annotation, Keys):
        return annotation
    for part in get_args(annotation):
        if (found := _model_in(part)) is not None:
            return found
    return None


class _Schema(GenerateJsonSchema):
    """JSON Schema in which a single value may stand where a list may."""

    def list_schema(self, schema: Any) -> dict[str, Any]:  # noqa: ANN401 -- pydantic's own
        """A list, or one of its items."""
        found = super().list_schema(schema)
        return {"anyOf": [found["items"], found]} if "items" in found else found


def json_schema() -> dict[str, Any]:
    """The JSON Schema of all front matter, one definition a kind of file."""
    models: dict[str, type[BaseModel]] = dict(FILES)
    found = {name: model.model_json_schema(schema_generator=_Schema) for name, model in models.items()}
    definitions: dict[str, Any] = {}
    for name, schema in found.items():
        definitions |= schema.pop("$defs", {})
        definitions[name] = schema
    return {
        "$schema": _DRAFT,
        "title": "Front matter of a briefing's content",
        "description": "Which definition holds is told by the folder: notes, actors, stories, issues, figures.",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in FILES],
        "$defs": definitions,
    }
