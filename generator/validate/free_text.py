"""Unquoted texts of which YAML takes half for a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic.fields import FieldInfo

from generator.problems import error
from generator.validate.fact_keys import Keys
from generator.validate.schema import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.problems import Problem
    from generator.read.note import Note, Path


def cut_texts(note: Note) -> Iterator[Problem]:
    """In a free text a ` #` is most likely meant; after dates, ids and words of the schema it begins a comment."""
    for path, mark in note.cut.items():
        if is_free(note.group, path):
            message = "a ' #' in an unquoted text: what follows would be lost as a comment"
            yield error(note.file, mark, message, "quote the text")


def is_free(group: str, path: Path) -> bool:
    """Whether what stands at a path is free text; what the schema does not know is not."""
    annotation: Any = FILES[group]
    for part in path:
        if isinstance(part, int):
            continue
        model = _model_in(annotation)
        if model is None:
            return False
        field = next((f for name, f in model.model_fields.items() if part == (f.alias or name)), None)
        if field is None:
            return False
        annotation = field
    return _marked(annotation)


def _model_in(annotation: Any) -> type[Keys] | None:  # noqa: ANN401 -- any annotation
    if isinstance(annotation, FieldInfo):
        return _model_in(annotation.annotation)
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Keys) else None
    return next((found for part in get_args(annotation) if (found := _model_in(part)) is not None), None)


def _marked(annotation: Any) -> bool:  # noqa: ANN401 -- any annotation
    """Whether the mark of free texts stands on it, or on what it holds; a person's name is one."""
    if isinstance(annotation, FieldInfo):
        return (annotation.json_schema_extra or {}) == {"x-free-text": True} or _marked(annotation.annotation)
    if isinstance(annotation, type):
        return annotation.__name__ == "WhoKeys"
    return any(_marked(part) for part in get_args(annotation))
