"""What each report changed: the entries of changes and feeds, told on the day on which the note counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model.figures import figure_fact
from generator.model.moves import occasion_fact
from generator.model.parties import voice
from generator.model.retold import contradicting, joined, redated, replaced, reworded
from generator.model.teller import Teller
from generator.model.utterances import spoken_fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model.briefing import News
    from generator.model.facts import Who
    from generator.model.history import History, View
    from generator.model.things import Demand, Occasion, Position, Report, Series, Utterance

_STATUS_KINDS = frozenset({"held", "suspended", "cancelled", "postponed"})


def actors_in(people: Iterable[Who]) -> tuple[str, ...]:
    """The actors with a file among them, each once."""
    return tuple(dict.fromkeys(who.actor for who in people if who.actor))


def of_occasion(one: Occasion, history: History) -> list[News]:
    """Every change that the reports of a talk or event made, oldest first."""
    people = [party.who for party in (*one.parties, *one.present)]
    teller = Teller(one.category, one.id, one.what, actors=actors_in(people), stories=one.stories)
    found = _first(teller, one.reports[0], history.views[0] if history.views else None)
    for before, now in zip(history.views, history.views[1:], strict=False):
        found += _between(teller, before, now)
    found += [
        teller.tell(
            "moved",
            m.statement,
            m.note,
            m.day,
            prop="date",
            was=m.was.typed,
            now=m.now.typed if m.now else "",
        )
        for m in one.moves
    ]
    found += [
        teller.tell("changed", c.statement, c.note, c.day, prop=c.property, was=c.was, now=c.now) for c in one.changes
    ]
    found += redated(teller, history, {m.day for m in one.moves})
    found += replaced(teller, history, {c.day for c in one.changes if c.property == "where"})
    found += reworded(teller, history.full)
    found += joined(teller, one.reports)
    found += _again(teller, history, one.reports, found)
    return sorted(_told_apart(found), key=lambda news: news.day)


def _told_apart(found: Iterable[News]) -> Iterator[News]:
    """The same, each with an id of its own: a report may move a talk from the known day and from one that it names."""
    told: Counter[str] = Counter()
    for one in found:
        told[one.id] += 1
        yield one if told[one.id] == 1 else replace(one, id=f"{one.id}:{told[one.id]}")


def _first(teller: Teller, report: Report, view: View | None) -> list[News]:
    """The thing becomes known; what is held or called off by the end of its first day is news as such."""
    told = view.teller if view is not None and view.status in _STATUS_KINDS and view.day == report.day else report
    status = occasion_fact(told).status
    return [teller.of(status if status in _STATUS_KINDS else "new", told, "status" if status else "", "", status)]


def _between(teller: Teller, before: View, now: View) -> Iterator[News]:
    """The change of status from one day of reports to the next."""
    if now.status != before.status:
        kind = now.status if now.status in _STATUS_KINDS else "status"
        yield teller.of(kind, now.teller, "status", before.status, now.status)
    elif now.happened and not before.happened:
        yield teller.of("held", now.teller, "status", "planned", "happened")


def _again(teller: Teller, history: History, reports: Sequence[Report], found: Iterable[News]) -> list[News]:
    """The reports that changed nothing: told once more, or told otherwise than what stands."""
    known = {news.statement for news in found}
    rest = [one for one in reports if one.statement not in known]
    return [contradicting(teller, history, reports[0], one) or teller.of("again", one) for one in rest]


def of_utterance(one: Utterance) -> Iterator[News]:
    """A quote or claim becomes known, and is reported again; its text is compared with that of the day before."""
    people = [*one.by, *one.to]
    teller = Teller(one.category, one.id, one.text, actors=actors_in(people), stories=one.stories)
    yield teller.of("new", one.reports[0])
    before = spoken_fact(one.reports[0]).text
    for _, group in groupby(one.reports[1:], key=lambda report: report.day):
        day = list(group)
        giver = next((r for r in reversed(day) if spoken_fact(r).text and not r.fact.doubt), day[-1])
        now = spoken_fact(giver).text or before
        for report in day:
            changed = report is giver and now != before
            yield teller.of("changed", report, "text", before, now) if changed else teller.of("again", report)
        before = now


def of_series(one: Series) -> Iterator[News]:
    """Each number reported."""
    for told in one.reports:
        teller = Teller("figure", one.file.id, one.file.title, actors=actors_in(told.says), stories=one.stories)
        yield teller.of("new", told.report, "value", "", figure_fact(told.report).shown)


def of_position(one: Position, title: str, stories: tuple[str, ...]) -> Iterator[News]:
    """A stance becomes known or changes."""
    teller = Teller(
        "position", one.issue, title, actors=actors_in([one.actor]), stories=stories, apart=voice(one.actor)
    )
    before = ""
    for stance in one.history:
        now = stance.fact.stance
        kind = "new" if not before else "changed" if now != before else "again"
        yield teller.of(kind, stance.report, "stance", before if now != before else "", now)
        before = now


def of_demand(one: Demand, stories: tuple[str, ...]) -> News:
    """A demand becomes known."""
    teller = Teller("demand", one.id, one.text, actors=actors_in([*one.actors, *one.toward]), stories=stories)
    return teller.of("new", one.report)
