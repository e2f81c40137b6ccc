"""What search engines read of a page, in the words of schema.org (JSON-LD)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.document import Json
    from generator.model.briefing import Actor, Note
    from generator.model.facts import Who
    from generator.model.things import Occasion
    from generator.pages.desk import Desk

_CONTEXT = "https://schema.org"
_STATUS = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}
_TYPES = {"person": "Person", "state": "Country", "organisation": "Organization"}


def absolute(desk: Desk, address: str) -> str:
    """The full address of a page, or its path where the site's own address is not known."""
    return f"{desk.site_url.rstrip('/')}/{desk.prefix}{address}"


def event_data(desk: Desk, one: Occasion) -> dict[str, Json]:
    """A talk or event as `Event`; a moved one tells its former start."""
    found: dict[str, Json] = {
        "@context": _CONTEXT,
        "@type": "Event",
        "@id": absolute(desk, addresses.page(one.category, one.id)),
        "name": one.what,
    }
    date = one.date or one.retired
    if date is not None and date.start_day is not None and date.start_earliest is not None:
        found["startDate"] = date.start_earliest.isoformat()
        if date.end_day is not None and date.end is not None and date.end_latest is not None:
            found["endDate"] = date.end_latest.isoformat()
    if one.category == "talk":
        found["eventStatus"] = f"{_CONTEXT}/{_STATUS.get(one.status) or _moved(one)}"
        before = [move.was for move in one.moves if move.was.start_day is not None]
        if before and one.status not in _STATUS:
            found["previousStartDate"] = [str(start.isoformat()) for was in before if (start := was.start_earliest)]
    if one.where:
        found["location"] = {"@type": "Place", "name": ", ".join(filter(None, (one.venue, one.where)))}
    people: list[Json] = [entry for party in one.parties if (entry := person(desk, party.who))]
    if people:
        found["attendee"] = people
    return found


def _moved(one: Occasion) -> str:
    return "EventRescheduled" if one.moves else "EventScheduled"


def person(desk: Desk, who: Who) -> dict[str, Json]:
    """Somebody as schema.org has them; nothing for who has no page."""
    actor = desk.briefing.actors.get(who.actor)
    if actor is None:
        return {}
    kind = _TYPES.get(actor.file.kind, "Organization")
    return {"@type": kind, "name": actor.file.name, "url": absolute(desk, addresses.page("actor", who.actor))}


def actor_data(desk: Desk, actor: Actor) -> dict[str, Json]:
    """An actor."""
    file = actor.file
    found: dict[str, Json] = {
        "@context": _CONTEXT,
        "@type": _TYPES.get(file.kind, "Organization"),
        "@id": absolute(desk, addresses.page("actor", file.id)),
        "name": file.name,
    }
    if file.aliases:
        found["alternateName"] = list(file.aliases)
    if file.description:
        found["description"] = file.description
    if file.wikidata:
        found["sameAs"] = f"https://www.wikidata.org/wiki/{file.wikidata}"
    if file.kind == "person":
        titles: list[Json] = [role.title for role in actor.roles_now if role.title]
        if titles:
            found["jobTitle"] = titles
    return found


def note_data(desk: Desk, note: Note) -> dict[str, Json]:
    """A note, citing the article that it is read from as `NewsArticle`."""
    source = note.article.source
    cited: dict[str, Json] = {
        "@type": "NewsArticle",
        "headline": source.title or note.article.title,
        "publisher": {"@type": "Organization", "name": source.publisher},
        "datePublished": _iso(source.published.start_earliest),
    }
    if source.url:
        cited["url"] = source.url
    if source.author:
        cited["author"] = _authors(source.author)
    return {
        "@context": _CONTEXT,
        "@type": "Article",
        "@id": absolute(desk, addresses.page("note", note.id)),
        "headline": note.article.title,
        "citation": cited,
    }


def _authors(names: Iterable[str]) -> list[Json]:
    return [{"@type": "Person", "name": name} for name in names]


def _iso(value: object) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else ""
