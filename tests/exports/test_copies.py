"""Every page once more as Markdown for reading: the same words, links that lead to the other copies."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.document import Page
from generator.exports.plain import copies, copy

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "copies.yml").read_text())


def page(path: str, markdown: str) -> Page:
    return Page(path=path, title="The title", markdown=markdown, description="", meta={})


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_copy(case: dict[str, Any]) -> None:
    told = copy(page("talks/x.md", case["given"]))

    assert told.decode() == case["expect"] + "\n"


def test_copies_stand_where_their_addresses_end_and_editions_have_none() -> None:
    paths = ["index.md", "talks/index.md", "talks/x.md", "as-of/2031-01-02/index.md", "as-of/2031-01-02/talks/x.md"]

    told = copies([(path, "tells it") for path in paths], lambda path: page(path, f"# {path}\n").data)

    assert {file.path: file.data.decode() for file in told} == {
        "index.md": "# index.md\n",
        "talks.md": "# talks/index.md\n",
        "talks/x.md": "# talks/x.md\n",
    }
