"""Looks through a built site before it is published: dead links, empty files, requests to other hosts."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator.site.machine import Finding
from generator.site.scan import Scanned, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_ERROR_PAGE = "404.html"
_START = "index.html"


@dataclass(frozen=True, slots=True)
class Tree:
    """A built site: the sizes of its files, and what its pages hold, by path from its root.

    `home` is the address that the site is published under, where that is known.
    """

    sizes: Mapping[str, int]
    pages: Mapping[str, Scanned]
    home: str = ""


def read_tree(root: Path, home: str = "") -> Tree:
    """The tree of a built site on disk."""
    files = [path for path in root.rglob("*") if path.is_file()]
    names = {path: path.relative_to(root).as_posix() for path in files}
    pages = {names[path]: scan(path.read_text(encoding="utf-8")) for path in files if path.suffix == ".html"}
    return Tree({names[path]: path.stat().st_size for path in files}, pages, home)


def verify(tree: Tree) -> tuple[Finding, ...]:
    """All that is wrong with the site, sorted; nothing, where it may be published."""
    found = [*_start(tree), *_empty(tree), *_orphans(tree)]
    for path, page in tree.pages.items():
        found += [*_dead_links(tree, path, page), *_loads(tree, path, page), *_facts(tree, path, page)]
    return tuple(sorted(set(found)))


def _start(tree: Tree) -> Iterator[Finding]:
    """A site has a start."""
    if _START not in tree.sizes:
        yield Finding("/", "the site has no start page")


def _empty(tree: Tree) -> Iterator[Finding]:
    """No file is empty but a list of lines that has none."""
    for path, size in tree.sizes.items():
        if not size and not path.endswith(".jsonl"):
            yield Finding(f"/{path}", "the file is empty")


def _orphans(tree: Tree) -> Iterator[Finding]:
    """Each page can be reached by links from the start; the error page and old addresses have no need to."""
    if _START not in tree.pages:
        return
    reached, ahead = {_START}, [_START]
    while ahead:
        path = ahead.pop()
        for link in tree.pages[path].links:
            target = _target(tree, path, link)
            if target and target[0] in tree.pages and target[0] not in reached:
                reached.add(target[0])
                ahead.append(target[0])
    for path in tree.pages.keys() - reached - {_ERROR_PAGE}:
        if tree.pages[path].moved:
            continue
        yield Finding(address(path), "no page that a reader can reach links here", "warning")


def _dead_links(tree: Tree, path: str, page: Scanned) -> Iterator[Finding]:
    """Each link within the site leads to a file of the site, and to an anchor that is there."""
    for link in page.links:
        if urlsplit(link).scheme.lower() in {"javascript", "data", "vbscript", "file"}:
            yield Finding(address(path), f"the link {link!r} would run or show what is no page")
            continue
        target = _target(tree, path, link)
        if target is None:
            continue
        file, anchor = target
        if file not in tree.sizes:
            yield Finding(address(path), f"the link {link!r} leads nowhere", "warning")
        elif anchor and file in tree.pages and anchor not in tree.pages[file].anchors:
            yield Finding(address(path), f"the link {link!r} leads to no anchor of its page", "warning")


def _loads(tree: Tree, path: str, page: Scanned) -> Iterator[Finding]:
    """A page loads files of the site and nothing else, and holds no script or style inside its tags."""
    for link in page.loads:
        target = _target(tree, path, link)
        if target is None and not link.startswith("data:"):
            yield Finding(address(path), f"loads {link!r} from another host")
        elif target is not None and target[0] not in tree.sizes:
            yield Finding(address(path), f"loads {link!r}, which is not there")
    for name in page.handlers:
        yield Finding(address(path), f"an attribute {name!r} that the page's policy forbids")


def _facts(tree: Tree, path: str, page: Scanned) -> Iterator[Finding]:
    """A page that shows facts has links to them on the pages of notes; a note's page has their anchors."""
    if not page.facts:
        return
    sourced = set(filter(None, (_target(tree, path, link) for link in page.links)))
    known = {f"{posixpath.basename(posixpath.dirname(file))}:{anchor}" for file, anchor in sourced}
    here = posixpath.basename(posixpath.dirname(path))
    for fact in page.facts:
        note, _, local = fact.partition(":")
        if fact not in known and not (note == here and local in page.anchors):
            yield Finding(address(path), f"the fact {fact!r} has no link to its note")


def address(path: str) -> str:
    """A page's address from the site's root, as a reader types it."""
    return "/" + (path[: -len("index.html")] if posixpath.basename(path) == "index.html" else path)


def _target(tree: Tree, path: str, link: str) -> tuple[str, str] | None:
    """The file and the anchor that a link on this page leads to; None where it leaves the site."""
    split = urlsplit(link)
    if split.scheme or split.netloc:
        if not tree.home or not link.startswith(tree.home):
            return None
        split = urlsplit("/" + link[len(tree.home) :])
    elif split.path.startswith("/"):
        base = urlsplit(tree.home).path
        split = split._replace(path="/" + split.path.removeprefix(base).lstrip("/"))
    if not split.path:
        return path, unquote(split.fragment)
    joined = posixpath.join("/" + posixpath.dirname(path), unquote(split.path))
    file = posixpath.normpath(joined).lstrip("/")
    if joined.endswith(("/", "/.", "/..")) or file == "":
        file = posixpath.join(file, "index.html")
    return file, unquote(split.fragment)


def errors(findings: Iterable[Finding], *, strict: bool) -> tuple[Finding, ...]:
    """Those of the findings that keep the site from being published."""
    return tuple(finding for finding in findings if strict or finding.severity == "error")
