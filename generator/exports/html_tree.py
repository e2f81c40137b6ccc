"""Raw HTML inside Markdown: which lines it takes, and what it holds as a tree.

It reads what our templates write, so tags close and values are quoted; ten times as fast as a parser for any HTML.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905 -- a row of words
BLOCKS = frozenset(
    "address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 "  # noqa: SIM905 -- a row of words
    "h3 h4 h5 h6 header hr li main menu nav ol p pre script section style summary svg table tbody td template tfoot th "
    "thead tr ul".split()
)
_OPENING = re.compile(r"^ {0,3}<(?:!--|/?([a-z][a-z0-9]*)[\s/>])", re.MULTILINE)
_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*\1[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style)\b[^>]*>.*?(?:</(?P=raw)\s*>|\Z)"
    r"|</(?P<end>[a-zA-Z][^\s/>]*)[^>]*>"
    r"|<(?P<tag>[a-zA-Z][^\s/>]*)(?P<attrs>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


@dataclass(slots=True)
class Node:
    """An element. Its texts are as written, entities included."""

    tag: str
    attrs: Mapping[str, str]
    children: list[Node | str] = field(default_factory=list)


def tree(text: str) -> Node:
    """What a piece of HTML or of Markdown with inline HTML holds."""
    return _grown(text, 0, whole=True)[0]


def segments(markdown: str) -> Iterator[str | Node]:
    """The text in its order: pieces of Markdown, and the blocks of raw HTML between them."""
    start = at = 0
    fenced = [(found.start(), found.end()) for found in _FENCED.finditer(markdown)]
    while found := _OPENING.search(markdown, at):
        behind = next((end for begin, end in fenced if begin <= found.start() < end), 0)
        if behind or (found[1] and found[1] not in BLOCKS):
            at = max(behind, found.end())
            continue
        yield markdown[start : found.start()]
        node, start = _grown(markdown, found.start(), whole=False)
        at = start
        yield node
    yield markdown[start:]


def _grown(text: str, at: int, *, whole: bool) -> tuple[Node, int]:
    """The tree from a place on, and where it ends: with the first line on which all is closed, or with the text."""
    root = Node("", {})
    stack = [root]
    for found in _TOKEN.finditer(text, at):
        kind = found.lastgroup
        if kind == "text":
            line = -1 if whole or len(stack) > 1 else found[0].find("\n")
            if line >= 0:
                stack[-1].children.append(found[0][: line + 1])
                return root, found.start() + line + 1
            stack[-1].children.append(found[0])
        elif kind == "attrs":
            _open(stack, found["tag"].lower(), found["attrs"])
        elif kind == "end":
            _close(stack, found["end"].lower())
    return root, len(text)


def _open(stack: list[Node], tag: str, written: str) -> None:
    """Open an element, or add one that holds nothing."""
    node = Node(tag, _attributes(written) if written else {})
    stack[-1].children.append(node)
    if tag not in _VOID and not written.endswith("/"):
        stack.append(node)


def _close(stack: list[Node], tag: str) -> None:
    """Close the nearest open element of that name, with all in it."""
    for index in range(len(stack) - 1, 0, -1):
        if stack[index].tag == tag:
            del stack[index:]
            return


@lru_cache(maxsize=4096)
def _attributes(written: str) -> Mapping[str, str]:
    """The attributes of a tag with their values, unescaped; one without a value has ""."""
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(written)
    }
