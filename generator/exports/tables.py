"""The records of a kind as JSON and as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from generator import escape
from generator.document import File
from generator.exports import cells, values
from generator.exports.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.exports.values import Record
    from generator.model.day import Day

_BETWEEN = "; "


def as_json(kind: str, records: Sequence[Record], as_of: Day) -> File:
    """The records with the reading date, one record a line."""
    rows = ",\n".join(map(values.as_json, records))
    body = f"[\n{rows}\n]" if rows else "[]"
    text = f'{{"as_of": {values.as_json(as_of.isoformat())}, {values.as_json(kind)}: {body}}}\n'
    return File(path=f"data/{kind}.json", data=text.encode())


def as_csv(kind: str, records: Sequence[Record]) -> File:
    """The records as rows that no spreadsheet takes for formulas."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for name, _ in cells.header(kind)])
    writer.writerows(cells.rows(kind, records, lambda shape: _WRITTEN.get(shape, _text)))
    return File(path=f"data/{kind}.csv", data=out.getvalue().encode())


def _text(value: Any) -> str:  # noqa: ANN401 -- any JSON value
    """A value in a cell: texts and numbers as they are, lists as JSON."""
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
