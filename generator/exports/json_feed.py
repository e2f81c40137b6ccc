"""Feeds as JSON Feed 1.1."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.document import Deferred
from generator.exports.atom import stamp
from generator.exports.entries import links
from generator.exports.place import link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.entries import Entry, Feed
    from generator.exports.place import Place


def json_feed(feed: Feed, place: Place) -> Iterator[Deferred]:
    """The feed as a JSON document, at each of its addresses."""
    yield from (Deferred(path=f"{path}.json", key=feed.key, make=partial(_written, feed, place)) for path in feed.paths)


def _written(feed: Feed, place: Place) -> bytes:
    path = f"{feed.path}.json"
    own, page = links(place, feed, "json")
    found: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": page,
        **({"feed_url": own} if own else {}),
        "language": "en",
        "authors": [{"name": place.site_name}],
        "items": [_item(one, place, path) for one in feed.entries],
    }
    return f"{json.dumps(found, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode()


def _item(one: Entry, place: Place, path: str) -> dict[str, Any]:
    news = one.news
    return {
        "id": one.id,
        "url": link(place, path, one.address),
        **({"external_url": one.source} if one.source else {}),
        "title": one.title,
        "content_text": one.text,
        "date_published": stamp(one.moment),
        "date_modified": stamp(one.moment),
        "tags": list(one.tags),
        "_briefing": {
            "about": link(place, path, one.fact),
            "change": news.id,
            "statement": news.statement,
            "was": news.was or None,
            "now": news.now or None,
        },
    }
