"""The content as it stood in a revision of Git, laid out in a folder to be read like any other."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILE = b"100"  # the mode of a regular file begins so; links and submodules are left out


class RevisionError(Exception):
    """A revision that is not there, or a folder that is in no repository."""


def lay_out(docs: Path, revision: str, folder: Path) -> None:
    """Writes the content of `docs` as it stood in the revision below `folder`; nothing where it did not exist then.

    Raises RevisionError where Git does not know the revision.
    """
    try:
        commit = _line(docs, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    except RevisionError as problem:
        raise RevisionError(f"'{revision}' is no revision of the content's repository: {problem}") from problem
    prefix = _line(docs, "rev-parse", "--show-prefix")
    entries = list(_entries(_git(docs, "ls-tree", "-r", "-z", "--full-tree", commit, "--", prefix or ".")))
    for path, data in _contents(docs, entries):
        target = folder / path.removeprefix(prefix)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _entries(listing: bytes) -> Iterator[tuple[str, bytes]]:
    """Path and object of each regular file."""
    for line in listing.split(b"\0"):
        head, _, path = line.partition(b"\t")
        mode, _, rest = head.partition(b" ")
        if mode.startswith(_FILE):
            yield path.decode("utf-8", "surrogateescape"), rest.split(b" ")[1]


def _contents(docs: Path, entries: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Each file's path and bytes."""
    answer = _git(docs, "cat-file", "--batch", given=b"".join(name + b"\n" for _, name in entries))
    at = 0
    for path, _ in entries:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].rsplit(b" ", 1)[1])
        yield path, answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _line(docs: Path, *arguments: str) -> str:
    return _git(docs, *arguments).decode().strip()


def _git(docs: Path, *arguments: str, given: bytes | None = None) -> bytes:
    try:
        command = ["git", "-C", str(docs), *arguments]
        done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 -- git from the path
    except FileNotFoundError as problem:
        raise RevisionError("git is not there: a revision needs it") from problem
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RevisionError(told[0].removeprefix("fatal: ") if told else "git gave no reason")
    return done.stdout
