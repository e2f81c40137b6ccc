"""Feeds as Atom, by RFC 4287, through ElementTree."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator import escape
from generator.document import Deferred
from generator.exports.entries import links
from generator.exports.place import link

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from generator.exports.entries import Entry, Feed
    from generator.exports.place import Place

_ATOM = "http://www.w3.org/2005/Atom"


def atom(feed: Feed, place: Place) -> Iterator[Deferred]:
    """The feed as an Atom document, at each of its addresses."""
    yield from (Deferred(path=f"{path}.atom", key=feed.key, make=partial(_written, feed, place)) for path in feed.paths)


def _written(feed: Feed, place: Place) -> bytes:
    own, page = links(place, feed, "atom")
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", stamp(feed.updated))
    _text(ET.SubElement(root, "author"), "name", place.site_name)
    _text(root, "generator", "briefing")
    if own:
        ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page})
    for one in feed.entries:
        _entry(root, one, place, f"{feed.path}.atom")
    ET.indent(root, "  ")
    data: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return data + b"\n"


def _entry(root: ET.Element, one: Entry, place: Place, path: str) -> None:
    entry = ET.SubElement(root, "entry")
    _text(entry, "id", one.id)
    _text(entry, "title", one.title)
    _text(entry, "published", stamp(one.moment))
    _text(entry, "updated", stamp(one.moment))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": link(place, path, one.address)})
    if one.fact != one.address:
        ET.SubElement(entry, "link", {"rel": "related", "type": "text/html", "href": link(place, path, one.fact)})
    if one.source:
        ET.SubElement(entry, "link", {"rel": "via", "href": escape.xml(one.source)})
    for tag in one.tags:
        ET.SubElement(entry, "category", {"term": tag})
    _text(entry, "content", one.text).set("type", "text")


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    found = ET.SubElement(parent, name)
    found.text = escape.xml(text)
    return found


def stamp(moment: datetime) -> str:
    """A moment by RFC 3339."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
