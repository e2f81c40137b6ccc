"""What many reports of one talk or event come to, by the table of the rules."""

from __future__ import annotations

from datetime import date as day
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.article import Library
from generator.model.assemble import assemble
from generator.model.briefing import Briefing
from generator.model.things import Occasion
from telling import article

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "history.yml").read_text("utf-8"))


def shown(one: Occasion, briefing: Briefing) -> dict[str, Any]:
    """The parts of a talk or event that cases name."""
    return {
        "state": one.state,
        "status": one.status,
        "today": one.today,
        "date": one.date.typed if one.date else None,
        "retired": one.retired.typed if one.retired else None,
        "where": one.where,
        "moves": [
            {"from": m.was.typed, "to": m.now.typed if m.now else None} | ({"expected": True} if m.expected else {})
            for m in one.moves
        ],
        "changes": [{"property": c.property, "from": c.was, "to": c.now} for c in one.changes],
        "discrepancies": [
            {"rule": d.rule, "since": d.since.isoformat(), "sides": [side.value for side in d.sides]}
            for d in briefing.discrepancies.values()
        ],
    }


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_reports_come_to(case: dict[str, Any]) -> None:
    category = case.get("category", "talk")
    articles = tuple(article(told, number, category) for number, told in enumerate(case["reports"]))
    briefing = assemble(Library(articles=articles), day.fromisoformat(case["as_of"]))
    one = briefing.occasion("thing")
    assert one is not None
    found = shown(one, briefing)
    assert {key: found[key] for key in case["expect"]} == case["expect"]
