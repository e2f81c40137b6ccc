"""The ways between the pages of a long list: its months, their days, or its letters, and the parts of those."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.pages import words
from generator.pages.rows import Rows
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet

T = TypeVar("T")


def named(one: Stretch[T]) -> str:
    """A stretch in words: "March 2031", "Saturday 15 March 2031", "Saturday 15 March 2031, part 2", "A"."""
    text = one.name or (words.weekday(one.day) if one.kind == "day" else words.month(one.day))
    text += ", day not given" if one.kind == "no-day" else ""
    return f"{text}, part {one.part}" if one.part else text


def links(
    rows: Rows, found: Iterable[Stretch[T]], told: Callable[[Stretch[T]], str] = lambda one: str(len(one.found))
) -> tuple[Link, ...]:
    """The ways to several of them, each with its number of rows or with other words."""
    return tuple(Link(named(one), rows.link(one.address), told(one)) for one in found)


def letters(rows: Rows, found: Iterable[Stretch[T]], name_of: Callable[[T], str] | None = None) -> tuple[Link, ...]:
    """The ways to several stretches of a list of names: each with its number, a part with its first and last name."""

    def told(one: Stretch[T]) -> str:
        if name_of is None or not one.part:
            return str(len(one.found))
        return f"{name_of(one.found[0])} to {name_of(one.found[-1])}"

    return links(rows, found, told)


def sheets(desk: Desk, whole: Stretch[T], write: Callable[..., Page], *given: object) -> Iterator[Sheet]:
    """A list and all that is apart of it: `write` is given each with the ways to what it is a part of."""
    for one, within in whole.pages:
        yield desk.sheet(one.address, write, *given, one, ways_up(Rows(desk, one.address), within))


def ways_up(rows: Rows, within: Iterable[Stretch[T]]) -> tuple[Link, ...]:
    """The ways to what a page is a part of, the widest first."""
    return tuple(Link(f"All of {named(one)}", rows.link(one.address)) for one in within)
