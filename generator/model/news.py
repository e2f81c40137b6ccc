"""What each report changed: the entries of changes and feeds, told on the day on which the note counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from generator.model.briefing import News, Report
from generator.model.figures import figure_fact
from generator.model.plan import occasion_fact
from generator.model.utterances import spoken_fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model.article import Who
    from generator.model.briefing import ChangeKind, Demand, EntityKind, Occasion, Position, Series, Utterance
    from generator.model.day import Day
    from generator.model.history import History, View

_STATUS_KINDS = frozenset({"held", "suspended", "cancelled", "postponed"})
_WORDS = ("what", "kind", "venue", "format", "condition", "outcome")


def actors_in(people: Iterable[Who]) -> tuple[str, ...]:
    """The actors with a file among them, each once."""
    return tuple(dict.fromkeys(who.actor for who in people if who.actor))


def of_occasion(one: Occasion, history: History) -> list[News]:
    """Every change that the reports of a talk or event made, oldest first."""
    people = [party.who for party in (*one.parties, *one.present)]
    teller = _Teller(one.category, one.id, one.what, actors=actors_in(people), stories=one.stories)
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
    found += _refined(teller, history, {m.day for m in one.moves})
    found += _worded(teller, history.full)
    found += _again(teller, one.reports, found)
    return sorted(found, key=lambda news: news.day)


class _Teller:
    """Makes the entries about one thing."""

    def __init__(
        self,
        kind: str,
        entity: str,
        title: str,
        *,
        actors: tuple[str, ...],
        stories: tuple[str, ...],
        apart: str = "",
    ) -> None:
        self.kind, self.entity, self.title, self.actors, self.stories = kind, entity, title, actors, stories
        self.apart = apart  # tells entries of one statement apart: the actor of a position held by several

    def tell(
        self,
        kind: str,
        statement: str,
        note: str,
        day: Day,
        *,
        prop: str = "",
        was: str = "",
        now: str = "",
    ) -> News:
        """One entry; its id is made of the statement, the kind and the property."""
        name = ":".join(part for part in (statement, kind, prop, self.apart) if part)
        return News(
            id=name,
            day=day,
            kind=cast("ChangeKind", kind),
            entity_kind=cast("EntityKind", self.kind),
            entity=self.entity,
            title=self.title,
            statement=statement,
            note=note,
            property=prop,
            was=was,
            now=now,
            actors=self.actors,
            stories=self.stories,
        )

    def of(self, kind: str, report: Report, prop: str = "", was: str = "", now: str = "") -> News:
        """One entry told by a report."""
        return self.tell(kind, report.statement, report.note, report.day, prop=prop, was=was, now=now)


def _first(teller: _Teller, report: Report, view: View | None) -> list[News]:
    """The thing becomes known; what is held or called off by the end of its first day is news as such."""
    told = view.teller if view is not None and view.status in _STATUS_KINDS and view.day == report.day else report
    status = occasion_fact(told).status
    return [teller.of(status if status in _STATUS_KINDS else "new", told, "status" if status else "", "", status)]


def _between(teller: _Teller, before: View, now: View) -> Iterator[News]:
    """The change of status from one day of reports to the next."""
    if now.status != before.status:
        kind = now.status if now.status in _STATUS_KINDS else "status"
        yield teller.of(kind, now.teller, "status", before.status, now.status)
    elif now.happened and not before.happened:
        yield teller.of("held", now.teller, "status", "planned", "happened")


def _refined(teller: _Teller, history: History, moved: set[object]) -> Iterator[News]:
    """A date that becomes another one without a move: a refinement, told as one."""
    for before, now in zip(history.views, history.views[1:], strict=False):
        if now.date is None or now.date == before.date or now.day in moved:
            continue
        was = before.date.typed if before.date else ""
        if was != now.date.typed:
            yield teller.of("refined" if was else "changed", _giver(history, now), "date", was, now.date.typed)
        elif now.date.lasts is not None and now.date.lasts != (before.date.lasts if before.date else None):
            known = before.date.lasts.typed if before.date and before.date.lasts else ""
            yield teller.of("changed", _giver(history, now), "lasts", known, now.date.lasts.typed)


def _giver(history: History, view: View) -> Report:
    """The last report of that day that gives a date."""
    told = [r for r in (*history.full, *history.held) if r.day == view.day and occasion_fact(r).date is not None]
    return told[-1] if told else view.teller


def _worded(teller: _Teller, reports: Sequence[Report]) -> Iterator[News]:
    """Words that a later report gives otherwise, or for the first time."""
    known: dict[str, str] = {}
    for report in reports:
        for key in _WORDS:
            value = getattr(occasion_fact(report), key)
            if value and value != known.get(key) and report is not reports[0]:
                yield teller.of("changed", report, key, known.get(key, ""), value)
            if value:
                known[key] = value
        yield from _placed(teller, report, known, first=report is reports[0])


def _placed(teller: _Teller, report: Report, known: dict[str, str], *, first: bool) -> Iterator[News]:
    """A place given for the first time, and points of an agenda that come in addition."""
    fact = occasion_fact(report)
    if fact.where and "where" not in known:
        known["where"] = fact.where
        if not first:
            yield teller.of("changed", report, "where", "", fact.where)
    added = [point for point in fact.agenda if f"agenda:{point}" not in known]
    known.update({f"agenda:{point}": point for point in added})
    if added and not first:
        yield teller.of("changed", report, "agenda", "", "; ".join(added))


def _again(teller: _Teller, reports: Iterable[Report], found: Iterable[News]) -> list[News]:
    told = {news.statement for news in found}
    return [teller.of("again", report) for report in reports if report.statement not in told]


def of_utterance(one: Utterance) -> Iterator[News]:
    """A quote or claim becomes known, and is reported again."""
    people = [*one.by, *one.to]
    teller = _Teller(one.category, one.id, one.text, actors=actors_in(people), stories=one.stories)
    yield teller.of("new", one.reports[0])
    for report in one.reports[1:]:
        before, now = spoken_fact(one.reports[0]).text, spoken_fact(report).text
        if now and now != before:
            yield teller.of("changed", report, "text", before, now)
        else:
            yield teller.of("again", report)


def of_series(one: Series) -> Iterator[News]:
    """Each number reported."""
    for told in one.reports:
        teller = _Teller("figure", one.file.id, one.file.title, actors=actors_in(told.says), stories=one.stories)
        yield teller.of("new", told.report, "value", "", figure_fact(told.report).shown)


def of_position(one: Position, title: str, stories: tuple[str, ...]) -> Iterator[News]:
    """A stance becomes known or changes."""
    teller = _Teller(
        "position", one.issue, title, actors=actors_in([one.actor]), stories=stories, apart=one.actor.actor
    )
    before = ""
    for stance in one.history:
        now = stance.fact.stance
        kind = "new" if not before else "changed" if now != before else "again"
        yield teller.of(kind, stance.report, "stance", before if now != before else "", now)
        before = now


def of_demand(one: Demand, stories: tuple[str, ...]) -> News:
    """A demand becomes known."""
    teller = _Teller("demand", one.id, one.text, actors=actors_in([*one.actors, *one.toward]), stories=stories)
    return teller.of("new", one.report)
