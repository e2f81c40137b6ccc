"""The whole briefing of one reading date from resolved files. Pure: the same files in any order give the same value."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.model import dates, news, occasions, people, positions, publishing, utterances
from generator.model.article import FigureFact, Library, OccasionFact, PositionFact, SpokenFact
from generator.model.briefing import (
    Briefing,
    Demand,
    Discrepancy,
    FigureReport,
    Issue,
    News,
    Note,
    Occasion,
    Report,
    Series,
    Utterance,
)
from generator.model.disagreement import on_occasion
from generator.model.figures import disagreements, figure_report, series
from generator.model.network import meetings
from generator.model.order import occasion_order
from generator.model.storylines import stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.day import Day


@dataclass(frozen=True, slots=True)
class _Told:
    """The reports of all counted notes, by what they are about."""

    occasions: Mapping[str, list[Report]]
    spoken: Mapping[str, list[Report]]
    figures: Mapping[str, list[Report]]
    positions: list[Report]
    stories: Mapping[str, tuple[str, ...]]  # of each thing
    voices: Mapping[str, set[str]]  # origins of each thing


def assemble(library: Library, as_of: Day) -> Briefing:
    """What can be known on the reading date. `library` is resolved and without errors."""
    known = {file.id: file for file in library.actors}
    outlets = publishing.Outlets(library.actors)
    notes = {
        article.id: publishing.note_of(article, outlets, known, as_of)
        for article in publishing.counted(library.articles, as_of)
    }
    told = _sort_out(notes.values())
    joined = {name: occasions.join(name, reports) for name, reports in told.occasions.items()}
    found = _with_parts(
        {name: occasions.finish(one, joined, as_of, told.stories[name]) for name, one in joined.items()}
    )
    said = utterances.link({name: utterances.join(name, reports) for name, reports in told.spoken.items()}, found)
    said = {name: replace(one, stories=told.stories[name]) for name, one in said.items()}
    figures = _figures(library, told, outlets)
    issues = _issues(library, told)
    demands = positions.demands(told.positions)
    odd = [d for name, one in joined.items() for d in on_occasion(one, found[name].state)]
    odd += utterances.denials(said, found)
    odd += [d for one in figures.values() for d in disagreements(one)]
    odd = [_placed(one, told) for one in odd]
    marks = _marks(odd)
    found = {name: replace(one, discrepancies=marks.get(name, ())) for name, one in found.items()}
    said = {name: replace(one, discrepancies=marks.get(name, ())) for name, one in said.items()}
    figures = {name: _marked(one, odd) for name, one in figures.items()}
    entries = _news(
        found=found,
        joined=joined,
        said=said,
        figures=figures,
        issues=issues,
        demands=demands,
        told=told,
    )
    talks, events = _in_order(found, "talk"), _in_order(found, "event")
    quotes, claims = _by_speaker(said, "quote"), _by_speaker(said, "claim")
    mentions = people.Mentions()
    people.mention_occasions(mentions, talks.values(), events.values())
    people.mention_words(mentions, (*quotes.values(), *claims.values()), known)
    people.mention_rest(mentions, figures.values(), issues.values(), demands.values(), notes.values())
    return Briefing(
        as_of=as_of,
        notes=notes,
        actors=people.actors(library.actors, mentions, talks, notes, as_of),
        stories=stories(
            library.stories,
            notes.values(),
            as_of,
            talks=talks,
            events=events,
            quotes=quotes,
            claims=claims,
        ),
        issues=issues,
        figures=figures,
        talks=talks,
        events=events,
        quotes=quotes,
        claims=claims,
        demands=demands,
        images=tuple(image for note in notes.values() for image in note.images),
        publishers=publishing.publishers(notes.values(), outlets, told.voices),
        discrepancies={one.id: one for one in sorted(odd, key=lambda d: (-d.since.toordinal(), d.id))},
        news=tuple(sorted(entries, key=lambda one: -one.day.toordinal())),
        corrections=_corrections(notes.values()),
        meetings=meetings(talks.values()),
        reports={report.statement: report for note in notes.values() for report in note.reports},
        entity_of={r.statement: publishing.entity_of(r) for note in notes.values() for r in note.reports},
        formerly=_formerly(library, notes, found, said),
        last_news_day=max((one.day for one in entries), default=None),
    )


def _sort_out(notes: Iterable[Note]) -> _Told:
    """The reports by what they are about, oldest note first."""
    found: dict[type, dict[str, list[Report]]] = defaultdict(lambda: defaultdict(list))
    stories: dict[str, dict[str, None]] = defaultdict(dict)
    voices: dict[str, set[str]] = defaultdict(set)
    for note in reversed(list(notes)):
        for report in note.reports:
            name = publishing.entity_of(report)
            found[type(report.fact)][name].append(report)
            stories[name].update(dict.fromkeys(note.stories))
            voices[name].add(note.origin)
    return _Told(
        occasions=dict(sorted(found[OccasionFact].items())),
        spoken=dict(sorted(found[SpokenFact].items())),
        figures=dict(sorted(found[FigureFact].items())),
        positions=[report for reports in found[PositionFact].values() for report in reports],
        stories={name: tuple(sorted(ids)) for name, ids in stories.items()},
        voices=voices,
    )


def _with_parts(found: Mapping[str, Occasion]) -> dict[str, Occasion]:
    """The same, each knowing its parts, in the order of their dates."""
    parts: dict[str, list[Occasion]] = defaultdict(list)
    for one in found.values():
        if one.part_of:
            parts[one.part_of].append(one)
    return {
        name: replace(one, parts=tuple(part.id for part in sorted(parts[name], key=occasion_order)))
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
    return {one.id: one for one in sorted(chosen, key=_speaker_order)}


def _speaker_order(one: Utterance) -> tuple[Any, ...]:
    first = one.by[0]
    speaker = first.actor or first.publisher or first.of or first.anonymous
    day = dates.placed_days(one.date)[0] if one.date is not None else one.reported_on
    return not first.actor, speaker.casefold(), day, one.id


def _figures(library: Library, told: _Told, outlets: publishing.Outlets) -> dict[str, Series]:
    """The figures that counted notes report numbers for."""
    names = {report.publisher for reports in told.figures.values() for report in reports}
    actors = {name: outlets.actor(name) for name in names}
    return {
        file.id: replace(
            series(file, [figure_report(report, actors) for report in told.figures[file.id]]),
            stories=told.stories[file.id],
        )
        for file in sorted(library.figures, key=lambda file: (publishing.folded(file.title), file.id))
        if file.id in told.figures
    }


def _issues(library: Library, told: _Told) -> dict[str, Issue]:
    """The issues on which counted notes report positions."""
    held = positions.positions(told.positions)
    return {
        file.id: Issue(file=file, positions=tuple(held[file.id]), stories=told.stories[file.id])
        for file in sorted(library.issues, key=lambda file: (publishing.folded(file.title), file.id))
        if file.id in held
    }


def _placed(one: Discrepancy, told: _Told) -> Discrepancy:
    """The same with its stories and the actors who speak on either side."""
    reports = [report for side in one.sides for report in side.reports]
    actors = dict.fromkeys(name for report in reports for name in publishing.actors_of(report.fact))
    return replace(one, stories=told.stories.get(one.subject, ()), actors=tuple(actors))


def _marks(odd: Iterable[Discrepancy]) -> dict[str, tuple[str, ...]]:
    """The discrepancies on each thing; a denial marks those who deny as well."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in odd:
        names = {one.subject}
        if one.rule == "claim":
            names |= {publishing.entity_of(report) for side in one.sides[1:] for report in side.reports}
        for name in names:
            found[name].append(one.id)
    return {name: tuple(ids) for name, ids in found.items()}


def _marked(one: Series, odd: Iterable[Discrepancy]) -> Series:
    """A figure, its reports marked that disagree."""
    mine = [d for d in odd if d.rule == "figure" and d.subject == one.file.id]
    by_statement: dict[str, list[str]] = defaultdict(list)
    for d in mine:
        for report in (r for side in d.sides for r in side.reports):
            by_statement[report.statement].append(d.id)

    def marked(told: FigureReport) -> FigureReport:
        return replace(told, discrepancies=tuple(by_statement.get(told.report.statement, ())))

    return replace(
        one,
        reports=tuple(marked(told) for told in one.reports),
        latest=marked(one.latest),
        discrepancies=tuple(d.id for d in mine),
    )


def _news(
    *,
    found: Mapping[str, Occasion],
    joined: Mapping[str, occasions.Joined],
    said: Mapping[str, Utterance],
    figures: Mapping[str, Series],
    issues: Mapping[str, Issue],
    demands: Mapping[str, Demand],
    told: _Told,
) -> list[News]:
    """Every change, kind by kind."""
    entries = [entry for name, one in found.items() for entry in news.of_occasion(one, joined[name].history)]
    entries += [entry for one in figures.values() for entry in news.of_series(one)]
    entries += [
        entry
        for issue in issues.values()
        for position in issue.positions
        for entry in news.of_position(position, issue.file.title, issue.stories)
    ]
    entries += [news.of_demand(one, told.stories.get(name, ())) for name, one in demands.items()]
    entries += [entry for one in said.values() for entry in news.of_utterance(one)]
    return entries


def _corrections(notes: Iterable[Note]) -> tuple[Any, ...]:
    found = [one for note in notes for one in note.corrections]
    return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.note, one.statement)))


def _formerly(
    library: Library,
    notes: Mapping[str, Note],
    found: Mapping[str, Occasion],
    said: Mapping[str, Utterance],
) -> dict[str, str]:
    """The present id of every earlier one of what is known."""
    files = (*library.actors, *library.stories, *library.issues, *library.figures)
    old = {name: file.id for file in files for name in file.formerly}
    old |= {name: note.id for note in notes.values() for name in note.article.formerly}
    old |= {name: one.id for one in found.values() for name in one.formerly}
    old |= {name: one.id for one in said.values() for name in one.formerly}
    return dict(sorted(old.items()))
