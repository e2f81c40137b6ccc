"""The bytes of one file into a note as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.read.characters import decode
from generator.read.frontmatter import take_apart
from generator.read.note import Group, Note
from generator.read.places import Keys, Places

if TYPE_CHECKING:
    from generator.problems import Problem


def parse(name: str, group: Group, file: str, data: bytes) -> tuple[Note | None, list[Problem]]:
    """One file as written, and what is wrong with it. A pure function of its arguments.

    There is a note beside problems that took nothing from it; without one there is at least one problem.
    """
    text, problems = decode(file, data)
    if not text and problems:
        return None, problems
    parts, wrong = take_apart(file, text)
    problems += wrong
    problems.sort()
    if parts is None or parts.tree.lost:
        return None, problems
    tree = parts.tree
    note = Note(
        id=name,
        group=group,
        file=file,
        front=tree.front,
        values=Places(tree.front, tree.values.tobytes()),
        keys=Keys(tree.front, tree.keys.tobytes()),
        inline=frozenset(tree.inline),
        cut=tree.cut,
        body=parts.body,
        body_line=parts.body_line,
    )
    return note, problems
