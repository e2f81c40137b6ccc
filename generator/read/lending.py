"""What a file that cannot be read still defines, as far as can be told from its lines.

A reference to such an id is no second error; so rather one too many than one too few.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.read.characters import LARGEST
from generator.read.names import ID

if TYPE_CHECKING:
    from collections.abc import Iterator

_FACT = "fact"  # of whatever kind
_KEY = re.compile(r"(?:^|[\s{,-])(id|formerly|name|short|aliases):[ \t]*")
_ITEM = re.compile(r"\s*-\s+([^:]*)$")
_LONGEST, _MOST = 300, 100  # characters of a line and items of a list that are looked at
_NAMES = ("name", "short", "aliases")


def lent(name: str, group: str, data: bytes) -> dict[str, str]:
    """The ids that a file defines, each with its kind, and of an actor the names: its own, of facts, earlier ones."""
    found: dict[str, str] = {}
    for key, top, text in _typed(data[:LARGEST].decode("utf-8", "replace")):
        if key in _NAMES:
            found |= {text: group} if group == "actor" and top else {}
        elif ID.fullmatch(text):
            found[text] = group if top else _FACT
    return {**found, name: group}


def _typed(text: str) -> Iterator[tuple[str, bool, str]]:
    """Each value of a key that names something, and whether it is the file's own."""
    lines = text.splitlines()
    begins = 1 if lines and lines[0].rstrip().endswith("---") else 0
    front = list(takewhile(lambda line: line.rstrip() != "---", lines[begins:]))
    for number, line in enumerate(front):
        brace = line.find("{")
        for found in _KEY.finditer(line):
            rest = line[found.end() : found.end() + _LONGEST]
            below = (front[index] for index in range(number + 1, min(number + 1 + _MOST, len(front))))
            for value in _values(rest, below, inside=-1 < brace <= found.start()):
                yield found[1], found.start(1) == 0, value


def _values(rest: str, below: Iterator[str], *, inside: bool) -> Iterator[str]:
    """One text, or those of a list in brackets or on the lines below."""
    if not rest.strip():
        items = takewhile(bool, map(_ITEM.match, below))
        typed = [item[1] for item in items if item is not None]
    elif rest.startswith("["):
        typed = rest[1:].partition("]")[0].split(",")
    else:
        typed = [re.split(r"[,}]", rest)[0] if inside else rest]
    yield from (text for one in typed if (text := one.partition(" #")[0].strip(" \t'\"")))
