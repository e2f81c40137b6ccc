"""A live preview on this machine: each edit builds once, in a fresh process, and the pages open reload."""

from __future__ import annotations

import subprocess
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.site.machine import MachineError
from generator.site.server import PreviewServer
from generator.site.watch import Watch, batches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What to show and how to make it.

    `build` is the command that builds and publishes to `out`; it runs in a process of its own, so that an
    edited generator is the one that runs, and tells its problems itself. `watched` are the folders and
    files whose edits call for a build.
    """

    build: Sequence[str]
    out: Path
    watched: Sequence[Path]
    host: str = "127.0.0.1"
    port: int = 8000


def serve(preview: Preview, say: Callable[[str], None], stop: threading.Event | None = None) -> None:
    """Serves the preview until interrupted, or until `stop` is set.

    A build that fails leaves the last good pages up. Raises MachineError where the address is taken.
    """
    ended = stop or threading.Event()
    server = _listen(preview)
    address = f"http://{preview.host}:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    try:
        watch = Watch(tuple(preview.watched), ended)
        watch.start()
        _build(preview, server, say)
        thread.start()
        say(f"preview at {address} until you press Ctrl+C")
        for changed in batches(watch):
            say(f"changed: {', '.join(changed)}")
            _build(preview, server, say)
    except KeyboardInterrupt:
        say("preview ended")
    finally:
        ended.set()
        if thread.is_alive():
            server.shutdown()
        server.server_close()


def _listen(preview: Preview) -> PreviewServer:
    try:
        return PreviewServer((preview.host, preview.port), preview.out)
    except OSError as error:
        raise MachineError(f"cannot serve at {preview.host}:{preview.port}: {error.strerror}") from error


def _build(preview: Preview, server: PreviewServer, say: Callable[[str], None]) -> None:
    # The command is the program's own, put together by the command line.
    done = subprocess.run(list(preview.build), check=False)  # noqa: S603 -- this program itself
    if done.returncode == 0:
        server.reload()
    elif preview.out.exists():
        say("not built: the last good pages stay up")
    else:
        say("not built: there are no pages yet; the next edit tries again")
