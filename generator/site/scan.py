"""What a built page holds that can be wrong: its anchors, its links, what it loads, its facts."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The pages are made by templates of ours, so that their tags are well formed and their values quoted.
_NO_TAGS_WITHIN = re.compile(r"<!--.*?-->|<(script|style)\b([^>]*)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?)+)")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_OF_INTEREST = re.compile(
    r"(?:href|src|srcset|id|name|data-fact|content|data|action|style|on[a-z]+)\s*=", re.IGNORECASE
)
_FIRST = 100  # characters of a part that are looked for
_LOADED = {"script", "img", "iframe", "embed", "source", "video", "audio", "track", "input", "object"}
_LOADING_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect"}


class Scanned(NamedTuple):
    """A page's anchors, the targets that its reader may follow, those that its browser loads, its facts.

    `handlers` are attributes that would run as scripts or styles inside the page. A part of a page, too.
    """

    anchors: tuple[str, ...]
    links: tuple[str, ...]
    loads: tuple[str, ...]
    facts: tuple[str, ...]
    handlers: tuple[str, ...]
    moved: bool = False  # leads on to another address at once


def scan(page: str, known: Sequence[str] = ()) -> Scanned:
    """What this page holds. `known` are whole elements in it, in their order, that may stand on many pages."""
    tags: list[Scanned] = []
    at = 0
    for part in known:
        start = _place(page, part, at)
        if start >= 0:
            tags += [*_tags(page[at:start]), _together(part)]
            at = start + len(part)
    return _joined([*tags, *_tags(page[at:])])


def _place(page: str, part: str, at: int) -> int:
    """Where a long part begins, from there on; -1 for nowhere. Looking for all of it would read it twice."""
    start = page.find(part[:_FIRST], at)
    while start >= 0 and not page.startswith(part, start):
        start = page.find(part[:_FIRST], start + 1)
    return start


def _tags(text: str) -> Iterator[Scanned]:
    """What the tags of a text hold."""
    outside = _NO_TAGS_WITHIN.sub(r"<\1\2>", text)
    return filter(None, map(_tag, map(itemgetter(0), _TAG.finditer(outside))))


@lru_cache(maxsize=1 << 10)
def _together(text: str) -> Scanned:
    """What all tags of a text hold; remembered, since it stands on many pages."""
    return _joined(list(_tags(text)))


def _joined(tags: Sequence[Scanned]) -> Scanned:
    """What all of these hold, each thing once."""

    def every(kind: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(chain.from_iterable(map(itemgetter(kind), tags))))

    anchors, links, loads, facts, handlers = map(every, range(5))
    return Scanned(anchors, links, loads, facts, handlers, any(tag.moved for tag in tags))


@lru_cache(maxsize=1 << 15)
def _tag(text: str) -> Scanned | None:
    """What a tag holds, if anything; remembered, since most tags of a site stand on many of its pages."""
    found = _TAG.match(text)
    if found is None or not _OF_INTEREST.search(found[2]):
        return None
    name, attributes = found[1].lower(), _attributes(found[2])
    return Scanned(
        anchors=tuple(attributes[key] for key in ("id", "name") if key in attributes),
        links=tuple(_followed(name, attributes)),
        loads=tuple(_loaded(name, attributes)),
        facts=tuple(filter(None, [attributes.get("data-fact")])),
        handlers=tuple(key for key in attributes if key.startswith("on") or key == "style"),
        moved=name == "meta" and attributes.get("http-equiv", "").lower() == "refresh",
    )


def _attributes(text: str) -> dict[str, str]:
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(text)
    }


def _followed(tag: str, attributes: dict[str, str]) -> list[str]:
    if tag in {"a", "area"} or (tag == "link" and not _loading(attributes)):
        return [attributes["href"]] if attributes.get("href") else []
    return []


def _loading(attributes: dict[str, str]) -> bool:
    return bool(_LOADING_RELATIONS & set(attributes.get("rel", "").lower().split()))


def _loaded(tag: str, attributes: dict[str, str]) -> list[str]:
    if tag == "link" and _loading(attributes):
        return [attributes.get("href", "")]
    if tag == "use":
        return [attributes[key] for key in ("href", "xlink:href") if key in attributes]
    if tag not in _LOADED:
        return []
    several = [part.split()[0] for part in attributes.get("srcset", "").split(",") if part.split()]
    return [attributes[key] for key in ("src", "data") if attributes.get(key)] + several
