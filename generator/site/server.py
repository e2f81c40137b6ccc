"""The preview's web server: a published folder, for this machine alone, that tells pages when to reload."""

from __future__ import annotations

import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_SCRIPT_AT = "/_preview/reload.js"
_VERSION_AT = "/_preview/version"
_PATIENCE = 20.0  # seconds that a page waits for an answer before it asks again

# A file and no inline script, because the pages' own policy holds in the preview too.
_SCRIPT = f"""\
(async () => {{
  let known = "";
  for (;;) {{
    try {{
      const version = await (await fetch("{_VERSION_AT}?" + known)).text();
      if (known && version !== known) return location.reload();
      known = version;
    }} catch {{
      await new Promise((done) => setTimeout(done, 1000));
    }}
  }}
}})();
"""


class PreviewServer(ThreadingHTTPServer):
    """Serves a folder; each `reload` makes the open pages load themselves again."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], folder: Path) -> None:
        self.folder = folder
        self.version = 1
        self.news = threading.Condition()
        super().__init__(address, PreviewHandler)

    def reload(self) -> None:
        """Tells the open pages that there is a new site."""
        with self.news:
            self.version += 1
            self.news.notify_all()

    def wait(self, known: str) -> str:
        """The version of the site, as soon as it is another than the one known, or after a while."""
        with self.news:
            self.news.wait_for(lambda: str(self.version) != known, timeout=_PATIENCE)
            return str(self.version)


class PreviewHandler(SimpleHTTPRequestHandler):
    """Answers from the folder, with the reloading script in each page."""

    server: PreviewServer

    def __init__(self, request: Any, client_address: Any, server: PreviewServer) -> None:  # noqa: ANN401 - as its base
        super().__init__(request, client_address, server, directory=str(server.folder))

    def do_GET(self) -> None:
        """Answers one request.

        Requests under another host's name are refused, so that no page elsewhere reads the drafts.
        """
        if self.headers.get("Host", "").rpartition(":")[0] not in {"127.0.0.1", "localhost", "[::1]"}:
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.path == _SCRIPT_AT:
            self._answer(HTTPStatus.OK, "text/javascript", _SCRIPT.encode())
        elif self.path.startswith(_VERSION_AT):
            self._answer(HTTPStatus.OK, "text/plain", self.server.wait(self.path.partition("?")[2]).encode())
        else:
            self._answer_from_folder()

    def _answer_from_folder(self) -> None:
        target = Path(self.translate_path(self.path))
        if target.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                super().do_GET()
                return
            target /= "index.html"
        status = HTTPStatus.OK if target.is_file() else HTTPStatus.NOT_FOUND
        if status != HTTPStatus.OK:
            target = self.server.folder / "404.html"
        try:
            data = target.read_bytes()
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        if target.suffix == ".html":
            data = data.replace(b"</body>", f'<script src="{_SCRIPT_AT}"></script></body>'.encode())
        self._answer(status, self.guess_type(str(target)), data)

    def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        """Ends the headers, with one that keeps other sites from framing the preview."""
        self.send_header("X-Frame-Options", "DENY")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as its base
        """Keeps requests out of the terminal, where the problems of the notes stand."""
