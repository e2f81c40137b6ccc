"""The records of a kind as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from generator import escape
from generator.document import File
from generator.exports import cells
from generator.exports.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.exports.values import Record
    from generator.model.day import Day

_BETWEEN = "; "


def as_json(kind: str, records: Sequence[Record], as_of: Day) -> File:
    """The records with the reading date, one record a line."""
    rows = ",\n".join(json.dumps(record, ensure_ascii=False, allow_nan=False) for record in records)
    body = f"[\n{rows}\n]" if rows else "[]"
    text = f'{{"as_of": {json.dumps(as_of.isoformat())}, {json.dumps(kind)}: {body}}}\n'
    return File(path=f"data/{kind}.json", data=text.encode())


def as_csv(kind: str, records: Sequence[Record]) -> File:
    """The records as rows that no spreadsheet takes for formulas."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for name, _ in cells.header(kind)])
    for record in records:
        writer.writerow([escape.cell(written(value, shape)) for value, shape in cells.row(kind, record)])
    return File(path=f"data/{kind}.csv", data=out.getvalue().encode())


def written(value: Any, shape: Shape) -> str:  # noqa: ANN401 -- any JSON value
    """A value in a cell: ids and people in a row with semicolons between, other lists as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if shape is Shape.IDS:
        return _BETWEEN.join(value)
    if value is not None and shape in {Shape.PEOPLE, Shape.PERSON}:
        return _BETWEEN.join(_name(one) for one in (value if isinstance(value, list) else [value]))
    plain = cells.plain(value, shape)
    return "" if plain is None else str(plain)


def _name(who: str | Mapping[str, str]) -> str:
    """An id, a publisher or an anonymous speaker's words, with what is known beside it in brackets."""
    if isinstance(who, str):
        return who
    name = who.get("actor") or who.get("publisher") or who["anonymous"]
    beside = ", ".join(who[key] for key in ("of", "role") if key in who)
    return f"{name} ({beside})" if beside else name
