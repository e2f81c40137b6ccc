"""A page that is yet to be written: where it goes, what writes it, and what that is given."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.document import Json, Page
    from generator.pages.desk import Desk


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: `write` makes it of the desk and of `given`.

    `write` is a function of a module, and `given` holds plain values and ids: what a page shows, it either looks up
    in the desk's briefing, where it can be noted, or is told here, where it can be compared. `meta` is what the page
    has to tell the theme besides.
    """

    path: str
    write: Callable[..., Page]
    given: tuple[object, ...] = ()
    meta: Mapping[str, Json] = field(default_factory=dict)

    def page(self, desk: Desk) -> Page:
        """The page, written now."""
        page = self.write(desk, *self.given)
        return replace(page, path=self.path, meta={**page.meta, **self.meta})
