"""The web of a site's pages, kept from build to build: only pages that an edit can concern are looked at again."""

from __future__ import annotations

import posixpath
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.site.examine import number, unfold
from generator.site.machine import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from generator.site.examine import Examined

_ERROR_PAGE = "404.html"
_START = "index.html"


class Strand(NamedTuple):
    """A page in the web: its examination, folded; the numbers of the files it leads to; what is wrong with it."""

    folded: bytes
    targets: bytes
    moved: bool
    found: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Web:
    """Every page by its path, and those that no link leads to."""

    strands: Mapping[str, Strand] = field(default_factory=dict)
    lost: tuple[str, ...] = ()


class _Anchors:
    """The anchors of pages, unfolded when they are asked for."""

    def __init__(self, strands: Mapping[str, Strand]) -> None:
        self._strands = strands
        self._known: dict[str, frozenset[str]] = {}

    def get(self, path: str) -> frozenset[str] | None:
        """A page's anchors; None where there is no such page."""
        if path not in self._known and path in self._strands:
            self._known[path] = unfold(self._strands[path].folded).anchors
        return self._known.get(path)


def renewed(web: Web, fresh: Mapping[str, Strand], before: Collection[str], files: Collection[str]) -> Web:
    """The web with these pages new or made anew; `before` and `files` are the site's files then and now.

    A page is looked at again when it was made anew, when a file that it leads to came or went, and when one
    that it leads to has other anchors.
    """
    strands = {path: strand for path, strand in web.strands.items() if path in files} | dict(fresh)
    moved = set(before) ^ set(files) | {path for path in fresh if _other_anchors(web, fresh, path)}
    numbers = {number(path) for path in moved}
    concerned = [
        path
        for path, strand in strands.items()
        if path in fresh or (numbers and not numbers.isdisjoint(array("Q", strand.targets)))
    ]
    anchors = _Anchors(strands)
    for path in concerned:
        page: Examined = unfold(strands[path].folded)
        strands[path] = strands[path]._replace(found=(*page.alone, *_around(page, files, anchors)))
    return Web(strands, web.lost if _same_ways(web, strands, fresh) else _lost(strands))


def findings(web: Web, sizes: Mapping[str, int]) -> tuple[Finding, ...]:
    """All that is wrong with the site, sorted; nothing, where it may be published."""
    found = [*_start(sizes), *_empty(sizes)]
    for path, strand in web.strands.items():
        found += [
            Finding(address(path), text, "error" if grade == "error" else "warning") for text, grade in strand.found
        ]
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


def _around(page: Examined, files: Collection[str], anchors: _Anchors) -> Iterator[tuple[str, str]]:
    """Each link within the site leads to a file of the site and an anchor in it; what is loaded is there."""
    for link, file, anchor in page.links:
        if file not in files:
            yield f"the link {link!r} leads nowhere", "warning"
        elif anchor:
            there = anchors.get(file)
            if there is not None and anchor not in there:
                yield f"the link {link!r} leads to no anchor of its page", "warning"
    for link, file, _ in page.loads:
        if file not in files:
            yield f"loads {link!r}, which is not there", "error"


def _lost(strands: Mapping[str, Strand]) -> tuple[str, ...]:
    """The pages that no links from the start lead to; the error page and old addresses need none."""
    if _START not in strands:
        return ()
    ahead = {number(path): array("Q", strand.targets) for path, strand in strands.items()}
    waiting = [number(_START)]
    while waiting:
        waiting += ahead.pop(waiting.pop(), ())
    return tuple(
        sorted(
            path
            for path, strand in strands.items()
            if path != _ERROR_PAGE and not strand.moved and number(path) in ahead
        )
    )


def _same_ways(web: Web, strands: Mapping[str, Strand], fresh: Mapping[str, Strand]) -> bool:
    """Whether the same pages lead to the same files as before."""
    return web.strands.keys() == strands.keys() and all(
        (strand.targets, strand.moved) == (web.strands[path].targets, web.strands[path].moved)
        for path, strand in fresh.items()
    )


def _other_anchors(web: Web, fresh: Mapping[str, Strand], path: str) -> bool:
    old, new = web.strands.get(path), fresh[path]
    return old is None or (old.folded != new.folded and unfold(old.folded).anchors != unfold(new.folded).anchors)


def address(path: str) -> str:
    """A page's address from the site's root, as a reader types it."""
    return "/" + (path[: -len("index.html")] if posixpath.basename(path) == "index.html" else path)
