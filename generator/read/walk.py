"""Which files there are, and what each is: nothing is opened that is a link or no regular file."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast

from generator.problems import START, Problem, error, nearest
from generator.read.characters import shown
from generator.read.names import taken_address, wrong_id
from generator.read.source import unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.read.note import Group

GROUPS = {"notes": "note", "actors": "actor", "stories": "story", "issues": "issue", "figures": "figure"}
_ASSETS = "assets"
_FOLDERS = (*GROUPS, _ASSETS)
_PLACES = f"content stands in {', '.join(f'{folder}/' for folder in _FOLDERS)}"
_PAGES = (".html", ".htm", ".xhtml", ".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # what an engine makes pages of
_SHOWN = (".xht", ".shtml", ".mhtml", ".mht", ".xml", ".xsl", ".xslt", ".svgz")  # what browsers show as such
_BROKEN_IN_ADDRESSES = frozenset("\\:?#%\"'<>|*`")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the content: its path below the folder, and what it is."""

    path: str
    kind: Group | Literal["page", "asset"]
    name: str  # of a content file its id, else what makes its address
    sound: bool = True  # whether it may be called so; else it is read for its problems alone


@dataclass(slots=True)
class Walk:
    """All that lies below a folder, sorted; `shown` is how editors know the folder."""

    root: Path
    shown: str
    problems: list[Problem] = field(default_factory=list)

    def entries(self) -> list[Entry]:
        """The files that may be opened."""
        found = [entry for path in sorted(self._files()) if (entry := self._entry(path)) is not None]
        self._refuse_doubles(found)
        return found

    def wrong(self, path: str, message: str, hint: str = "") -> None:
        """Keeps a problem with a file as a whole."""
        self.problems.append(error(f"{self.shown}/{_legible(path)}", START, message, hint))

    def _files(self) -> list[str]:
        """Every regular file, hidden ones apart."""
        found: list[str] = []
        folders = [""]
        while folders:
            below = folders.pop()
            try:
                with os.scandir(os.path.join(self.root, below)) as listed:  # noqa: PTH118 -- thousands of times
                    items = [item for item in listed if not item.name.startswith(".")]
            except PermissionError:
                if not below:
                    raise
                self.problems.append(unreadable(f"{self.shown}/{below.rstrip('/')}"))
                continue
            for item in items:
                path = below + item.name
                if not self._readable(item, path):
                    continue
                if item.is_dir(follow_symlinks=False):
                    folders.append(f"{path}/")
                else:
                    found.append(path)
        return found

    def _readable(self, item: os.DirEntry[str], path: str) -> bool:
        """Whether it is a regular file or a folder with a name that can be shown."""
        mode = item.stat(follow_symlinks=False).st_mode
        if stat.S_ISLNK(mode):
            self.wrong(path, "a symbolic link: content is regular files only", "put the file itself here")
        elif not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            self.wrong(path, "no regular file", "remove it")
        elif not item.name.isprintable():
            self.wrong(path, "the file's name holds a character that cannot be shown", "rename it")
        else:
            return True
        return False

    def _entry(self, path: str) -> Entry | None:
        folder, _, rest = path.partition("/")
        if not rest:
            return self._page(path)
        if folder == _ASSETS:
            return self._asset(path)
        if folder not in GROUPS:
            hint = nearest(folder, _FOLDERS).replace("'", "").replace("?", "/?") or _PLACES
            self.wrong(path, f"'{folder}/' is no folder of content", hint)
            return None
        return self._content(path, cast("Group", GROUPS[folder]))

    def _content(self, path: str, group: Group) -> Entry | None:
        stem, suffix = os.path.splitext(os.path.basename(path))  # noqa: PTH119, PTH122 -- thousands of times
        if suffix != ".md":
            like = f"did you mean '{stem}.md'?" if suffix.casefold() in _PAGES else "other files go to assets/"
            self.wrong(path, "no Markdown file (.md)", like)
            return None
        name = unicodedata.normalize("NFC", stem)
        message, hint = wrong_id(name)
        if message:
            self.wrong(path, message, hint)
        return Entry(path, group, name, sound=not message)

    def _page(self, path: str) -> Entry | None:
        stem, suffix = os.path.splitext(path)  # noqa: PTH122 -- a text, as above
        if suffix != ".md":
            self.wrong(path, "no content: beside the folders there are only pages (.md)", "other files go to assets/")
            return None
        if address := taken_address(stem):
            self.wrong(path, f"the address {address} is that of a generated page", "rename the file")
            return None
        return self._published(path, "page", stem)

    def _asset(self, path: str) -> Entry | None:
        if path.casefold().endswith((*_PAGES, *_SHOWN)):
            self.wrong(path, "a page among the assets", "pages stand directly below the folder, or are notes")
            return None
        if taken_address(path):
            self.wrong(path, f"the address /{path.casefold()} is that of a generated file", "rename the file")
            return None
        return self._published(path, "asset", path)

    def _published(self, path: str, kind: Literal["page", "asset"], name: str) -> Entry | None:
        """A file whose name becomes an address."""
        if sign := next((sign for sign in path if sign in _BROKEN_IN_ADDRESSES), ""):
            self.wrong(path, f"'{sign}' in the file's name, which becomes an address", "rename the file")
            return None
        return Entry(path, kind, unicodedata.normalize("NFC", name))

    def _refuse_doubles(self, found: list[Entry]) -> None:
        """No two files are one id or one address, case aside."""
        same: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in found:
            what = "address" if entry.kind in {"page", "asset"} else "id"
            same[what, entry.name.casefold()].append(entry)
        for (what, _), entries in same.items():
            for entry in entries if len(entries) > 1 else ():
                self.wrong(
                    entry.path, f"the {what} '{entry.name}' is taken by {self._others(entry, entries)}", "rename one"
                )

    def _others(self, entry: Entry, entries: Sequence[Entry]) -> str:
        return " and ".join(f"{self.shown}/{other.path}" for other in entries if other is not entry)


def _legible(path: str) -> str:
    """A path in one line, what cannot be shown as its number."""
    return "/".join(part if part.isprintable() else shown(part) for part in path.split("/"))
