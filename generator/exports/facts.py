"""Records of what notes report: talks, events, quotes, claims, numbers, positions, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.exports.values import Record, date, number, one_or_all, people, report, reports, url, who, whole_date
from generator.model.order import plain_key
from generator.model.parties import voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.briefing import Discrepancy, News
    from generator.model.things import Change, Demand, FigureReport, Move, Occasion, Position, Utterance


def occasion(one: Occasion) -> Record:
    """A talk or event as it stands, how it came there, and who says so."""
    record: Record = {
        "id": one.id,
        "url": url(addresses.page(one.category, one.id)),
        "what": one.what,
        "date": whole_date(one.date, one.date_text),
        "tz": one.date.tz if one.date else None,
        "lasts": one.date.lasts.typed if one.date and one.date.lasts else None,
        "state": one.state,
        "who": people(party.who for party in (*one.parties, *one.present)),
        "where": one.where or None,
        "venue": one.venue or None,
        "part_of": one.part_of or None,
        "stories": list(one.stories),
        "doubted": sorted(one.doubted),
        "moves": [_move(move) for move in one.moves],
        "changes": [_change(change) for change in one.changes],
        "discrepancies": list(one.discrepancies),
        "formerly": list(one.formerly),
        "reports": reports(one.reports),
    }
    return record | ({"kind": one.kind or None} if one.category == "event" else _talk(one))


def _talk(one: Occasion) -> Record:
    return {
        "status": one.status,
        "retired_date": date(one.retired),
        "format": one.format or None,
        "requested_by": one_or_all(one.requested_by),
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
        "date": whole_date(one.date),
        "reported_on": one.reported_on.isoformat(),
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
        "stories": list(one.stories),
        "discrepancies": list(one.discrepancies),
        "formerly": list(one.formerly),
        "reports": reports(one.reports),
    }
    if one.category == "claim":
        return record
    return record | {"lang": one.lang or None, "original": one.original or None, "translated": one.translated}


def figure_report(one: FigureReport) -> Record:
    """One number; `by` is who says so, where nobody is named the publisher."""
    fact = one.fact
    return {
        "id": one.report.statement,
        "url": url(addresses.fact(one.report.statement)),
        "of": one.figure,
        "value": number(fact.value),
        "low": number(fact.low),
        "high": number(fact.high),
        "how": fact.how or None,
        "kind": one.kind,
        "as_of": date(one.as_of),
        "scope": fact.scope or None,
        "text": fact.text or None,
        "by": people(one.says),
        "doubt": fact.doubt or None,
        "discrepancies": list(one.discrepancies),
        "reports": [report(one.report)],
    }


def position(one: Position) -> Record:
    """What an actor holds on an issue now, and before."""
    toward = next((stance.fact.toward for stance in reversed(one.history) if stance.fact.toward), ())
    told = sorted((stance.report for stance in one.history), key=plain_key)
    return {
        "id": f"{voice(one.actor)}--{one.issue}",
        "url": url(addresses.page("issue", one.issue)),
        "who": who(one.actor),
        "issue": one.issue,
        "stance": one.stance,
        "text": one.text or None,
        "toward": people(toward),
        "since": date(one.since),
        "was": one.was or None,
        "reports": reports(told),
    }


def demand(one: Demand) -> Record:
    """A demand that belongs to no issue."""
    return {
        "id": one.id,
        "url": url(addresses.fact(one.id)),
        "who": one_or_all(one.actors),
        "issue": None,
        "stance": None,
        "text": one.text,
        "toward": people(one.toward),
        "since": date(one.since),
        "was": None,
        "reports": [report(one.report)],
    }


def discrepancies(found: Mapping[str, Discrepancy]) -> Iterator[Record]:
    """Every discrepancy, each with where it stands among all of them."""
    places = addresses.discrepancies({name: one.since for name, one in found.items()})
    for name, one in found.items():
        yield _discrepancy(one, places[name])


def _discrepancy(one: Discrepancy, place: str) -> Record:
    """Sources that cannot both be right."""
    return {
        "id": one.id,
        "url": url(place),
        "rule": one.rule,
        "subject": one.subject,
        "scope": one.scope or None,
        "kind": one.kind or None,
        "since": one.since.isoformat(),
        "actors": list(one.actors),
        "stories": list(one.stories),
        "sides": [{"value": side.value, "reports": reports(side.reports)} for side in one.sides],
    }


def change(one: News) -> Record:
    """One entry of what changed."""
    return {
        "id": one.id,
        "url": url(addresses.fact(one.statement)),
        "day": one.day.isoformat(),
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
