"""What is understood of one file by itself, as plain values: nobody need read it twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Severity, as_plain
from generator.read.lending import lent
from generator.read.parsing import parse
from generator.read.source import unreadable
from generator.validate.body import headings, relative_links
from generator.validate.entries import facts
from generator.validate.judging import judged
from generator.validate.points import Points

if TYPE_CHECKING:
    from generator.read.note import Note
    from generator.read.source import Source
    from generator.validate.taken import Plain


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


def points_of(note: Note) -> Points:
    """What a file that could be read points at."""
    images = (
        (entry.mark("file"), entry.text("file")) for key, entry in facts(note) if key == "images" and entry.text("file")
    )
    return Points(note.id, note.file, tuple(relative_links(note)), tuple(images), tuple(headings(note)))
