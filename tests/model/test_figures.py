"""When numbers of one figure disagree."""

from __future__ import annotations

from datetime import date as day
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.article import FigureFile, Library
from generator.model.assemble import assemble
from generator.model.figures import figure_fact
from telling import figure_note

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "figures.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_numbers_disagree(case: dict[str, Any]) -> None:
    exact = case.get("exact", False)
    file = FigureFile(
        id="men", file="docs/figures/men.md", title="Men", unit="people", exact=exact, compare=case.get("compare", True)
    )
    notes = tuple(figure_note(told, number, exact=exact) for number, told in enumerate(case["reports"]))
    briefing = assemble(Library(articles=notes, figures=(file,)), day(2022, 2, 1))
    found = [[figure_fact(r).shown for r in side.reports] for d in briefing.discrepancies.values() for side in d.sides]
    assert found == case["sides"]
    marked = {told.report.note for told in briefing.figures["men"].reports if told.discrepancies}
    assert len(marked) == sum(len(side) for side in case["sides"])


def test_a_thousand_reports_of_one_day_are_compared_at_once() -> None:
    file = FigureFile(id="men", file="docs/figures/men.md", title="Men", unit="people")
    values = [{"day": "2022-01-10", "value": 100000 + 10000 * (n % 7)} for n in range(1000)]
    notes = tuple(figure_note(told, number) for number, told in enumerate(values))
    briefing = assemble(Library(articles=notes, figures=(file,)), day(2022, 2, 1))
    assert [len(side.reports) for side in briefing.discrepancies["figure--men--observed"].sides][:2] == [286, 143]
