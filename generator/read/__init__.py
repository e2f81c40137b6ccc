"""Disk into notes: the files of a folder of content here, each as written in `parsing.py`, with all its problems."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.read.characters import LARGEST, decode
from generator.read.drawing import wrong_drawing
from generator.read.source import Source, bytes_of, unreadable
from generator.read.walk import Entry, Walk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.problems import Problem

__all__ = ["Content", "Copied", "Source", "blobs", "read_content", "texts"]


@dataclass(frozen=True, slots=True)
class Copied:
    """A file that is published as it is; `path` is relative to the folder of content."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A folder of content as found: what is in its content files is still to be read."""

    sources: tuple[Source, ...] = ()
    pages: tuple[Copied, ...] = ()
    assets: tuple[Copied, ...] = ()
    problems: tuple[Problem, ...] = ()
    docs: str = "docs"  # the folder, as it is shown
    files: tuple[str, ...] = ()  # every path below the folder that may be linked to, as it is shown


def read_content(docs: Path, shown: str = "docs") -> Content:
    """Everything below a folder; `shown` is how editors know that folder. Raises OSError where the disk fails."""
    walk = Walk(docs, shown)
    sources: list[Source] = []
    copied: dict[str, list[Copied]] = {"page": [], "asset": []}
    files: list[str] = []
    for entry in walk.entries():
        path, file = f"{docs}/{entry.path}", f"{shown}/{entry.path}"
        files.append(file)
        if entry.kind != "page" and entry.kind != "asset":  # noqa: PLR1714 -- so that it is known to be a group
            sources.append(Source(path, file, entry.name, entry.kind, entry.sound))
            continue
        try:
            data = bytes_of(path, None if entry.kind == "asset" else LARGEST)
        except PermissionError:
            walk.problems.append(unreadable(file))
            continue
        copied[entry.kind].append(Copied(unicodedata.normalize("NFC", entry.path), data))
        walk.problems += _wrong_copy(entry, file, data)
    return Content(
        sources=tuple(sources),
        pages=tuple(copied["page"]),
        assets=tuple(copied["asset"]),
        problems=tuple(walk.problems),
        docs=shown,
        files=tuple(files),
    )


def _wrong_copy(entry: Entry, file: str, data: bytes) -> Iterable[Problem]:
    """What is wrong with a file that is published as it is."""
    if entry.kind == "page":
        return decode(file, data)[1]
    return wrong_drawing(file, data) if file.casefold().endswith(".svg") else ()


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
