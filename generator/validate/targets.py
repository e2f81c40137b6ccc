"""What a file points at on disk: links of its body and images, which are relative to files and not to ids."""

from __future__ import annotations

import posixpath
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator.problems import error, nearest
from generator.validate.body import relative_links
from generator.validate.entries import facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.problems import Problem
    from generator.read.note import Note

_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_MOST = 50  # dead links, or images, of one file


def dead_targets(notes: Iterable[Note], docs: str, files: Collection[str]) -> Iterator[Problem]:
    """Links and images that lead to no file; `files` are all paths below the folder `docs`, as it is shown."""
    assets = {path for path in files if path.startswith("assets/")}
    for note in notes:
        yield from islice(_dead_links(note, docs, files), _MOST)
        yield from islice(_dead_images(note, assets), _MOST)


def _dead_links(note: Note, docs: str, files: Collection[str]) -> Iterator[Problem]:
    own = note.file.removeprefix(f"{docs}/")
    for mark, target in relative_links(note):
        path = unquote(urlsplit(target).path)
        found = posixpath.normpath(posixpath.join(posixpath.dirname(own), path))
        if path and found not in files:
            message = f"the link '{target[:80]}' leads to no file"
            yield error(note.file, mark, message, "links are relative to the note's own file, such as ../actors/x.md")


def _dead_images(note: Note, assets: Collection[str]) -> Iterator[Problem]:
    for key, entry in facts(note):
        path = entry.text("file")
        if key == "images" and path in assets and not path.casefold().endswith(_PICTURES):
            message = f"'{path[:80]}' is no image that browsers show"
            yield entry.error(entry.mark("file"), message, f"one of {' '.join(_PICTURES)}")
        elif key == "images" and path and path not in assets:
            hint = nearest(path, assets) or "image files are relative to docs/, such as assets/x.jpg"
            yield entry.error(entry.mark("file"), f"there is no image file '{path[:80]}'", hint)
