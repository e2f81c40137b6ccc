"""One file as far as it was understood by itself, from the plain values that `taking.py` makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.problems import Mark, of_plain
from generator.read.note import Note
from generator.read.places import Places
from generator.validate.points import Points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.problems import Problem
    from generator.read import Source

Plain = tuple[Any, ...]
_LOST = 2  # values: what is wrong, what it lends


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that could be read: what is typed in it, what it points at, and whether it is without errors."""

    note: Note
    points: Points
    right: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """A file that could not be read; `lends` are the ids that it defines all the same, with their kinds."""

    lends: Mapping[str, str]


def problems_of(plain: Plain) -> list[Problem]:
    """What is wrong with a file."""
    return [*map(of_plain, plain[0])]


def taken(source: Source, plain: Plain) -> Taken | Lost:
    """The file itself."""
    if len(plain) == _LOST:
        return Lost(plain[1])
    _, right, front, packed, body, body_line, links, images, headings = plain
    note = Note(
        id=source.name,
        group=source.group,
        file=source.file,
        front=front,
        values=Places(front, packed),
        body=body,
        body_line=body_line,
    )
    return Taken(note, points_of_plain(source, (links, images, headings)), right)


def points_of_plain(source: Source, plain: Plain) -> Points:
    """What it points at."""
    links, images, headings = plain
    return Points(
        source.name,
        source.file,
        tuple((Mark(line, column), target, is_image) for line, column, target, is_image in links),
        tuple((Mark(line, column), path) for line, column, path in images),
        tuple(headings),
    )
