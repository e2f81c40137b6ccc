"""Claims and quotes: joined by id, denied, confirmed, contradicted."""

from __future__ import annotations

from datetime import date as day
from typing import Any

from generator.model.article import Library
from generator.model.assemble import assemble
from generator.model.briefing import Briefing
from telling import spoken_note


def briefing(*told: dict[str, Any]) -> Briefing:
    notes = tuple(spoken_note(one, number) for number, one in enumerate(told))
    return assemble(Library(articles=notes), day(2022, 3, 1))


def sides(found: Briefing) -> list[tuple[str, list[str], list[str]]]:
    return [
        (d.subject, [side.value for side in d.sides], [r.note for side in d.sides for r in side.reports])
        for d in found.discrepancies.values()
    ]


def test_a_denial_is_a_discrepancy_of_what_is_denied() -> None:
    found = briefing(
        {"day": "2022-02-08", "id": "deal", "text": "There is a deal"},
        {"day": "2022-02-09", "id": "no-deal", "text": "That is wrong", "denies": ["deal"]},
    )
    assert sides(found) == [("deal", ["There is a deal", "That is wrong"], ["note-00", "note-01"])]
    assert found.claims["deal"].denied_by == ("no-deal",)
    assert found.discrepancies["claim--deal"].since == day(2022, 2, 9)
    assert found.claims["no-deal"].discrepancies == ("claim--deal",)


def test_of_two_that_deny_each_other_the_older_is_the_subject() -> None:
    found = briefing(
        {"day": "2022-02-09", "id": "b", "text": "B", "denies": ["a"]},
        {"day": "2022-02-08", "id": "a", "text": "A", "denies": ["b"]},
    )
    assert [subject for subject, _, _ in sides(found)] == ["a"]


def test_who_confirms_stands_beside_the_subject() -> None:
    found = briefing(
        {"day": "2022-02-08", "id": "deal", "text": "There is a deal"},
        {"day": "2022-02-09", "text": "Yes", "confirms": ["deal"]},
        {"day": "2022-02-10", "text": "No", "contradicts": ["deal"]},
    )
    (one,) = found.discrepancies.values()
    assert [[r.note for r in side.reports] for side in one.sides] == [["note-00", "note-01"], ["note-02"]]
    assert found.claims["deal"].contradicted_by == ("note-02:claim--2",)


def test_copies_of_one_wire_count_once() -> None:
    found = briefing(
        {"day": "2022-02-08", "id": "deal", "text": "There is a deal", "from": "A", "via": ["Wire"]},
        {"day": "2022-02-08", "id": "deal", "text": "There is a deal", "from": "B", "via": ["Wire"]},
        {"day": "2022-02-09", "id": "deal", "text": "There is a deal", "from": "Wire"},
    )
    assert found.claims["deal"].publishers == ("A", "B", "Wire")
    assert found.claims["deal"].independent == 1


def test_what_is_denied_and_not_known_yet_leaves_no_trace() -> None:
    found = briefing({"day": "2022-02-09", "id": "no-deal", "text": "That is wrong", "denies": ["deal"]})
    assert not found.discrepancies


def test_without_an_id_nothing_is_merged() -> None:
    found = briefing({"day": "2022-02-09", "text": "Same words"}, {"day": "2022-02-10", "text": "Same words"})
    assert len(found.claims) == 2
