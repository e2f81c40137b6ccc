"""What is made of all pages of a site: its search index, its sitemap, the page for errors, the look at anchors."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as stock
from mkdocs.structure.files import Files
from mkdocs.utils import get_build_date

from generator.site.state import digest
from generator.site.trees import UnsuitedError, make_room

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.site.press import Press
    from generator.site.records import Record, Records
    from generator.site.workshop import Workshop

SEARCH = "search/search_index.json"
_EMPTY = "]}"  # how an index of no entries ends


class _Glance:
    """What is kept of a page and its file, for the templates that list all pages."""

    def __init__(self, **known: Any) -> None:  # noqa: ANN401 - as MkDocs has it
        self.__dict__.update(known)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - never returns
        if name.startswith("__"):
            raise AttributeError(name)
        raise UnsuitedError(f"a template asks each page for its {name}")


class _Listed(Files):
    """All pages at a glance, as MkDocs' templates of a whole site are given them."""

    def __init__(self, pages: Sequence[Any]) -> None:
        super().__init__(())
        self._pages = pages

    def documentation_pages(self, **_: object) -> Sequence[Any]:
        """The pages, in their order."""
        return self._pages


def glance_key(shown: str, day: str, records: Records) -> str:
    """A hash of all that the templates of a whole site may read."""
    return digest([shown.encode(), day.encode(), *records.glances.values()])


def make_templates(press: Press, records: Records) -> tuple[str, ...]:
    """Writes what MkDocs makes of a theme's templates of a whole site; gives back their paths."""
    shop, before = press.workshop, len(press.heard)
    day = get_build_date()
    listed = _Listed([_Glance(src_uri=uri, page=_page(records[uri], day)) for uri in records])
    press.current = ""
    paths = template_paths(shop)
    for path in paths:
        make_room(Path(shop.config.site_dir) / path)
    for name in shop.config.theme.static_templates:
        stock._build_theme_template(name, shop.env, listed, shop.config, shop.nav)  # noqa: SLF001 - MkDocs' own step
    if len(press.heard) > before:
        raise UnsuitedError("a template of the whole site warns")
    return paths


def template_paths(shop: Workshop) -> tuple[str, ...]:
    """The files that are made of the theme's templates of a whole site."""
    names = tuple(sorted(shop.config.theme.static_templates))
    return (*names, *(f"{name}.gz" for name in names if name == "sitemap.xml"))


def _page(record: Record, day: str) -> _Glance:
    return _Glance(
        meta=marshal.loads(record.meta),  # noqa: S302 - from our own state
        title=record.title,
        canonical_url=record.canonical,
        update_date=day,
    )


def search_index(index: Any, entries: Sequence[bytes]) -> bytes:  # noqa: ANN401 - the plugin's own
    """The search index of these pages' entries, as the plugin would write it."""
    empty: str = index.generate_search_index(None)
    if not empty.endswith(f"[{_EMPTY}"):
        raise UnsuitedError("the search plugin writes another index")
    return empty.removesuffix(_EMPTY).encode() + b",".join(filter(None, entries)) + _EMPTY.encode()


def kept_entries(data: bytes, sizes: Mapping[str, int]) -> dict[str, bytes]:
    """The entries of each page in the index that was made of these pages, by the sizes of what they have in it."""
    start = len(data) - len(_EMPTY) - sum(sizes.values()) - max(len(sizes) - 1, 0)
    view, found = memoryview(data), {}
    for uri, size in sizes.items():
        found[uri] = bytes(view[start : start + size])
        start += size + 1
    return found


def look_at_anchors(
    press: Press, records: Records, before: Records, fresh: set[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """MkDocs' warnings of links to anchors that are not there, page by page, where an edit can concern them."""
    moved = {uri for uri in fresh if uri not in before or before[uri].anchors != records[uri].anchors}
    for uri, targets in records.targets.items():
        if uri in fresh or (moved and not moved.isdisjoint(targets.split("\n"))):
            yield uri, _look(press, uri, records)


def _look(press: Press, uri: str, records: Records) -> tuple[str, ...]:
    files, config = press.workshop.files, press.workshop.config
    page = files.page(uri)
    jumps: dict[str, dict[str, str]] = marshal.loads(records[uri].jumps)  # noqa: S302 - from our own state
    page.links_to_anchors = {}
    for target, links in jumps.items():
        file = files.file(target)
        if file is None or target not in records:
            continue
        files.page(target).present_anchor_ids = set(marshal.loads(records[target].anchors))  # noqa: S302 - as above
        page.links_to_anchors[file] = links
    before = len(press.heard)
    page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    return tuple(press.heard[before:])
