"""Puts documents into a folder: only what differs is written, only what was ours is removed."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.document import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from generator.document import Document

MANIFEST = ".briefing-manifest.json"
_PART = ".briefing-part"
_VERSION = 1

# A written file as the manifest knows it: the hash of its bytes, its size and its time in nanoseconds.
# A size of -1 says that it was about to be written.
Entry = tuple[str, int, int]


class CollisionError(Exception):
    """Two documents want one place, or a document wants the place of a file that is not ours."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did, as sorted paths relative to the folder."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


class Folder:
    """A folder that is brought to hold files at these paths, beside whatever in it is not ours.

    A file whose bytes are right is not touched, so that a watcher sees only what changed. A write that is broken off
    leaves whole files, and the next one knows them for its own. Raises CollisionError, before anything is written,
    where paths or strangers' files stand in the way, and OSError where the disk refuses.
    """

    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        self.root = root
        self.paths = tuple(sorted(paths))
        refuse_collisions(self.paths)
        self._known = _read_manifest(root)
        self._begun_by = 0
        self._gone = sorted(self._known.keys() - set(self.paths))

    def holds(self, path: str, content_hash: str) -> bool:
        """Whether the file was written by us with these bytes and has not been touched since."""
        return _stands(self.root, path, content_hash, self._known.get(path))

    def begin(self, changing: Collection[str], data: Callable[[str], bytes]) -> None:
        """Makes ready for putting files at some paths; `data` gives what is to stand at one of them."""
        self._begun_by = os.getpid()
        self.root.mkdir(parents=True, exist_ok=True)
        _refuse_foreign(self.root, changing, data, self._known)
        if changing or self._gone:
            _write_manifest(self.root, {**self._known, **dict.fromkeys(changing, ("", -1, 0))})
        for path in self._gone:
            _remove(self.root, path)

    def put(self, path: str, data: bytes) -> Entry:
        """Writes a file, unless it stands so; several processes may do so at once."""
        content_hash = digest(data)
        known = self._known.get(path)
        if known is not None and self.holds(path, content_hash):
            return known
        return _put(self.root, path, data, content_hash, _PART if os.getpid() == self._begun_by else f"{_PART}-2")

    def end(self, put: Mapping[str, Entry]) -> Written:
        """Notes what stands now; `put` is what was put since the beginning."""
        if put or self._gone:
            _write_manifest(self.root, {path: put.get(path) or self._known[path] for path in self.paths})
        written = tuple(sorted(path for path, entry in put.items() if entry != self._known.get(path)))
        return Written(written=written, removed=tuple(self._gone), unchanged=len(self.paths) - len(written))

    def content(self, path: str, put: Mapping[str, Entry]) -> str:
        """What tells the bytes of a file that stands or was put."""
        return (put.get(path) or self._known[path])[0]


def write(documents: Iterable[Document], folder: Path) -> Written:
    """Makes a folder hold these documents."""
    found = list(documents)
    into = Folder(folder, [document.path for document in found])
    contents = {document.path: document.data for document in found}
    changing = [path for path in into.paths if not into.holds(path, digest(contents[path]))]
    into.begin(changing, contents.__getitem__)
    return into.end({path: into.put(path, contents[path]) for path in changing})


def rewrite(folder: Path, files: Mapping[str, bytes]) -> None:
    """Puts other bytes in the place of files that stand as they were written; broken off, it is as `Folder`'s."""
    known = _read_manifest(folder)
    _write_manifest(folder, {**known, **dict.fromkeys(files, ("", -1, 0))})
    put = {path: _put(folder, path, data, digest(data), _PART) for path, data in files.items()}
    _write_manifest(folder, {**known, **put})


def all_stand(folder: Path) -> bool:
    """Whether a folder holds all that was written to it last, untouched since."""
    known = _read_manifest(folder)
    return bool(known) and all(_stands(folder, path, entry[0], entry) for path, entry in known.items())


def refuse_collisions(paths: Iterable[str]) -> None:
    """Raises CollisionError unless each path is safe and every page has an address and a file of its own.

    Case is set aside, since it does not tell files apart on every disk, and `x.md` shares its address with
    `x/index.md`.
    """
    taken: dict[str, str] = {}
    seen: set[str] = set()
    for path in paths:
        _refuse_unsafe(path)
        if path in seen:
            raise CollisionError(f"{path} is made twice")
        seen.add(path)
        for key in (path.casefold(), _address(path.casefold())):
            other = taken.setdefault(key, path)
            if other != path:
                raise CollisionError(f"{other} and {path} would be one page: rename one of them")
    for path in taken.values():
        for parent in _parents(path.casefold()):
            if parent in taken and taken[parent] != path:
                raise CollisionError(f"{taken[parent]} is a file, and {path} needs a folder of that name")


def _address(path: str) -> str:
    """The key of a page's address; a file's address is its path."""
    stem, dot, suffix = path.rpartition(".")
    if not dot or suffix not in {"md", "html"}:
        return path
    name = stem.rpartition("/")[2]
    return "page:" + (stem[: -len("index")].rstrip("/") if name == "index" else stem)


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _refuse_unsafe(path: str) -> None:
    parts = path.split("/")
    if any(part in {"", ".", ".."} or part.startswith(".") for part in parts) or not path.isprintable():
        raise CollisionError(f"{path!r} is no path inside the folder of pages")
    if "\\" in path or ":" in path:
        raise CollisionError(f"{path!r} holds a character that some disks refuse")


def _stands(folder: Path, path: str, content_hash: str, entry: Entry | None) -> bool:
    """True where the file was written by us with these bytes and has not been touched since."""
    if entry is None or entry[0] != content_hash:
        return False
    try:
        status = os.lstat(f"{folder}/{path}")
    except (FileNotFoundError, NotADirectoryError):
        return False
    return (status.st_size, status.st_mtime_ns) == entry[1:]


def _refuse_foreign(
    folder: Path, paths: Iterable[str], data: Callable[[str], bytes], known: Mapping[str, Entry]
) -> None:
    """Raises CollisionError where somebody else's file, or a link, stands in a document's way."""
    root = folder.resolve()
    for parent in sorted({(root / path).parent for path in paths}):
        if parent.resolve() != parent:
            raise CollisionError(f"{parent} is a link that leads elsewhere: remove it")
    for path in paths:
        target = folder / path
        if path in known or not os.path.lexists(target):
            continue
        if target.is_dir() and any(ours.startswith(f"{path}/") for ours in known):
            continue
        if not target.is_file() or target.is_symlink() or target.read_bytes() != data(path):
            raise CollisionError(f"{target} was not written by this program: move it away")


def _put(folder: Path, path: str, data: bytes, content_hash: str, name: str) -> Entry:
    """Writes one file whole or not at all."""
    target = folder / path
    part = folder / name
    part.write_bytes(data)
    try:
        part.replace(target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
    status = target.lstat()
    return content_hash, status.st_size, status.st_mtime_ns


def _remove(folder: Path, path: str) -> None:
    """Removes a file of ours, and the folders that this leaves empty."""
    target = folder / path
    try:
        target.unlink(missing_ok=True)
    except NotADirectoryError:
        return
    for parent in target.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()


def _read_manifest(folder: Path) -> dict[str, Entry]:
    """The files that the last write made; none where there was no write or its record is unreadable."""
    try:
        held = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    if not isinstance(held, dict) or held.get("version") != _VERSION:
        return {}
    return {str(path): (str(entry[0]), int(entry[1]), int(entry[2])) for path, entry in held["files"].items()}


def _write_manifest(folder: Path, files: Mapping[str, Entry]) -> None:
    text = json.dumps({"version": _VERSION, "files": files}, sort_keys=True)
    part = folder / _PART
    part.write_text(text, encoding="utf-8")
    part.replace(folder / MANIFEST)
