"""The bytes of a file as text, and the characters that no text of ours may hold."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.problems import Mark, Problem, error

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 1_000_000  # bytes
_BOM = "\ufeff"
# Controls but tab and line feed, line and paragraph separators, what reorders text, what is no character.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def decode(file: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text with line feeds for line ends and spaces for what is forbidden in it; and its problems.

    Positions in the text are those of the file.
    """
    if len(data) > LARGEST:
        return "", [error(file, Mark(1, 1), f"the file has {len(data):,} bytes; {LARGEST:,} (1 MB) at most")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return "", [_not_utf8(file, data, problem)]
    text = text.removeprefix(_BOM).replace("\r\n", "\n")
    problems = list(_forbidden(file, text))
    return (FORBIDDEN.sub(" ", text) if problems else text), problems


def _not_utf8(file: str, data: bytes, problem: UnicodeDecodeError) -> Problem:
    before = data[: problem.start].decode("utf-8").removeprefix(_BOM).replace("\r\n", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    byte = data[problem.start]
    return error(file, Mark(line, column), f"the byte 0x{byte:02X} is not UTF-8", "save the file as UTF-8")


def _forbidden(file: str, text: str) -> Iterator[Problem]:
    """Each line's first character that no text may hold."""
    last = 0
    for found in FORBIDDEN.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if line == last:
            continue
        last = line
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
        yield error(file, Mark(line, column), f"{named(found[0])} is not allowed", "delete it")


def named(character: str) -> str:
    """A character that cannot be shown, by its number and name."""
    kind = "bidirectional control character" if character in _BIDIRECTIONAL else "control character"
    name = unicodedata.name(character, "")
    return f"the {kind} U+{ord(character):04X}{f' ({name.lower()})' if name else ''}"
