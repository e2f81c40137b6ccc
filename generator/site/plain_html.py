"""Plain HTML, read by one pattern where the parser of the search plugin goes step by step.

Plain is what our templates write: well-formed tags in small letters with double quotes, whole character
references, no comments, no scripts. For anything else the parser itself is asked. Each class here gives
what its parent gives, in a fraction of the time; a test holds them to that, on pages of any kind.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from material.plugins.search import plugin as search

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_MARK = "data-search-"
_TOLD_APART = (f"{_MARK}exclude", "linenodiv")


def is_plain(text: str) -> bool:
    """Whether every tag and reference of a text is plain."""
    return _PLAIN.match(text) is not None and not _LONE.search(text)


def _attributes(text: str) -> list[tuple[str, Any]]:
    """The attributes of a tag: text, or None where there is no value."""
    return [(found[1].lower(), found[2] and unescape(found[2])) for found in _ATTRIBUTE.finditer(text)]


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
    """Whose names stand for the parser, and what shall stand there while pages are made."""
    yield vars(search), "re", _Expressions()
    yield vars(search), "Parser", Sections
    yield vars(search), "Element", Element
