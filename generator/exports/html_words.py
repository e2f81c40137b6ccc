"""HTML as Markdown for reading: headings, links, emphasis, lists, tables, quotations.

A piece of HTML becomes a text in which signs stand for the tags that mean something, see `tag_signs.py`; what is left
to do is to read the signs.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from generator.exports.marks import around, in_row, indented, item, paragraph, plain
from generator.exports.tag_signs import BREAK, CLOSE, INNER, MARKS, OPEN, PICTURE, SHAPE, SHAPED, signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Signs = Iterator[str]  # a text, then a sign and the text behind it, and so on

_WORDS = re.compile(f"{OPEN}([^{INNER}]*){INNER}([^{OPEN}{CLOSE}]*){CLOSE}")
_LONE = re.compile(f"{OPEN}[^{INNER}]*{INNER}|{CLOSE}")  # of tags without the other
_SHAPES = re.compile(f"{SHAPE}([^{SHAPED}]*){SHAPED}")
_BLOCKS = re.compile(f"{_SHAPES.pattern}|{BREAK}")
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}


class _Known(dict[str, str]):
    """What a function gives, each once."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> str:
        self[name] = told = self._make(name)
        return told


class Words:
    """The words of HTML; `link` gives the address as seen from the copy, "" where a link leads nowhere."""

    def __init__(self, link: Callable[[str], str]) -> None:
        self.link = link
        known = _Known(self._words)
        self._told = lambda found: known[found[0]]

    def blocks(self, text: str) -> list[str]:
        """The blocks of a piece of HTML, one text each; what stands between blocks is a paragraph."""
        return _blocks(iter(_SHAPES.split(self._worded(signs(text, plain)))))

    def inline(self, text: str) -> str:
        """A piece of Markdown with its inline HTML as Markdown."""
        return _BLOCKS.sub(" ", self._worded(signs(text, str)))

    def _worded(self, text: str) -> str:
        """The text without signs around words, the innermost first."""
        changed = 1
        while changed:
            text, changed = _WORDS.subn(self._told, text)
        return _LONE.sub("", text) if OPEN in text or CLOSE in text else text

    def _words(self, sign: str) -> str:
        """Words that are linked or marked, or a picture by its words."""
        kind, _, text = sign[1:-1].partition(INNER)
        text = text if text.isprintable() else _BLOCKS.sub(" ", text)
        if kind in MARKS:
            return around(text, *MARKS[kind])
        target = self.link(kind[1:]) if kind[1:] else ""
        if kind[0] == PICTURE:
            return f"![{text}]({target})"
        return around(text, "[", f"]({target})") if target else text


def _blocks(found: Signs, end: str = "") -> list[str]:
    """The blocks up to the sign that ends them."""
    told = _paragraphs(next(found, ""))
    for sign in found:
        if sign == end:
            break
        name, _, detail = sign.partition(" ")
        told += _SHAPED[name](found, name, detail) if name in _SHAPED else []
        told += _paragraphs(next(found, ""))
    return told


def _paragraphs(text: str) -> list[str]:
    return [paragraph(told) for piece in text.split(BREAK) if (told := piece.strip())]


def _inside(found: Signs, name: str) -> Iterator[str]:
    """The signs up to the end of a shape, whose own texts are none."""
    next(found, "")
    for sign in found:
        if sign == f"/{name}":
            return
        yield sign
        next(found, "")


def _heading(found: Signs, name: str, _detail: str) -> list[str]:
    text = next(found, "")
    for sign in found:
        if sign == f"/{name}":
            break
        text += f" {next(found, '')}"
    text = text.replace(BREAK, " ").strip()
    return [f"{_HEADINGS[name]} {text}"] if text else []


def _list(found: Signs, name: str, start: str) -> list[str]:
    items: list[str] = []
    numbers = count(int(start) if start.isdigit() else 1)
    for sign in _inside(found, name):
        if sign == "li":
            items += item(f"{next(numbers)}. " if name == "ol" else "- ", _blocks(found, "/li"))
    return ["\n".join(items)] if items else []


def _terms(found: Signs, name: str, _detail: str) -> list[str]:
    """Terms and what is said of them, as a list."""
    items: list[str] = []
    for sign in _inside(found, name):
        told = _blocks(found, f"/{sign}") if sign in {"dt", "dd"} else []
        if sign == "dt" and told:
            items += item("- ", [f"**{told[0]}**", *told[1:]])
        elif told:
            items += [indented("\n\n".join(told), "  ")] if items else item("- ", told)
    return ["\n".join(items)] if items else []


def _quotation(found: Signs, name: str, _detail: str) -> list[str]:
    text = "\n\n".join(_blocks(found, f"/{name}"))
    return ["\n".join(f"> {line}".rstrip() for line in text.split("\n"))] if text else []


def _code_block(found: Signs, _name: str, _detail: str) -> list[str]:
    """A block of code, which is written already."""
    text = next(found)
    next(found)
    return [text]


def _rule(_found: Signs, _name: str, _detail: str) -> list[str]:
    return ["---"]


def _table(found: Signs, name: str, _detail: str) -> list[str]:
    """A table; its first row is the head, since Markdown has none without."""
    title: list[str] = []
    rows: list[list[str]] = []
    for sign in _inside(found, name):
        if sign == "caption":
            title += _blocks(found, "/caption")
        elif sign == "tr":
            rows.append([])
        elif sign == "td" and rows:
            rows[-1].append(_cell(_blocks(found, "/td")))
    rows = [row for row in rows if row]
    if not rows:
        return title
    width = max(len(row) for row in rows)
    full = [row + [""] * (width - len(row)) for row in rows]
    lines = [in_row(full[0]), in_row(["---"] * width), *map(in_row, full[1:])]
    return [*title, "\n".join(lines)]


def _cell(blocks: list[str]) -> str:
    return " ".join(" ".join(blocks).replace("\\\n", " ").replace("|", "\\|").split())


_SHAPED: Mapping[str, Callable[[Signs, str, str], list[str]]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "blockquote": _quotation,
    "pre": _code_block,
    "hr": _rule,
    "table": _table,
}
