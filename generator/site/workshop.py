"""What MkDocs makes pages with: settings, files, navigation, templates; of the files only those that are asked for.

The same steps as in `mkdocs.commands.build.build`, whose order the warnings have.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import is_markdown_file

from generator.site.partials import remember_partials
from generator.site.trees import UnsuitedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

_USUAL = InclusionLevel.NOT_IN_NAV.value
_LAST_EXCLUDED = InclusionLevel.DRAFT.value


class WatchedFiles(Files):
    """The files of a build, each made when it is asked for; it tells for which ones it was asked.

    `kinds` are the inclusion levels of all sources and of the theme's own files; `theme` tells the folders of
    those of the theme's files for which there is no source, `every_theme` of all.
    """

    def __init__(
        self, config: MkDocsConfig, sources: Iterable[str], kinds: Mapping[str, int], theme: Mapping[str, str]
    ) -> None:
        super().__init__(())
        own = set(sources)
        self.config, self.kinds, self.every_theme = config, kinds, theme
        self.theme = {uri: folder for uri, folder in theme.items() if uri not in own}
        self.asked: set[str] = set()
        self._made: dict[str, File | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file with this source, or none; remembered either way."""
        uri = PurePath(path).as_posix()
        self.asked.add(uri)
        return self.file(uri)

    def file(self, uri: str) -> File | None:
        """The file with this source, or none."""
        if uri not in self._made:
            self._made[uri] = self._make(uri)
        return self._made[uri]

    def _make(self, uri: str) -> File | None:
        if uri not in self.kinds:
            return None
        folder = self.theme.get(uri, self.config.docs_dir)
        file = File(uri, folder, self.config.site_dir, self.config.use_directory_urls)
        file.inclusion = InclusionLevel(self.kinds[uri])
        return file

    def forget(self, uri: str) -> None:
        """Lets go of a file and its page; whoever asks for it again is given another one."""
        self._made.pop(uri, None)

    def page(self, uri: str) -> Page:
        """The page with this source, which must be one of the pages."""
        file = self.file(uri)
        if file is None:
            raise UnsuitedError(f"there is no page {uri}")
        return file.page or Page(None, file, self.config)

    def documentation_pages(self, **_: object) -> Sequence[File]:
        """The pages that belong into the navigation, of which MkDocs warns where they are not in it."""
        wanted = [uri for uri, kind in self.kinds.items() if kind > _USUAL and is_markdown_file(uri)]
        return [file for uri in wanted if (file := self.file(uri)) is not None]


@dataclass(frozen=True)
class Workshop:
    """What every page is made with. `pages` and `statics` are the sources of pages and of other files, in order.

    To `printed` long partials are added as templates print them.
    """

    config: MkDocsConfig
    files: WatchedFiles
    nav: Navigation
    env: Any
    pages: tuple[str, ...]
    statics: tuple[str, ...]
    printed: list[str]

    @cached_property
    def page_set(self) -> frozenset[str]:
        """The sources of pages, to look one up."""
        return frozenset(self.pages)

    @cached_property
    def nav_pages(self) -> tuple[str, ...]:
        """The sources of the pages in the navigation that are made."""
        return tuple(page.file.src_uri for page in self.nav.pages if page.file.src_uri in self.page_set)


def open_workshop(
    config: MkDocsConfig, sources: Iterable[str], kinds: Mapping[str, int], theme: Mapping[str, str], kept: Path
) -> Workshop:
    """The workshop for these sources. What is known of their kinds and of the theme's files may be empty.

    Compiled templates are kept in the folder `kept`. Raises UnsuitedError where two files would be one in the
    site.
    """
    env = config.theme.get_env()
    kept.mkdir(exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(kept), f"{version('jinja2')}-%s")
    theme = theme or theme_files(config, env)
    known = _kinds(config, sources, theme, kinds)
    _refuse_collisions(config, known)
    files = WatchedFiles(config, sources, known, theme)
    config.plugins.on_files(files, config=config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    env = config.plugins.on_env(env, config=config, files=files)
    printed = remember_partials(env, {page.file.src_uri for page in nav.pages})
    shown = [uri for uri, kind in known.items() if kind > _LAST_EXCLUDED]
    pages = tuple(uri for uri in shown if is_markdown_file(uri))
    statics = tuple(uri for uri in shown if not is_markdown_file(uri))
    return Workshop(config, files, nav, env, pages, statics, printed)


def theme_files(config: MkDocsConfig, env: Any) -> dict[str, str]:  # noqa: ANN401 - the theme's templates
    """The theme's files that are published as they are, and their folders."""
    files = Files(())
    files.add_files_from_theme(env, config)
    return {file.src_uri: str(file.src_dir) for file in files}


def _kinds(
    config: MkDocsConfig, sources: Iterable[str], theme: Mapping[str, str], known: Mapping[str, int]
) -> dict[str, int]:
    """The inclusion level of each source and of each of the theme's files, in MkDocs' order."""
    every = dict.fromkeys([*sources, *theme])
    new = [File(uri, None, "", use_directory_urls=True) for uri in every if uri not in known]
    set_exclusions(new, config)
    found = {file.src_uri: file.inclusion.value for file in new}
    return {uri: known[uri] if uri in known else found[uri] for uri in every}


def _refuse_collisions(config: MkDocsConfig, kinds: Mapping[str, int]) -> None:
    taken = set(config.theme.static_templates)
    for uri in kinds:
        target = destination(uri)
        if target in taken:
            raise UnsuitedError(f"{uri} shares its place in the site with another file")
        taken.add(target)


def destination(uri: str) -> str:
    """Where the file with this source stands in the site."""
    if not is_markdown_file(uri):
        return uri
    folder, _, name = uri.rpartition("/")
    stem = name.rpartition(".")[0]
    parts = (folder, "index.html") if stem in {"index", "README"} else (folder, stem, "index.html")
    return "/".join(filter(None, parts))
