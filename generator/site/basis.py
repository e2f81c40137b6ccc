"""What every page of a site rests on, as one hash: settings, templates, the engine and its parts."""

from __future__ import annotations

import importlib.metadata
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.site.state import code, digest
from generator.site.trees import UnsuitedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig

_PARTS = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Jinja2", "MarkupSafe", "Pygments", "PyYAML")
# Extensions whose output depends on nothing but a page's own text, and which forget one page before the next.
_KNOWN = {"admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "sane_lists", "smarty", "tables", "toc"}
_PLUGINS = {"search", "material/search"}
# Settings that draw on the environment, on other files, or on code of somebody's own.
_OUTSIDE = re.compile(rb"!ENV|!relative|!!python|^INHERIT|^hooks", re.MULTILINE)
# A template that asks for one of these tells the reading date, on which every page then rests.
_DATES = (b"build_date_utc", b"update_date")


def settings_key(config: Path, *, split: bool) -> str:
    """A hash of the settings, of where they stand, and of whether the search is split."""
    return digest([str(config.resolve()).encode(), config.read_bytes(), b"split" if split else b""])


def basis_key(settings: str, theme: Sequence[str], as_of: date) -> str:
    """A hash of what every page rests on. `theme` are the folders of templates of our own."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _PARTS]
    parts = [text.encode() for text in (settings, code(), sys.version, *versions, *theme)]
    dated = False
    for folder in map(Path, theme):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            data = path.read_bytes()
            dated = dated or any(word in data for word in _DATES)
            parts += [path.relative_to(folder).as_posix().encode(), data]
    return digest([*parts, as_of.isoformat().encode()] if dated else parts)


def refuse_unsuited(config: MkDocsConfig, text: bytes) -> None:
    """Raises UnsuitedError where nobody knows what a page's output depends on."""
    extensions = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    reasons = {
        "the settings draw on what stands outside of them": _OUTSIDE.search(text),
        "hooks": config.hooks,
        "templates of extra pages": config.extra_templates,
        "another theme": config.theme.name != "material",
        "an automatic navigation": config.nav is None,
        "addresses that end in .html": not config.use_directory_urls,
        "other plugins": set(config.plugins) - _PLUGINS,
        "other extensions": extensions - _KNOWN,
    }
    for reason, holds in reasons.items():
        if holds:
            raise UnsuitedError(reason)


def own_theme(config: MkDocsConfig) -> tuple[str, ...]:
    """The folders of templates that are no part of an installed theme."""
    custom = config.theme.custom_dir
    return (str(custom),) if custom else ()
