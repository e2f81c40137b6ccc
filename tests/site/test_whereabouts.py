from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.document import Entry, Part
from generator.site.whereabouts import beginnings, lists

CASES = yaml.load((Path(__file__).parents[1] / "cases/whereabouts.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 -- texts


def told(text: str) -> list[str]:
    parts = (Part("", "", text),)
    return beginnings(
        [Entry(address="a/", title="", parts=parts, kind="", year="", day="", source="", actors=("none",))]
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_lists_tell_which_bundles_may_hold_a_word(case: dict[str, Any]) -> None:
    found = {file.path: file.data.decode() for file in lists("w/", list(map(told, case["bundles"])))}
    assert len(found) == 37
    assert {name: found[f"w/{name}.txt"].split() and found[f"w/{name}.txt"].splitlines() for name in case["expect"]} == case["expect"]


def test_a_list_of_nothing_is_no_empty_file() -> None:
    assert {file.data for file in lists("w/", [])} == {b"\n"}
