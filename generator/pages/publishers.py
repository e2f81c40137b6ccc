"""Publishers that have a page each, as lines: of many those with most notes, and all by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import addresses
from generator.addresses import LONG
from generator.pages import splitting
from generator.pages.rows import Rows
from generator.pages.splitting import letters, named
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet

_MOST = 20  # of many, that stand on the index


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A publisher that has a page of its own; `link` leads there from the site's root until it is shown."""

    anchor: str
    link: Link
    kinds: str
    voice: str
    notes: tuple[str, ...]
    only: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What `indexes/sources_named.md.j2` shows: publishers, or the letters and parts `apart` that hold them."""

    lines: tuple[Line, ...]
    apart: tuple[Link, ...]
    up: tuple[Link, ...]


def pages(desk: Desk, lines: Sequence[Line]) -> Iterator[Sheet]:
    """The publishers by name, where they are many."""
    if len(lines) > LONG:
        yield from splitting.sheets(desk, _by_name(lines), _list)


def shown(rows: Rows, lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Link, ...]]:
    """The lines of the index; of many those with most notes, and the ways to all by name."""
    if len(lines) <= LONG:
        return _here(rows, lines), ()
    most = sorted(lines, key=lambda one: -len(one.notes))[:_MOST]
    return _here(rows, most), letters(rows, _by_name(lines).apart)


def _by_name(lines: Sequence[Line]) -> Stretch[Line]:
    told = sorted(lines, key=lambda one: (one.link.text.casefold(), one.anchor))
    return addresses.names("sources/by/name/", "Sources", ((one.link.text, one) for one in told))


def _here(rows: Rows, lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(replace(one, link=Link(one.link.text, rows.link(one.link.href))) for one in lines)


def _list(desk: Desk, one: Stretch[Line], within: tuple[Link, ...]) -> Page:
    """The publishers of a letter, or a part of it; `within` are the ways to what it is a part of."""
    rows = Rows(desk, one.address)
    return desk.page(
        one.address,
        "indexes/sources_named.md.j2",
        Listed(
            lines=_here(rows, one.rows),
            apart=letters(rows, one.apart, lambda line: line.link.text),
            up=(Link("All sources", rows.link("sources/")), *within),
        ),
        title=f"Sources: {named(one)}" if within else "Sources by name",
        notes=(name for line in one.found for name in line.notes),
        listed=False,
    )
