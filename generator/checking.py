"""Content as read into a library without errors, or into everything that is wrong with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from generator.model.article import ActorFile, Article, FigureFile, IssueFile, Library, StoryFile
from generator.model.resolve import resolve
from generator.problems import Problem, Severity, error, in_one_line
from generator.reading import understood
from generator.validate import (
    Lost,
    dead_places,
    dead_targets,
    file_of,
    lends,
    names_of_broken,
    problems_of,
    taken,
    unbuilt,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.model.article import Content as ContentFile
    from generator.read import Content
    from generator.read.note import Note
    from generator.reading import Memory
    from generator.settings import Settings
    from generator.validate import Points

_File = TypeVar("_File", bound="ContentFile")


@dataclass(frozen=True, slots=True)
class Checked:
    """The content as understood, and everything that is wrong with it, sorted."""

    library: Library
    problems: tuple[Problem, ...]

    def stops(self, *, strict: bool) -> bool:
        """Whether something found keeps the site from being built."""
        stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(problem.severity in stopping for problem in self.problems)


def check(
    content: Content, settings: Settings, memory: Memory | None = None, meanwhile: Callable[[], None] = lambda: None
) -> Checked:
    """Reads what was written as facts; every problem of every file in one go. `meanwhile` is as in `understood`."""
    problems = [*content.problems]
    points: list[Points] = []
    found: list[ContentFile] = []
    wrong: list[Note] = []
    broken: dict[str, str] = {}
    typed = hashlib.blake2b(digest_size=16)
    for source, plain in understood(content.sources, memory, meanwhile):
        problems += problems_of(plain)
        one = taken(source, plain)
        if isinstance(one, Lost):
            broken |= one.lends
            continue
        points.append(one.points)
        typed.update(repr((source.file, one.note.front)).encode("utf-8", "surrogatepass"))
        if one.right:
            found.append(file_of(one.note))
        else:
            wrong.append(one.note)
    library, between = resolve(_library(found, wrong, broken, typed.hexdigest()))
    files = {path.removeprefix(f"{content.docs}/") for path in content.files}
    problems += [*map(in_one_line, between), *dead_targets(points, content.docs, files)]
    problems += [*dead_places(points, content.docs, _places(library)), *_floors(library, settings)]
    return Checked(library, tuple(sorted(set(problems))))


def _library(found: Sequence[ContentFile], wrong: Sequence[Note], broken: Mapping[str, str], typed: str) -> Library:
    """The files by group, each sorted by id; of those with errors, `wrong`, what they refer to and lend.

    `broken` are the ids that files lend which could not be read, `typed` tells all that is typed above the prose.
    """
    loose = tuple(unbuilt(note, broken) for note in wrong)
    lent = dict(broken)
    for note in wrong:
        lent |= lends(note) | dict.fromkeys(names_of_broken(note) if note.group == "actor" else (), "actor")

    def those(group: type[_File]) -> tuple[_File, ...]:
        return tuple(sorted((file for file in found if isinstance(file, group)), key=lambda file: file.id))

    return Library(
        articles=those(Article),
        actors=those(ActorFile),
        stories=those(StoryFile),
        issues=those(IssueFile),
        figures=those(FigureFile),
        unbuilt=loose,
        broken=lent,
        typed=typed,
    )


def _places(library: Library) -> dict[str, frozenset[str]]:
    """The anchors of the facts in each file, by its id."""
    others = (*library.actors, *library.stories, *library.issues, *library.figures)
    return {
        **{file.id: frozenset[str]() for file in others},
        **{
            one.id: frozenset(fact.local for fact in (*one.occasions, *one.spoken, *one.figures, *one.positions))
            for one in library.articles
        },
    }


def _floors(library: Library, settings: Settings) -> Iterable[Problem]:
    """Each kind has at least as many as the settings ask for, judged on all files that are no drafts."""
    told = [article for article in library.articles if not article.draft]
    numbers = {
        "notes": len(told),
        "actors": len(library.actors),
        "stories": len(library.stories),
        "issues": len(library.issues),
        "figures": len(library.figures),
        "talks": len({o.id for a in told for o in a.occasions if o.category == "talk"}),
        "events": len({o.id for a in told for o in a.occasions if o.category == "event"}),
        "quotes": len({s.id or s.statement for a in told for s in a.spoken if s.category == "quote"}),
        "claims": len({s.id or s.statement for a in told for s in a.spoken if s.category == "claim"}),
        "positions": sum(len(a.positions) for a in told),
    }
    for kind, (least, mark) in settings.floors.items():
        if numbers[kind] < least:
            yield error(settings.file, mark, f"there are {numbers[kind]} {kind}, and at_least asks for {least}")


def with_drafts(library: Library) -> Library:
    """The same with its drafts counted like any note, for the preview."""
    told = [replace(a, draft=False, title=f"Draft: {a.title}") if a.draft else a for a in library.articles]
    return replace(library, articles=tuple(told))
