"""What a build produces: pages and files, as values that know their address and no disk."""

from __future__ import annotations

import hashlib
import html
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

# YAML reads these as line ends or refuses them, where JSON lets them stand in a text.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A Markdown page for the site engine.

    `path` is relative to the folder of pages and ends in `.md` (`talks/index.md`). `title` and
    `description` are plain text: they are escaped here, because themes print both as they stand.
    `markdown` is the page below its front matter, already safe. `meta` holds further keys for the theme:
    JSON values, of ours alone and never a contributor's front matter; what a theme prints of them it
    escapes itself.
    """

    path: str
    title: str
    description: str
    markdown: str
    meta: Mapping[str, Json] = field(default_factory=dict)

    @property
    def data(self) -> bytes:
        """The page as it stands on disk: front matter, one JSON value a line, then the Markdown."""
        keys = {
            "title": html.escape(one_line(self.title)),
            "description": html.escape(one_line(self.description)),
            **self.meta,
        }
        lines = [f"{key}: {_json(value)}" for key, value in keys.items()]
        return "\n".join(["---", *lines, "---", "", self.markdown.strip("\n"), ""]).encode()

    @classmethod
    def of(cls, path: str, data: bytes) -> Page:
        """The page that stands there so: the other way round than `data`."""
        keys, _, markdown = data.decode().removeprefix("---\n").partition("\n---\n")
        meta: dict[str, Json] = {}
        for line in keys.split("\n"):
            name, _, value = line.partition(": ")
            meta[name] = json.loads(value)
        title, description = (html.unescape(str(meta.pop(key))) for key in ("title", "description"))
        return cls(path=path, title=title, description=description, markdown=markdown.strip("\n"), meta=meta)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that is published as it is: a calendar, a feed, data, an image."""

    path: str
    data: bytes

    @property
    def key(self) -> str:
        """What tells its bytes from others."""
        return digest(self.data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """A file that is made only where no file of this key stands: `key` tells everything that it is made of."""

    path: str
    key: str
    make: Callable[[], bytes]

    @property
    def data(self) -> bytes:
        """The file, made now."""
        return self.make()


class Part(NamedTuple):
    """Words of a page: the anchor where they stand ("" for the page itself), their heading, the words."""

    anchor: str
    heading: str
    text: str


class Entry(NamedTuple):
    """A page as the search knows it, all of it plain text.

    `kind`, `year` and `actors` (ids) are what readers choose by; `day` and `source` stand beside the title.
    """

    address: str
    title: str
    parts: tuple[Part, ...]
    kind: str
    year: str
    day: str
    source: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Entries that are indexed together, into the folder `path`; `key` tells everything that they are made of.

    `told` are the kind and name of what has a day, in the order of the entries, each with what tells its entry.
    """

    path: str
    key: str
    make: Callable[[], Iterable[Entry]]
    told: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search that is made of bundles, the one that starts it first; `listed` tells readers' browsers of them."""

    bundles: tuple[Bundle, ...]
    listed: File | Deferred


Document: TypeAlias = Page | File


def digest(data: bytes) -> str:
    """A short hash of bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def one_line(text: str) -> str:
    """The text with each run of white space made one space."""
    return " ".join(text.split())


def _json(value: Json) -> str:
    """The value as JSON that YAML reads as the same value."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
