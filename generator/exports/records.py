"""The records of the data files: current values under the note format's own keys, and the reports behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import addresses
from generator.model import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.model.article import Tenure, Who
    from generator.model.briefing import (
        Actor,
        Briefing,
        Change,
        Demand,
        Discrepancy,
        FigureReport,
        Issue,
        Move,
        News,
        Note,
        Occasion,
        Position,
        Report,
        Series,
        Story,
        Utterance,
    )
    from generator.model.dates import Date

Record = dict[str, Any]


def date(value: Date | None) -> Record | None:
    """A date in data, or null."""
    return dict(dates.as_data(value)) if value is not None else None


def who(one: Who) -> str | Record:
    """Somebody as the note format has it: an id, or a mapping where there is more to say."""
    if one.anonymous:
        return _full({"anonymous": one.anonymous, "of": one.of, "role": one.role})
    if one.publisher:
        return _full({"publisher": one.publisher, "role": one.role})
    return {"actor": one.actor, "role": one.role} if one.role else one.actor


def people(found: Iterable[Who]) -> list[str | Record]:
    """Everybody in a list."""
    return [who(one) for one in found]


def _full(record: Mapping[str, Any]) -> Record:
    """The record without what is absent."""
    return {key: value for key, value in record.items() if value not in ("", None, (), [])}


def report(one: Report) -> Record:
    """One report, with what its note says as typed."""
    return {
        "statement": one.statement,
        "note": one.note,
        "publisher": one.publisher,
        "published": one.published.typed,
        "by": people(one.by),
        "says": {key: value for key, value in one.fact.typed.items() if key != "id"},
    }


def reports(found: Iterable[Report]) -> list[Record]:
    """Reports, oldest first."""
    return [report(one) for one in found]


def url(address: str) -> str:
    """An address from the site's root."""
    return f"/{address}"


def note(one: Note) -> Record:
    """A note: its source and what the desk makes of it."""
    article, source = one.article, one.article.source
    return {
        "id": one.id,
        "url": url(addresses.page("note", one.id)),
        "title": article.title,
        "source": _full({
            "publisher": source.publisher,
            "published": date(source.published),
            "updated": date(source.updated),
            "url": source.url,
            "reference": source.reference,
            "title": source.title,
            "author": list(source.author),
            "via": list(source.via),
            "archive": source.archive,
            "kind": source.kind,
            "lang": source.lang,
        }),
        "origin": one.origin,
        "summary": article.summary,
        "key_points": list(article.key_points),
        "stories": list(one.stories),
        "tags": list(article.tags),
        "corrections": [
            _full({
                "date": date(c.fact.date), "what": c.fact.what, "was": c.fact.was, "now": c.fact.now, "why": c.fact.why,
            })
            for c in one.corrections
        ],
        "statements": [told.statement for told in one.reports],
    }


def actor(one: Actor) -> Record:
    """An actor with the roles that may be told."""
    file = one.file
    return {
        "id": file.id,
        "url": url(addresses.page("actor", file.id)),
        "name": file.name,
        "kind": file.kind,
        "short": file.short,
        "aliases": list(file.aliases),
        "description": file.description,
        "roles": [_tenure(role) for role in one.roles],
        "member_of": [_tenure(membership) for membership in one.memberships],
        "country": file.country,
        "wikidata": file.wikidata,
    }


def _tenure(one: Tenure) -> Record:
    return _full({
        "title": one.title, "org": one.org, "from": date(one.start), "to": date(one.end), "note": one.note,
    })


def story(one: Story) -> Record:
    """A story with its bottom line on the reading date."""
    line = one.file.bottom_lines[one.bottom_line] if one.bottom_line is not None else None
    told = {"date": date(dates.parse(line.day.isoformat())), "text": line.text, "trend": line.trend} if line else None
    return {
        "id": one.file.id,
        "url": url(addresses.page("story", one.file.id)),
        "title": one.file.title,
        "question": one.file.question,
        "bottom_line": told,
        "talks": list(one.talks),
        "events": list(one.events),
        "figures": list(one.figures),
        "notes": list(one.notes),
    }


def issue(one: Issue) -> Record:
    """A question."""
    file = one.file
    return {
        "id": file.id, "url": url(addresses.page("issue", file.id)), "title": file.title, "question": file.question,
    }


def figure(one: Series) -> Record:
    """A quantity; its numbers are the figure reports."""
    file = one.file
    return {
        "id": file.id,
        "url": url(addresses.page("figure", file.id)),
        "title": file.title,
        "unit": file.unit,
        "definition": file.definition,
        "exact": file.exact,
        "compare": file.compare,
        "latest": one.latest.report.statement,
    }


def occasion(one: Occasion) -> Record:
    """A talk or event as it stands, how it came there, and who says so."""
    record: Record = {
        "id": one.id,
        "url": url(addresses.page(one.category, one.id)),
        "what": one.what,
        "date": date(one.date),
        "date_text": (one.date.text if one.date else None) or one.date_text or None,
        "tz": one.date.tz if one.date else None,
        "lasts": one.date.lasts.typed if one.date and one.date.lasts else None,
        "state": one.state,
        "who": people(party.who for party in (*one.parties, *one.present)),
        "where": one.where or None,
        "venue": one.venue or None,
        "part_of": one.part_of or None,
        "doubted": sorted(one.doubted),
        "moves": [_move(move) for move in one.moves],
        "changes": [_change(change) for change in one.changes],
        "reports": reports(one.reports),
    }
    if one.category == "event":
        return record | {"kind": one.kind or None}
    return record | {
        "status": one.status,
        "retired_date": date(one.retired),
        "today": one.today,
        "format": one.format or None,
        "requested_by": people(one.requested_by),
        "agenda": list(one.agenda),
        "condition": one.condition or None,
        "outcome": one.outcome or None,
    }


def _move(one: Move) -> Record:
    told: Record = {"from": one.was.typed, "to": one.now.typed if one.now else None, "note": one.note}
    return told | ({"expected": True} if one.expected else {})


def _change(one: Change) -> Record:
    return {"property": one.property, "from": one.was, "to": one.now, "note": one.note}


def utterance(one: Utterance) -> Record:
    """A quote or a claim, who reports it and who denies it."""
    record: Record = {
        "id": one.id,
        "url": url(addresses.fact(one.reports[0].statement)),
        "by": people(one.by),
        "text": one.text,
        "to": people(one.to),
        "about": list(one.about),
        "at": one.at or None,
        "date": date(one.date),
        "channel": one.channel or None,
        "denies": list(one.denies),
        "confirms": list(one.confirms),
        "contradicts": list(one.contradicts),
        "publishers": list(one.publishers),
        "independent": one.independent,
        "denied_by": list(one.denied_by),
        "confirmed_by": list(one.confirmed_by),
        "contradicted_by": list(one.contradicted_by),
        "doubted": one.doubted,
        "reports": reports(one.reports),
    }
    if one.category == "claim":
        return record
    return record | {"lang": one.lang or None, "original": one.original or None, "translated": one.translated}


def figure_report(one: FigureReport) -> Record:
    """One number."""
    fact = one.fact
    return {
        "id": one.report.statement,
        "url": url(addresses.fact(one.report.statement)),
        "of": one.figure,
        "value": _number(fact.value),
        "low": _number(fact.low),
        "high": _number(fact.high),
        "how": fact.how or None,
        "kind": one.kind,
        "as_of": date(one.as_of),
        "scope": fact.scope or None,
        "text": fact.text or None,
        "by": people(one.says),
        "doubt": fact.doubt or None,
        "reports": [report(one.report)],
    }


def _number(value: Any) -> int | float | None:  # noqa: ANN401 -- a Decimal or nothing
    """A number as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def position(one: Position) -> Record:
    """What an actor holds on an issue now, and before."""
    actor_id = one.actor.actor or one.actor.publisher or one.actor.anonymous
    return {
        "id": f"{actor_id}--{one.issue}",
        "url": url(addresses.page("issue", one.issue)),
        "who": [who(one.actor)],
        "issue": one.issue,
        "stance": one.stance,
        "text": one.text or None,
        "toward": people(dict.fromkeys(w for stance in one.history for w in stance.fact.toward)),
        "since": date(one.since),
        "was": one.was or None,
        "reports": reports(stance.report for stance in one.history),
    }


def demand(one: Demand) -> Record:
    """A demand that belongs to no issue."""
    return {
        "id": one.id,
        "url": url(addresses.fact(one.id)),
        "who": people(one.actors),
        "issue": None,
        "stance": None,
        "text": one.text,
        "toward": people(one.toward),
        "since": date(one.since),
        "was": None,
        "reports": [report(one.report)],
    }


def discrepancy(one: Discrepancy) -> Record:
    """Sources that cannot both be right."""
    return {
        "id": one.id,
        "url": url(addresses.discrepancy(one.id)),
        "rule": one.rule,
        "subject": one.subject,
        "scope": one.scope or None,
        "kind": one.kind or None,
        "since": one.since.isoformat(),
        "sides": [{"value": side.value, "reports": reports(side.reports)} for side in one.sides],
    }


def change(one: News) -> Record:
    """One entry of what changed."""
    return {
        "id": one.id,
        "url": url(addresses.fact(one.statement)),
        "date": one.day.isoformat(),
        "kind": one.kind,
        "entity_kind": one.entity_kind,
        "entity": one.entity,
        "title": one.title,
        "property": one.property or None,
        "was": one.was or None,
        "now": one.now or None,
        "statement": one.statement,
        "note": one.note,
        "actors": list(one.actors),
        "stories": list(one.stories),
    }


def _positions(briefing: Briefing) -> Iterator[Record]:
    for one in briefing.issues.values():
        yield from (position(held) for held in one.positions)
    yield from (demand(one) for one in briefing.demands.values())


KINDS: Mapping[str, Callable[[Briefing], Iterable[Record]]] = {
    "notes": lambda briefing: map(note, briefing.notes.values()),
    "actors": lambda briefing: map(actor, briefing.actors.values()),
    "stories": lambda briefing: map(story, briefing.stories.values()),
    "issues": lambda briefing: map(issue, briefing.issues.values()),
    "figures": lambda briefing: map(figure, briefing.figures.values()),
    "events": lambda briefing: map(occasion, briefing.events.values()),
    "talks": lambda briefing: map(occasion, briefing.talks.values()),
    "quotes": lambda briefing: map(utterance, briefing.quotes.values()),
    "claims": lambda briefing: map(utterance, briefing.claims.values()),
    "positions": _positions,
    "figure-reports": lambda briefing: (
        figure_report(told) for one in briefing.figures.values() for told in one.reports
    ),
    "discrepancies": lambda briefing: map(discrepancy, briefing.discrepancies.values()),
    "changes": lambda briefing: map(change, briefing.news),
}


def records(briefing: Briefing, kind: str) -> list[Record]:
    """Every record of a kind, in the order of the pages; each fact once."""
    return list(KINDS[kind](briefing))
