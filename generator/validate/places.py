"""Links of bodies to a place within a file: a fact of a note, or a heading of the desk's prose."""

from __future__ import annotations

import posixpath
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator.model.anchors import heading
from generator.problems import nearest, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.problems import Mark, Problem
    from generator.validate.points import Points

_MOST = 50  # of one file
_OURS = "--"  # within the anchors that the pages themselves have


def dead_places(told: Iterable[Points], docs: str, facts: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Links to a place that its file lacks; `facts` are the places of facts in each file without errors, by id.

    Links to what a page itself adds, to hand-written pages, and to files with errors are left to the built site.
    """
    known = {one.file.removeprefix(f"{docs}/"): one for one in told}
    places: dict[str, frozenset[str]] = {}
    for path, one in known.items():
        yield from islice(_dead(one, path, known, facts, places), _MOST)


def _dead(
    one: Points,
    path: str,
    known: Mapping[str, Points],
    facts: Mapping[str, frozenset[str]],
    places: dict[str, frozenset[str]],
) -> Iterator[Problem]:
    """`places` keeps what was found of each file."""
    for mark, target, fragment, found in _linked(one, path):
        other = known.get(found)
        if other is None or other.id not in facts:
            continue
        if found not in places:
            taken: dict[str, int] = {}
            places[found] = facts[other.id] | {heading(text, taken) for text in other.headings}
        if fragment not in places[found]:
            message = f"the link '{target[:80]}' leads to no place in {other.file}"
            hint = nearest(fragment, places[found]) or "the anchor of a fact is its id, that of a heading its words"
            yield warning(one.file, mark, message, hint)


def places_linked(told: Iterable[Points], docs: str) -> Iterator[str]:
    """The files below `docs` to a place in which a body links, as they are shown; some of them may not exist."""
    for one in told:
        yield from (f"{docs}/{found}" for *_, found in _linked(one, one.file.removeprefix(f"{docs}/")))


def _linked(one: Points, path: str) -> Iterator[tuple[Mark, str, str, str]]:
    """Each link to a place: where it stands, what is typed, the place, and the path of its file."""
    for mark, target, is_image in one.links:
        split = urlsplit(target)
        fragment = unquote(split.fragment)
        if is_image or not fragment or _OURS in fragment:
            continue
        found = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(split.path))) if split.path else path
        yield mark, target, fragment, found
