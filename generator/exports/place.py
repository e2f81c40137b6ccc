"""Where the site stands: what the files for programs need to know of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from generator import addresses

if TYPE_CHECKING:
    from collections.abc import Container, Iterable


class Place(Protocol):
    """The settings that the exports read: the site's name and its address, "" where that is not known."""

    @property
    def site_name(self) -> str:
        """What the site is called."""

    @property
    def site_url(self) -> str:
        """Where it is published, an absolute address."""


def absolute(place: Place, address: str) -> str:
    """The full address of a page or file; "" where the site's own is not known."""
    return f"{place.site_url.rstrip('/')}/{address}" if place.site_url else ""


def link(place: Place, source: str, target: str) -> str:
    """The full address, else the way to it from the file `source`."""
    return absolute(place, target) or quote(addresses.relative(source.rpartition("/")[0] + "/", target), safe="/#:.~")


def names_of(holders: Container[str], name: str, formerly: Iterable[str]) -> list[str]:
    """An id and those that it had before, first to last: an address that was published stays.

    `holders` are the ids that are in use for the same kind of thing.
    """
    return [name, *(old for old in formerly if old not in holders)]
