"""Where old addresses lead: on the site, and in its editions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.article import ActorFile
from generator.pages import Desk, hubs
from telling import article, pages_of

FERN = ActorFile(id="fern", file="docs/actors/fern.md", name="Fern", kind="state", formerly=("farn",))


@pytest.mark.parametrize("prefix", ["", "as-of/2022-01-05/"])
def test_a_former_id_leads_to_the_present_page_of_the_same_edition(desk_of: Callable[..., Desk], prefix: str) -> None:
    told = article({"day": "2022-01-04", "id": "talk", "what": "Talk", "who": ["fern"]}, 1, "talk")
    pages = {page.path: page for page in pages_of(hubs.pages, desk_of(told, actors=(FERN,), prefix=prefix))}
    moved = pages[f"{prefix}actors/farn.md"]
    assert moved.meta["redirect"] == "../fern/"
    assert 'This page has another address now: <a href="../fern/">Fern</a>.' in moved.markdown
    assert moved.meta["search"] == {"exclude": True}
