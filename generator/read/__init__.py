"""Disk into notes: the files of a folder of content, each as written, with every problem of every file."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.read.characters import LARGEST, decode
from generator.read.drawing import wrong_drawing
from generator.read.frontmatter import take_apart
from generator.read.lending import lent
from generator.read.note import Group, Note
from generator.read.walk import Entry, Walk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.problems import Problem

__all__ = ["Content", "Copied", "Note", "blobs", "lent", "parse", "read_content", "texts"]


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
    docs: str = "docs"  # the folder, as it is shown
    files: tuple[str, ...] = ()  # every path below the folder that may be linked to, as it is shown


def read_content(docs: Path, shown: str = "docs") -> Content:
    """Everything below a folder; `shown` is how editors know that folder. Raises OSError where the disk fails."""
    walk = Walk(docs, shown)
    notes: list[Note] = []
    pages: list[Copied] = []
    assets: list[Copied] = []
    broken: dict[str, str] = {}
    files: list[str] = []
    for entry in walk.entries():
        file = f"{shown}/{entry.path}"
        files.append(file)
        try:
            data = _bytes(docs, entry)
        except PermissionError:
            walk.unreadable(entry.path)
            broken |= {entry.name: entry.kind} if entry.kind not in {"page", "asset"} else {}
            continue
        if entry.kind == "asset":
            walk.problems += wrong_drawing(file, data) if file.casefold().endswith(".svg") else ()
            assets.append(Copied(unicodedata.normalize("NFC", entry.path), data))
            continue
        if entry.kind == "page":
            pages.append(Copied(unicodedata.normalize("NFC", entry.path), data))
            walk.problems += decode(file, data)[1]
            continue
        note, wrong = parse(entry.name, entry.kind, file, data)
        walk.problems += wrong
        if note is not None and entry.sound:
            notes.append(note)
        else:
            broken |= lent(entry.name, entry.kind, data)
    return Content(
        notes=tuple(notes),
        pages=tuple(pages),
        assets=tuple(assets),
        problems=tuple(walk.problems),
        broken=broken,
        docs=shown,
        files=tuple(files),
    )


def _bytes(docs: Path, entry: Entry) -> bytes:
    """What is in a file; of a text no more than it takes to see that it is too large."""
    opened = os.open(os.path.join(docs, entry.path), os.O_RDONLY | os.O_NOFOLLOW)  # noqa: PTH118 -- thousands of times
    with os.fdopen(opened, "rb") as stream:
        return stream.read(-1 if entry.kind == "asset" else LARGEST + 1)


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
        values=tree.values,
        keys=tree.keys,
        inline=frozenset(tree.inline),
        cut=tree.cut,
        body=parts.body,
        body_line=parts.body_line,
    )
    return note, problems


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
