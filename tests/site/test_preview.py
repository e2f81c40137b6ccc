from __future__ import annotations

import http.client
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.site.machine import MachineError
from generator.site.preview import Preview, serve
from generator.site.server import PreviewServer
from generator.site.watch import is_an_edit

# Stands in for the generator: one page made of the notes, refused where a note says "broken".
BUILD = """
import pathlib, sys
notes, out, log = map(pathlib.Path, sys.argv[1:])
log.open("a").write("built\\n")
text = "".join(path.read_text() for path in sorted(notes.rglob("*.md")))
if "broken" in text:
    sys.exit(1)
out.mkdir(exist_ok=True)
(out / "index.html").write_text(f"<html><body>{text}</body></html>")
"""


def get(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": f"{host}:{port}"})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def until(holds: object, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    assert callable(holds)
    while not holds():
        assert time.monotonic() < end, "it did not come to hold"
        time.sleep(0.05)


class Desk:
    """A preview that runs in a thread, and the folder that it shows."""

    def __init__(self, folder: Path) -> None:
        self.notes, self.out, self.log = folder / "notes", folder / "out", folder / "log"
        self.notes.mkdir()
        (self.notes / "note.md").write_text("first")
        self.settings = folder / "mkdocs.yml"
        self.settings.write_text("a: 1")
        self.said: list[str] = []
        self.stop = threading.Event()

    @property
    def builds(self) -> int:
        return len(self.log.read_text().split()) if self.log.exists() else 0

    @property
    def port(self) -> int:
        return int(next(line for line in self.said if "preview at" in line).split(":")[2].split("/")[0])

    def page(self) -> str:
        return get(self.port, "/")[1]

    def run(self) -> None:
        command = [sys.executable, "-c", BUILD, str(self.notes), str(self.out), str(self.log)]
        preview = Preview(build=command, out=self.out, watched=[self.notes, self.settings], port=0)
        serve(preview, self.said.append, self.stop)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    thread = threading.Thread(target=desk.run)
    thread.start()
    try:
        until(lambda: any("preview at" in line for line in desk.said))
        yield desk
    finally:
        desk.stop.set()
        thread.join(timeout=10)


def test_an_edit_builds_once_and_shows(desk: Desk) -> None:
    assert "first" in desk.page()
    (desk.notes / "note.md").write_text("second")
    until(lambda: "second" in desk.page())
    time.sleep(1)
    assert desk.builds == 2


def test_a_broken_note_leaves_the_last_good_pages_up(desk: Desk) -> None:
    (desk.notes / "note.md").write_text("broken")
    until(lambda: "not built: the last good pages stay up" in desk.said)
    assert "first" in desk.page()
    (desk.notes / "note.md").write_text("mended")
    until(lambda: "mended" in desk.page())


def test_settings_replaced_by_a_new_file_are_heard_each_time(desk: Desk) -> None:
    for count in (2, 3):
        new = desk.settings.with_suffix(".new")
        new.write_text(f"a: {count}")
        new.replace(desk.settings)
        until(lambda wanted=count: desk.builds == wanted)


def test_what_editors_leave_about_builds_nothing(desk: Desk) -> None:
    for name in (".note.md.swp", "note.md~", "#note.md#", "__pycache__/x.pyc"):
        (desk.notes / name).parent.mkdir(exist_ok=True)
        (desk.notes / name).write_text("x")
    time.sleep(1)
    assert desk.builds == 1


def test_an_edit_during_a_build_is_not_lost(desk: Desk) -> None:
    for count in range(5):
        (desk.notes / "note.md").write_text(f"version {count}")
        time.sleep(0.1)
    until(lambda: "version 4" in desk.page())


@contextmanager
def served(folder: Path) -> Iterator[PreviewServer]:
    server = PreviewServer(("127.0.0.1", 0), folder)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_pages_are_served_with_the_reloading_script_and_files_without(tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks/index.html").write_text("<body>Talks</body>")
    (tmp_path / "404.html").write_text("<body>no page</body>")
    (tmp_path / "x.json").write_text("{}")
    with served(tmp_path) as server:
        status, page = get(server.server_port, "/talks/")
        assert (status, page) == (200, '<body>Talks<script src="/_preview/reload.js"></script></body>')
        assert get(server.server_port, "/talks")[0] == 301
        assert get(server.server_port, "/x.json") == (200, "{}")
        assert get(server.server_port, "/gone/")[0] == 404
        assert "no page" in get(server.server_port, "/gone/")[1]
        assert "location.reload" in get(server.server_port, "/_preview/reload.js")[1]
        assert get(server.server_port, "/../../etc/passwd")[0] == 404


def test_pages_hear_of_a_new_site(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        known = get(server.server_port, "/_preview/version")[1]
        threading.Timer(0.2, server.reload).start()
        assert get(server.server_port, f"/_preview/version?{known}")[1] != known


def test_other_hosts_pages_cannot_read_the_preview(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("draft")
    with served(tmp_path) as server:
        assert get(server.server_port, "/", host="evil.example")[0] == 403


def test_an_address_that_is_taken_is_told(tmp_path: Path) -> None:
    with served(tmp_path) as server, pytest.raises(MachineError, match=r"cannot serve at 127\.0\.0\.1"):
        serve(Preview(build=["true"], out=tmp_path, watched=[], port=server.server_port), print)


@pytest.mark.parametrize(
    ("path", "edit"),
    [("a/b.md", True), ("a/.b.md", False), ("a/__pycache__/b.py", False), ("b.pyc", False), ("b.md~", False)],
)
def test_an_edit_is_told_from_litter(tmp_path: Path, path: str, *, edit: bool) -> None:
    assert is_an_edit(str(tmp_path / path), [tmp_path]) is edit
