"""The records of a kind as JSON and as CSV, in which no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from generator import escape
from generator.exports import cells
from generator.exports.shapes import Shape
from generator.exports.values import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.exports.values import Record
    from generator.model.day import Day

_BETWEEN = "; "


def tables(kind: str, records: Iterable[Record], as_of: Day) -> dict[str, bytes]:
    """The records as files by their endings: JSON with the reading date, one record a line, and rows of CSV."""
    lines, rows = io.BytesIO(), io.BytesIO()
    lines.write(f'{{"as_of": {as_json(as_of.isoformat())}, {as_json(kind)}: ['.encode())
    with io.TextIOWrapper(rows, "utf-8", newline="", write_through=True) as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([name for name, _ in cells.header(kind)])
        row = cells.row_of(kind, lambda shape: _WRITTEN.get(shape, _text))
        between = "\n"
        for record in records:
            lines.write(f"{between}{as_json(record)}".encode())
            writer.writerow(row(record))
            between = ",\n"
        text.flush()
        lines.write(b"]}\n" if between == "\n" else b"\n]}\n")
        return {"json": lines.getvalue(), "csv": rows.getvalue()}


def _text(value: Any) -> str:  # noqa: ANN401 -- any JSON value
    """A value in a cell: texts and numbers as they are, lists as JSON."""
    if isinstance(value, str):
        return escape.cell(value)
    if value is None or isinstance(value, bool):
        return "" if value is None else "true" if value else "false"
    return escape.cell(str(cells.plain(value)))


def _ids(value: Sequence[str]) -> str:
    return escape.cell(_BETWEEN.join(value))


def _people(value: Any) -> str:  # noqa: ANN401 -- one or several, each an id or more
    found = value if isinstance(value, list) else [] if value is None else [value]
    return escape.cell(_BETWEEN.join(map(_name, found)))


def _name(who: str | Mapping[str, str]) -> str:
    """An id, a publisher or an anonymous speaker's words, with what is known beside it in brackets."""
    if isinstance(who, str):
        return who
    name = who.get("actor") or who.get("publisher") or who["anonymous"]
    beside = ", ".join(who[key] for key in ("of", "role") if key in who)
    return f"{name} ({beside})" if beside else name


_WRITTEN = {Shape.IDS: _ids, Shape.PEOPLE: _people, Shape.PERSON: _people}
