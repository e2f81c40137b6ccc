"""The web of a site's pages, kept from build to build: only pages that an edit can concern are looked at again."""

from __future__ import annotations

import posixpath
from array import array
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.site.examine import is_among, number, unfold, unfold_anchors
from generator.site.machine import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.site.examine import Examined

_ERROR_PAGE = "404.html"
_START = "index.html"
_FEW = 16  # numbers that are looked for one by one


class Way(NamedTuple):
    """Where a page leads: the numbers of the files, packed; whether it leads on by itself."""

    targets: bytes
    moved: bool


class Strand(NamedTuple):
    """A page in the web: its examination and its anchors, both folded, and where it leads."""

    folded: bytes
    anchors: bytes
    way: Way


class Looks(NamedTuple):
    """The ways of pages that are new or made anew; examinations and anchors of these and all others, folded.

    `turned` are those of the new ones that have other anchors than before.
    """

    ways: Mapping[str, Way]
    turned: Collection[str]
    folded: Mapping[str, bytes]
    anchors: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Web:
    """Every page by its path.

    `ways` are the numbers of the files that a page leads to, `moved` the pages that lead on by themselves. `found` is
    what is wrong with a page, where something is; `lost` are those that no link leads to. `leads` are the numbers of
    all files that pages lead to, and of some that none does any more.
    """

    ways: Mapping[str, bytes] = field(default_factory=dict)
    moved: frozenset[str] = frozenset()
    found: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    leads: frozenset[int] = frozenset()


def renewed(web: Web, fresh: Looks, before: Collection[str], files: Collection[str]) -> Web:
    """The web with these pages new or made anew; `before` and `files` are the site's files then and now.

    A page is looked at again when it was made anew, when a file that it leads to came or went, and when one
    that it leads to has other anchors.
    """
    ways = {path: way for path, way in web.ways.items() if path in files}
    ways |= {path: way.targets for path, way in fresh.ways.items()}
    moved = {path for path in web.moved if path in ways and path not in fresh.ways}
    moved |= {path for path, way in fresh.ways.items() if way.moved}
    leads = web.leads.union(*(array("Q", way.targets) for way in fresh.ways.values()))
    concerned = _concerned(fresh, (set(before) ^ set(files)).union(fresh.turned), ways, leads)
    found = {path: told for path, told in web.found.items() if path in ways and path not in concerned}
    around = _Around(files, fresh.anchors)
    for path in concerned:
        page = unfold(fresh.folded[path])
        if told := (*page.alone, *around.found(page)):
            found[path] = told
    same = ways == web.ways and moved == web.moved
    lost = web.lost if same else _lost(ways, moved)
    return Web(ways, frozenset(moved), found, lost, leads)


def _concerned(fresh: Looks, changed: Iterable[str], ways: Mapping[str, bytes], leads: frozenset[int]) -> set[str]:
    """The pages made anew, and those that lead to where something changed."""
    if len(fresh.ways) == len(ways):
        return set(ways)
    numbers = leads.intersection(map(number, changed))
    if len(numbers) > _FEW:
        led = {path for path, way in ways.items() if not numbers.isdisjoint(array("Q", way))}
    else:
        packed = [array("Q", [one]).tobytes() for one in numbers]
        led = {path for path, way in ways.items() if any(one in way for one in packed)}
    return led.union(fresh.ways)


def findings(web: Web, sizes: Mapping[str, int]) -> tuple[Finding, ...]:
    """All that is wrong with the site, sorted; nothing, where it may be published."""
    found = [*_start(sizes), *_empty(sizes)]
    for path, told in web.found.items():
        found += [Finding(address(path), text, "error" if grade == "error" else "warning") for text, grade in told]
    found += [Finding(address(path), "no page that a reader can reach links here", "warning") for path in web.lost]
    return tuple(sorted(set(found)))


def _start(sizes: Mapping[str, int]) -> Iterator[Finding]:
    """A site has a start."""
    if _START not in sizes:
        yield Finding("/", "the site has no start page")


def _empty(sizes: Mapping[str, int]) -> Iterator[Finding]:
    """No file is empty but a list of lines that has none."""
    for path, size in sizes.items():
        if not size and not path.endswith(".jsonl"):
            yield Finding(f"/{path}", "the file is empty")


class _Around:
    """Where pages lead: to these files, and to these anchors in them."""

    def __init__(self, files: Collection[str], anchors: Mapping[str, bytes]) -> None:
        self.files = files
        self._there = cache(lambda path: unfold_anchors(anchors[path]))  # as text: sets would take ten times the room
        self._pages = frozenset(anchors)

    def found(self, page: Examined) -> Iterator[tuple[str, str]]:
        """Each link within the site leads to a file of the site and an anchor in it; what is loaded is there."""
        for link, file, anchor in page.links:
            if file not in self.files:
                yield f"the link {link!r} leads nowhere", "warning"
            elif anchor and file in self._pages and not is_among(anchor, self._there(file)):
                yield f"the link {link!r} leads to no anchor of its page", "warning"
        for link, file, _ in page.loads:
            if file not in self.files:
                yield f"loads {link!r}, which is not there", "error"


def _lost(ways: Mapping[str, bytes], moved: Collection[str]) -> tuple[str, ...]:
    """The pages that no links from the start lead to; the error page and old addresses need none."""
    if _START not in ways:
        return ()
    numbers = {path: number(path) for path in ways}
    ahead = {numbers[path]: way for path, way in ways.items()}
    reached = {numbers[_START]}
    waiting = [*reached]
    while waiting:
        new = set(array("Q", ahead.get(waiting.pop(), b""))) - reached
        reached |= new
        waiting += new
    left = (path for path in ways if numbers[path] not in reached)
    return tuple(sorted(path for path in left if path != _ERROR_PAGE and path not in moved))


def address(path: str) -> str:
    """A page's address from the site's root, as a reader types it."""
    return "/" + (path[: -len("index.html")] if posixpath.basename(path) == "index.html" else path)
