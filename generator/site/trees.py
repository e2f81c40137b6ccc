"""Folders of files told apart by how each file stands, and two trees of a site that take turns.

Of a site's two trees one is published, the other is brought up to date and takes its place. Files that are
the same in both are one file with two names, so that bringing a tree up to date costs the files that differ.
That holds as long as no file is ever written where it stands: whoever changes one removes it and makes
another. A file is known by its time, size and number (its inode): one that was touched, half written by a
build that was broken off, or put there by somebody else is known for none of ours and replaced.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from generator.both import both

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

_FIRST = {"index", "README"}
_WORTH_IT = 2_000  # files; a copy of this process costs as much as some of them

# A file as it stands: time in nanoseconds, size, number in its file system.
Signature = tuple[int, int, int]


class UnsuitedError(Exception):
    """These pages or settings are none of those whose incremental build is known to be right."""


def signature(path: str | os.PathLike[str]) -> Signature:
    """How a file stands now."""
    status = os.lstat(path)
    return status.st_mtime_ns, status.st_size, status.st_ino


def files_below(root: Path) -> dict[str, Signature]:
    """Every file below a folder by its path from there; none where there is no such folder."""
    return dict(_below(str(root), "")) if root.is_dir() else {}


def _below(folder: str, prefix: str) -> Iterator[tuple[str, Signature]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{prefix}{entry.name}/")
            else:
                status = entry.stat(follow_symlinks=False)
                yield prefix + entry.name, (status.st_mtime_ns, status.st_size, status.st_ino)


def sources_below(root: Path) -> dict[str, Signature]:
    """Every file of a folder of pages, in the order in which MkDocs takes them.

    Raises UnsuitedError where there is a symbolic link: what it leads to may change unseen.
    """
    return dict(_in_order(str(root), ""))


def _in_order(folder: str, prefix: str) -> Iterator[tuple[str, Signature]]:
    folders: list[os.DirEntry[str]] = []
    files: list[os.DirEntry[str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink():
                raise UnsuitedError(f"{prefix}{entry.name} is a link")
            (folders if entry.is_dir() else files).append(entry)
    for entry in sorted(files, key=_rank):
        status = entry.stat()
        yield prefix + entry.name, (status.st_mtime_ns, status.st_size, status.st_ino)
    for entry in sorted(folders, key=lambda inner: inner.name):
        yield from _in_order(entry.path, f"{prefix}{entry.name}/")


def _rank(file: os.DirEntry[str]) -> tuple[bool, str]:
    """An index stands before the other files of its folder."""
    return not (file.name.startswith(("index", "README")) and PurePath(file.name).stem in _FIRST), file.name


class Apart(NamedTuple):
    """What is otherwise in a tree than was known: files that are `new` or stand otherwise, and those that are `gone`."""

    new: frozenset[str]
    gone: frozenset[str]


def apart(root: Path, known: Mapping[str, Signature]) -> Apart:
    """What is otherwise in a tree than known."""
    here = files_below(root)
    return Apart(
        frozenset(path for path, stands in here.items() if known.get(path) != stands),
        frozenset(known.keys() - here.keys()),
    )


def clear(root: Path, files: Iterable[str], wanted: Container[str]) -> None:
    """Removes those of a tree's files that it shall not hold, and the folders that this leaves empty."""
    root.mkdir(parents=True, exist_ok=True)
    extra = [path for path in files if path not in wanted]
    for path in extra:
        (root / path).unlink()
    for folder in sorted({parent for path in extra for parent in (root / path).parents}, reverse=True):
        if folder != root and folder.is_relative_to(root) and not any(folder.iterdir()):
            folder.rmdir()


def bring(root: Path, other: Path, wanted: Mapping[str, Signature]) -> set[str]:
    """Gives files of the other tree second names in this one; gives back those that do not stand there so."""
    paths = [*wanted]
    first, second = both(
        lambda: _untaken(other, root, paths[::2], wanted),
        lambda: _untaken(other, root, paths[1::2], wanted),
        worth=len(paths) > _WORTH_IT,
    )
    return {*first, *second}


def follow(root: Path, other: Path, files: Mapping[str, Signature]) -> None:
    """Makes a tree hold these files of the other one, each as a second name."""
    here = apart(root, files)
    clear(root, here.new, files)
    bring(root, other, {path: files[path] for path in here.new | here.gone if path in files})


def refuse_unlinkable(folder: Path) -> None:
    """Raises UnsuitedError where the file system gives a file no second name."""
    one, other = folder / "one", folder / "other"
    try:
        one.touch()
        other.unlink(missing_ok=True)
        os.link(one, other)
    except OSError as error:
        raise UnsuitedError(f"a file cannot have two names there: {error.strerror}: {folder}") from error
    finally:
        one.unlink(missing_ok=True)
        other.unlink(missing_ok=True)


def _untaken(source: Path, target: Path, paths: Sequence[str], wanted: Mapping[str, Signature]) -> list[str]:
    """Gives files of the source tree second names in the target tree; gives back those that are not there as wanted."""
    return [path for path in paths if not _take(f"{source}/{path}", f"{target}/{path}", wanted[path])]


def _take(there: str, here: str, wanted: Signature) -> bool:
    """Gives a file a second name, if it is the one that is wanted."""
    try:
        if signature(there) != wanted:
            return False
        try:
            os.link(there, here)
        except (FileExistsError, FileNotFoundError):
            make_room(Path(here))
            os.link(there, here)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def make_room(path: Path) -> None:
    """Removes the file that stands at a path, and makes the folder that it shall stand in."""
    try:
        path.unlink()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)


def put(path: Path, data: bytes) -> Signature:
    """Writes a file anew, so that another name of the one before keeps its bytes."""
    try:
        file = path.open("xb")
    except (FileNotFoundError, FileExistsError):
        make_room(path)
        file = path.open("xb")
    with file:
        file.write(data)
    return signature(path)


def copy(source: Path, path: Path) -> Signature:
    """Copies a file's bytes into a new file."""
    make_room(path)
    shutil.copyfile(source, path)
    return signature(path)
