"""What a built page holds that can be wrong: its anchors, its links, what it loads, its facts."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# The pages are made by templates of ours, so that their tags are well formed and their values quoted.
_NO_TAGS_WITHIN = re.compile(r"<!--.*?-->|<(script|style)\b([^>]*)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?)+)")
_WHOLE = re.compile(rf"{_TAG.pattern}(?:\s*/?>)?")
_UP_TO_BRACKET = re.compile(r"<[a-zA-Z][^<>\s]*\s[^<>]*(?:[<>]|\Z)")  # a tag in half the time, if no value holds one
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_FIRST = 100  # characters of a part that are looked for
_LOADED = {"script", "img", "iframe", "embed", "source", "video", "audio", "track", "input", "object"}
_LOADING_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect"}


class Scanned(NamedTuple):
    """A page's anchors, the targets that its reader may follow, those that its browser loads, its facts.

    `handlers` are attributes that would run as scripts or styles inside the page.
    """

    anchors: tuple[str, ...]
    links: tuple[str, ...]
    loads: tuple[str, ...]
    facts: tuple[str, ...]
    handlers: tuple[str, ...]
    moved: bool  # leads on to another address at once


# One thing that a tag holds: its place in what is scanned, and the thing.
_Held = tuple[int, str]
_ANCHOR, _LINK, _LOAD, _FACT, _HANDLER, _MOVED = range(6)


def scan(page: str, known: Sequence[str] = ()) -> Scanned:
    """What this page holds, each thing once. `known` are whole elements in it, in their order, that may stand on many pages."""
    held: list[Iterable[_Held]] = []
    at = 0
    for part in known:
        start = _place(page, part, at)
        if start >= 0:
            held += [_held(page[at:start]), _together(part)]
            at = start + len(part)
    found: list[list[str]] = [[] for _ in Scanned._fields]
    for kind, value in dict.fromkeys(chain(*held, _held(page[at:]))):
        found[kind].append(value)
    anchors, links, loads, facts, handlers, moved = map(tuple, found)
    return Scanned(anchors, links, loads, facts, handlers, moved=bool(moved))


def _place(page: str, part: str, at: int) -> int:
    """Where a long part begins, from there on; -1 for nowhere. Looking for all of it would read it twice."""
    start = page.find(part[:_FIRST], at)
    while start >= 0 and not page.startswith(part, start):
        start = page.find(part[:_FIRST], start + 1)
    return start


def _held(text: str) -> Iterator[_Held]:
    """What the tags of a text hold."""
    outside = _NO_TAGS_WITHIN.sub(r"<\1\2>", text)
    tags = [*map(_tag, dict.fromkeys(_UP_TO_BRACKET.findall(outside)))]
    if None in tags:
        tags = [_tag(found[0]) for found in _TAG.finditer(outside)]
    return chain.from_iterable(filter(None, tags))


@lru_cache(maxsize=1 << 10)
def _together(text: str) -> tuple[_Held, ...]:
    """What all tags of a text hold, each thing once; remembered, since it stands on many pages."""
    return tuple(dict.fromkeys(_held(text)))


@lru_cache(maxsize=1 << 15)
def _tag(text: str) -> tuple[_Held, ...] | None:
    """What a tag holds, None where this is not the whole of one; remembered, since most stand on many pages."""
    found = _WHOLE.fullmatch(text)
    return tuple(_things(found[1].lower(), _attributes(found[2]))) if found else None


def _things(name: str, attributes: dict[str, str]) -> Iterator[_Held]:
    """What a tag of this name with these attributes holds."""
    for key, value in attributes.items():
        if key in {"id", "name"}:
            yield _ANCHOR, value
        elif key == "data-fact" and value:
            yield _FACT, value
        elif key.startswith("on") or key == "style":
            yield _HANDLER, key
    for link in _followed(name, attributes):
        yield _LINK, link
    for link in _loaded(name, attributes):
        yield _LOAD, link
    if name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield _MOVED, ""


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): html.unescape(one or other or bare) for name, one, other, bare in _ATTRIBUTE.findall(text)}


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
