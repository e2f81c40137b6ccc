"""A record as one row: the cells that a table and a database have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.exports.shapes import Shape, columns
from generator.exports.values import as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.exports.values import Record

    _Made = Callable[[Any], "Cell"]

Cell = str | int | float | None

_DATES = frozenset({Shape.DATE, Shape.MAYBE_DATE})
_DATE_PARTS = {"": "value", "_earliest": "earliest", "_latest": "latest", "_text": "text"}
_NO_DATE: Mapping[str, None] = dict.fromkeys(_DATE_PARTS.values())


def header(kind: str) -> list[tuple[str, Shape]]:
    """The names of the columns of a kind, the same whatever the records hold.

    A date has four: `date` as typed, `date_earliest`, `date_latest`, `date_text`; reports have their statements.
    """
    return [(name, shape) for path, shape in columns(kind) for name in _names("_".join(path), shape)]


def _names(name: str, shape: Shape) -> list[str]:
    if shape in _DATES:
        return [name + part for part in _DATE_PARTS]
    return ["statements", "notes"] if shape is Shape.REPORTS else [name]


def row_of(kind: str, cell: Callable[[Shape], _Made]) -> Callable[[Record], list[Cell]]:
    """Makes a row of a record, in the order of the header; `cell` gives what makes cells of the values of a shape."""
    steps = [(path[0], path[1:], cell(shape), _several(shape, cell)) for path, shape in columns(kind)]

    def row(record: Record) -> list[Cell]:
        cells: list[Cell] = []
        for key, inner, one, several in steps:
            value = record[key]
            if inner and value is not None:
                value = value[inner[0]]
            if several is None:
                cells.append(one(value))
            else:
                cells += several(value)
        return cells

    return row


def _several(shape: Shape, cell: Callable[[Shape], _Made]) -> Callable[[Any], Iterable[Cell]] | None:
    """What makes the cells of a value that has several."""
    if shape in _DATES:
        part = cell(Shape.MAYBE)
        return lambda value: map(part, (value or _NO_DATE).values())
    if shape is Shape.REPORTS:
        ids = cell(Shape.IDS)
        return lambda value: (
            ids([one["statement"] for one in value]),
            ids(list(dict.fromkeys(one["note"] for one in value))),
        )
    return None


def plain(value: Any) -> Cell:  # noqa: ANN401 -- any JSON value
    """The value where a cell can hold it: text and numbers as they are, all else as JSON."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    return as_json(value) if value else "[]"
