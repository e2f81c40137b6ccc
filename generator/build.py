"""The whole flow from content that was checked: it is joined, and planned as documents of which a site is built."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator import addresses, exports, pages
from generator.document import Deferred, File, Search, digest
from generator.model.assemble import assemble
from generator.pages import Desk, Edition, Sheet, environment, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from generator.document import Document
    from generator.model.article import Library
    from generator.model.briefing import Briefing
    from generator.read import Content, Copied
    from generator.settings import Settings

_ASSETS = "assets/"  # of the templates' folder: published as they are
_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Made:
    """What a build makes: pages by reading date, and files in groups that one process had better make together.

    Nothing is written yet: a page is made when it is asked for, see `Sheet`, and so is a file that is deferred.
    """

    pages: tuple[tuple[Desk, tuple[Sheet, ...]], ...]
    files: tuple[tuple[File | Deferred, ...], ...]
    by_hand: tuple[File, ...]  # pages that maintainers wrote; they are among the files, too
    search: Search | None = None  # of a large site; a small one has the theme's

    @property
    def file_paths(self) -> Iterator[str]:
        """The paths of all files."""
        return (file.path for group in self.files for file in group)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All pages and files, made now."""
        files = (one for group in self.files for one in group)
        made = (one if isinstance(one, File) else File(path=one.path, data=one.data) for one in files)
        return (*(sheet.page(desk) for desk, sheets in self.pages for sheet in sheets), *made)

    @property
    def beside(self) -> tuple[File | Deferred, ...]:
        """The files that stand beside the site's pages, made of pages that are made now."""
        found = {document.path: document for document in self.documents}
        return self.beside_of({path: digest(one.data) for path, one in found.items()}, lambda path: found[path].data)

    def beside_of(self, content: Mapping[str, str], read: Callable[[str], bytes]) -> tuple[File | Deferred, ...]:
        """The same of pages that stand: `content` tells their bytes, `read` gives them."""
        current = next(sheets for desk, sheets in self.pages if not desk.prefix)
        return (*exports.copies([(sheet.path, content[sheet.path]) for sheet in current], read), *self.by_hand)


def make(
    library: Library,
    settings: Settings,
    as_of: date,
    content: Content,
    templates: Mapping[str, str],
) -> Made:
    """All documents of the site as known on the reading date, its editions included."""
    known = editions(settings, as_of)
    briefings = {edition: assemble(library, day) for edition, day in known.items()}
    found = desks(briefings, settings, templates, content)
    planned = pages.switched({edition: pages.planned(desk) for edition, desk in found.items()})
    by_hand = tuple(File(path=copied.path, data=copied.data) for copied in content.pages)
    assets = (File(path=copied.path, data=copied.data) for copied in content.assets)
    ours = (File(path=path, data=text.encode()) for path, text in sorted(templates.items()) if path.startswith(_ASSETS))
    files = (
        group for edition, briefing in briefings.items() for group in _files(edition, briefing, settings, library.typed)
    )
    newest = briefings[next(edition for edition in known if not edition.prefix)]
    return Made(
        pages=tuple((desk, planned[edition]) for edition, desk in found.items()),
        files=(*files, (*by_hand, *assets, *ours)),
        by_hand=by_hand,
        search=exports.finding(newest, list(_searched(content))) if len(newest.notes) >= settings.search_from else None,
    )


def _files(
    edition: Edition, briefing: Briefing, settings: Settings, typed: str
) -> Iterator[tuple[File | Deferred, ...]]:
    """The files for programs of one reading date, each in its place."""
    plan = exports.planned_edition if edition.prefix else exports.planned
    for group in plan(briefing, settings, typed):
        yield tuple(replace(file, path=edition.prefix + file.path) for file in group)


def editions(settings: Settings, as_of: date) -> dict[Edition, date]:
    """The reading dates of the site, the current one first."""
    days = sorted({as_of, *(day for day in settings.editions if day < as_of)}, reverse=True)
    return {Edition(words.day(day), "" if day == as_of else addresses.edition(day)): day for day in days}


def desks(
    briefings: Mapping[Edition, Briefing],
    settings: Settings,
    templates: Mapping[str, str],
    content: Content,
) -> dict[Edition, Desk]:
    """What the pages of each reading date are made from."""
    rooms = environment(templates)
    by_hand = tuple(_by_hand(copied) for copied in content.pages)
    return {
        edition: Desk(
            briefing=briefing,
            site_name=settings.site_name,
            site_url=settings.site_url,
            zones=settings.time_zones,
            templates=rooms,
            prefix=edition.prefix,
            others=tuple(briefings),
            by_hand=by_hand,
            docs=content.docs,
        )
        for edition, briefing in briefings.items()
    }


def _searched(content: Content) -> Iterator[tuple[str, str, str]]:
    """The pages that maintainers wrote, with their words; without those that shall not be found."""
    for page in content.pages:
        found = _FRONT.match(text := page.data.decode("utf-8", "replace"))
        if not found or "exclude: true" not in found[0]:
            yield (*_by_hand(page), text[found.end() :] if found else text)


def _by_hand(page: Copied) -> tuple[str, str]:
    """The title and the address of a page that maintainers wrote."""
    stem = page.path.removesuffix(".md")
    found = re.search(r"^# +(.+?)[ #]*$", page.data.decode("utf-8", "replace"), re.MULTILINE)
    return (found[1] if found else stem.replace("-", " ").capitalize()), f"{stem}/"
