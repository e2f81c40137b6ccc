"""Signs in place of the tags of HTML, and texts as Markdown between them.

What a tag and what a text become depends on them alone; the same ones come again and again.
"""

from __future__ import annotations

import html
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from generator.exports.marks import code, escaped, fenced
from generator.exports.raw_html import BLOCKS, LEFT_OUT, REST, TAG, attribute, shown

if TYPE_CHECKING:
    from collections.abc import Callable

# Control characters, which no text of a page holds.
SHAPE, SHAPED = "\x01", "\x02"  # around the name of what has a shape in Markdown, "/" before it at the end
BREAK = "\x03"  # where another block begins or ends
OPEN, INNER, CLOSE = "\x04", "\x05", "\x06"  # before a kind of words, before the words, behind them
_ODD = "\x07"  # a tag that means something only with all that it holds

LINK, PICTURE = "[", "!"  # kinds of words, each with its address behind it; the other kinds are names of marks
MARKS = {
    "strong": ("**", "**"),
    "b": ("**", "**"),
    "em": ("*", "*"),
    "i": ("*", "*"),
    "cite": ("*", "*"),
    "del": ("~~", "~~"),
    "s": ("~~", "~~"),
    "q": ("“", "”"),
}
_SHAPES = {name: name for name in "blockquote caption dd dl dt h1 h2 h3 h4 h5 h6 hr li ol table td tr ul".split()} | {  # noqa: SIM905 -- a row of words
    "th": "td"
}
_WHOLE = LEFT_OUT | {"code", "kbd", "pre", "samp"}
_CODE_ELEMENT = re.compile(r"<(code|kbd|pre|samp)(?=[\s>])[^>]*>(.*?)</\1>", re.DOTALL)
_PIECE = re.compile(rf"(/?)([a-zA-Z][^\s/>]*)({REST})(.*)", re.DOTALL)
_WRITTEN = "written"  # the attribute of a tag that stands for what it holds


def signs(text: str, of_text: Callable[[str], str]) -> str:
    """A piece of HTML with signs for its tags, and what becomes of the texts between them."""
    told = _ODD if "hidden" in text else _joined(text, of_text)
    if _ODD in told:
        told = _joined(_CODE_ELEMENT.sub(_written, shown(text)), of_text).replace(_ODD, "")
    return told


def _joined(text: str, of_text: Callable[[str], str]) -> str:
    pieces = iter(text.split("<"))
    return of_text(next(pieces)) + "".join(map(_turned(of_text), pieces))


@cache
def _turned(of_text: Callable[[str], str]) -> Callable[[str], str]:
    """Gives what a tag, without its first bracket, and the text behind it become."""

    @lru_cache(maxsize=8192)
    def turned(piece: str) -> str:
        found = _PIECE.match(piece)
        if found is None:
            return _ODD if piece.startswith("!--") else of_text(f"<{piece}")
        end, name, held, text = found.groups()
        return (_end(name) if end else _start(name, held)) + of_text(text)

    return turned


def _written(found: re.Match[str]) -> str:
    """Code as a tag with an attribute: in it nothing is a mark."""
    text = html.unescape(TAG.sub("", found[2]))
    told = fenced(text) if found[1] == "pre" else code(text)
    return f'<{found[1]} {_WRITTEN}="{html.escape(told)}">'


def _start(name: str, held: str) -> str:
    """What stands for the beginning of an element, or for one that is a tag alone."""
    if name == "a":
        return f"{OPEN}{LINK}{attribute(held, 'href')}{INNER}"
    if name in MARKS:
        return f"{OPEN}{name}{INNER}"
    if name in _SHAPES:
        first = attribute(held, "start") if name == "ol" else ""
        return f"{SHAPE}{_SHAPES[name]}{first and ' '}{first}{SHAPED}"
    if name in _WHOLE:
        told = attribute(held, _WRITTEN) or _ODD
        return f"{SHAPE}pre{SHAPED}{told}{SHAPE}/pre{SHAPED}" if name == "pre" else told
    if name == "img":
        return f"{OPEN}{PICTURE}{attribute(held, 'src')}{INNER}{escaped(attribute(held, 'alt'))}{CLOSE}"
    return "\\\n" if name == "br" else BREAK if name in BLOCKS else ""


def _end(name: str) -> str:
    """What stands for the end of an element."""
    if name == "a" or name in MARKS:
        return CLOSE
    if name in _SHAPES:
        return f"{SHAPE}/{_SHAPES[name]}{SHAPED}"
    return BREAK if name in BLOCKS and name not in _WHOLE else ""
