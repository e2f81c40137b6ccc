"""The anchors of headings in the desk's prose."""

from __future__ import annotations

import re
import unicodedata


def heading(text: str, taken: dict[str, int]) -> str:
    """The anchor of a heading; `taken` counts those before it in the same text, so that no two share one."""
    name = slug(text)
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}_{taken[name] - 1}"


def slug(text: str) -> str:
    """The text as an anchor, as editors know it from Markdown."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    found = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain or text).strip().lower())
    return found or "section"
