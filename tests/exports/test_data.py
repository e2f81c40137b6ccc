"""The data files: what they hold, that they hold it once, and that no text is changed on the way."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from datetime import date as day
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.escape import cell as safe
from generator.exports import planned, planned_edition
from generator.exports.place import Place
from generator.exports.records import KINDS
from generator.exports.schema import SHAPES
from generator.exports.shapes import KEYS, Shape
from generator.model.briefing import Briefing
from telling import bytes_of

Make = Callable[..., Briefing]
Files = dict[str, bytes]

OF_FACTS = ("talks", "events", "quotes", "claims", "figure-reports", "positions")


def rows(published: Files, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(published[f"data/{kind}.json"])[kind]
    return found


def cells(published: Files, kind: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(published[f"data/{kind}.csv"].decode(), newline="")))


def unsafe(cell: str) -> str:
    """What a cell says, by the rule that the page on data tells."""
    return cell[1:] if cell.startswith("'") and safe(cell[1:]) == cell else cell


def test_the_schema_is_one_and_describes_every_shape_and_kind(published: Files) -> None:
    schema = json.loads(published["data/schema.json"])
    Draft202012Validator.check_schema(schema)
    assert set(SHAPES) == set(Shape)
    assert list(KEYS) == list(KINDS)
    assert len(KINDS) == 13


@pytest.mark.parametrize("kind", KINDS)
def test_every_data_file_holds_against_the_schema(published: Files, kind: str) -> None:
    schema = json.loads(published["data/schema.json"])
    data = json.loads(published[f"data/{kind}.json"])
    Draft202012Validator(schema).validate(data)
    assert data["as_of"] == "2030-01-05"
    assert data[kind]
    of_kind = Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]})
    for record in data[kind]:
        of_kind.validate(record)


def test_every_line_of_statements_holds_against_the_schema(published: Files) -> None:
    schema = json.loads(published["data/schema.json"])
    line_schema = Draft202012Validator({"$ref": "#/$defs/statement-line", "$defs": schema["$defs"]})
    lines = [json.loads(line) for line in published["data/statements.jsonl"].decode().splitlines()]
    for line in lines:
        line_schema.validate(line)
    assert len({line["id"] for line in lines}) == len(lines)


def test_each_fact_stands_once_in_its_kind_and_leads_to_its_note(published: Files, make: Make) -> None:
    told = Counter(
        (report["statement"], record["id"] if kind == "positions" else "")
        for kind in OF_FACTS
        for record in rows(published, kind)
        for report in record["reports"]
    )
    assert set(told.values()) == {1}
    assert {statement for statement, _ in told} == set(make().reports)
    notes = {note["id"]: note for note in rows(published, "notes")}
    assert all(statement in notes[statement.partition(":")[0]]["statements"] for statement, _ in told)


def test_every_fact_has_its_statements(published: Files, make: Make) -> None:
    lines = [json.loads(line) for line in published["data/statements.jsonl"].decode().splitlines()]
    facts = {line["fact"] for line in lines}
    assert set(make().reports) <= facts
    assert {line["kind"] for line in lines} >= {"image", "correction", "demand"}
    date = next(line for line in lines if line["id"] == "first:summit:date")
    assert date["original"] == "2030-01-10T09:00"
    assert date["value"]["earliest"] == "2030-01-10T09:00:00+01:00"
    who = next(line for line in lines if line["id"] == "first:summit:who")
    assert who["value"] == ["mallardia", {"actor": "tealand", "role": "host"}]


def test_a_moved_talk_has_its_move_and_both_reports_as_typed(published: Files) -> None:
    talk = next(one for one in rows(published, "talks") if one["id"] == "summit")
    assert talk["url"] == "/talks/summit/"
    assert talk["state"] == "upcoming"
    assert talk["moves"] == [{"from": "2030-01-10T09:00", "to": "2030-01-12T09:00", "note": "second"}]
    assert talk["date"] == {
        "value": "2030-01-12T09:00",
        "earliest": "2030-01-12T09:00:00+01:00",
        "latest": "2030-01-12T09:00:00+01:00",
        "text": None,
    }
    assert [(one["note"], one["says"]["date"]) for one in talk["reports"]] == [
        ("first", "2030-01-10T09:00"),
        ("second", "2030-01-12T09:00"),
    ]


def test_what_is_undated_has_a_date_of_nulls(published: Files) -> None:
    talk = next(one for one in rows(published, "talks") if one["id"] == "someday")
    assert talk["date"] == {"value": None, "earliest": None, "latest": None, "text": None}


def test_positions_are_one_an_actor_and_issue_and_demands_one_each(published: Files) -> None:
    found = [(one["who"], one["issue"], one["stance"], one["was"]) for one in rows(published, "positions")]
    assert found == [
        ("mallardia", "bread", "supports", None),
        ("tealand", "bread", "opposes", "supports"),
        ("mallardia", None, None, None),
    ]


def test_a_claim_names_its_publishers_and_who_denies_it(published: Files) -> None:
    dry = next(one for one in rows(published, "claims") if one["id"] == "dry")
    assert (dry["publishers"], dry["independent"], dry["denied_by"]) == (["Outlet 0"], 1, ["wet"])
    denied = next(one for one in rows(published, "discrepancies") if one["rule"] == "claim")
    assert (denied["subject"], denied["since"]) == ("dry", "2030-01-02")
    assert [report["statement"] for side in denied["sides"] for report in side["reports"]] == ["first:dry", "first:wet"]


def test_the_current_bottom_line_of_a_story(published: Files, hostile: tuple[str, ...]) -> None:
    (story,) = rows(published, "stories")
    assert story["bottom_line"]["text"] == hostile[1]
    assert story["bottom_line"]["date"]["value"] == "2030-01-01"


@pytest.mark.parametrize("kind", KINDS)
def test_no_cell_begins_a_formula_and_every_text_comes_back(published: Files, kind: str) -> None:
    records, table = rows(published, kind), cells(published, kind)
    assert [unsafe(row["id"]) for row in table] == [record["id"] for record in records]
    for record, row in zip(records, table, strict=True):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        for key, value in record.items():
            if isinstance(value, str):
                assert unsafe(row[key]) == value


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "'=1", "''=1", "'tis", "a=1", ""])
def test_the_apostrophe_before_a_formula_can_be_taken_away(text: str) -> None:
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unsafe(safe(text)) == text


def test_columns_do_not_depend_on_what_there_is(make: Make, published: Files, settings: Place) -> None:
    bare = bytes_of(planned(make({"day": "2030-01-01"}), settings))
    for kind in KINDS:
        header = published[f"data/{kind}.csv"].partition(b"\r\n")[0]
        assert bare[f"data/{kind}.csv"].partition(b"\r\n")[0] == header


def test_an_edition_has_the_data_alone(make: Make, settings: Place) -> None:
    briefing = make(as_of=day(2030, 1, 3))
    edition = bytes_of(planned_edition(briefing, settings))
    paths = list(edition)
    assert paths
    assert all(path.startswith("data/") for path in paths)
    whole = bytes_of(planned(briefing, settings))
    assert all(whole[path] == data for path, data in edition.items())


def test_the_same_notes_give_the_same_bytes(make: Make, settings: Place, published: Files) -> None:
    assert bytes_of(planned(make(), settings)) == published
