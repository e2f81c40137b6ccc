"""The files and the search of a build whose content still stands as it was: made again only where they are missing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from generator import build
from generator.document import Bundle, Deferred, Search
from generator.loading import load, templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.document import Entry, File
    from generator.orders import Order


@dataclass(frozen=True)
class Again:
    """What the last build of an order made besides its pages; nothing is read before some of it is asked for."""

    order: Order

    def file(self, path: str, key: str) -> Deferred:
        """A file that stands beside the pages; `key` tells its bytes."""
        return Deferred(path=path, key=key, make=lambda: self._files[path].data)

    def search(self, known: Mapping[str, str]) -> Search | None:
        """The search by its keys: its bundles, then their list; None where there was none."""
        if not known:
            return None
        *bundles, listed = known.items()
        made = [Bundle(path=path, key=key, make=partial(self._entries, path)) for path, key in bundles]
        return Search(bundles=tuple(made), listed=self.file(*listed))

    @cached_property
    def _made(self) -> build.Made:
        loaded = load(self.order, quiet=True)
        if loaded is None:
            return build.Made((), (), ())
        return build.make(loaded.library, loaded.settings, loaded.as_of, loaded.content, templates())

    @cached_property
    def _files(self) -> Mapping[str, File | Deferred]:
        made = self._made
        return {file.path: file for file in (*made.beside, *([made.search.listed] if made.search else []))}

    def _entries(self, path: str) -> Iterable[Entry]:
        """The entries of one bundle."""
        search = self._made.search
        return next(bundle for bundle in search.bundles if bundle.path == path).make() if search else ()
