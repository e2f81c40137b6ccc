"""Disk into notes: the files of a folder of content, each as written, with every problem of every file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.read.characters import decode
from generator.read.frontmatter import take_apart
from generator.read.note import Group, Note
from generator.read.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.problems import Problem

__all__ = ["Content", "Copied", "Note", "blobs", "parse", "read_content", "texts"]

_ID_LINE = re.compile(r"(?:^|[\s{,-])id:\s*['\"]?([a-z0-9]+(?:-[a-z0-9]+)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Copied:
    """A file that is published as it is; `path` is relative to the folder of content."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A folder of content as read. `broken` lends the ids of files that could not be read, with their group."""

    notes: tuple[Note, ...] = ()
    pages: tuple[Copied, ...] = ()
    assets: tuple[Copied, ...] = ()
    problems: tuple[Problem, ...] = ()
    broken: Mapping[str, str]


def read_content(docs: Path, shown: str = "docs") -> Content:
    """Everything below a folder; `shown` is how editors know that folder. Raises OSError where the disk fails."""
    problems: list[Problem] = []
    notes: list[Note] = []
    copied: dict[str, list[Copied]] = {"page": [], "asset": []}
    broken: dict[str, str] = {}
    for entry in Walk(docs, shown, problems).entries():
        data = (docs / entry.path).read_bytes()
        file = f"{shown}/{entry.path}"
        if entry.kind == "asset":
            copied["asset"].append(Copied(entry.path, data))
        elif entry.kind == "page":
            problems += decode(file, data)[1]
            copied["page"].append(Copied(entry.path, data))
        else:
            note, wrong = parse(entry.name, entry.kind, file, data)
            problems += wrong
            if note is not None and not wrong:
                notes.append(note)
            else:
                broken |= lent(entry.name, entry.kind, data)
    return Content(
        notes=tuple(notes),
        pages=tuple(copied["page"]),
        assets=tuple(copied["asset"]),
        problems=tuple(problems),
        broken=broken,
    )


def parse(name: str, group: Group, file: str, data: bytes) -> tuple[Note | None, list[Problem]]:
    """One file as written, and what is wrong with it; without a readable front matter no note."""
    text, problems = decode(file, data)
    if not text and problems:
        return None, problems
    parts, wrong = take_apart(file, text)
    if parts is None:
        return None, [*problems, *wrong]
    tree = parts.tree
    note = Note(
        id=name,
        group=group,
        file=file,
        front=tree.front,
        values=tree.values,
        keys=tree.keys,
        inline=frozenset(tree.inline),
        cut=tree.cut,
        body=parts.body,
        body_line=parts.body_line,
    )
    return note, [*problems, *wrong]


def lent(name: str, group: str, data: bytes) -> dict[str, str]:
    """The ids that a file which cannot be read defines, as far as can be told: a reference to one is no error."""
    found = dict.fromkeys(_ID_LINE.findall(data.decode("utf-8", "replace")), "fact")
    return {**found, name: group}


def texts(folder: Path) -> dict[str, str]:
    """The text of each file below a folder, hidden ones apart, by its path: templates, which are trusted."""
    return {name: data.decode("utf-8") for name, data in blobs(folder).items()}


def blobs(folder: Path) -> dict[str, bytes]:
    """The bytes of each file below a folder, hidden ones apart, by its path; what is trusted, too."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    paths = {path.relative_to(folder).as_posix(): path for path in found}
    return {
        name: path.read_bytes()
        for name, path in paths.items()
        if not any(part.startswith(".") for part in name.split("/"))
    }
