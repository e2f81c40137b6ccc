"""Makes single pages, by the steps of MkDocs' own build, and notes what each drew on and gave."""

from __future__ import annotations

import hashlib
import json
import marshal
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs import utils
from mkdocs.commands import build as stock
from mkdocs.structure import pages as stock_pages
from mkdocs.structure.toc import TableOfContents

from generator.site import plain_html, plain_meta
from generator.site.plain_markdown import Converter
from generator.site.records import Record
from generator.site.stock import SPLIT
from generator.site.trees import UnsuitedError, put
from generator.site.verify import strand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.structure.pages import Page

    from generator.site.web import Strand
    from generator.site.workshop import Workshop


EVERY = "*"  # instead of a key: all of a page's front matter


class _OtherPages:
    """Stands for all pages where a template may ask for them: then every page would rest on every other."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - never returns
        raise UnsuitedError(f"a template asks for all pages ({name})")

    def __iter__(self) -> Iterator[None]:
        raise UnsuitedError("a template goes through all pages")

    def __len__(self) -> int:
        raise UnsuitedError("a template counts all pages")


class Told(dict[str, Any]):
    """The front matter of a page in the navigation, which tells what the templates of other pages read of it."""

    def __init__(self, meta: Mapping[str, Any], uri: str, press: Press) -> None:
        super().__init__(meta)
        self._uri, self._press = uri, press

    def _tell(self, key: str) -> None:
        if self._press.current != self._uri:
            self._press.reads.add((self._uri, key))

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - front matter
        self._tell(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._tell(str(key))
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - front matter
        """One value."""
        self._tell(key)
        return super().get(key, default)

    def __iter__(self) -> Iterator[str]:
        self._tell(EVERY)
        return super().__iter__()

    def keys(self) -> Any:  # noqa: ANN401 - a view of a kind that has no name
        """All keys."""
        self._tell(EVERY)
        return super().keys()

    def values(self) -> Any:  # noqa: ANN401 - a view of a kind that has no name
        """All values."""
        self._tell(EVERY)
        return super().values()

    def items(self) -> Any:  # noqa: ANN401 - a view of a kind that has no name
        """All of it."""
        self._tell(EVERY)
        return super().items()


class Press:
    """Makes pages, one after the other. `heard` is the list to which MkDocs' warnings are added.

    `reads` are the keys of navigation pages' front matter that other pages' templates read.
    """

    def __init__(self, workshop: Workshop, heard: list[str], home: str) -> None:
        self.workshop, self.heard, self.home = workshop, heard, home
        self.reads: set[tuple[str, str]] = set()
        self.current = ""
        self._output: bytes | None = None
        self._read: dict[str, tuple[bytes, str, tuple[str, ...]]] = {}
        plugins = workshop.config.plugins
        searching: list[Any] = [plugins[name] for name in plugins if plugins[name].config["enabled"]]
        self.index = searching[0].search_index if searching and not workshop.config.extra[SPLIT] else None

    def read(self, uri: str) -> None:
        """Reads and converts a page."""
        shop, page = self.workshop, self.workshop.files.page(uri)
        shop.files.asked.clear()
        before = len(self.heard)
        data = page.file.content_bytes
        page.file.content_bytes = data
        stock._populate_page(page, shop.config, shop.files)  # noqa: SLF001 - the step of MkDocs' own build
        looked = "\n".join(sorted(shop.files.asked))
        self._read[uri] = source_hash(data), looked, tuple(self.heard[before:])
        if uri in shop.nav_pages:
            page.meta = Told(page.meta, uri, self)

    def make(self, uri: str) -> tuple[Record, Strand | None, bytes]:
        """Makes a page and writes it; gives back its record, its place in the web, its search entries."""
        if uri not in self._read:
            self.read(uri)
        page = self.workshop.files.page(uri)
        source, lookups, read = self._read.pop(uri)
        before = len(self.heard)
        entries = self._build(uri, page)
        jumps = _jumps(page)
        record = Record(
            source=source,
            lookups=lookups,
            meta=folded(dict(page.meta)),
            title=page.title,
            canonical=page.canonical_url,
            anchors=folded(sorted(page.present_anchor_ids or ())),
            jumps=folded(jumps),
            targets="\n".join(jumps),
            entries=len(entries),
            read=read,
            built=tuple(self.heard[before:]),
        )
        return record, self._strand(page), entries

    def _build(self, uri: str, page: Page) -> bytes:
        """Writes a page's output; gives back its search entries as they stand in the index."""
        shop, index = self.workshop, self.index
        self.current, self._output = uri, None
        shop.printed.clear()
        pages: Any = _OtherPages()
        with _replaced(vars(utils), "write_file", self._write):
            stock._build_page(page, shop.config, pages, shop.nav, shop.env)  # noqa: SLF001 - as above
        if self._output is None:
            Path(page.file.abs_dest_path).unlink(missing_ok=True)
        entries: list[Any] = index.entries if index else []
        data = json.dumps(entries, separators=(",", ":"), default=str)[1:-1].encode()
        if index:
            index.entries = []
        return data

    def _write(self, content: bytes, path: str) -> None:
        """Writes what MkDocs made, in place of its own function."""
        put(Path(path), content)
        self._output = content

    def _strand(self, page: Page) -> Strand | None:
        """A page's place in the web; none of one of which MkDocs makes no file."""
        output, self._output = self._output, None
        self._done(page)
        if output is None:
            return None
        return strand(page.file.dest_uri, output.decode(), self.home, self.workshop.printed)

    def _done(self, page: Page) -> None:
        """Lets go of what a page was made of; of one in the navigation the rest stays for those made after it."""
        shop = self.workshop
        if page.file.src_uri in shop.nav_pages:
            page.content, page.markdown, page.toc = None, None, TableOfContents([])
        else:
            shop.files.forget(page.file.src_uri)


def _jumps(page: Page) -> dict[str, dict[str, str]]:
    """A page's links to anchors, by the page that they lead to; none to its own that are there."""
    own = page.present_anchor_ids or set()
    every = (page.links_to_anchors or {}).items()
    return {to.src_uri: dict(links) for to, links in every if to is not page.file or not own.issuperset(links)}


def source_hash(data: bytes) -> bytes:
    """The hash of a page's source."""
    return hashlib.blake2b(data, digest_size=16).digest()


def folded(values: Any) -> bytes:  # noqa: ANN401 - plain values
    """Plain values as bytes. Raises UnsuitedError where front matter holds something else, such as a bare date."""
    try:
        return marshal.dumps(values)
    except ValueError as error:
        raise UnsuitedError(f"front matter that is not plain: {values!r}") from error


@contextmanager
def one_converter() -> Iterator[None]:
    """While it lasts, one Markdown converter does for all pages, and plain HTML is read the short way.

    MkDocs makes a new converter for each page, at 0.5 ms. It registers its own parts with it anew for each
    page, in place of those of the page before, and each of the extensions that are let in forgets a page on
    `reset`. A test pins both.
    """
    kept: list[Converter] = []

    def converter(**settings: Any) -> Converter:  # noqa: ANN401 - as MkDocs calls it
        if not kept:
            kept.append(Converter(**settings))
        kept[0].reset()
        return kept[0]

    with ExitStack() as stack:
        stack.enter_context(_replaced(vars(stock_pages), "markdown", SimpleNamespace(Markdown=converter)))
        for names, name, value in (*plain_html.in_place(), *plain_meta.in_place()):
            stack.enter_context(_replaced(names, name, value))
        yield


@contextmanager
def _replaced(names: dict[str, Any], name: str, value: object) -> Iterator[None]:
    before = names[name]
    names[name] = value
    try:
        yield
    finally:
        names[name] = before
