"""The index of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page
    from generator.pages.desk import Desk


def pages(desk: Desk) -> Iterator[Page]:
    """All claims, by speaker."""
    yield from spoken.index(desk, "claims", tuple(desk.briefing.claims.values()))
