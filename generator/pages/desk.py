"""What every page is made with: the briefing, the way to everything in it, the templates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import addresses
from generator.document import Page
from generator.pages import words
from generator.pages.sheet import Sheet
from generator.pages.when import plain_day, when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2 import Environment

    from generator.document import Json
    from generator.model.briefing import Briefing
    from generator.model.dates import Date
    from generator.model.day import Day
    from generator.pages.when import When

# Where words of two elements touch: at the end of a cell or block, before a badge.
_TOUCHING = re.compile(r'(</(?:dd|div|dt|li|p|td|th)>|>(?=<\w+ class="badge))(?=<)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One reading date's briefing and how its pages are written.

    `prefix` is the address of an edition ("as-of/2021-12-31/"), empty for the site itself; links between pages
    are relative, so only what an edition lacks (feeds, calendars) asks for it. `others` are all reading dates of
    the site, the current one first.
    """

    briefing: Briefing
    site_name: str
    site_url: str
    zones: tuple[str, ...]
    templates: Environment
    prefix: str = ""
    others: tuple[Edition, ...] = ()
    by_hand: tuple[tuple[str, str], ...] = ()  # title and address of the pages that maintainers wrote
    docs: str = "docs"  # the folder of content, as files name it
    disagreements: Mapping[str, str] = field(default_factory=dict)  # where each discrepancy stands
    # By address the days on which the roles in a page's rows change: noted by the rows, told by the page.
    role_turns: dict[str, set[Day]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Finds the places that follow from the whole briefing, unless they are given."""
        if self.disagreements:
            return
        since = {name: one.since for name, one in self.briefing.discrepancies.items()}
        object.__setattr__(self, "disagreements", addresses.discrepancies(since))

    def page(
        self,
        address: str,
        template: str,
        view: object,
        *,
        title: str,
        description: str = "",
        notes: Iterable[str] = (),
        turns: Iterable[Day] = (),
        listed: bool = True,
        **meta: Json,
    ) -> Page:
        """A page of the site: rendered, with its line on what it draws on. `listed`: searched, in the sitemap."""
        drawn = [self.briefing.notes[name] for name in dict.fromkeys(notes)]
        text = self.templates.get_template(template).render(
            view=view,
            here=Here(address, self.prefix),
            known=self._line(address, len(drawn), (*turns, *self.role_turns.pop(address, ()))),
            title=title,
        )
        updated = max((note.day for note in drawn), default=self.briefing.as_of)
        keys: dict[str, Json] = {"updated": updated.isoformat(), **meta}
        if self.prefix or not listed:
            keys["search"] = {"exclude": True}
        if self.prefix:
            keys["banner"] = f"An earlier edition: as known on {words.day(self.briefing.as_of)}."
        return Page(
            path=self._path(address),
            title=title,
            description=description or f"{title}, as known on {words.day(self.briefing.as_of)}",
            markdown=apart(text),
            meta=keys,
        )

    def sheet(self, address: str, write: Callable[..., Page], *given: object) -> Sheet:
        """A page of the site, yet to be written."""
        return Sheet(self._path(address), write, given)

    def _path(self, address: str) -> str:
        """The path of a page's Markdown; the start of an edition is the index of its folder."""
        if not self.prefix:
            return addresses.document(address)
        return addresses.document(self.prefix + address) if address else f"{self.prefix}index.md"

    def _line(self, address: str, count: int, turns: Iterable[Day]) -> Known:
        after = [day for day in turns if day > self.briefing.as_of]
        return Known(
            day=plain_day(self.briefing.as_of),
            count=words.count(count, "note"),
            notes=addresses.relative(address, "notes/"),
            turns=plain_day(min(after)) if after else None,
        )

    def when(self, date: Date | None) -> When | None:
        """The date for readers, with the configured zones."""
        return when(date, self.zones) if date is not None else None

    def href(self, source: str, target: str) -> str:
        """The link from a page of this edition to another page of it."""
        return addresses.relative(source, target)


@dataclass(frozen=True, slots=True)
class Edition:
    """A reading date that the site keeps: its day in words, and its prefix."""

    label: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Here:
    """The page being written: what its links are relative to."""

    address: str
    prefix: str = ""

    def to(self, target: str) -> str:
        """The link to another page of the same edition."""
        return addresses.relative(self.address, target)

    def root(self, target: str) -> str:
        """The link to something that only the site itself has: a feed, a calendar, a file."""
        return addresses.relative(self.prefix + self.address, target)


@dataclass(frozen=True, slots=True)
class Known:
    """The line of every page: the reading date, the notes that it draws on, when it would next change."""

    day: When
    count: str
    notes: str
    turns: When | None


def apart(markdown: str) -> str:
    """The page with a space wherever elements that are seen apart touch: the search reads nothing but their words."""
    return _TOUCHING.sub(r"\1 ", markdown)
