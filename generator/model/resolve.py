"""All files together: every name becomes an id, and what needs several files is checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.resolving.circles import circles
from generator.model.resolving.entries import resolve_actor, resolve_note
from generator.model.resolving.identity import Firsts, with_locals
from generator.model.resolving.names import names_of
from generator.model.resolving.outline import Outline, is_plain
from generator.model.resolving.references import Known, References
from generator.model.resolving.reporting import retold, told
from generator.model.resolving.required import by_thing, in_order, incomplete, incomplete_unbuilt, planned_anew
from generator.model.resolving.space import category, space_of
from generator.model.resolving.spellings import odd_spellings
from generator.model.resolving.twins import twins
from generator.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.model.article import ActorFile, Article, FigureFile, Library, Unbuilt
    from generator.model.resolving.reporting import Told
    from generator.model.resolving.space import Space
    from generator.problems import Problem


def resolve(
    library: Library, whole: Callable[[Outline], Article] | None = None, *, hints: bool = True
) -> tuple[Library, tuple[Problem, ...]]:
    """The library with ids for names, each group sorted by id, and everything that is wrong between its files, sorted.

    Drafts are checked like any note and lend nothing to others. What is a problem stays as typed. Of a library with
    outlines the problems alone are asked for: `whole` gives the note where its outline does not tell all. Without
    `hints` no nearest name is looked for.
    """
    facts = told(library.articles)
    space, problems = space_of(library, facts)
    names, wrong = names_of(library.actors)
    known = Known(space, names, frozenset(article.id for article in library.articles if article.draft))
    known.most_hints = known.most_hints if hints else 0
    problems += wrong
    articles, wrong = _notes(library, known, whole)
    problems += wrong
    actors, wrong = _actors(library.actors, known)
    problems += wrong
    problems += _unbuilt(library.unbuilt, known)
    problems += incomplete_unbuilt(library.unbuilt, space)
    problems += _between(retold(facts, articles), space)
    problems += odd_spellings(articles, names)
    found = replace(
        library,
        articles=articles,
        actors=actors,
        stories=tuple(sorted(library.stories, key=lambda file: file.id)),
        issues=tuple(sorted(library.issues, key=lambda file: file.id)),
        figures=tuple(sorted(library.figures, key=lambda file: file.id)),
    )
    return found, tuple(sorted(set(problems)))


def _notes(
    library: Library, known: Known, whole: Callable[[Outline], Article] | None
) -> tuple[tuple[Article, ...], list[Problem]]:
    figures: dict[str, FigureFile] = {file.id: file for file in library.figures}
    firsts = Firsts({t.id: next(iter(t.formerly)) for t in known.space.things.values() if t.formerly})
    found, problems = [], []
    for one in sorted(library.articles, key=lambda one: (one.id, one.file)):
        article: Article = one
        if whole is not None and isinstance(one, Outline) and not is_plain(one, known):
            article = whole(one)
        resolved, wrong = resolve_note(article, known, figures)
        anchored, doubles = with_locals(resolved, firsts)
        found.append(anchored)
        problems += [*wrong, *doubles]
    return tuple(found), problems


def _actors(files: Iterable[ActorFile], known: Known) -> tuple[tuple[ActorFile, ...], list[Problem]]:
    found, problems = [], []
    for file in sorted(files, key=lambda one: (one.id, one.file)):
        resolved, wrong = resolve_actor(file, known)
        found.append(resolved)
        problems += wrong
    return tuple(found), problems


def _unbuilt(files: Iterable[Unbuilt], known: Known) -> Iterator[Problem]:
    """The wrong names of files that have other errors."""
    for file in files:
        refs = References(known, file)
        for one in file.references:
            refs.thing(one.typed, one.path, one.kinds)
        yield from (problem for problem in refs.problems if problem.severity is Severity.ERROR)


def _between(facts: Sequence[Told], space: Space) -> Iterator[Problem]:
    """What reports of one thing, or two things, say that they cannot or hardly mean."""
    things = by_thing(facts, space.broken)
    for reports in things.values():
        yield from incomplete(in_order(reports))
        if category(reports[0]) in {"talk", "event"}:
            yield from planned_anew(reports)
    yield from twins(things)
    yield from circles(facts)
