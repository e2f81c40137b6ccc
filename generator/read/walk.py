"""Which files there are, and what each is: nothing is opened that is a link or no regular file."""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from generator.problems import START, Problem, error, nearest
from generator.read.names import wrong_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.read.note import Group

GROUPS = {"notes": "note", "actors": "actor", "stories": "story", "issues": "issue", "figures": "figure"}
_ASSETS = "assets"
# What the generator and the engine publish themselves at the top of a site.
_TAKEN = frozenset(
    "index talks events timeline actors stories figures positions issues claims quotes notes sources changes "  # noqa: SIM905 -- a row of words
    "discrepancies corrections network subscribe data calendar feeds as-of 404 search tags sitemap llms assets".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the content: its path below the folder, and what it is."""

    path: str
    kind: Group | Literal["page", "asset"]
    name: str  # of a content file its id


@dataclass(slots=True)
class Walk:
    """All that lies below a folder, sorted; `shown` is how editors know the folder."""

    root: Path
    shown: str
    problems: list[Problem]

    def entries(self) -> list[Entry]:
        """The files that may be read."""
        found = [entry for path in sorted(self._files("")) if (entry := self._entry(path)) is not None]
        self._refuse_doubles(found)
        return found

    def wrong(self, path: str, message: str, hint: str = "") -> None:
        """Keeps a problem with a file as a whole."""
        self.problems.append(error(f"{self.shown}/{path}" if path else self.shown, START, message, hint))

    def _files(self, below: str) -> Iterator[str]:
        """Every regular file below a folder, hidden ones apart."""
        with os.scandir(self.root / below) as listed:
            items = sorted(listed, key=lambda item: item.name)
        for item in items:
            if item.name.startswith("."):
                continue
            path = f"{below}{item.name}"
            if not _is_text(item.name):
                self.wrong(path.encode("utf-8", "replace").decode(), "the file's name is not UTF-8")
                continue
            mode = item.stat(follow_symlinks=False).st_mode
            if stat.S_ISLNK(mode):
                self.wrong(path, "a symbolic link: content is regular files only", "put the file itself here")
            elif stat.S_ISDIR(mode):
                if not below and item.name not in {*GROUPS, _ASSETS}:
                    hint = nearest(item.name, [*GROUPS, _ASSETS])
                    self.wrong(f"{path}/", "no folder of content", hint.replace("'?", "/'?"))
                    continue
                yield from self._files(f"{path}/")
            elif stat.S_ISREG(mode):
                yield path
            else:
                self.wrong(path, "no regular file")

    def _entry(self, path: str) -> Entry | None:
        folder, _, rest = path.partition("/")
        if not rest:
            return self._page(path)
        if folder == _ASSETS:
            return self._asset(path)
        if not path.endswith(".md"):
            self.wrong(path, f"no content: below {folder}/ there are only Markdown files (.md)", "files go to assets/")
            return None
        name = path.rpartition("/")[2].removesuffix(".md")
        message, hint = wrong_id(name)
        if message:
            self.wrong(path, message, hint)
            return None
        return Entry(path, cast("Group", GROUPS[folder]), name)

    def _page(self, path: str) -> Entry | None:
        stem, dot, suffix = path.rpartition(".")
        if not dot or suffix != "md":
            self.wrong(path, "no content: only pages (.md) stand here", "files go to assets/")
            return None
        if stem.casefold() in _TAKEN:
            self.wrong(path, f"the address /{stem.casefold()}/ is that of a generated page", "rename the file")
            return None
        if not stem.isprintable() or any(sign in stem for sign in "\\:?#%\"'<>"):
            self.wrong(path, "the file's name holds a character that an address cannot", "rename the file")
            return None
        return Entry(path, "page", stem)

    def _asset(self, path: str) -> Entry | None:
        if not path.isprintable() or any(sign in path for sign in "\\:?#%\"'<>"):
            self.wrong(path, "the file's name holds a character that an address cannot", "rename the file")
            return None
        if path.casefold().endswith((".md", ".html", ".htm")):
            self.wrong(path, "a page among the assets", "pages stand directly below the folder, or are notes")
            return None
        return Entry(path, "asset", path)

    def _refuse_doubles(self, found: list[Entry]) -> None:
        """No two files are one id or one address, case aside."""
        seen: dict[str, Entry] = {}
        for entry in found:
            name = unicodedata.normalize("NFC", entry.name).casefold()
            key = name if entry.kind not in {"page", "asset"} else f"{entry.kind}:{name}"
            other = seen.setdefault(key, entry)
            if other is entry:
                continue
            what = "address" if entry.kind in {"page", "asset"} else "id"
            for one, two in ((entry, other), (other, entry)):
                self.wrong(one.path, f"the {what} '{one.name}' is that of {self.shown}/{two.path} too", "rename one")


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
