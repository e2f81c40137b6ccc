"""The bytes of a file as text, and the characters that no text of ours may hold."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from generator.problems import Mark, Problem, error

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 1_000_000  # bytes
_BOM = "\ufeff"
_FENCE = 10  # characters in which the fence of a file in UTF-16 is found
_MOST = 50  # problems of this kind that one file tells; more of them are no text
# Controls but tab and line feed, line and paragraph separators, what reorders text, what is no character.
_SIGNS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
)
FORBIDDEN = re.compile(f"[{_SIGNS}]")
_RUN_OR_LINE_END = re.compile(f"([{_SIGNS}])\\1*|\n")
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LONGEST = 40  # characters of a text that a message repeats


def decode(file: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text with line feeds for line ends and spaces for what is forbidden in it; and its problems.

    Positions in the text are those of the file. What cannot be read at all is an empty text.
    """
    if len(data) > LARGEST:
        return "", [error(file, Mark(1, 1), f"the file is larger than 1 MB ({LARGEST:,} bytes)", "split it")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return "", [_not_utf8(file, data, problem)]
    if wrong := _no_text(file, text):
        return "", [wrong]
    text = text.removeprefix(_BOM).replace("\r\n", "\n")
    problems = list(islice(_forbidden(file, text), _MOST)) if FORBIDDEN.search(text) else []
    return (FORBIDDEN.sub(" ", text) if problems else text), problems


def _no_text(file: str, text: str) -> Problem | None:
    """One problem for what would else be one for each letter or line: a NUL beside each letter, no line feed."""
    if "\0-\0-\0" in text[:_FENCE]:
        return error(file, Mark(1, 1), "this is UTF-16, not UTF-8", "save the file as UTF-8")
    if "\r" in text and "\n" not in text:
        return error(file, Mark(1, 1), "the lines end in carriage returns alone", "save the file with line feeds")
    return None


def _not_utf8(file: str, data: bytes, problem: UnicodeDecodeError) -> Problem:
    before = data[: problem.start].decode("utf-8").removeprefix(_BOM).replace("\r\n", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    byte = data[problem.start]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return error(file, Mark(1, 1), "this is UTF-16, not UTF-8", "save the file as UTF-8")
    return error(file, Mark(line, column), f"the byte 0x{byte:02X} is not UTF-8", "save the file as UTF-8")


def _forbidden(file: str, text: str) -> Iterator[Problem]:
    """Each character that no text may hold, repeated ones once."""
    line, begins = 1, 0
    for found in _RUN_OR_LINE_END.finditer(text):
        if found[0] == "\n":
            line, begins = line + 1, found.end()
        else:
            yield error(file, Mark(line, found.start() - begins + 1), refused(found[0][0]), "delete it")


def refused(character: str) -> str:
    """What is said of a forbidden character: it cannot be shown, so its number and name."""
    kind = "bidirectional control character" if character in _BIDIRECTIONAL else "control character"
    name = unicodedata.name(character, "").lower()
    return f"the {kind} U+{ord(character):04X}{f' ({name})' if name else ''} is not allowed"


def shown(text: str) -> str:
    """A text as a message repeats it: in one line, not too long, what cannot be shown as its number."""
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in short)
