"""The index of quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page
    from generator.pages.desk import Desk


def pages(desk: Desk) -> Iterator[Page]:
    """All quotes, by speaker."""
    yield from spoken.index(desk, "quotes", tuple(desk.briefing.quotes.values()))
