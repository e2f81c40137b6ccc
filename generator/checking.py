"""Content as read into a library without errors, or into everything that is wrong with it."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar, cast

from generator.model.article import ActorFile, Article, FigureFile, IssueFile, Library, StoryFile
from generator.model.resolve import resolve
from generator.model.resolving.outline import Outline
from generator.problems import Problem, Severity, error, in_one_line
from generator.reading import packed, understood
from generator.validate import (
    Lost,
    dead_places,
    dead_targets,
    file_of,
    lends,
    names_of_broken,
    of_brief,
    places_linked,
    problems_of,
    taken,
    unbuilt,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model.article import Content as ContentFile
    from generator.read import Content, Source
    from generator.read.note import Note
    from generator.reading import Memory
    from generator.settings import Settings
    from generator.validate import Plain, Points, Taken

_File = TypeVar("_File", bound="ContentFile")


@dataclass(frozen=True, slots=True)
class Checked:
    """The content as understood, and everything that is wrong with it, sorted."""

    library: Library
    problems: tuple[Problem, ...]

    def stops(self, *, strict: bool) -> bool:
        """Whether something found keeps the site from being built."""
        return stop(self.problems, strict=strict)


def stop(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether one of these problems keeps the site from being built."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(problem.severity in stopping for problem in problems)


@dataclass(slots=True)
class _Files:
    """What was understood of every file by itself."""

    problems: list[Problem] = field(default_factory=list)
    points: list[Points] = field(default_factory=list)
    found: list[ContentFile] = field(default_factory=list)
    wrong: list[Note] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)

    def add(self, source: Source, plain: Plain) -> Note | None:
        """Keeps what was understood of one; gives back what is typed in it, if it could be read."""
        self.problems += problems_of(plain)
        one = taken(source, plain)
        if isinstance(one, Lost):
            self.broken |= one.lends
            return None
        self.points.append(one.points)
        if one.right:
            self.found.append(file_of(one.note))
        else:
            self.wrong.append(one.note)
        return one.note

    def between(self, library: Library, content: Content, settings: Settings) -> Iterator[Problem]:
        """What is wrong between them, once they are joined."""
        yield from dead_targets(
            self.points, content.docs, {path.removeprefix(f"{content.docs}/") for path in content.files}
        )
        yield from dead_places(self.points, content.docs, _places(library))
        yield from _floors(library, settings)


def check(
    content: Content,
    settings: Settings,
    memory: Memory | None = None,
    meanwhile: Callable[[], None] = lambda: None,
    *,
    hints: bool = True,
) -> Checked:
    """Reads what was written as facts; every problem of every file in one go. `meanwhile` is as in `understood`.

    Without `hints`, which take long, no nearest name is looked for.
    """
    files = _Files([*content.problems])
    typed = hashlib.blake2b(digest_size=16)
    for source, plain in understood(content.sources, memory, meanwhile):
        note = files.add(source, plain)
        if note is not None:
            typed.update(repr((source.file, note.front)).encode("utf-8", "surrogatepass"))
    library, wrong = resolve(_library(files, typed.hexdigest()), hints=hints)
    problems = [*files.problems, *map(in_one_line, wrong), *files.between(library, content, settings)]
    return Checked(library, tuple(sorted(set(problems))))


def wrong(content: Content, settings: Settings, memory: Memory | None = None) -> tuple[Problem, ...]:
    """Everything that `check` finds wrong, for whoever asks for nothing else: of most notes an outline is enough."""
    files = _Files([*content.problems])
    kept = {one.source.file: one for one in packed(content.sources, memory)}

    def whole(file: str) -> Article:
        one = kept[file]
        return cast("Article", file_of(cast("Taken", taken(one.source, one.plain())).note))

    for one in kept.values():
        told = one.brief()
        if told is None:
            files.add(one.source, one.plain())
            continue
        files.problems += problems_of(told)
        points, outline = of_brief(one.source, told, whole)
        files.points.append(points)
        files.found.append(outline)
    linked = {*places_linked(files.points, content.docs)}
    files.found = [whole(one.file) if isinstance(one, Outline) and one.file in linked else one for one in files.found]
    library, problems = resolve(_library(files), lambda outline: whole(outline.file))
    found = [*files.problems, *map(in_one_line, problems), *files.between(library, content, settings)]
    return tuple(sorted(set(found)))


def _library(files: _Files, typed: str = "") -> Library:
    """The files by group, each sorted by id; of those with errors what they refer to and lend.

    `typed` tells all that is typed above the prose.
    """
    loose = tuple(unbuilt(note, files.broken) for note in files.wrong)
    lent = dict(files.broken)
    for note in files.wrong:
        lent |= lends(note) | dict.fromkeys(names_of_broken(note) if note.group == "actor" else (), "actor")

    def those(group: type[_File]) -> tuple[_File, ...]:
        return tuple(sorted((file for file in files.found if isinstance(file, group)), key=lambda file: file.id))

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
    if not settings.floors:
        return
    told = [article for article in library.articles if not article.draft]
    others = Counter(kind for a in told if isinstance(a, Outline) for kind in a.others)
    numbers = {
        "notes": len(told),
        "actors": len(library.actors),
        "stories": len(library.stories),
        "issues": len(library.issues),
        "figures": len(library.figures),
        "talks": len({o.id for a in told for o in a.occasions if o.category == "talk"}),
        "events": len({o.id for a in told for o in a.occasions if o.category == "event"}),
        "quotes": len({s.id or s.statement for a in told for s in a.spoken if s.category == "quote"}) + others["quote"],
        "claims": len({s.id or s.statement for a in told for s in a.spoken if s.category == "claim"}) + others["claim"],
        "positions": sum(len(a.positions) for a in told) + others["position"],
    }
    for kind, (least, mark) in settings.floors.items():
        if numbers[kind] < least:
            yield error(settings.file, mark, f"there are {numbers[kind]} {kind}, and at_least asks for {least}")


def with_drafts(library: Library) -> Library:
    """The same with its drafts counted like any note, for the preview."""
    told = [replace(a, draft=False, title=f"Draft: {a.title}") if a.draft else a for a in library.articles]
    return replace(library, articles=tuple(told))
