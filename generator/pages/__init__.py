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
    subscribing,
    talks,
    timeline,
)
from generator.pages.desk import Desk, Edition
from generator.pages.note import page as note_page
from generator.pages.printing import environment
from generator.pages.sheet import Sheet
from generator.pages.switch import switched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Desk", "Edition", "Sheet", "environment", "note_page", "planned", "switched"]

ROOMS: tuple[Callable[[Desk], Iterable[Sheet]], ...] = tuple(
    room.pages
    for room in (
        home,
        talks,
        occasions,
        timeline,
        stories,
        positions,
        figures,
        claims,
        quotes,
        discrepancies,
        notes,
        sources,
        corrections,
        hubs,
        subscribing,
        network,
        actors,
        changes,
    )
)


def planned(desk: Desk) -> tuple[Sheet, ...]:
    """Every page of the briefing of one reading date, yet to be written."""
    return tuple(sheet for room in ROOMS for sheet in room(desk))
