"""Actors: the index, and a page for each with everything that concerns it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.pages import directory, words
from generator.pages.company import Company, company
from generator.pages.company import pages as company_pages
from generator.pages.gathered import Gathering
from generator.pages.placing import notes_of, turns_of
from generator.pages.prose import prose
from generator.pages.rows import Rows
from generator.pages.sections import Group, Section, fitted, groups, parts
from generator.pages.structured import actor_data
from generator.pages.when import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markupsafe import Markup

    from generator.document import Json, Page
    from generator.model.article import Tenure
    from generator.model.briefing import Actor
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.views import Link

_OPEN = {"overdue": "Overdue: outcome not recorded", "in-progress": "In progress", "upcoming": "Upcoming"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role or membership: whose it is, its dates, the note that says so (none: the desk's word)."""

    text: str
    link: Link | None
    dates: str
    note: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What `pages/actor.md.j2` shows."""

    kind: str
    description: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    earlier: tuple[Role, ...]
    memberships: tuple[Role, ...]
    prose: Markup
    holders: tuple[Role, ...]
    offices: tuple[Link, ...]
    members: Company
    calendar: str
    groups: tuple[Group, ...]
    company: Company
    stories: tuple[Link, ...]
    notes: Group | None


def pages(desk: Desk) -> Iterator[Sheet]:
    """The index with its lists, and a page for each actor; those by month of its long sections."""
    yield from directory.index(desk)
    for name, actor in desk.briefing.actors.items():
        here = addresses.page("actor", name)
        yield desk.sheet(here, _page, name)
        together = [name for name, _ in actor.appears_with]
        yield from company_pages(desk, "actor", name, "appears-with", together)
        yield from company_pages(desk, "actor", name, "members", actor.members)
        yield from parts(desk, here, actor.file.name, _sections(Gathering(desk.briefing, actor)))


def _page(desk: Desk, name: str) -> Page:
    """The page of an actor."""
    actor, here = desk.briefing.actors[name], addresses.page("actor", name)
    file, rows = actor.file, Rows(desk, here)
    gathering = Gathering(desk.briefing, actor)
    occasions = [one for one, _ in gathering.occasions()]
    sections = _sections(gathering)
    now = rows.tenures(actor.roles_now) or file.description
    deeds = [one for name in actor.offices if (office := desk.briefing.actors.get(name)) for one in office.notes]
    return desk.page(
        here,
        "pages/actor.md.j2",
        _view(rows, actor, sections),
        title=file.name,
        description=". ".join(part for part in (file.name, now, words.count(len(actor.notes), "note")) if part),
        notes=[*actor.notes, *deeds, *notes_of(occasions)],
        turns=[*actor.turns, *turns_of(occasions)],
        feeds=feeds_of(desk, f"actors/{file.id}", file.name),
        jsonld=actor_data(desk, actor),
        search={"boost": 2},  # as above all a name leads to whose it is
    )


def feeds_of(desk: Desk, path: str, title: str) -> Json:
    """The feeds of an actor or a story; an edition has none."""
    if desk.prefix:
        return []
    kinds = {"atom": "application/atom+xml", "json": "application/feed+json"}
    return [{"href": f"feeds/{path}.{end}", "type": kind, "title": title} for end, kind in kinds.items()]


def _view(rows: Rows, actor: Actor, sections: Sequence[Section]) -> View:
    file, desk = actor.file, rows.desk
    return View(
        kind=file.kind,
        description=file.description,
        aliases=tuple(dict.fromkeys(name for name in (file.short, *file.aliases) if name and name != file.name)),
        roles=_roles(rows, actor.roles_now),
        earlier=_roles(rows, (one for one in actor.roles if one not in actor.roles_now)),
        memberships=_roles(rows, actor.memberships),
        prose=prose(rows, file),
        holders=tuple(_role(rows, one, rows.thing(name), one.title) for name, one in actor.office_holders),
        offices=rows.things(actor.offices),
        members=company(rows, "members", [(name, "") for name in actor.members]),
        calendar="" if desk.prefix else rows.link(f"calendar/actors/{file.id}.ics"),
        groups=groups(rows, sections[:-1]),
        company=company(rows, "appears-with", _together(actor)),
        stories=rows.things(name for name in actor.stories if name in desk.briefing.stories),
        notes=next(iter(groups(rows, sections[-1:])), None),
    )


def _together(actor: Actor) -> list[tuple[str, str]]:
    """With whom it was, those first with whom most often."""
    return [(name, words.count(number, "time")) for name, number in actor.appears_with]


def _sections(found: Gathering) -> tuple[Section, ...]:
    """The sections in their order: those of facts, and last its notes."""
    return fitted((*_of_facts(found), Section("notes", "Notes", "note", found.notes())))


def _of_facts(found: Gathering) -> Iterator[Section]:
    occasions = found.occasions()
    for state, title in _OPEN.items():
        yield Section(state, title, "occasion", found.deeds(pair for pair in occasions if pair[0].state == state))
    yield Section("positions", "Positions", "stance", found.positions())
    past = found.deeds(pair for pair in occasions if pair[0].state not in _OPEN)
    yield Section("timeline", "Timeline", "occasion", past)
    yield Section("quotes", "Quotes", "words", found.words(lambda a: a.quotes))
    yield Section("quotes-about", "Quotes about it", "words", found.words(lambda a: a.quotes_about))
    yield Section("claims", "Claims made", "words", found.words(lambda a: a.claims))
    yield Section("claims-about", "Claims about it", "words", found.words(lambda a: a.claims_about))
    yield Section("claims-denied", "Claims denied by it", "words", found.words(lambda a: a.claims_denied))
    yield Section("figures", "Figures given", "figure", found.numbers())
    yield Section("demands-made", "Demands made", "stance", found.demands(lambda a: a.demands_made))
    yield Section("demands-received", "Demands received", "stance", found.demands(lambda a: a.demands_received))


def _roles(rows: Rows, found: Iterable[Tenure]) -> tuple[Role, ...]:
    return tuple(_role(rows, one, rows.thing(one.org) if one.org else None, one.title) for one in found)


def _role(rows: Rows, one: Tenure, link: Link | None, text: str) -> Role:
    start = "since " + "".join(part.text for part in parts_of(one.start.typed)) if one.start else ""
    end = "until " + "".join(part.text for part in parts_of(one.end.typed)) if one.end else ""
    known = one.note in rows.desk.briefing.notes
    return Role(
        text=text,
        link=link,
        dates=", ".join(filter(None, (start, end))),
        note=rows.note(one.note) if known else None,
    )
