"""Stories: what their notes report, and their bottom line on the reading date."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.model.briefing import Note, Story
from generator.model.facts import FigureFact, PositionFact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.article import StoryFile
    from generator.model.day import Day
    from generator.model.things import Occasion, Utterance


def stories(
    files: Iterable[StoryFile],
    notes: Iterable[Note],
    as_of: Day,
    *,
    talks: Mapping[str, Occasion],
    events: Mapping[str, Occasion],
    quotes: Mapping[str, Utterance],
    claims: Mapping[str, Utterance],
) -> dict[str, Story]:
    """The stories that counted notes belong to, by title."""
    by_story: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        for name in note.stories:
            by_story[name].append(note)
    found = {}
    for file in sorted(files, key=lambda one: (one.title.casefold(), one.id)):
        if file.id not in by_story:
            continue
        told = by_story[file.id]
        entities = {name for note in told for name in note.entities}
        lines = _bottom_lines(file, as_of)
        found[file.id] = Story(
            file=file,
            bottom_line=lines[0] if lines else None,
            bottom_lines=lines,
            talks=tuple(name for name in talks if name in entities),
            events=tuple(name for name in events if name in entities),
            figures=_about(told, FigureFact, "of"),
            issues=_about(told, PositionFact, "issue"),
            actors=tuple(sorted({name for note in told for name in note.actors})),
            claims=tuple(name for name in claims if name in entities),
            quotes=tuple(name for name in quotes if name in entities),
            notes=tuple(note.id for note in told),
            turns=tuple(sorted({line.day for line in file.bottom_lines if line.day > as_of})),
        )
    return found


def _bottom_lines(file: StoryFile, as_of: Day) -> tuple[int, ...]:
    """Indexes of the bottom lines on or before the reading date, newest first."""
    known = [index for index, line in enumerate(file.bottom_lines) if line.day <= as_of]
    return tuple(sorted(known, key=lambda index: (file.bottom_lines[index].day, index), reverse=True))


def _about(notes: Iterable[Note], kind: type, key: str) -> tuple[str, ...]:
    """The ids that facts of one kind are about."""
    names = {getattr(r.fact, key) for note in notes for r in note.reports if isinstance(r.fact, kind)}
    return tuple(sorted(names - {""}))
