"""The tree of a front matter, also of one of which YAML cannot read a part: all its problems are told in one run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from generator.problems import error
from generator.read.tree import Builder, TooDeepError, TooManyError, Tree
from generator.read.trouble import told

if TYPE_CHECKING:
    from generator.problems import Mark, Problem

_ROUNDS = 20  # parts left out of one file
_LONGEST = 100_000  # characters of a front matter that is read more than once
_ENTRY = re.compile(r"([A-Za-z_]+:|[ ]*- )")


def grow(file: str, text: str) -> Tree:
    """The tree of a front matter; `text` has as many lines before it as the file has.

    An entry that YAML cannot read is left out, and the rest is read again for its problems.
    """
    found: dict[Problem, None] = {}
    unread: list[Problem] = []
    for _ in range(_ROUNDS if len(text) <= _LONGEST else 1):
        tree, trouble = _read(file, text)
        found |= dict.fromkeys(tree.problems)
        if trouble is None:
            break
        if all(other.mark.line != trouble.mark.line for other in found):
            found[trouble] = None
        unread.append(trouble)
        text = _without(text, trouble.mark)
    tree.problems = list(found)
    tree.unread = unread
    tree.lost = tree.lost or bool(unread)
    return tree


def _read(file: str, text: str) -> tuple[Tree, Problem | None]:
    """One reading: what could be read, and what stopped it."""
    builder = Builder(file, text)
    try:
        builder.document()
    except yaml.YAMLError as problem:
        mark, message, hint = told(problem, builder.lines)
        return builder.tree, error(file, mark, message, hint)
    except (TooDeepError, TooManyError):
        builder.tree.lost = True
    return builder.tree, None


def _without(text: str, mark: Mark) -> str:
    """The text without what stands in the entry (a key of the front matter, or an item of a list) of a place."""
    lines = text.split("\n")
    begin = min(mark.line, len(lines)) - 1
    while begin > 0 and _ENTRY.match(lines[begin]) is None:
        begin -= 1
    end = mark.line
    while end < len(lines) and not _follows(lines[end], lines[begin]):
        end += 1
    # The key or the hyphen stays, so that what follows keeps its meaning; where it is all that stands there, it goes.
    head = _ENTRY.match(lines[begin])
    kept = head[0].rstrip() if head is not None else ""
    blank = ["" for _ in lines[begin + 1 : end]]
    if lines[begin:end] == [kept, *blank]:
        kept = ""
    return "\n".join([*lines[:begin], kept, *blank, *lines[end:]])


def _follows(line: str, entry: str) -> bool:
    """Whether a line begins what stands beside or above an entry: a key of the front matter, or an item of its list."""
    if line[:1].isalpha():
        return _ENTRY.match(line) is not None
    item = _ENTRY.match(line) is not None and _ENTRY.match(entry) is not None and not entry[:1].isalpha()
    return item and _indent(line) <= _indent(entry)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
