"""One file of the content as written: what stands in its front matter, every scalar as typed, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from generator.read.places import Path, Places, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.problems import Mark

__all__ = ["Group", "Note", "Path", "Value"]

Group = Literal["note", "actor", "story", "issue", "figure"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Note:
    """A content file that could be read, of any group; the word is that of its most frequent kind."""

    id: str  # the file's name without .md
    group: Group
    file: str  # the path as the editor knows it: "docs/notes/2021/x.md"
    front: Mapping[str, Value]
    values: Places  # where each value begins
    body: str  # below the fence, as typed, line ends as "\n"
    body_line: int  # line of its first character in the file
    # What only the judgement of the note asks for.
    keys: Mapping[Path, Mark] = field(default_factory=dict)  # where each key begins, by the path of its value
    inline: frozenset[Path] = frozenset()  # mappings and lists written in {...} or [...]
    cut: Mapping[Path, Mark] = field(default_factory=dict)  # plain scalars that a ` #` ends, by the mark's place
