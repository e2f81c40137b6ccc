"""MkDocs' build, without the pages that would come out as they are: the same tree, in less time.

It follows `mkdocs.commands.build.build` step by step and calls the same events and functions. A page is made
anew when its source changed, when a file that it links to came or went, when MkDocs warned of it, or when
its last output is gone; all are when what they share changed: settings, theme, navigation, versions.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import marshal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as stock
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from generator.site.scan import scan
from generator.site.state import Record, Signature, State, signature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

SEARCH = "search/search_index.json"
_ENGINES = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Jinja2", "Pygments")
_PLUGINS = {"search", "material/search"}


class WatchedFiles(Files):  # type: ignore[misc]  # MkDocs ships no types
    """Files that tell which of them a page's links were looked for at."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.lookups: dict[str, bool] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file with this source, or none; remembered either way."""
        found = super().get_file_from_path(path)
        self.lookups[path] = found is not None
        return found


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every page is made with, put together as MkDocs does."""

    config: MkDocsConfig
    files: WatchedFiles
    nav: Navigation
    env: Any
    pages: Sequence[File]
    heard: list[str] = field(default_factory=list)


def suits(config: MkDocsConfig) -> bool:
    """False where the settings name plugins or hooks, of which nobody knows what a page's output depends on."""
    return not config.hooks and set(config.plugins) <= _PLUGINS and not config.extra_templates


def open_workshop(config: MkDocsConfig, heard: list[str]) -> Workshop:
    """The files, the navigation and the theme, after the events that MkDocs runs before its pages."""
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = WatchedFiles(get_files(config))
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    pages = files.documentation_pages()
    for file in pages:
        if file.page is None:
            Page(None, file, config)
    env = config.plugins.on_env(env, config=config, files=files)
    return Workshop(config, files, nav, env, pages, heard)


def shared_key(workshop: Workshop, config_file: Path) -> str:
    """A hash of what every page depends on."""
    ours = Path(__file__).parent
    custom = [Path(folder) for folder in workshop.config.theme.dirs if "site-packages" not in str(folder)]
    sources = [config_file, *sorted(ours.glob("*.py"))]
    sources += [path for folder in custom for path in sorted(folder.rglob("*")) if path.is_file()]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _ENGINES]
    parts = [sys.version, *versions, *(f"{path.name} {_digest(path.read_bytes())}" for path in sources)]
    return _digest("\n".join(parts).encode())


def still_holds(workshop: Workshop, file: File, record: Record | None, standing: Mapping[str, str]) -> bool:
    """True where building this page again would give what stands already."""
    return (
        record is not None
        and record.tag == standing.get(file.dest_uri)
        and record.signature == signature(file.abs_src_path)
        and all((uri in workshop.files.src_uris) is there for uri, there in record.lookups.items())
    )


def restore(file: File, record: Record, files: Files) -> None:
    """Gives a page that is not built what other pages and the checks after the build ask of it."""
    page = file.page
    page.meta = dict(record.meta)
    if page.title is None:
        page.title = record.title
    page.present_anchor_ids = set(record.anchors)
    page.links_to_anchors = {files.src_uris[uri]: dict(jumps) for uri, jumps in record.jumps.items()}


def populate(workshop: Workshop, file: File) -> dict[str, bool]:
    """Reads and converts a page; gives back the lookups of its links."""
    workshop.files.lookups.clear()
    stock._populate_page(file.page, workshop.config, workshop.files)  # noqa: SLF001 - the step of MkDocs' own build
    return dict(workshop.files.lookups)


def finish(workshop: Workshop, file: File, lookups: dict[str, bool], stood: Signature) -> Record | None:
    """Writes a page's output; gives back its record, or None where its next build must not trust one."""
    target = Path(file.abs_dest_path)
    target.unlink(missing_ok=True)
    index = workshop.config.plugins[_search(workshop.config)].search_index if _search(workshop.config) else None
    before = len(index.entries) if index else 0
    stock._build_page(file.page, workshop.config, workshop.pages, workshop.nav, workshop.env)  # noqa: SLF001 - as above
    entries = index.entries[before:] if index else []
    page, output = file.page, target.read_bytes()
    record = Record(
        stood,
        lookups,
        dict(page.meta),
        page.title,
        tuple(sorted(page.present_anchor_ids or ())),
        {to.src_uri: dict(jumps) for to, jumps in (page.links_to_anchors or {}).items()},
        ",".join(json.dumps(entry, separators=(",", ":"), default=str) for entry in entries),
        scan(output.decode()).plain(),
        _digest(output),
    )
    page.content, page.markdown, page.toc = None, None, []
    if index:
        del index.entries[before:]
    return record


def can_be_kept(record: Record) -> bool:
    """False where a page's front matter holds what is no plain value, such as a bare date."""
    try:
        marshal.dumps(tuple(record))
    except ValueError:
        return False
    return True


def finish_site(workshop: Workshop, records: Mapping[str, Record]) -> set[str]:
    """Writes what is made of all pages: search index, sitemap, error page; gives back their paths."""
    config = workshop.config
    for template in config.theme.static_templates:
        stock._build_theme_template(template, workshop.env, workshop.files, config, workshop.nav)  # noqa: SLF001
    for file in workshop.pages:
        file.page.validate_anchor_links(files=workshop.files, log_level=config.validation.links.anchors)
    made = {*config.theme.static_templates, "sitemap.xml.gz"}
    name = _search(config)
    if name:
        index = config.plugins[name].search_index
        fragments = [records[file.src_uri].search for file in workshop.pages]
        config.plugins[name].search_index = _Composed(index, ",".join(filter(None, fragments)))
        made.add(SEARCH)
    config.plugins.on_post_build(config=config)
    config.plugins.on_shutdown()
    return made


def navigation_key(workshop: Workshop) -> str:
    """A hash of what a theme prints of the navigation on every page."""
    shown = [(page.title, page.url, page.meta.get("icon"), page.meta.get("status")) for page in workshop.nav.pages]
    return _digest(json.dumps([shown, repr(workshop.nav)], default=str).encode())


class _Composed:
    """A search index made of the pieces of its pages."""

    def __init__(self, index: Any, docs: str) -> None:  # noqa: ANN401 - the plugin's own
        self.index, self.docs = index, docs

    def generate_search_index(self, _before: object) -> str:
        """The index as the plugin would write it."""
        empty: str = type(self.index)(**self.index.config).generate_search_index(None)
        return empty.removesuffix("[]}") + f"[{self.docs}]}}"


def _search(config: MkDocsConfig) -> str | None:
    return next((name for name in config.plugins if name in _PLUGINS and config.plugins[name].config.enabled), None)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def empty_unless(key: str, state: State) -> Mapping[str, Record]:
    """The records of the state, where it was made with the same key."""
    return state.records if state.key == key else {}
