"""One build at a time for each published folder, and no leftovers of builds that were broken off."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.site.machine import MachineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to publish to `out`, held by this process alone `since` a time, as the disk tells it, in nanoseconds."""

    out: Path
    since: int = 0

    @property
    def staging(self) -> Path:
        """Where the next site is built: beside the published one, so that one rename moves it."""
        return self.out.with_name(f".{self.out.name}.next")

    @property
    def retired(self) -> Path:
        """Where the site before goes, on systems that cannot exchange two folders."""
        return self.out.with_name(f".{self.out.name}.old")


@contextmanager
def claim(out: Path) -> Iterator[Claim]:
    """The right to publish to this folder, while the context lasts.

    Raises MachineError where another process holds it, or the folder's surroundings cannot be written.
    What a build that was broken off left behind is removed first; a site that it had taken out of its place
    is put back.
    """
    held = Claim(out.resolve())
    try:
        held.out.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(held.out.with_name(f".{held.out.name}.lock"), os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise MachineError(f"cannot publish to {out}: {error.strerror}: {held.out.parent}") from error
    try:
        _lock(descriptor, out)
        clean(held)
        yield replace(held, since=os.fstat(descriptor).st_mtime_ns)
    finally:
        os.close(descriptor)


def clean(held: Claim) -> None:
    """Removes what a build that was broken off left beside the published folder."""
    try:
        if held.retired.exists() and not held.out.exists():
            held.retired.rename(held.out)
        for leftover in (held.staging, held.retired):
            if leftover.exists():
                shutil.rmtree(leftover)
    except OSError as error:
        raise MachineError(f"cannot remove what an earlier build left: {error}") from error


def _lock(descriptor: int, out: Path) -> None:
    """Takes the lock, which the system gives back when this process ends, however it ends."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        other = os.pread(descriptor, 20, 0).decode(errors="replace").strip() or "unknown"
        raise MachineError(f"another build (process {other}) is publishing to {out}: wait for it") from error
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
