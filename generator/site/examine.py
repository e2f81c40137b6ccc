"""What verification keeps of a built page: where each of its links leads, and what is wrong with the page alone."""

from __future__ import annotations

import hashlib
import marshal
import posixpath
import zlib
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from generator.site.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.site.scan import Scanned

# A link as it is written, the file of the site that it leads to, and the anchor in it, which may be empty.
Way = tuple[str, str, str]
_NONE = "\0"  # a character that no anchor can have: browsers read it as another
_RUNNING = {"javascript", "data", "vbscript", "file"}


class Examined(NamedTuple):
    """A page's anchors, its ways to files of the site, those it loads, and what is wrong whatever they hold.

    `alone` are messages with their severity. `moved` pages lead on to another address at once.
    """

    anchors: frozenset[str]
    links: tuple[Way, ...]
    loads: tuple[Way, ...]
    alone: tuple[tuple[str, str], ...]
    moved: bool


def examine(path: str, text: str, home: str, known: Sequence[str] = ()) -> Examined:
    """What there is to know of a page by itself. `home` is the address that the site is published under.

    `known` are parts of it that may stand on many pages, see `scan`.
    """
    page = scan(text, known)
    links = tuple(_ways(home, path, page.links))
    loads = tuple(_ways(home, path, page.loads))
    alone = [*_running(page), *_foreign(home, path, page), *_handlers(page), *_unsourced(path, page, links)]
    return Examined(frozenset(page.anchors), links, loads, tuple(alone), page.moved)


def _ways(home: str, path: str, links: tuple[str, ...]) -> Iterator[Way]:
    above = _above(path)
    for link in links:
        target = _target_of(home, above, link)
        if target:
            yield link, *target


def _running(page: Scanned) -> Iterator[tuple[str, str]]:
    """A link leads to a page and runs nothing."""
    for link in page.links:
        if ":" in link and urlsplit(link).scheme.lower() in _RUNNING:
            yield f"the link {link!r} would run or show what is no page", "error"


def _foreign(home: str, path: str, page: Scanned) -> Iterator[tuple[str, str]]:
    """A page loads files of the site and nothing else."""
    for link in page.loads:
        if _target_of(home, _above(path), link) is None and not link.startswith("data:"):
            yield f"loads {link!r} from another host", "error"


def _handlers(page: Scanned) -> Iterator[tuple[str, str]]:
    """A page holds no script or style inside its tags."""
    for name in page.handlers:
        yield f"an attribute {name!r} that the page's policy forbids", "error"


def _unsourced(path: str, page: Scanned, links: tuple[Way, ...]) -> Iterator[tuple[str, str]]:
    """A page that shows facts has links to them on the pages of notes; a note's page has their anchors."""
    if not page.facts:
        return
    known = {f"{_folder(file)}:{anchor}" for _, file, anchor in links if anchor}
    here = _folder(path)
    for fact in page.facts:
        note, _, local = fact.partition(":")
        if fact not in known and not (note == here and local in page.anchors):
            yield f"the fact {fact!r} has no link to its note", "error"


@lru_cache(maxsize=1 << 15)
def _folder(file: str) -> str:
    """The name of the folder that a file is in."""
    return posixpath.basename(posixpath.dirname(file))


def _target_of(home: str, above: Sequence[str], link: str) -> tuple[str, str] | None:
    """The file and the anchor that a link on a page, the first of these, leads to; None where it leaves the site."""
    if link.startswith("#"):
        return above[0], _fragment(link)
    if link.startswith(("https://", "http://")):
        return _target(home, above[-1], link)  # wherever it stands
    up, rest = _upwards(link)
    if up >= len(above):
        return _target(home, above[0], link)
    return _target(home, above[up], rest)


@lru_cache(maxsize=1 << 15)
def _upwards(link: str) -> tuple[int, str]:
    """How many folders a link leads up, and the rest of it: in the folder there that leads to the same."""
    if ":" in link or "//" in link:
        return 0, link
    up = 0
    while link.startswith("../", 3 * up):
        up += 1
    return up, link[3 * up :]


@lru_cache(maxsize=1 << 15)
def _fragment(link: str) -> str:
    return unquote(urlsplit(link).fragment)


@lru_cache(maxsize=8)
def _above(path: str) -> tuple[str, ...]:
    """A page, and those that would stand in the folders above it."""
    folder = posixpath.dirname(path)
    pages = [path]
    while folder:
        folder = posixpath.dirname(folder)
        pages.append(posixpath.join(folder, "index.html"))
    return tuple(pages)


@lru_cache(maxsize=1 << 15)
def _target(home: str, path: str, link: str) -> tuple[str, str] | None:
    split = urlsplit(link)
    if split.scheme or split.netloc:
        if not home or not link.startswith(home):
            return None
        split = urlsplit("/" + link[len(home) :])
    elif split.path.startswith("/"):
        base = urlsplit(home).path
        split = split._replace(path="/" + split.path.removeprefix(base).lstrip("/"))
    if not split.path:
        return path, unquote(split.fragment)
    joined = posixpath.join("/" + posixpath.dirname(path), unquote(split.path))
    file = posixpath.normpath(joined).lstrip("/")
    if joined.endswith(("/", "/.", "/..")) or file == "":
        file = posixpath.join(file, "index.html")
    return file, unquote(split.fragment)


def fold(page: Examined) -> bytes:
    """The page's examination but its anchors in little room."""
    return zlib.compress(marshal.dumps(tuple(page._replace(anchors=frozenset()))), 1)


def unfold(folded: bytes) -> Examined:
    """The examination that was folded, without anchors."""
    return Examined(*marshal.loads(zlib.decompress(folded)))  # noqa: S302 - plain values that we wrote


def fold_anchors(page: Examined) -> bytes:
    """The page's anchors in little room; the same bytes for the same anchors."""
    listed = _NONE.join(("", *sorted(page.anchors), ""))
    return zlib.compress(listed.encode("utf-8", "surrogatepass"), 1)


def unfold_anchors(folded: bytes) -> str:
    """The anchors that were folded, as `is_among` looks for one."""
    return zlib.decompress(folded).decode("utf-8", "surrogatepass")


def is_among(anchor: str, listed: str) -> bool:
    """Whether an anchor is one of those that were folded."""
    return f"{_NONE}{anchor}{_NONE}" in listed


@lru_cache(maxsize=1 << 15)
def number(path: str) -> int:
    """A number that stands for a path: the same in every build, and another for every other path."""
    return int.from_bytes(hashlib.blake2b(path.encode(), digest_size=8).digest(), "little")


def numbers(page: Examined) -> bytes:
    """The numbers of all files that the page leads to or loads, packed."""
    return array("Q", sorted(map(number, {file for _, file, _ in (*page.links, *page.loads)}))).tobytes()
