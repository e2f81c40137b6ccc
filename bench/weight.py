"""Weighs the pages of a built site: `python bench/weight.py SITE` prints the heaviest page of each kind, gzipped.

To each page's own weight come the styles and scripts of ours that every page loads, once. It ends with status 1 where
a page weighs more than the limit.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from pathlib import Path

LIMIT = 60_000  # bytes, gzipped
_OURS = ("assets/briefing.*", "assets/shell/*")
_NAMED = re.compile(r"^(notes|talks|events|actors|stories|issues|figures)/(?!\d{4}-\d\d)[^/]+/")
_DATED = re.compile(r"\d{4}-\d\d(-\d\d)?(/\d+(?=/))?")


def weight(path: Path) -> int:
    """The gzipped size of a file."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def kind(page: str) -> str:
    """What a page is one of many of: `talks/ID/`, `timeline/DATE/`."""
    return _DATED.sub("DATE", _NAMED.sub(r"\1/ID/", page)).removesuffix("index.html")


def heaviest(site: Path) -> list[tuple[int, str, int]]:
    """Of each kind of page the weight and the address of the heaviest, and how many there are; the heaviest first."""
    shared = sum(weight(path) for pattern in _OURS for path in site.glob(pattern) if path.suffix in {".css", ".js"})
    kinds: dict[str, list[tuple[int, str]]] = {}
    for path in site.rglob("*.html"):
        page = path.relative_to(site).as_posix()
        kinds.setdefault(kind(page), []).append((weight(path) + shared, page.removesuffix("index.html")))
    return sorted(((*max(found), len(found)) for found in kinds.values()), reverse=True)


def main() -> None:
    """Prints a table, and fails where a page is too heavy."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("--kinds", type=int, default=25, metavar="N", help="how many kinds of page to print")
    asked = parser.parse_args()
    found = heaviest(asked.site)
    print("| kB | of so many | heaviest page |\n|--:|--:|---|")
    for size, page, number in found[: asked.kinds]:
        print(f"| {size / 1000:.1f} | {number} | /{page} |")
    sys.exit(1 if found and found[0][0] > LIMIT else 0)


if __name__ == "__main__":
    main()
