"""A briefing as files for programs: data, calendars, feeds, a guide to the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.atom import atom
from generator.exports.calendars import calendars
from generator.exports.database import database
from generator.exports.entries import feeds, told
from generator.exports.finding import finding
from generator.exports.guide import guide
from generator.exports.json_feed import json_feed
from generator.exports.plain import copies
from generator.exports.records import records
from generator.exports.schema import schema
from generator.exports.statements import lines
from generator.exports.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import File
    from generator.exports.place import Place
    from generator.model.briefing import Briefing

__all__ = ["copies", "finding", "render", "render_edition", "told"]


def render(briefing: Briefing, settings: Place) -> tuple[File, ...]:
    """Every file for programs of the current site but the pages' copies in Markdown, see `copies`."""
    return (*_data(briefing), *calendars(briefing, settings), *_feeds(briefing, settings), guide(briefing, settings))


def render_edition(briefing: Briefing, settings: Place) -> tuple[File, ...]:  # noqa: ARG001 -- called like `render`
    """The data of an edition, at paths from its own start; it has no feeds and no calendars."""
    return tuple(_data(briefing))


def _data(briefing: Briefing) -> Iterator[File]:
    found = records(briefing)
    yield from tables(found, briefing.as_of)
    yield schema()
    yield lines(briefing)
    yield database(briefing, found)


def _feeds(briefing: Briefing, settings: Place) -> Iterator[File]:
    for feed in feeds(briefing, settings):
        yield from atom(feed, settings)
        yield from json_feed(feed, settings)
