"""Records of what has a file of its own: notes, actors, stories, issues, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.exports.values import Record, date, url
from generator.model import dates

if TYPE_CHECKING:
    from generator.model.article import BottomLine, Source, Tenure
    from generator.model.briefing import Actor, Correction, Image, Issue, Note, Story
    from generator.model.things import Series


def note(one: Note) -> Record:
    """A note: its source and what the desk makes of it; its facts are the records of their own kinds."""
    article = one.article
    return {
        "id": one.id,
        "url": url(addresses.page("note", one.id)),
        "title": article.title,
        "source": _source(article.source),
        "origin": one.origin,
        "summary": article.summary or None,
        "key_points": list(article.key_points),
        "stories": list(one.stories),
        "tags": list(article.tags),
        "images": [_image(image) for image in one.images],
        "corrections": [_correction(correction) for correction in one.corrections],
        "statements": [told.statement for told in one.reports],
        "formerly": list(article.formerly),
    }


def _source(one: Source) -> Record:
    return {
        "publisher": one.publisher,
        "published": date(one.published),
        "updated": date(one.updated),
        "url": one.url or None,
        "reference": one.reference or None,
        "title": one.title or None,
        "author": list(one.author),
        "via": list(one.via),
        "archive": one.archive or None,
        "kind": one.kind or None,
        "lang": one.lang or None,
    }


def _image(one: Image) -> Record:
    fact = one.fact
    return {
        "statement": one.statement,
        "credit": fact.credit,
        "file": fact.file or None,
        "alt": fact.alt or None,
        "caption": fact.caption or None,
    }


def _correction(one: Correction) -> Record:
    fact = one.fact
    return {
        "statement": one.statement,
        "date": date(fact.date),
        "what": fact.what,
        "was": fact.was or None,
        "now": fact.now or None,
        "why": fact.why or None,
    }


def actor(one: Actor) -> Record:
    """An actor with the roles that may be told."""
    file = one.file
    return {
        "id": file.id,
        "url": url(addresses.page("actor", file.id)),
        "name": file.name,
        "kind": file.kind,
        "short": file.short or None,
        "aliases": list(file.aliases),
        "description": file.description or None,
        "roles": [{"title": role.title, **_tenure(role)} for role in one.roles],
        "member_of": [_tenure(membership) for membership in one.memberships],
        "country": file.country or None,
        "wikidata": file.wikidata or None,
        "formerly": list(file.formerly),
    }


def _tenure(one: Tenure) -> Record:
    return {"org": one.org or None, "from": date(one.start), "to": date(one.end), "note": one.note or None}


def story(one: Story) -> Record:
    """A story with its bottom line on the reading date."""
    lines = one.file.bottom_lines
    return {
        "id": one.file.id,
        "url": url(addresses.page("story", one.file.id)),
        "title": one.file.title,
        "question": one.file.question or None,
        "bottom_line": _bottom_line(lines[one.bottom_line]) if one.bottom_line is not None else None,
        "bottom_lines": [_bottom_line(lines[index]) for index in one.bottom_lines],
        "talks": list(one.talks),
        "events": list(one.events),
        "figures": list(one.figures),
        "notes": list(one.notes),
        "formerly": list(one.file.formerly),
    }


def _bottom_line(one: BottomLine) -> Record:
    return {"date": date(dates.parse(one.day.isoformat())), "text": one.text, "trend": one.trend or None}


def issue(one: Issue) -> Record:
    """A question; who takes which side are the positions."""
    file = one.file
    return {
        "id": file.id,
        "url": url(addresses.page("issue", file.id)),
        "title": file.title,
        "question": file.question,
        "formerly": list(file.formerly),
    }


def figure(one: Series) -> Record:
    """A quantity; its numbers are the figure reports."""
    file = one.file
    return {
        "id": file.id,
        "url": url(addresses.page("figure", file.id)),
        "title": file.title,
        "unit": file.unit,
        "definition": file.definition or None,
        "exact": file.exact,
        "compare": file.compare,
        "latest": one.latest.report.statement,
        "formerly": list(file.formerly),
    }
