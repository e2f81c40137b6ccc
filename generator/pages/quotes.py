"""The index of quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet


def pages(desk: Desk) -> Iterator[Sheet]:
    """All quotes, by speaker."""
    yield from spoken.index(desk, "quotes", desk.briefing.quotes)
