"""A briefing as files for programs: data, calendars, feeds, a guide to the pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.document import Deferred, File
from generator.exports.atom import atom
from generator.exports.calendars import calendars
from generator.exports.database import database
from generator.exports.entries import feeds, told
from generator.exports.finding import finding
from generator.exports.guide import guide
from generator.exports.json_feed import json_feed
from generator.exports.plain import copies
from generator.exports.records import KINDS, records
from generator.exports.schema import schema
from generator.exports.statements import lines
from generator.exports.tables import as_csv, as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.exports.place import Place
    from generator.exports.values import Record
    from generator.model.briefing import Briefing

    Group = tuple[File | Deferred, ...]

__all__ = ["copies", "finding", "planned", "planned_edition", "told"]


def planned(briefing: Briefing, place: Place) -> tuple[Group, ...]:
    """Every file for programs of the current site but the pages' copies in Markdown, see `copies`; yet to be made."""
    found = list(feeds(briefing, place))
    return (
        _data(briefing),
        tuple(calendars(briefing, place)),
        tuple(file for feed in found for file in atom(feed, place)),
        tuple(file for feed in found for file in json_feed(feed, place)),
        (guide(briefing, place),),
    )


def planned_edition(briefing: Briefing, place: Place) -> tuple[Group, ...]:  # noqa: ARG001 -- called like `planned`
    """The data of an edition, at paths from its own start; it has no feeds and no calendars."""
    return (_data(briefing),)


def _data(briefing: Briefing) -> Group:
    """The data files. Some fact of theirs changes with every edit, so that they have no keys."""
    held = _Held(briefing)

    def later(path: str, make: Callable[[], File]) -> Deferred:
        return Deferred(path=path, key="", make=lambda: make().data)

    def both(kind: str) -> Iterator[Deferred]:
        yield later(f"data/{kind}.json", lambda: as_json(kind, held.records(kind), briefing.as_of))
        yield later(f"data/{kind}.csv", lambda: as_csv(kind, held.records(kind)))

    return (
        *(file for kind in KINDS for file in both(kind)),
        schema(),
        later("data/statements.jsonl", partial(lines, briefing)),
        later("data/briefing.sqlite", partial(database, briefing)),
    )


class _Held:
    """The records of one kind at a time: all of them would fill the memory."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._last: tuple[str, list[Record]] = ("", [])

    def records(self, kind: str) -> list[Record]:
        """The records of a kind."""
        if self._last[0] != kind:
            self._last = (kind, records(self._briefing, kind))
        return self._last[1]
