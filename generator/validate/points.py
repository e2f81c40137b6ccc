"""What a file points at, and what can be pointed at in it: judged when all files are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.validate.body import headings, relative_links
from generator.validate.entries import facts

if TYPE_CHECKING:
    from generator.problems import Mark
    from generator.read.note import Note


@dataclass(frozen=True, slots=True)
class Points:
    """The relative links of a file's body, its images of ours with their places, and its headings."""

    id: str
    file: str
    links: tuple[tuple[Mark, str, bool], ...]  # where, what is typed, whether it is an image
    images: tuple[tuple[Mark, str], ...]
    headings: tuple[str, ...]


def points_of(note: Note) -> Points:
    """What a file that could be read points at."""
    images = (
        (entry.mark("file"), entry.text("file")) for key, entry in facts(note) if key == "images" and entry.text("file")
    )
    return Points(note.id, note.file, tuple(relative_links(note)), tuple(images), tuple(headings(note)))
