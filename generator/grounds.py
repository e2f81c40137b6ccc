"""What a build leaves for an edit of prose alone: such as cannot be told by a part of the notes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from generator.pages import note_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.build import Made
    from generator.model.briefing import Briefing

# Of a note's page what it was given, and what it tells the theme besides.
_Planned = tuple[tuple[Any, ...], dict[str, Any]]


class Grounds(NamedTuple):
    """All of it as plain values.

    `places` are those of the disagreements, `planned` the pages of notes by path, `formerly` the earlier ids: by
    reading date. `tellers` are the notes that tell of a thing, or of what sources disagree about, by its id.
    `beside` is what stands beside the site's pages and what tells its bytes. `search` are the bundles with what
    each holds, as in `Bundle`, `listed` is their list: none where the site has the theme's search.
    """

    places: Mapping[str, Mapping[str, str]]
    planned: Mapping[str, Mapping[str, _Planned]]
    formerly: Mapping[str, tuple[str, ...]]
    tellers: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, str]
    search: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...]
    listed: tuple[str, str]


def grounds_of(made: Made, content: Mapping[str, str]) -> tuple[Any, ...]:
    """What a build leaves; `content` tells the bytes of its files."""
    search = made.search
    return (
        {desk.prefix: dict(desk.disagreements) for desk, _ in made.pages},
        {
            desk.prefix: {one.path: (one.given, dict(one.meta)) for one in sheets if one.write is note_page}
            for desk, sheets in made.pages
        },
        {desk.prefix: tuple(desk.briefing.formerly) for desk, _ in made.pages},
        _tellers(next(desk.briefing for desk, _ in made.pages if not desk.prefix)),
        {file.path: file.key for file in made.beside_of(content, _unread)},
        tuple((one.path, one.key, one.told) for one in search.bundles) if search else (),
        (search.listed.path, search.listed.key) if search else (),
    )


def _tellers(briefing: Briefing) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, note in briefing.notes.items():
        for thing in note.entities:
            found[thing].append(name)
    for one in briefing.discrepancies.values():
        found[one.id] = found[one.subject]
    return {thing: tuple(names) for thing, names in found.items()}


def _unread(path: str) -> NoReturn:
    raise AssertionError(path)  # copies are only planned here
