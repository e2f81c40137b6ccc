"""Plain front matter, one JSON value a line as our pages have it, read as JSON where MkDocs has YAML read it.

The same values in a tenth of the time; for anything else YAML is asked, and so it is where the two read a value
otherwise: fractions, characters beyond what YAML lets stand, keys too long for it. A test holds them together.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from mkdocs.utils import meta

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r'([a-z][a-z_]*): (["{\[].*|true|false|null|[0-9]{1,15})')
# What YAML takes for a line's end, or refuses, or reads one by one where JSON reads two together.
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\\\\u[dD]|\\\\/")
_KEY = 1000  # characters
_YAML = vars(meta)["yaml"]


class _NotPlainError(ValueError):
    """What had better be read as YAML."""


def _refuse(text: str) -> Any:  # noqa: ANN401 - never returns
    raise _NotPlainError(text)


def _pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
    if any(len(key) > _KEY for key, _ in found):
        raise _NotPlainError("a long key")
    return dict(found)


_JSON = json.JSONDecoder(object_pairs_hook=_pairs, parse_float=_refuse, parse_constant=_refuse)


def plain(text: str) -> dict[str, Any]:
    """The values of front matter; ValueError where it is not plain."""
    if _ODD.search(text):
        raise _NotPlainError(text)
    values = {}
    for line in text.removesuffix("\n").split("\n"):
        found = _LINE.fullmatch(line)
        if found is None:
            raise _NotPlainError(line)
        values[found[1]] = _JSON.decode(found[2])
    return values


class _Yaml:
    """The module `yaml` to MkDocs' reader of front matter."""

    @staticmethod
    def load(text: str, loader: Any) -> Any:  # noqa: ANN401 - as the module has it
        """The values of front matter."""
        try:
            return plain(text)
        except ValueError:
            return _YAML.load(text, loader)


def in_place() -> Iterator[tuple[dict[str, Any], str, object]]:
    """Whose name stands for YAML, and what shall stand there while pages are made."""
    yield vars(meta), "yaml", _Yaml()
