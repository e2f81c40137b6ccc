"""The way from a page to the same page as known on other days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.document import Json
    from generator.pages.desk import Edition
    from generator.pages.sheet import Sheet


def switched(planned: Mapping[Edition, Sequence[Sheet]]) -> dict[Edition, tuple[Sheet, ...]]:
    """The pages of every edition, each leading to itself in the others; to their start where they lack it."""
    known = {edition: {address_of(sheet, edition) for sheet in found} for edition, found in planned.items()}
    if len(known) == 1:
        return {edition: tuple(found) for edition, found in planned.items()}
    return {
        edition: tuple(replace(sheet, meta={**kept, "editions": _entries(sheet, edition, known)}) for sheet in found)
        for edition, found in planned.items()
        for kept in [_kept(edition, known[edition])]
    }


def _kept(edition: Edition, found: set[str]) -> dict[str, Json]:
    """What of the site's navigation an edition has of its own: its start, and the indexes below it."""
    if not edition.prefix:
        return {}
    indexes: list[Json] = [address for address in sorted(found) if address.count("/") <= 1]
    return {"edition": {"start": edition.prefix, "has": indexes}}


def _entries(sheet: Sheet, here: Edition, known: Mapping[Edition, set[str]]) -> list[Json]:
    address = address_of(sheet, here)
    return [
        {
            "label": edition.label,
            "href": edition.prefix + (address if address in there else "") or ".",
            "current": edition == here,
            "known": address in there,
        }
        for edition, there in known.items()
    ]


def address_of(sheet: Sheet, edition: Edition) -> str:
    """The page's address from its edition's start."""
    stem = sheet.path.removeprefix(edition.prefix).removesuffix(".md").removesuffix("index")
    return stem if not stem or stem.endswith("/") else f"{stem}/"
