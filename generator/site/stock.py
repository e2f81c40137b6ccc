"""Builds the site with MkDocs as it is, in this process, and hears what it warns of."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.site.machine import Finding, MachineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

SPLIT = "split_search"  # below `extra:`, for the theme: the search is another than MkDocs' own
_LATEST = 2**32 - 1  # the largest time that a gzip file can hold, in seconds


def build_stock(config_file: Path, pages: Path, site: Path, as_of: date) -> tuple[Finding, ...]:
    """Builds `pages` into the empty folder `site`; gives back what MkDocs warned of.

    Raises MachineError where MkDocs gives up.
    """
    with dated(as_of), listening() as heard:
        try:
            config = configured(config_file, pages, site)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        except MkDocsException as error:
            raise MachineError(_gave_up(config_file, error, heard)) from error
        except OSError as error:
            raise MachineError(f"cannot build the site: {error}") from error
    return tuple(Finding(config_file.name, warning, "warning") for warning in heard)


def configured(config_file: Path, pages: Path, site: Path) -> MkDocsConfig:
    """MkDocs' settings with the folders of this build; strictness is judged later, by what was warned of."""
    return load_config(config_file=str(config_file), docs_dir=str(pages.resolve()), site_dir=str(site), strict=False)


class _NoIndex:
    """An index of nothing, in place of that of the theme's search."""

    def add_entry_from_context(self, page: Page) -> None:
        """Keeps nothing of a page."""


def leave_out_search(config: MkDocsConfig) -> None:
    """Has the theme's search index nothing."""
    for plugin in config.plugins.values():
        plugin.search_index = _NoIndex()


@contextmanager
def dated(as_of: date) -> Iterator[None]:
    """While it lasts, whatever asks for the build's time is told the reading date.

    It also keeps the theme's notice on its own future out of every build's output.
    """
    epoch = int(datetime.combine(as_of, time(), UTC).timestamp())
    settings = {"SOURCE_DATE_EPOCH": str(min(max(epoch, 0), _LATEST)), "NO_MKDOCS_2_WARNING": "1"}
    before = {key: os.environ.get(key) for key in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for key, value in before.items():
            if value is None:
                del os.environ[key]
            else:
                os.environ[key] = value


class _Listener(logging.Handler):
    """Keeps the warnings and errors that pass."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one message, as one line."""
        self.heard.append(" ".join(record.getMessage().split()))


@contextmanager
def listening() -> Iterator[list[str]]:
    """The list to which MkDocs' warnings are added while it lasts, in place of its own output."""
    logger = logging.getLogger("mkdocs")
    listener, passed_on = _Listener(), logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield listener.heard
    finally:
        logger.propagate = passed_on
        logger.removeHandler(listener)


def _gave_up(config_file: Path, error: MkDocsException, heard: list[str]) -> str:
    reasons = dict.fromkeys([*heard, " ".join(str(error).split())])
    return f"MkDocs could not build with {config_file}: {'; '.join(reason for reason in reasons if reason)}"
