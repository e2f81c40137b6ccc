"""The whole briefing of one reading date from resolved files. Pure: the same files in any order give the same value."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from generator.model import news, occasions, people, positions, publishing, utterances
from generator.model.briefing import Briefing, Discrepancy, Issue, News, Note
from generator.model.changed import changed
from generator.model.disagreement import on_occasion
from generator.model.figures import disagreements, figure_report, series
from generator.model.marking import marked, marks, placed
from generator.model.network import meetings
from generator.model.order import occasion_order, speaker_order
from generator.model.sorting import sort_out
from generator.model.storylines import stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.article import ActorFile, Library
    from generator.model.day import Day
    from generator.model.sorting import Told
    from generator.model.things import Demand, Occasion, Series, Utterance


_T = TypeVar("_T", "Occasion", "Utterance")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Things:
    """What the reports are about, joined; `odd` are the disagreements about them."""

    joined: Mapping[str, occasions.Joined]
    found: Mapping[str, Occasion]
    said: Mapping[str, Utterance]
    figures: Mapping[str, Series]
    issues: Mapping[str, Issue]
    demands: Mapping[str, Demand]
    odd: tuple[Discrepancy, ...] = ()


def assemble(library: Library, as_of: Day) -> Briefing:
    """What can be known on the reading date. `library` is resolved and without errors."""
    known = {file.id: file for file in library.actors}
    outlets = publishing.Outlets(library.actors)
    counted = publishing.counted(library.articles, as_of)
    notes = {article.id: publishing.note_of(article, outlets, known, as_of) for article in counted}
    told = sort_out(notes.values())
    things = _disagreeing(_things(library, told, outlets, as_of), told)
    talks, events = _in_order(things.found, "talk"), _in_order(things.found, "event")
    quotes, claims = _by_speaker(things.said, "quote"), _by_speaker(things.said, "claim")
    stored = stories(library.stories, notes.values(), as_of, talks=talks, events=events, quotes=quotes, claims=claims)
    entries = sorted(_news(things, told), key=lambda one: -one.day.toordinal())
    reports = {report.statement: report for note in notes.values() for report in note.reports}
    return Briefing(
        as_of=as_of,
        notes=notes,
        actors=people.actors(library.actors, _mentions(things, notes, known), talks, notes, as_of),
        stories=stored,
        issues=things.issues,
        figures=things.figures,
        talks=talks,
        events=events,
        quotes=quotes,
        claims=claims,
        demands=things.demands,
        images=tuple(image for note in notes.values() for image in note.images),
        publishers=publishing.publishers(notes.values(), outlets, told.voices),
        discrepancies={one.id: one for one in sorted(things.odd, key=lambda d: (-d.since.toordinal(), d.id))},
        news=tuple(entries),
        corrections=_corrections(notes.values()),
        meetings=meetings(talks.values()),
        reports=reports,
        numbers={one.report.statement: one for series in things.figures.values() for one in series.reports},
        entity_of={name: publishing.entity_of(report) for name, report in reports.items()},
        formerly=_formerly(library, notes, things),
        last_news_day=entries[0].day if entries else None,
    )


def _mentions(things: _Things, notes: Mapping[str, Note], known: Mapping[str, ActorFile]) -> people.Mentions:
    """Where each actor comes up."""
    found = people.Mentions()
    people.mention_occasions(found, *(_in_order(things.found, category).values() for category in ("talk", "event")))
    words = [one for category in ("quote", "claim") for one in _by_speaker(things.said, category).values()]
    people.mention_words(found, words, known)
    people.mention_rest(found, things.figures.values(), things.issues.values(), things.demands.values(), notes.values())
    return found


def _things(library: Library, told: Told, outlets: publishing.Outlets, as_of: Day) -> _Things:
    """What the reports are about, before sources are compared."""
    joined = {name: occasions.join(name, reports) for name, reports in told.occasions.items()}
    found = _with_parts(
        {name: occasions.finish(one, joined, as_of, told.stories[name]) for name, one in joined.items()}
    )
    said = {name: utterances.join(name, reports) for name, reports in told.spoken.items()}
    return _Things(
        joined=joined,
        found=found,
        said=utterances.link(said, found, told.stories),
        figures=_figures(library, told, outlets),
        issues=_issues(library, told),
        demands=positions.demands(told.positions),
    )


def _disagreeing(things: _Things, told: Told) -> _Things:
    """The same with the disagreements found, each marked on what it is about."""
    odd = [d for name, one in things.joined.items() for d in on_occasion(one, things.found[name].state)]
    odd += utterances.denials(things.said, things.found)
    odd = [placed(one, told) for one in odd]
    of_figures = {name: [placed(d, told) for d in disagreements(one)] for name, one in things.figures.items()}
    odd += chain.from_iterable(of_figures.values())
    on = marks(odd)
    return changed(
        things,
        found=_marked(things.found, on),
        said=_marked(things.said, on),
        figures={name: marked(one, of_figures[name]) for name, one in things.figures.items()},
        odd=tuple(odd),
    )


def _marked(things: Mapping[str, _T], on: Mapping[str, tuple[str, ...]]) -> dict[str, _T]:
    """The same things, each with the ids of the disagreements on it."""
    return {**things, **{name: changed(things[name], discrepancies=ids) for name, ids in on.items() if name in things}}


def _with_parts(found: Mapping[str, Occasion]) -> dict[str, Occasion]:
    """The same, each knowing its parts, in the order of their dates."""
    parts: dict[str, list[Occasion]] = defaultdict(list)
    for one in found.values():
        if one.part_of:
            parts[one.part_of].append(one)
    return {
        name: changed(one, parts=tuple(part.id for part in sorted(parts[name], key=occasion_order)))
        if name in parts
        else one
        for name, one in found.items()
    }


def _in_order(found: Mapping[str, Occasion], category: str) -> dict[str, Occasion]:
    chosen = [one for one in found.values() if one.category == category]
    return {one.id: one for one in sorted(chosen, key=occasion_order)}


def _by_speaker(said: Mapping[str, Utterance], category: str) -> dict[str, Utterance]:
    """Named speakers first, by id; then by day."""
    chosen = [one for one in said.values() if one.category == category]
    return {one.id: one for one in sorted(chosen, key=speaker_order)}


def _figures(library: Library, told: Told, outlets: publishing.Outlets) -> dict[str, Series]:
    """The figures that counted notes report numbers for."""
    names = {report.publisher for reports in told.figures.values() for report in reports}
    actors = {name: outlets.actor(name) for name in names}
    return {
        file.id: changed(
            series(file, [figure_report(report, actors) for report in told.figures[file.id]]),
            stories=told.stories[file.id],
        )
        for file in sorted(library.figures, key=lambda file: (publishing.folded(file.title), file.id))
        if file.id in told.figures
    }


def _issues(library: Library, told: Told) -> dict[str, Issue]:
    """The issues on which counted notes report positions."""
    held = positions.positions(told.positions)
    return {
        file.id: Issue(file=file, positions=tuple(held[file.id]), stories=told.stories[file.id])
        for file in sorted(library.issues, key=lambda file: (publishing.folded(file.title), file.id))
        if file.id in held
    }


def _news(things: _Things, told: Told) -> list[News]:
    """Every change, kind by kind."""
    entries = [e for name, one in things.found.items() for e in news.of_occasion(one, things.joined[name].history)]
    entries += [entry for one in things.figures.values() for entry in news.of_series(one)]
    entries += [
        entry
        for issue in things.issues.values()
        for position in issue.positions
        for entry in news.of_position(position, issue.file.title, issue.stories)
    ]
    entries += [news.of_demand(one, told.stories.get(name, ())) for name, one in things.demands.items()]
    entries += [entry for one in things.said.values() for entry in news.of_utterance(one)]
    return entries


def _corrections(notes: Iterable[Note]) -> tuple[Any, ...]:
    found = [one for note in notes for one in note.corrections]
    return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.note, one.statement)))


def _formerly(library: Library, notes: Mapping[str, Note], things: _Things) -> dict[str, str]:
    """The present id of every earlier one of what is known."""
    files = (*library.actors, *library.stories, *library.issues, *library.figures)
    old = {name: file.id for file in files for name in file.formerly}
    old |= {name: note.id for note in notes.values() for name in note.article.formerly}
    old |= {name: one.id for one in things.found.values() for name in one.formerly}
    old |= {name: one.id for one in things.said.values() for name in one.formerly}
    return dict(sorted(old.items()))
