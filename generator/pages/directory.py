"""The index of actors, by kind; of many the last heard of, and lists by name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator import addresses
from generator.addresses import LONG
from generator.pages import words
from generator.pages.placing import turns_of
from generator.pages.rows import Rows
from generator.pages.splitting import letters, named, sheets
from generator.pages.views import Link, OccasionRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Actor, Briefing
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet

_LAST = 20  # of a kind that stand on a long index: the last heard of
_KINDS = {
    "person": "People",
    "state": "States",
    "organisation": "Organisations",
    "office": "Offices",
    "group": "Groups",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the index."""

    actor: Link
    role: str
    talk: OccasionRow | None
    latest: Link | None
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The actors of one kind; `apart`: where all of `number` stand, if these are the last heard of."""

    kind: str
    title: str
    entries: tuple[Entry, ...]
    number: int
    apart: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What `indexes/actors_named.md.j2` shows: actors of a kind, or the letters and parts `apart` that hold them."""

    title: str
    entries: tuple[Entry, ...]
    apart: tuple[Link, ...]
    up: tuple[Link, ...]


def index(desk: Desk) -> Iterator[Sheet]:
    """The index; of many actors a list of each long kind by name, with its letters where it is longer than a page."""
    yield desk.sheet("actors/", _index)
    if _are_many(desk.briefing):
        for kind, found in _kinds(desk.briefing):
            if len(found) > _LAST:
                yield from sheets(desk, _by_name(kind, found), _list, kind)


def _are_many(briefing: Briefing) -> bool:
    return len(briefing.actors) > LONG


def _kinds(briefing: Briefing) -> Iterator[tuple[str, list[Actor]]]:
    for kind, group in groupby(briefing.actors.values(), key=lambda actor: actor.file.kind):
        yield kind, list(group)


def _by_name(kind: str, found: Sequence[Actor]) -> Stretch[str]:
    told = ((actor.file.name, actor.file.id) for actor in found)
    return addresses.names(f"actors/by/{kind}/", _KINDS[kind], told)


def _index(desk: Desk) -> Page:
    rows, many = Rows(desk, "actors/", with_roles=False), _are_many(desk.briefing)
    view = [_kind(rows, kind, found, split=many and len(found) > _LAST) for kind, found in _kinds(desk.briefing)]
    return _page(rows, "indexes/actors.md.j2", view, "Actors", tuple(desk.briefing.actors.values()))


def _kind(rows: Rows, kind: str, found: Sequence[Actor], *, split: bool) -> Kind:
    whole = _by_name(kind, found)
    shown = sorted(found, key=lambda actor: _last_heard(rows.desk.briefing, actor))[:_LAST] if split else found
    return Kind(
        kind=kind,
        title=_KINDS[kind],
        entries=tuple(_entry(rows, actor) for actor in shown),
        number=len(found),
        apart=letters(rows, whole.apart or (whole,)) if split else (),
    )


def _last_heard(briefing: Briefing, actor: Actor) -> int:
    """What puts those first of whom a note told last; who stands in none comes last."""
    return -briefing.notes[actor.notes[0]].day.toordinal() if actor.notes else 0


def _list(desk: Desk, kind: str, one: Stretch[str], within: tuple[Link, ...]) -> Page:
    """The actors of a kind, of a letter, or a part of these; `within` are the ways to what it is a part of."""
    rows, known = Rows(desk, one.address, with_roles=False), desk.briefing.actors
    view = Listed(
        title=_KINDS[kind],
        entries=tuple(_entry(rows, known[name]) for name in one.rows),
        apart=letters(rows, one.apart, lambda name: known[name].file.name),
        up=(Link("All actors", rows.link("actors/")), *within),
    )
    title = f"{_KINDS[kind]}: {named(one)}" if within else _KINDS[kind]
    return _page(rows, "indexes/actors_named.md.j2", view, title, [known[name] for name in one.found])


def _page(rows: Rows, template: str, view: object, title: str, found: Sequence[Actor]) -> Page:
    briefing = rows.desk.briefing
    ahead = [one for actor in found if (one := briefing.talks.get(actor.next_talk))]
    return rows.desk.page(
        rows.here,
        template,
        view,
        title=title,
        description=f"{words.count(len(found), 'actor')}, as known on {words.day(briefing.as_of)}",
        notes=(name for actor in found for name in actor.notes),
        turns=[*turns_of(ahead), *(day for actor in found for day in actor.role_turns)],
        listed=False,
    )


def _entry(rows: Rows, actor: Actor) -> Entry:
    talk = rows.desk.briefing.talks.get(actor.next_talk)
    latest = actor.notes[0] if actor.notes else ""
    return Entry(
        actor=Link(actor.file.name, rows.link(addresses.page("actor", actor.file.id))),
        role=rows.tenures(actor.roles_now) or actor.file.description,
        talk=rows.occasion(talk) if talk else None,
        latest=rows.note(latest) if latest else None,
        notes=words.count(len(actor.notes), "note"),
    )
