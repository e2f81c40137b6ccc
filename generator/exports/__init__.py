"""A briefing as files for programs: data, calendars, feeds, a guide to the pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.document import Deferred, File
from generator.exports.atom import atom
from generator.exports.calendars import calendars
from generator.exports.database import database
from generator.exports.entries import feeds, told
from generator.exports.finding import finding, told_again
from generator.exports.guide import guide
from generator.exports.json_feed import json_feed
from generator.exports.plain import copies
from generator.exports.records import KINDS, records
from generator.exports.schema import schema
from generator.exports.statements import lines
from generator.exports.tables import tables
from generator.model.hashing import Hasher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.exports.place import Place
    from generator.model.briefing import Briefing

    Group = tuple[File | Deferred, ...]

__all__ = ["copies", "finding", "planned", "planned_edition", "told", "told_again"]


def planned(briefing: Briefing, place: Place, typed: str = "") -> tuple[Group, ...]:
    """Every file for programs of the current site but the pages' copies in Markdown, see `copies`; yet to be made.

    Where `typed` tells all that notes and files say above their prose, data are known by it.
    """
    hasher = Hasher()  # talks and changes have reports in common
    found = list(feeds(briefing, place, hasher))
    return (
        *_data(briefing, typed),
        tuple(calendars(briefing, place, hasher)),
        tuple(file for feed in found for file in atom(feed, place)),
        tuple(file for feed in found for file in json_feed(feed, place)),
        (guide(briefing, place),),
    )


def planned_edition(briefing: Briefing, place: Place, typed: str = "") -> tuple[Group, ...]:  # noqa: ARG001 -- called like `planned`
    """The data of an edition, at paths from its own start; it has no feeds and no calendars."""
    return tuple(_data(briefing, typed))


def _data(briefing: Briefing, typed: str) -> Iterator[Group]:
    """The data files, the longest first. They hold every fact, and no prose."""
    key = f"{typed} {briefing.as_of}" if typed else ""
    yield (_later("data/briefing.sqlite", key, partial(database, briefing)),)
    yield (_later("data/statements.jsonl", key, partial(lines, briefing)),)
    for kind in KINDS:
        held = _Held(briefing, kind)
        yield tuple(
            Deferred(path=f"data/{kind}.{form}", key=key, make=partial(held.data, form)) for form in ("json", "csv")
        )
    yield (schema(),)


def _later(path: str, key: str, make: Callable[[], File]) -> Deferred:
    return Deferred(path=path, key=key, make=lambda: make().data)


class _Held:
    """The files of one kind, made at the same time, until each is written: all kinds together would fill the memory."""

    def __init__(self, briefing: Briefing, kind: str) -> None:
        self._briefing, self._kind = briefing, kind
        self._made: dict[str, bytes] = {}

    def data(self, form: str) -> bytes:
        """One of the files."""
        if form not in self._made:
            self._made = tables(self._kind, records(self._briefing, self._kind), self._briefing.as_of)
        return self._made.pop(form)
