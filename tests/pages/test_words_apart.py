"""What the search reads of a page: words that are seen apart are read apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.pages.desk import apart

if TYPE_CHECKING:
    from generator.document import Page


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<dt>Also known as</dt><dd>Farn</dd><dt>Talks</dt>", "Also known as Farn Talks"),
        ("<td>held</td><td>Moss</td>", "held Moss"),
        ("<div>Geneva</div><div>Outcome</div>", "Geneva Outcome"),
        ('<a href="x">Dinner</a><span class="badges"><span class="badge">held</span></span>', "Dinner held"),
        ('<a href="x">Moss</a><span class="comma">, </span>Fern', "Moss, Fern"),
    ],
)
def test_a_page_without_its_tags_reads_as_it_is_seen(written: str, read: str) -> None:
    assert " ".join(re.sub(r"<[^>]*>", "", apart(written)).split()) == read


def test_aliases_of_an_actor_stand_alone(pages: dict[str, Page]) -> None:
    text = re.sub(r"<[^>]*>", "", pages["actors/fern.md"].markdown)
    assert re.search(r"\bFarn\b", text)
