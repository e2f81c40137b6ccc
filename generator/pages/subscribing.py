"""Calendars and feeds, told for who has never used one: of everything, by story, by actor; of many by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.pages.rows import Rows
from generator.pages.splitting import letters, named, sheets
from generator.pages.structured import absolute
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Briefing
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet

_GROUPS = {"stories": "By story", "actors": "By actor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One thing to subscribe to; `webcal` opens a calendar program, and is there where the site's address is known."""

    title: str
    calendar: str = ""
    webcal: str = ""
    address: str = ""
    atom: str = ""
    json: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What can be subscribed to of one sort; of many `apart`, the pages where they stand by name."""

    anchor: str
    title: str
    found: tuple[Subscription, ...]
    apart: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What `indexes/subscribe_named.md.j2` shows: one letter or part of a long group, or the pages of these."""

    group: Group
    up: tuple[Link, ...]


def pages(desk: Desk) -> Iterator[Sheet]:
    """The page on calendars and feeds; of many of a sort those by name. An edition has neither."""
    if desk.prefix:
        return
    yield desk.sheet("subscribe/", _index)
    for folder in _GROUPS:
        whole = _by_name(desk.briefing, folder)
        if whole.apart:
            yield from sheets(desk, whole, _list, folder)


def _titles(briefing: Briefing, folder: str) -> Iterator[tuple[str, str]]:
    """The names and ids of stories or actors."""
    if folder == "stories":
        return ((one.file.title, name) for name, one in briefing.stories.items())
    return ((one.file.name, name) for name, one in briefing.actors.items())


def _by_name(briefing: Briefing, folder: str) -> Stretch[str]:
    told = sorted(_titles(briefing, folder), key=lambda one: (one[0].casefold(), one[1]))
    return addresses.names(f"subscribe/{folder}/", _GROUPS[folder], told)


def _index(desk: Desk) -> Page:
    rows = Rows(desk, "subscribe/")
    everything = Group(
        anchor="s--all",
        title="Everything",
        found=(_subscription(rows, "All talks and changes", "talks", "changes"),),
    )
    groups = [everything, *(_group(rows, folder) for folder in _GROUPS)]
    return desk.page(
        "subscribe/",
        "indexes/subscribe.md.j2",
        [group for group in groups if group.found or group.apart],
        title="Subscribe",
        description="Calendars of talks and feeds of changes: all, by story, by actor",
        notes=desk.briefing.notes,
        listed=False,
    )


def _group(rows: Rows, folder: str) -> Group:
    """All of a sort in the order of their index, or the ways to the letters of many."""
    titles = list(_titles(rows.desk.briefing, folder))
    apart = _by_name(rows.desk.briefing, folder).apart
    return Group(
        anchor=f"s--{folder}",
        title=_GROUPS[folder],
        found=() if apart else tuple(_own(rows, folder, name, title) for title, name in titles),
        apart=letters(rows, apart),
    )


def _list(desk: Desk, folder: str, one: Stretch[str], within: tuple[Link, ...]) -> Page:
    """The calendars and feeds of a letter or a part of it; `within` are the ways to what it is a part of."""
    rows, briefing = Rows(desk, one.address), desk.briefing

    def title_of(name: str) -> str:
        return briefing.stories[name].file.title if folder == "stories" else briefing.actors[name].file.name

    title = f"Subscribe {_GROUPS[folder].lower()}" + (f": {named(one)}" if within else "")
    return desk.page(
        one.address,
        "indexes/subscribe_named.md.j2",
        Listed(
            group=Group(
                anchor="",
                title=_GROUPS[folder],
                found=tuple(_own(rows, folder, name, title_of(name)) for name in one.rows),
                apart=letters(rows, one.apart, title_of),
            ),
            up=(Link("How to use calendars and feeds", rows.link("subscribe/")), *within),
        ),
        title=title,
        notes=_notes(briefing, folder, one.found),
        listed=False,
    )


def _notes(briefing: Briefing, folder: str, found: Iterable[str]) -> Iterator[str]:
    """The notes that tell of them."""
    for name in found:
        yield from briefing.stories[name].notes if folder == "stories" else briefing.actors[name].notes


def _own(rows: Rows, folder: str, name: str, title: str) -> Subscription:
    return _subscription(rows, title, f"{folder}/{name}", f"{folder}/{name}")


def _subscription(rows: Rows, title: str, calendar: str, feed: str) -> Subscription:
    path = f"calendar/{calendar}.ics"
    full = absolute(rows.desk, path) if rows.desk.site_url else ""
    return Subscription(
        title=title,
        calendar=rows.link(path),
        webcal=f"webcal://{full.partition('://')[2]}" if full else "",
        address=full,
        atom=rows.link(f"feeds/{feed}.atom"),
        json=rows.link(f"feeds/{feed}.json"),
    )
