"""Plain HTML, read by one pattern where the parsers of Markdown, MkDocs and the search plugin go step by step.

Plain is what our templates write: well-formed tags in small letters with double quotes, whole character
references, no comments, no scripts. For anything else the parsers themselves are asked. Each class here gives
what its parent gives, in a fraction of the time; a test holds them to that, on pages of any kind.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any

from markdown.preprocessors import Preprocessor
from material.plugins.search import plugin as search
from mkdocs.structure import pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*+)((?:[ \n]++[a-zA-Z][-a-zA-Z0-9:]*+(?:="[^"<>]*+")?)*+)[ \n]*+(/?)>')
_ATTRIBUTE = re.compile(r'([a-zA-Z][-a-zA-Z0-9:]*+)(?:="([^"]*+)")?')
# But for elements whose content parsers take as it is, and end tags that hold more than a name.
_PLAIN = re.compile(
    r"(?:[^<]++"
    r"|<(?!(?:script|style|textarea|xmp|iframe|noembed|noframes|noscript|plaintext)\b|title[^>]*+>(?![^<]*+</title>))"
    r'[a-z][a-z0-9]*+(?:[ \n]++[a-zA-Z][-a-zA-Z0-9:]*+(?:="[^"<>]*+")?)*+[ \n]*+/?>'
    r"|</[a-z][a-z0-9]*+>)*+\Z"
)
_LONE = re.compile(r"&(?!(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)")
_NAMED = re.compile(r"[ \n](?:id|name)(?![-a-zA-Z0-9:])", re.IGNORECASE)
_NAME = re.compile(r"<([a-z][a-z0-9]*)")
_BLANK_LINE = re.compile(r"(?:[ ]*\n){2}")
_END_OF_LINE = re.compile(r"[^<&\n]*\n")
_INDENT = 3  # a block of HTML may stand this far into its line
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_MARK = "data-search-"
_TOLD_APART = (f"{_MARK}exclude", "linenodiv")


@lru_cache(maxsize=2)
def is_plain(text: str) -> bool:
    """Whether every tag and reference of a text is plain."""
    return _PLAIN.match(text) is not None and not _LONE.search(text)


def _attributes(text: str) -> list[tuple[str, Any]]:
    """The attributes of a tag: text, or None where there is no value."""
    return [(found[1].lower(), found[2] and unescape(found[2])) for found in _ATTRIBUTE.finditer(text)]


class Anchors(pages._HTMLHandler):  # noqa: SLF001 - what MkDocs finds anchors with
    """The anchors of raw HTML, for MkDocs' look at links."""

    def feed(self, data: str) -> None:
        """Takes the whole text."""
        if not is_plain(data):
            super().feed(data)
            return
        for found in _NAMED.finditer(data):
            tag = _NAME.match(data, max(data.rfind("<", 0, found.start()), 0))
            end = data.find(">", tag.end()) if tag else 0
            if tag and end > found.start():  # not words between two tags
                wanted = {"id", "name"} if tag[1] == "a" else {"id"}
                self.present_anchor_ids.update(v for key, v in _attributes(data[tag.end() : end]) if key in wanted)


class Blocks(Preprocessor):
    """Takes blocks of raw HTML out of a page before Markdown reads it, or has `stock` do so."""

    def __init__(self, stock: Any) -> None:  # noqa: ANN401 - Markdown's preprocessor, which has no types
        super().__init__(stock.md)
        self.stock = stock

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with a placeholder in place of each block."""
        source = "\n".join(lines)
        found = _blocks(source, self.stock.md.is_block_level) if is_plain(source) else None
        if found is None:
            taken: list[str] = self.stock.run(lines)
            return taken
        parts, at = [], 0
        for start, end in found:
            block = source[start:end] + ("\n" if _BLANK_LINE.match(source, end) else "")
            parts += [source[at:start], "\n", self.stock.md.htmlStash.store(block), "\n\n"]
            at = end
        return "".join([*parts, source[at:]]).split("\n")


def _blocks(source: str, is_block: Callable[[str], bool]) -> list[tuple[int, int]] | None:
    """Where blocks of raw HTML begin and end; None where one holds Markdown, or tags follow in its last line."""
    found: list[tuple[int, int]] = []
    stack: list[str] = []
    begun = 0
    for tag in _TAG.finditer(source):
        closing, name, attributes, empty = tag.groups()
        if not stack:
            if closing or not is_block(name) or not _begins_line(source, tag.start()):
                continue
            if empty or name == "hr" or "markdown" in attributes:
                return None
            begun, stack = tag.start(), [name]
        elif not closing:
            if not empty and name != "hr":
                stack.append(name)
        elif name in stack:
            while stack.pop() != name:
                pass
            if not stack:
                if not _END_OF_LINE.match(source, tag.end()):
                    return None
                found.append((begun, tag.end()))
    return None if stack else found


def _begins_line(source: str, at: int) -> bool:
    line = source.rfind("\n", 0, at) + 1
    return at == line or (at - line <= _INDENT and not source[line:at].strip())


class Element(str):
    """An element as the search plugin has it, equal to its tag's name: as text, whose hash is known."""

    __slots__ = ("attrs",)

    def __new__(cls, tag: str, attrs: dict[str, str | None] | None = None) -> Element:
        """The element of this tag."""
        made = super().__new__(cls, tag)
        made.attrs = attrs or {}
        return made

    attrs: dict[str, str | None]

    @property
    def tag(self) -> str:
        """The tag's name."""
        return str(self)

    def is_excluded(self) -> bool:
        """Whether it is kept out of the search."""
        return "data-search-exclude" in self.attrs


class Sections(search.Parser):  # type: ignore[misc]  # MkDocs ships no types
    """The sections of a page for the search index."""

    def feed(self, data: str) -> None:
        """Takes the whole text."""
        if not is_plain(data):
            super().feed(data)
            return
        at = 0
        for tag in _TAG.finditer(data):
            if tag.start() > at:
                self.handle_data(unescape(data[at : tag.start()]))
            at = tag.end()
            self._take(*tag.groups())
        if at < len(data):
            self.handle_data(unescape(data[at:]))

    def _take(self, closing: str, name: str, attributes: str, empty: str) -> None:
        if closing:
            self.handle_endtag(name)
            return
        if self.section and not self._matters(name, attributes):
            self.context.append(search.Element(name))
        else:
            self.handle_starttag(name, _attributes(attributes))
        if empty:
            self.handle_endtag(name)

    def _matters(self, name: str, attributes: str) -> bool:
        """Whether an element does more than to stand around its text."""
        if name == "a" or name in self.keep or name in _HEADINGS or name in search.void:
            return True
        return any(word in attributes for word in _TOLD_APART)


class _Expressions:
    """The module `re` to the search plugin, which has it look through each page for what few pages hold."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - of the module
        return getattr(re, name)

    @staticmethod
    def sub(pattern: str, put: str, text: str) -> str:
        """The text without what matches the pattern."""
        return re.sub(pattern, put, text) if _MARK in text or _MARK not in pattern else text


def in_place() -> Iterator[tuple[dict[str, Any], str, object]]:
    """Whose names stand for the parsers, and what shall stand there while pages are made."""
    yield vars(search), "re", _Expressions()
    yield vars(pages), "_HTMLHandler", Anchors
    yield vars(search), "Parser", Sections
    yield vars(search), "Element", Element
