"""Each page's Markdown beside its HTML, for programs that read text: `/talks/x.md` for `/talks/x/`."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mkdocs.utils.meta import get_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_EDITIONS = "as-of/"
_HEADING = re.compile(r"^# |<h1\b", re.MULTILINE)


def plain_pages(pages: Path) -> Iterator[tuple[str, str]]:
    """The address and the text of each page's Markdown, editions apart, in the order of their paths."""
    for source in sorted(pages.rglob("*.md")):
        path = source.relative_to(pages).as_posix()
        if not path.startswith((_EDITIONS, ".")):
            yield plain_address(path), plain_text(source.read_text(encoding="utf-8"))


def plain_address(path: str) -> str:
    """Where the Markdown of the page made from `path` is published."""
    folder, _, name = path.rpartition("/")
    return f"{folder}.md" if folder and name == "index.md" else path


def plain_text(source: str) -> str:
    """The page without its front matter, under its title."""
    text, keys = get_data(source)
    title = html.unescape(str(keys.get("title", "")))
    return text if not title or _HEADING.search(text) else f"# {title}\n\n{text}"
