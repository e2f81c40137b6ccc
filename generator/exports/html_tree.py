"""Raw HTML inside Markdown: which lines it takes, and what it holds as a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905 -- a row of words
BLOCKS = frozenset(
    "address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 "  # noqa: SIM905 -- a row of words
    "h3 h4 h5 h6 header hr li main menu nav ol p pre script section style summary svg table tbody td template tfoot th "
    "thead tr ul".split()
)
_OPENING = re.compile(r" {0,3}<(?:(!--)|/?([a-z][a-z0-9]*)[\s/>])")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(slots=True)
class Node:
    """An element. Its texts are as written, entities included."""

    tag: str
    attrs: dict[str, str]
    children: list[Node | str] = field(default_factory=list)


class Tree(HTMLParser):
    """A tree of what is fed; local to one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Node("", {})
        self._stack = [self.root]

    @property
    def is_open(self) -> bool:
        """Whether an element, a tag or a comment is not closed yet."""
        return len(self._stack) > 1 or bool(self.rawdata)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, or add one that holds nothing."""
        node = Node(tag, {key: value or "" for key, value in attrs})
        self._stack[-1].children.append(node)
        if tag not in _VOID:
            self._stack.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element that closes itself."""
        self._stack[-1].children.append(Node(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest open element of that name, with all in it."""
        for index in range(len(self._stack) - 1, 0, -1):
            if self._stack[index].tag == tag:
                del self._stack[index:]
                return

    def handle_data(self, data: str) -> None:
        """Add text."""
        self._stack[-1].children.append(data)

    def handle_entityref(self, name: str) -> None:
        """Add an entity as it is written."""
        self._stack[-1].children.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Add a character's number as it is written."""
        self._stack[-1].children.append(f"&#{name};")


def segments(markdown: str) -> Iterator[str | Node]:
    """The text in its order: pieces of Markdown, and the blocks of raw HTML between them."""
    text: list[str] = []
    tree: Tree | None = None
    fence = ""
    for line in markdown.splitlines(keepends=True):
        if tree is None:
            fence = _fence(line, fence)
            if fence or not _opens(line):
                text.append(line)
                continue
            yield "".join(text)
            text = []
            tree = Tree()
        tree.feed(line)
        if not tree.is_open:
            yield tree.root
            tree = None
    if tree is not None:
        tree.close()
        yield tree.root
    yield "".join(text)


def _opens(line: str) -> bool:
    """Whether raw HTML begins with the line."""
    found = _OPENING.match(line)
    return found is not None and (found[1] is not None or found[2] in BLOCKS)


def _fence(line: str, fence: str) -> str:
    """The fence of the code that the line stands in; the closing line is code still, and leaves none."""
    found = _FENCE.match(line)
    if not fence:
        return found[1] if found else ""
    return "" if found and line.strip() == found[1] and found[1].startswith(fence) else fence
