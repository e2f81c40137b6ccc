"""One file as far as it can be understood by itself, which plain values hold as well: nobody need read it twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.problems import Mark, Severity, as_plain, of_plain
from generator.read import Note, lent, parse, unreadable
from generator.read.places import Places
from generator.validate.judging import judged
from generator.validate.points import Points, points_of

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


def take(source: Source, data: bytes) -> Plain:
    """What is understood of a file's bytes, and what is wrong with them. A pure function of its arguments."""
    note, problems = parse(source.name, source.group, source.file, data)
    if note is None or not source.sound:
        return [*map(as_plain, problems)], lent(source.name, source.group, data)
    wrong = judged(note)
    right = all(problem.severity is not Severity.ERROR for problem in wrong)
    return [*map(as_plain, (*problems, *wrong))], right, *_note(note), *_points(points_of(note))


def refused(source: Source) -> Plain:
    """The same of a file that may not be opened."""
    return [as_plain(unreadable(source.file))], {source.name: source.group}


def _note(note: Note) -> Plain:
    """What of a note is asked for after it has been judged."""
    return note.front, note.values.packed, note.body, note.body_line


def _points(told: Points) -> Plain:
    links = [(mark.line, mark.column, target, is_image) for mark, target, is_image in told.links]
    return links, [(mark.line, mark.column, path) for mark, path in told.images], list(told.headings)


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
    points = Points(
        source.name,
        source.file,
        tuple((Mark(line, column), target, is_image) for line, column, target, is_image in links),
        tuple((Mark(line, column), path) for line, column, path in images),
        tuple(headings),
    )
    return Taken(note, points, right)
