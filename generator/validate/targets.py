"""What a file points at on disk: links of its body and images, which are relative to files and not to ids."""

from __future__ import annotations

import posixpath
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator.problems import error, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.problems import Problem
    from generator.validate.points import Points

_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_SHOWN = f"one of {' '.join(_PICTURES)}"
_RELATIVE = "links are relative to the note's own file, such as ../actors/x.md"
_MOST = 50  # dead links, or images, of one file


def dead_targets(told: Iterable[Points], docs: str, files: Collection[str]) -> Iterator[Problem]:
    """Links and images that lead to no file; `files` are all paths below the folder `docs`, as it is shown."""
    assets = {path for path in files if path.startswith("assets/")}
    folded = {path.casefold(): path for path in files}
    for one in told:
        yield from islice(_dead_links(one, docs, folded), _MOST)
        yield from islice(_dead_images(one, assets), _MOST)


def _dead_links(one: Points, docs: str, folded: Mapping[str, str]) -> Iterator[Problem]:
    """`folded` are all paths by themselves in small letters."""
    folder = posixpath.dirname(one.file.removeprefix(f"{docs}/"))
    for mark, target, is_image in one.links:
        split = urlsplit(target)
        if not split.path and split.fragment and not is_image:
            continue  # to a place in the same text
        found = posixpath.normpath(posixpath.join(folder, unquote(split.path)))
        like = folded.get(found.casefold(), "")
        if like != found:
            hint = f"did you mean '{posixpath.relpath(like, folder)}'?" if like else _RELATIVE
            yield error(one.file, mark, f"the link '{target[:80]}' leads to no file", hint)
        elif is_image and not found.casefold().endswith(_PICTURES):
            yield error(one.file, mark, f"'{target[:80]}' is no image that browsers show", _SHOWN)


def _dead_images(one: Points, assets: Collection[str]) -> Iterator[Problem]:
    for mark, path in one.images:
        if path not in assets:
            hint = nearest(path, assets) or "image files are relative to docs/, such as assets/x.jpg"
            yield error(one.file, mark, f"there is no image file '{path[:80]}'", hint)
        elif not path.casefold().endswith(_PICTURES):
            yield error(one.file, mark, f"'{path[:80]}' is no image that browsers show", _SHOWN)
