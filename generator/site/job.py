"""One incremental build: what it was asked for, what is known of the last one, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.site.basis import basis_key
from generator.site.state import digest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from generator.site.pile import Kept
    from generator.site.publish import Site
    from generator.site.records import Records
    from generator.site.state import Body, Head, Store
    from generator.site.trees import Signature
    from generator.site.web import Strand, Way, Web


@dataclass
class Job:
    """A build on its way.

    `head` is what is known of the last build, `body` as much of the rest as still holds; `settings`,
    `basis`, `theme` and `sources` are as in Head. `files`, `records`, `folded`, `anchors`, `tags` and `web` are
    those of the site as it comes to stand; `ways` are those of the pages made anew, `turned` those that have other anchors
    now.
    """

    site: Site
    store: Store
    out: Path
    head: Head
    settings: str
    sources: Mapping[str, Signature]
    basis: str = ""
    theme: tuple[str, ...] = ()
    body: Body = field(init=False)
    files: dict[str, Signature] = field(default_factory=dict)
    records: Records = field(init=False)
    folded: Kept = field(init=False)
    anchors: Kept = field(init=False)
    ways: dict[str, Way] = field(default_factory=dict)
    turned: set[str] = field(default_factory=set)
    tags: dict[str, str] = field(default_factory=dict)
    entries: dict[str, bytes] = field(default_factory=dict)
    web: Web = field(init=False)

    def begin(self, body: Body) -> None:
        """Begins with what is known: all of it stands until something else is put in its place."""
        self.body = body
        self.records, self.folded, self.anchors = body.records, body.folded.of(body.folded), body.anchors.of(body.anchors)

    def look(self, path: str, page: Strand) -> None:
        """Keeps what there is to know of a page as it stands in the site now."""
        if path not in self.body.anchors or self.body.anchors[path] != page.anchors:
            self.turned.add(path)
        self.ways[path] = page.way
        self.folded.put(path, page.folded)
        self.anchors.put(path, page.anchors)

    @cached_property
    def beside(self) -> Mapping[str, str]:
        """The files that stand beside the engine's own, and what tells the bytes of each."""
        return {file.path: file.key for file in self.site.beside}

    @cached_property
    def asked(self) -> str:
        """A hash of what the build was asked for beside pages and settings."""
        beside = [f"{path} {known}" for path, known in self.beside.items()]
        return digest(
            [text.encode() for text in (self.site.as_of.isoformat(), str(self.site.pages.resolve()), *beside)]
        )

    @property
    def stood(self) -> Collection[str]:
        """The files of the last build's site, as far as anything known of it holds."""
        return self.head.files if self.body.shown else ()

    def rests_on(self, theme: tuple[str, ...]) -> str:
        """A hash of what every page rests on, and of the address to which verification sees links as its own."""
        return digest([basis_key(self.settings, theme, self.site.as_of).encode(), self.site.home.encode()])
