"""One file of the content as written: what stands in its front matter, every scalar as typed, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.problems import Mark

Group = Literal["note", "actor", "story", "issue", "figure"]
Path: TypeAlias = tuple[str | int, ...]  # where a value stands: ("talks", 0, "who", 1); () is the whole front matter
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"  # None: typed and left empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A content file that could be read, of any group; the word is that of its most frequent kind."""

    id: str  # the file's name without .md
    group: Group
    file: str  # the path as the editor knows it: "docs/notes/2021/x.md"
    front: Mapping[str, Value]
    values: Mapping[Path, Mark]  # where each value begins
    keys: Mapping[Path, Mark]  # where each key begins, by the path of its value
    inline: frozenset[Path]  # mappings and lists written in {...} or [...]
    cut: Mapping[Path, Mark]  # plain scalars that a ` #` ends on their line, by the place of the mark
    body: str  # below the fence, as typed, line ends as "\n"
    body_line: int  # line of its first character in the file
