"""Looks through a built site before it is published: dead links, empty files, requests to other hosts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.site.examine import examine, fold, fold_anchors, numbers
from generator.site.web import Looks, Strand, Way, Web, findings, renewed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from generator.site.machine import Finding


@dataclass(frozen=True, slots=True)
class Tree:
    """A built site: the sizes of its files, and what its pages hold, by path from its root."""

    sizes: Mapping[str, int]
    pages: Mapping[str, Strand]


def read_tree(root: Path, home: str = "") -> Tree:
    """The tree of a built site on disk. `home` is the address that it is published under, where that is known."""
    files = [path for path in root.rglob("*") if path.is_file()]
    names = {path: path.relative_to(root).as_posix() for path in files}
    pages = {
        names[path]: strand(names[path], path.read_text(encoding="utf-8"), home)
        for path in files
        if path.suffix == ".html"
    }
    return Tree({names[path]: path.stat().st_size for path in files}, pages)


def strand(path: str, text: str, home: str, known: Sequence[str] = ()) -> Strand:
    """A page for the web, by itself; `known` are parts of it that may stand on many pages."""
    page = examine(path, text, home, known)
    return Strand(fold(page), fold_anchors(page), Way(numbers(page), page.moved))


def verify(tree: Tree) -> tuple[Finding, ...]:
    """All that is wrong with the site, sorted; nothing, where it may be published."""
    return findings(renewed(Web(), looks(tree.pages, tree.pages), (), tree.sizes), tree.sizes)


def looks(pages: Mapping[str, Strand], fresh: Collection[str]) -> Looks:
    """Pages for the web, of which some are new or made anew, with other anchors."""
    folded = {path: page.folded for path, page in pages.items()}
    anchors = {path: page.anchors for path, page in pages.items()}
    return Looks({path: pages[path].way for path in fresh}, fresh, folded, anchors)


def errors(findings: Iterable[Finding], *, strict: bool) -> tuple[Finding, ...]:
    """Those of the findings that keep the site from being published."""
    return tuple(finding for finding in findings if strict or finding.severity == "error")
