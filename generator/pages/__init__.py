"""A briefing as pages for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.document import Page
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

__all__ = ["OTHERS", "SOME", "Desk", "Edition", "environment", "render", "switched"]

Room = Callable[[Desk], Iterable[Page]]

# In two halves that take about the same time, the files for programs counted with the others.
SOME: tuple[Room, ...] = tuple(
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
        network,
    )
)
OTHERS: tuple[Room, ...] = (actors.pages, changes.pages)


def render(desk: Desk, rooms: Iterable[Room] = (*SOME, *OTHERS)) -> tuple[Page, ...]:
    """Every page of the briefing of one reading date, or those of some rooms."""
    return tuple(page for room in rooms for page in room(desk))
