"""Every page once more as Markdown for reading, beside its HTML."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from posixpath import normpath
from typing import TYPE_CHECKING

from generator import addresses
from generator.document import Deferred, Page, digest, one_line
from generator.exports.html_words import Words
from generator.exports.marks import escaped
from generator.exports.raw_html import asking, segments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_EDITIONS = "as-of/"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"[ \t]*(?<!\\)\{(?::[^{}\n]*|#[\w-]+)\}")
_TARGET = re.compile(r"(?<!\\)\]\((<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(\s+\"[^\"\n]*\")?\)")
_KEPT = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)"  # fenced code
    r"|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)"  # code in a line
    r"|<[a-zA-Z][a-zA-Z0-9+.-]*:[^<>\s]*>|<[^<>\s@]+@[^<>\s@]+>"  # links in angle brackets
    r"|\\[<&]",  # an escaped mark
    re.DOTALL | re.MULTILINE,
)
_PLACE = re.compile("\ue000(\\d+)\ue001")


def copies(pages: Iterable[tuple[str, str]], read: Callable[[str], bytes]) -> tuple[Deferred, ...]:
    """Each page's words as `talks/<id>.md`, `talks.md`, `index.md`; pages of editions have none.

    `pages` are paths with what tells the bytes there; `read` gives these, as `Page.data` has them.
    """
    return tuple(
        Deferred(
            path=copy_of(address_of(path)), key=digest(f"{path} {content}".encode()), make=partial(_copied, path, read)
        )
        for path, content in pages
        if not path.startswith(_EDITIONS)
    )


def _copied(path: str, read: Callable[[str], bytes]) -> bytes:
    return copy(Page.of(path, read(path)))


def copy(page: Page) -> bytes:
    """The page as Markdown alone: no raw HTML, no attribute lists, links as seen from its place."""
    text = _Copy(page.path).markdown(page.markdown)
    if not text.startswith("# "):
        text = f"# {escaped(one_line(page.title))}\n\n{text}".rstrip()
    return f"{text}\n".encode()


def address_of(path: str) -> str:
    """The address of a page by the path of its source: `talks/x.md` is `talks/x/`."""
    parts = path.removesuffix(".md").split("/")
    if parts[-1] == "index":
        del parts[-1]
    return "".join(f"{part}/" for part in parts)


def copy_of(address: str) -> str:
    """The path of a page's copy in Markdown: of `talks/x/` it is `talks/x.md`."""
    return f"{address.rstrip('/') or 'index'}.md"


class _Copy:
    """What one page's Markdown becomes; knows where the page and its copy stand."""

    def __init__(self, path: str) -> None:
        self.address = address_of(path)
        self.folder = _above(copy_of(self.address))
        self.here = _above(path), self.address
        self.above = _above(self.here[0]), _above(self.address)
        self.words = Words(self.link)

    def markdown(self, text: str) -> str:
        """Markdown that may hold raw HTML, as Markdown alone."""
        found: list[str] = []
        for written, raw in segments(text):
            if written.strip():
                found.append(self._written(written).strip("\n"))
            inner = asking(raw)
            found += self.words.blocks(raw) if inner is None else [self.markdown(inner)]
        return "\n\n".join(block for block in found if block.strip())

    def _written(self, text: str) -> str:
        """A piece of Markdown without its attribute lists and its inline HTML."""
        kept: list[str] = []

        def keep(found: re.Match[str]) -> str:
            kept.append(found[0])
            return f"\ue000{len(kept) - 1}\ue001"

        told = _KEPT.sub(keep, text.replace("\ue000", "").replace("\ue001", ""))
        told = _TARGET.sub(self._retargeted, _ATTRIBUTES.sub("", told))
        if "<" in told:
            told = self.words.inline(told)
        lines = (line.rstrip() for line in told.split("\n"))
        return _PLACE.sub(lambda found: kept[int(found[1])], "\n".join(lines))

    def _retargeted(self, found: re.Match[str]) -> str:
        target = self.words.link(found[1].strip("<>"))
        return f"]({target or '#'}{found[2] or ''})"

    def link(self, href: str) -> str:
        """The way from the copy to what the page links to: to its copy, where it is a page; "" to the page itself."""
        if not href.startswith(("../", "#")) and _ELSEWHERE.match(href):
            return _safe(href)
        path, mark, anchor = href.partition("#")
        if not path:
            return ""
        near = path.startswith("../") and path[3:4] not in {"", "/"}  # as seen from what is above
        return _way(self.folder, *(self.above, path[3:]) if near else (self.here, path)) + mark + anchor


def _above(path: str) -> str:
    """The folder that a file or a folder is in, with its slash; "" for the root."""
    head, slash, _ = path.rstrip("/").rpartition("/")
    return head + slash


@lru_cache(maxsize=8192)
def _way(folder: str, base: tuple[str, str], path: str) -> str:
    """The way from a folder to what is linked to from a source and its address; its neighbours link to the same."""
    target = normpath(path if path.startswith("/") else f"/{base[not path.endswith('.md')]}{path}").strip("/")
    if path.endswith(".md"):
        target = _place(address_of(target))
    elif path.endswith(("/", "..")) or path == ".":
        target = _place(f"{target}/" if target else "")
    return _safe(addresses.relative(folder, target))


def _place(address: str) -> str:
    """The copy of a page, of an edition's the page itself."""
    return address if address.startswith(_EDITIONS) else copy_of(address)


def _safe(target: str) -> str:
    """An address that ends where a link in Markdown does."""
    return target.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
