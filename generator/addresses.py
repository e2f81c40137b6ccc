"""Where everything stands on the site: the addresses that are promises, once for pages and for programs.

An address is relative to the site's root, without a leading slash, and ends in a slash where it is a page:
`talks/nato-russia-council/`, `calendar/talks.ics`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

HOME = ""
FOLDERS = {
    "note": "notes",
    "actor": "actors",
    "story": "stories",
    "issue": "issues",
    "figure": "figures",
    "talk": "talks",
    "event": "events",
}


def page(kind: str, name: str) -> str:
    """The page of a note, actor, story, issue, figure, talk or event."""
    return f"{FOLDERS[kind]}/{name}/"


def fact(statement: str) -> str:
    """The place of a fact on its note's page; `statement` is `note:local`."""
    note, _, local = statement.partition(":")
    return f"notes/{note}/#{local}"


def month(index: str, day: date) -> str:
    """The page of a month below an index: `timeline/2021-12/`."""
    return f"{index}/{day:%Y-%m}/"


def of_day(index: str, day: date) -> str:
    """The page of a day below an index: `changes/2021-12-30/`."""
    return f"{index}/{day.isoformat()}/"


def edition(day: date) -> str:
    """The start of the edition of a day."""
    return f"as-of/{day.isoformat()}/"


def discrepancy(name: str) -> str:
    """The place of a discrepancy on its page."""
    return f"discrepancies/#{name}"


def document(address: str) -> str:
    """The path of the Markdown source of a page: `talks/x/` is `talks/x.md`, an index `talks/index.md`.

    Pages directly below the root that are no index of things keep their own folder's index, too.
    """
    parts = address.strip("/").split("/")
    if parts == [""]:
        return "index.md"
    if len(parts) == 1:
        return f"{parts[0]}/index.md"
    return "/".join(parts) + ".md"


def relative(source: str, target: str) -> str:
    """The link from one page to another address, relative to the page."""
    path, mark, anchor = target.partition("#")
    link = _way(source, path)
    if link == "./" and mark:
        return mark + anchor
    return link + mark + anchor


def _way(source: str, path: str) -> str:
    """The steps from a page's folder to an address; written by hand because a site has some hundred for each note."""
    here = source.split("/")[:-1]
    there = path.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return ("../" * (len(here) - shared) + "/".join(there[shared:])) or "./"
