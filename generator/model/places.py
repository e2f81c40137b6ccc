"""Towns and regions as sources name them."""

from __future__ import annotations

import unicodedata


def agree(one: str, other: str) -> bool:
    """Whether one's text contains the other's, case aside."""
    first, second = _folded(one), _folded(other)
    return first in second or second in first


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
