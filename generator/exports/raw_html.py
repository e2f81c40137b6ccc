"""Raw HTML inside Markdown: which lines it takes, where its elements end, what of it nobody reads.

It knows what our templates write: tags close, their names are small letters, values are quoted.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905 -- a row of words
BLOCKS = frozenset(
    "address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 "  # noqa: SIM905 -- a row of words
    "h3 h4 h5 h6 header hr li main menu nav ol p pre script section style summary svg table tbody td template tfoot th "
    "thead tr ul".split()
)
LEFT_OUT = frozenset({"script", "style", "svg", "template", "button", "input", "select", "textarea", "noscript"})
REST = r"[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>"  # of a tag; a value may hold an angle bracket
TAG = re.compile(rf"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<held>{REST})", re.DOTALL)
_BREAK, _NOTHING = "<div></div>", "<wbr>"  # in place of what is not shown
_OPENING = re.compile(
    r"^ {0,3}(?:(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*(?P=fence)[ \t]*$|\Z)"  # fenced code, which is none
    r"|<(?:!--|/?(?P<name>[a-z][a-z0-9]*)[\s/>]))",
    re.DOTALL | re.MULTILINE,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


def segments(markdown: str) -> Iterator[tuple[str, str]]:
    """The text in its order: pieces of Markdown, each with the block of raw HTML behind it; "" behind the last."""
    start = at = 0
    while found := _OPENING.search(markdown, at):
        if found["fence"] or (found["name"] and found["name"] not in BLOCKS):
            at = found.end()
            continue
        at = _closed(markdown, markdown.index("<", found.start()))
        yield markdown[start : found.start()], markdown[found.start() : at]
        start = at
    yield markdown[start:], ""


def _closed(text: str, at: int) -> int:
    """Where the first line ends on which all is closed that opens from a tag on."""
    while True:
        at = _end(text, at)
        line, tag = text.find("\n", at), text.find("<", at)
        if line < 0:
            return len(text)
        if tag < 0 or line < tag:
            return line + 1
        at = tag


def _end(text: str, at: int) -> int:
    """Where the element ends that a tag opens; with the tag, where it opens none."""
    found = TAG.match(text, at)
    if found is None or found["end"] or not found["name"] or found["name"] in _VOID:
        return found.end() if found else at + 1
    name = found["name"]
    plain, given, broken, closing = f"<{name}>", f"<{name} ", f"<{name}\n", f"</{name}>"
    depth = 0
    while (end := text.find(closing, at)) >= 0:
        depth += text.count(plain, at, end) + text.count(given, at, end) + text.count(broken, at, end) - 1
        at = end + len(closing)
        if depth == 0:
            return at
    return len(text)


def shown(text: str) -> str:
    """A piece of HTML without what nobody reads: comments, and what is hidden, drawn, or for a pointer."""
    kept: list[str] = []
    at = 0
    for found in TAG.finditer(text):
        if found.start() >= at and not found["end"] and _hidden(found["name"], found["held"]):
            kept += [text[at : found.start()], _BREAK if found["name"] in BLOCKS else _NOTHING]
            at = _end(text, found.start())
    return "".join([*kept, text[at:]])


def _hidden(name: str | None, written: str) -> bool:
    if name is None or name in LEFT_OUT:
        return True
    held = attributes(written)
    return "hidden" in held or held.get("aria-hidden") == "true"


def asking(text: str) -> str | None:
    """What a block of HTML holds that asks for Markdown in it."""
    if text.find("markdown", 0, text.find(">")) < 0:
        return None
    tag = TAG.match(text.lstrip(" "))
    asks = tag is not None and "markdown" in attributes(tag["held"] or "")
    return tag.string[tag.end() : tag.string.rindex("<")] if tag is not None and asks else None


def attribute(written: str, name: str) -> str:
    """The value of one attribute, unescaped; "" where it is not there. In a value, quotes are escaped."""
    found = _value(name).search(written)
    return html.unescape(found[1] or found[2] or "") if found else ""


@cache
def _value(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s{name}=(?:\"([^\"]*)\"|'([^']*)')")


def attributes(written: str) -> Mapping[str, str]:
    """The attributes of a tag, as they stand behind its name, with their values, unescaped; one without has ""."""
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(written)
    }
