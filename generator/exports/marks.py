"""Texts as Markdown: escaped, between marks, as items and rows."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPACE = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")  # what is no single space
_MAYBE_SPECIAL = re.compile(r"[\\`*\[\]<~_&]")
_SPECIAL = re.compile(r"([\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w]))")
_START = re.compile(r"^(\d*)([-+>#=|.)])")
_LIKE_A_MARK = re.compile(r"(#{1,6}(\s|$)|[-+](\s|$|[-\s]*$)|>|=+\s*$|\||\d+[.)](\s|$))")


def escaped(text: str) -> str:
    """Plain text as Markdown that reads as the same text."""
    return _SPECIAL.sub(r"\\\1", text) if _MAYBE_SPECIAL.search(text) else text


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A text of HTML as Markdown; the same few come again and again."""
    return escaped(_SPACE.sub(" ", html.unescape(text)))


def paragraph(text: str) -> str:
    """A text as a paragraph, also where it begins like a heading, a list, a quotation or a rule."""
    return _START.sub(r"\1\\\2", text) if _LIKE_A_MARK.match(text) else text


def around(text: str, before: str, after: str) -> str:
    """The text between marks, its outer spaces outside of them; nothing around nothing."""
    inner = text.strip()
    if inner == text or not inner:
        return f"{before}{text}{after}" if inner else text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{before}{inner}{after}{tail}"


def code(text: str) -> str:
    """Code in a line, in as many ticks as it needs."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{_SPACE.sub(' ', text)}{pad}{fence}" if text.strip() else ""


def fenced(text: str) -> str:
    """Lines of code between fences that none of them holds."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return "\n".join([fence, text.strip("\n"), fence])


def item(mark: str, blocks: Sequence[str]) -> list[str]:
    """An item of a list; its further blocks stand below it, a list close to its line."""
    if not blocks:
        return []
    text = blocks[0]
    for block in blocks[1:]:
        text += ("\n" if block.startswith(("- ", "1. ")) else "\n\n") + block
    return [mark + indented(text, " " * len(mark)).lstrip(" ")]


def indented(text: str, by: str) -> str:
    """Every line that is not empty, further in."""
    return "\n".join(by + line if line else line for line in text.split("\n"))


def in_row(cells: Iterable[str]) -> str:
    """The cells as a row of a table."""
    return f"| {' | '.join(cells)} |"
