"""One incremental build: what it was asked for, what is known of the last one, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.site.basis import basis_key
from generator.site.state import EMPTY, Body, Head, Record, digest
from generator.site.web import Web

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from generator.site.publish import Site
    from generator.site.state import Store
    from generator.site.trees import Signature
    from generator.site.web import Strand


@dataclass
class Job:
    """A build on its way.

    `head` is what is known of the last build, `body` as much of the rest as still holds; `settings`,
    `basis`, `theme` and `sources` are as in Head. `files`, `records`, `tags`, `strands` and `web` are those of the
    site as it comes to stand: strands only of the pages made anew.
    """

    site: Site
    store: Store
    out: Path
    head: Head
    settings: str
    sources: Mapping[str, Signature]
    basis: str = ""
    theme: tuple[str, ...] = ()
    body: Body = EMPTY
    files: dict[str, Signature] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    strands: dict[str, Strand] = field(default_factory=dict)
    entries: dict[str, bytes] = field(default_factory=dict)
    web: Web = field(default_factory=Web)

    @cached_property
    def beside(self) -> Mapping[str, str]:
        """The files that stand beside the engine's own, and what tells the bytes of each."""
        return {file.path: file.key for file in self.site.beside}

    @property
    def asked(self) -> str:
        """A hash of what the build was asked for beside pages and settings."""
        beside = [f"{path} {known}" for path, known in self.beside.items()]
        return digest(
            [text.encode() for text in (self.site.as_of.isoformat(), str(self.site.pages.resolve()), *beside)]
        )

    @property
    def stood(self) -> Collection[str]:
        """The files of the last build's site, as far as anything known of it holds."""
        return self.head.files if self.body is not EMPTY else ()

    def rests_on(self, theme: tuple[str, ...]) -> str:
        """A hash of what every page rests on, and of the address to which verification sees links as its own."""
        return digest([basis_key(self.settings, theme, self.site.as_of).encode(), self.site.home.encode()])
