"""Two trees take turns: one is published, the other is brought up to date and takes its place."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from generator.site.state import Signature, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def files_below(root: Path) -> dict[str, Signature]:
    """Every file below a folder by its path from there, and how it stands."""
    return dict(_walk(str(root), "")) if root.is_dir() else {}


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, Signature]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                status = entry.stat(follow_symlinks=False)
                yield prefix + entry.name, (status.st_mtime_ns, status.st_size, status.st_ino)


def untouched(files: Mapping[str, Signature], known: Mapping[str, Standing]) -> dict[str, str]:
    """The tags of those files that stand as they were written; whatever else was touched is not among them."""
    return {
        path: known[path].tag
        for path, now in files.items()
        if path in known and known[path].signature == now and known[path].tag
    }


def identity(root: Path) -> int:
    """The number of a folder, which stays with it under any name; 0 where there is none."""
    return root.stat().st_ino if root.is_dir() else 0


def remove_files(root: Path, paths: set[str]) -> None:
    """Removes the files, and the folders that this leaves empty."""
    for path in paths:
        (root / path).unlink()
    for folder in sorted({parent for path in paths for parent in (root / path).parents}, reverse=True):
        if folder != root and folder.is_relative_to(root) and not any(folder.iterdir()):
            folder.rmdir()


def take(source: Path, target: Path) -> None:
    """Copies a file's bytes into a new file: who still reads the one before reads it to its end."""
    target.unlink(missing_ok=True)
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
