"""The data files: each kind as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from generator.document import File
from generator.exports.records import KINDS, Record, records

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from generator.model.briefing import Briefing

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(briefing: Briefing) -> Iterator[File]:
    """Each kind's records as `data/<kind>.json` and `data/<kind>.csv`."""
    for kind in KINDS:
        found = records(briefing, kind)
        yield as_json(briefing, kind, found)
        yield as_csv(kind, found)


def as_json(briefing: Briefing, kind: str, found: Sequence[Record]) -> File:
    """The records with the reading date, one record a line."""
    head = json.dumps(briefing.as_of.isoformat())
    rows = ",\n".join(json.dumps(record, ensure_ascii=False, allow_nan=False) for record in found)
    body = f"[\n{rows}\n]" if rows else "[]"
    return File(path=f"data/{kind}.json", data=f'{{"as_of": {head}, {json.dumps(kind)}: {body}}}\n'.encode())


def as_csv(kind: str, found: Sequence[Record]) -> File:
    """The records as rows that no spreadsheet takes for formulas."""
    nested = {key for record in found for key, value in record.items() if isinstance(value, dict)}
    rows = [dict(_cells(record, nested)) for record in found]
    columns = list(dict.fromkeys(key for row in rows for key in row)) or ["id"]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return File(path=f"data/{kind}.csv", data=out.getvalue().encode())


def _cells(record: Record, nested: Container[str]) -> Iterator[tuple[str, str]]:
    """The cells of a record: a date in four columns, lists joined, reports by their statements and notes."""
    for key, value in record.items():
        if key == "reports":
            yield "statements", safe(" ".join(one["statement"] for one in value))
            yield "notes", safe(" ".join(dict.fromkeys(one["note"] for one in value)))
        elif isinstance(value, dict):
            yield from ((f"{key}_{inner}", safe(_plain(one))) for inner, one in value.items())
        elif key not in nested:
            yield key, safe(_plain(value))


def _plain(value: Any) -> str:  # noqa: ANN401 -- any JSON value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        simple = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return "; ".join(value) if simple else json.dumps(value, ensure_ascii=False, allow_nan=False)
    return str(value)


def safe(cell: str) -> str:
    """The cell, an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
