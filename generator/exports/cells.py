"""A record as one row: the cells that a table and a database have in common."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.exports.shapes import Shape, columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.exports.values import Record

Cell = str | int | float | None

_DATES = frozenset({Shape.DATE, Shape.MAYBE_DATE})
_DATE_PARTS = {"": "value", "_earliest": "earliest", "_latest": "latest", "_text": "text"}
_NUMBERS = frozenset({Shape.NUMBER, Shape.COUNT, Shape.FLAG})


def header(kind: str) -> list[tuple[str, Shape]]:
    """The names of the columns of a kind, the same whatever the records hold.

    A date has four: `date` as typed, `date_earliest`, `date_latest`, `date_text`; reports have their statements.
    """
    return [(name, shape) for path, shape in columns(kind) for name in _names("_".join(path), shape)]


def _names(name: str, shape: Shape) -> list[str]:
    if shape in _DATES:
        return [name + part for part in _DATE_PARTS]
    return ["statements", "notes"] if shape is Shape.REPORTS else [name]


def row(kind: str, record: Record) -> list[tuple[Any, Shape]]:
    """The values of a record in the order of the header, with their shapes."""
    return [cell for path, shape in columns(kind) for cell in _values(_at(record, path), shape)]


def _at(record: Mapping[str, Any], path: Sequence[str]) -> Any:  # noqa: ANN401 -- any JSON value
    found: Any = record
    for key in path:
        found = found[key] if found is not None else None
    return found


def _values(value: Any, shape: Shape) -> Iterator[tuple[Any, Shape]]:  # noqa: ANN401 -- any JSON value
    if shape in _DATES:
        yield from (((value or {}).get(part), Shape.MAYBE) for part in _DATE_PARTS.values())
    elif shape is Shape.REPORTS:
        yield [one["statement"] for one in value], Shape.IDS
        yield list(dict.fromkeys(one["note"] for one in value)), Shape.IDS
    else:
        yield value, shape


def plain(value: Any, shape: Shape) -> Cell:  # noqa: ANN401 -- any JSON value
    """The value where a cell can hold it: text and numbers as they are, all else as JSON."""
    if value is None or isinstance(value, str) or shape in _NUMBERS:
        return value  # type: ignore[no-any-return]  # the schema says which shapes are texts and numbers
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
