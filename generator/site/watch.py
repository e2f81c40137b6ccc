"""Which edits call for a build: those of the watched folders and files, gathered while a build runs."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from watchfiles import Change

    _Filter = Callable[[Change, str], bool]

_NOBODYS = ("~", ".swp", ".swx", ".tmp", ".pyc", ".part")


@dataclass(frozen=True, slots=True)
class Watch:
    """Edits of these folders and files, as they come in, until `ended` is set."""

    watched: tuple[Path, ...]
    ended: threading.Event
    edits: queue.SimpleQueue[str] = field(default_factory=queue.SimpleQueue)

    def start(self) -> None:
        """Watches from now on, in the background.

        A file is watched through its folder: an editor that saves by putting a new file in the old one's
        place would otherwise be heard once.
        """
        folders = [path.resolve() for path in self.watched if path.is_dir()]
        files = [path.resolve() for path in self.watched if not path.is_dir()]
        if folders:
            self._run(folders, lambda _, path: is_an_edit(path, folders), recursive=True)
        for parent in sorted({path.parent for path in files}):
            self._run([parent], lambda _, path: Path(path) in files, recursive=False)

    def _run(self, paths: Sequence[Path], wanted: _Filter, *, recursive: bool) -> None:
        threading.Thread(target=self._listen, args=(paths, wanted, recursive), daemon=True).start()

    def _listen(self, paths: Sequence[Path], wanted: _Filter, recursive: bool) -> None:  # noqa: FBT001 - a thread's argument
        for changes in watch(
            *paths,
            watch_filter=wanted,
            recursive=recursive,
            stop_event=self.ended,
            debounce=300,
            step=60,
            rust_timeout=500,
        ):
            for _, path in sorted(changes):
                self.edits.put(path)


def is_an_edit(path: str, folders: Sequence[Path]) -> bool:
    """False for what editors and Python leave about: hidden files, copies, compiled code."""
    below = next((Path(path).relative_to(folder) for folder in folders if Path(path).is_relative_to(folder)), None)
    if below is None or any(part.startswith((".", "#")) or part == "__pycache__" for part in below.parts):
        return False
    return not path.endswith(_NOBODYS)


def batches(watching: Watch) -> Iterator[tuple[str, ...]]:
    """The names of the files edited since the batch before, as soon as there are any."""
    while not watching.ended.is_set():
        try:
            first = watching.edits.get(timeout=0.2)
        except queue.Empty:
            continue
        paths = {first}
        while not watching.edits.empty():
            paths.add(watching.edits.get())
        yield tuple(sorted(Path(path).name for path in paths))
