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
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.problems import Problem
    from generator.read.note import Note

_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_SHOWN = f"one of {' '.join(_PICTURES)}"
_RELATIVE = "links are relative to the note's own file, such as ../actors/x.md"
_MOST = 50  # dead links, or images, of one file


def dead_targets(notes: Iterable[Note], docs: str, files: Collection[str]) -> Iterator[Problem]:
    """Links and images that lead to no file; `files` are all paths below the folder `docs`, as it is shown."""
    assets = {path for path in files if path.startswith("assets/")}
    folded = {path.casefold(): path for path in files}
    for note in notes:
        yield from islice(_dead_links(note, docs, folded), _MOST)
        yield from islice(_dead_images(note, assets), _MOST)


def _dead_links(note: Note, docs: str, folded: Mapping[str, str]) -> Iterator[Problem]:
    """`folded` are all paths by themselves in small letters."""
    folder = posixpath.dirname(note.file.removeprefix(f"{docs}/"))
    for mark, target, is_image in relative_links(note):
        split = urlsplit(target)
        if not split.path and split.fragment and not is_image:
            continue  # to a place in the same text
        found = posixpath.normpath(posixpath.join(folder, unquote(split.path)))
        like = folded.get(found.casefold(), "")
        if like != found:
            hint = f"did you mean '{posixpath.relpath(like, folder)}'?" if like else _RELATIVE
            yield error(note.file, mark, f"the link '{target[:80]}' leads to no file", hint)
        elif is_image and not found.casefold().endswith(_PICTURES):
            yield error(note.file, mark, f"'{target[:80]}' is no image that browsers show", _SHOWN)


def _dead_images(note: Note, assets: Collection[str]) -> Iterator[Problem]:
    for key, entry in facts(note):
        path = entry.text("file")
        if key == "images" and path in assets and not path.casefold().endswith(_PICTURES):
            message = f"'{path[:80]}' is no image that browsers show"
            yield entry.error(entry.mark("file"), message, _SHOWN)
        elif key == "images" and path and path not in assets:
            hint = nearest(path, assets) or "image files are relative to docs/, such as assets/x.jpg"
            yield entry.error(entry.mark("file"), f"there is no image file '{path[:80]}'", hint)
