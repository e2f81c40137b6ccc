"""The elements of a page that stand for facts, with what stands in them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr"})
_HEADING = re.compile(r"^#+ .*\{: #(\S+?)[ }]", re.MULTILINE)


@dataclass
class Marked:
    """One element with `data-fact`: its statement, and the links, times and words in it."""

    statement: str
    links: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.open: list[tuple[str, Marked | None]] = []
        self.found: list[Marked] = []
        self.anchors: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if (anchor := told.get("id")) is not None:
            self.anchors.append(anchor)
        fact = Marked(told["data-fact"] or "") if "data-fact" in told else None
        if fact is not None:
            self.found.append(fact)
        if tag not in _VOID:
            self.open.append((tag, fact))
        links = [_absolute(self.address, link)] if (link := told.get("href")) else []
        self.links += links
        for around in self._around():
            around.links += links
            around.times += [moment] if (moment := told.get("datetime")) else []

    def handle_endtag(self, tag: str) -> None:
        while self.open and tag not in _VOID:
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        for around in self._around():
            around.words.append(data)

    def _around(self) -> list[Marked]:
        return [fact for _, fact in self.open if fact is not None]


@dataclass(frozen=True)
class Sheet:
    """A page: its facts, the anchors of headings and elements, and where its links lead."""

    facts: tuple[Marked, ...]
    anchors: tuple[str, ...]
    links: tuple[str, ...]

    def of(self, statement: str) -> list[Marked]:
        """The elements that stand for a statement."""
        return [one for one in self.facts if one.statement == statement]

    @property
    def statements(self) -> set[str]:
        """Everything that it says."""
        return {one.statement for one in self.facts}


def sheet(path: str, markdown: str) -> Sheet:
    """A page of Markdown with elements of HTML, read."""
    reader = _Reader(path.removesuffix(".md").removesuffix("index"))
    reader.feed(markdown)
    reader.close()
    return Sheet(tuple(reader.found), (*_HEADING.findall(markdown), *reader.anchors), tuple(reader.links))


def _absolute(address: str, link: str) -> str:
    """A link as an address from the site's root."""
    if ":" in link.split("#", maxsplit=1)[0].split("/", maxsplit=1)[0]:
        return link
    path, mark, anchor = link.partition("#")
    whole = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/") + "/" if path else address
    return f"{whole.rstrip('/')}/{mark}{anchor}".lstrip("/")
