"""A briefing as pages for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import (
    actors,
    changes,
    claims,
    corrections,
    discrepancies,
    figures,
    home,
    hubs,
    network,
    notes,
    occasions,
    positions,
    quotes,
    sources,
    stories,
    talks,
    timeline,
)
from generator.pages.desk import Desk, Edition, environment
from generator.pages.switch import switched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page

__all__ = ["Desk", "Edition", "environment", "render", "switched"]

_ROOMS = (
    home,
    talks,
    occasions,
    timeline,
    stories,
    actors,
    positions,
    figures,
    claims,
    quotes,
    changes,
    discrepancies,
    notes,
    sources,
    corrections,
    hubs,
    network,
)


def render(desk: Desk) -> tuple[Page, ...]:
    """Every page of the briefing of one reading date."""
    return tuple(_pages(desk))


def _pages(desk: Desk) -> Iterator[Page]:
    for room in _ROOMS:
        yield from room.pages(desk)
