"""What the reports of a talk, and of words, are told to have changed."""

from __future__ import annotations

from datetime import date as day
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.article import Article, Library
from generator.model.assemble import assemble
from telling import article, spoken_note

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "changes.yml").read_text("utf-8"))


def told(articles: tuple[Article, ...]) -> list[str]:
    """The changes in the order of days, without what is new and what is told again."""
    news = assemble(Library(articles=articles), day(2022, 3, 1)).news
    assert len({one.id for one in news}) == len(news)
    kept = [one for one in news if one.kind not in {"new", "again"}]
    return [f"{n.kind} {n.property}: {n.was} → {n.now}" for n in sorted(kept, key=lambda one: one.day)]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_reports_are_told_to_change(case: dict[str, Any]) -> None:
    reports = [{"status": "scheduled", "what": "Talk", **report} for report in case["reports"]]
    found = told(tuple(article(report, number, "talk") for number, report in enumerate(reports)))
    first_held = case["reports"][0].get("status") == "held"
    assert [line for line in found if not (first_held and line.startswith("held"))] == case["told"]


def test_words_are_compared_with_those_of_the_day_before() -> None:
    versions = [("2022-01-02", "A"), ("2022-01-03", "B"), ("2022-01-03", "A"), ("2022-01-04", "B"), ("2022-01-05", "B")]
    notes = [
        spoken_note({"day": when, "text": text, "id": "saying"}, number)
        for number, (when, text) in enumerate(versions, 1)
    ]
    assert told(tuple(notes)) == ["changed text: A → B"]
