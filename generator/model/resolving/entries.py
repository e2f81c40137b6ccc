"""Facts and files with every name in them turned into an id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.model.changed import changed
from generator.model.intervals import How, Interval, of_range, of_value
from generator.model.resolving.references import DENIABLE, OCCASIONS, SUBJECTS, References
from generator.problems import error, notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.article import ActorFile, Article, FigureFile, Tenure
    from generator.model.facts import Fact, FigureFact, OccasionFact, PositionFact, SpokenFact
    from generator.model.resolving.references import Known
    from generator.problems import Problem

_LISTS = ("denies", "confirms", "contradicts")


def resolve_note(
    article: Article,
    known: Known,
    figures: Mapping[str, FigureFile],
) -> tuple[Article, list[Problem]]:
    """A note whose references are ids, its figures with their intervals."""
    refs = References(known, article, article.source.publisher)
    return resolved(article, refs, figures), refs.problems


def resolved(article: Article, refs: References, figures: Mapping[str, FigureFile]) -> Article:
    """The note with what its references come to."""
    return changed(
        article,
        stories=refs.list(article.stories, ("stories",), ("story",)),
        occasions=tuple(_occasion(fact, refs) for fact in article.occasions),
        spoken=tuple(_spoken(fact, refs) for fact in article.spoken),
        figures=tuple(_figure(fact, refs, figures) for fact in article.figures),
        positions=tuple(_position(fact, refs) for fact in article.positions),
        images=tuple(changed(fact, by=refs.people(fact, "by")) for fact in article.images),
        corrections=tuple(changed(fact, by=refs.people(fact, "by")) for fact in article.corrections),
    )


def _named(fact: Fact, refs: References) -> dict[str, Any]:
    """The fact's present id and earlier ones, and who says it."""
    space = refs.known.space
    thing = space.find(fact.id, refs.file.id) if fact.id else None
    found: dict[str, Any] = {"by": refs.people(fact, "by")}
    if thing is None:
        return found
    if thing.id != fact.id:
        mark = refs.file.mark((*fact.path, "id"))
        message = f"'{fact.id}' is an earlier id of '{thing.id}'"
        refs.problems.append(notice(refs.file.file, mark, message, "type the present one"))
    return {**found, "id": thing.id, "formerly": tuple(thing.formerly)}


def _occasion(fact: OccasionFact, refs: References) -> OccasionFact:
    return changed(
        fact,
        **_named(fact, refs),
        who=refs.people(fact, "who"),
        requested_by=refs.people(fact, "requested_by"),
        part_of=refs.one(fact, "part_of", *OCCASIONS),
    )


def _spoken(fact: SpokenFact, refs: References) -> SpokenFact:
    found = changed(
        fact,
        **_named(fact, refs),
        denies=refs.several(fact, "denies", DENIABLE),
        confirms=refs.several(fact, "confirms", DENIABLE),
        contradicts=refs.several(fact, "contradicts", DENIABLE),
        to=refs.people(fact, "to"),
        about=refs.several(fact, "about", SUBJECTS),
        at=refs.one(fact, "at", *OCCASIONS),
    )
    for key in _LISTS:
        if found.id and found.id in getattr(found, key):
            mark = refs.file.mark((*fact.path, key, getattr(found, key).index(found.id)))
            refs.problems.append(error(refs.file.file, mark, f"'{found.id}' {key} itself"))
    return found


def _figure(fact: FigureFact, refs: References, figures: Mapping[str, FigureFile]) -> FigureFact:
    name = refs.one(fact, "of", "figure")
    file = figures.get(name)
    return changed(
        fact,
        by=refs.people(fact, "by"),
        of=name,
        interval=_interval(fact, exact=file is not None and file.exact),
    )


def _interval(fact: FigureFact, *, exact: bool) -> Interval | None:
    how = How(fact.how) if fact.how else None
    if fact.low is not None and fact.high is not None:
        return of_range(fact.low, fact.high, how)
    return of_value(fact.value, how, exact=exact) if fact.value is not None else None


def _position(fact: PositionFact, refs: References) -> PositionFact:
    return changed(
        fact,
        by=refs.people(fact, "by"),
        who=refs.people(fact, "who"),
        toward=refs.people(fact, "toward"),
        issue=refs.one(fact, "issue", "issue"),
    )


def resolve_actor(file: ActorFile, known: Known) -> tuple[ActorFile, list[Problem]]:
    """An actor whose organisations and notes are ids."""
    refs = References(known, file)
    found = replace(
        file,
        roles=tuple(_tenure(one, refs) for one in file.roles),
        member_of=tuple(_tenure(one, refs) for one in file.member_of),
    )
    return found, refs.problems


def _tenure(one: Tenure, refs: References) -> Tenure:
    return replace(
        one,
        org=refs.thing(one.org, (*one.path, "org"), ("actor",)),
        note=refs.thing(one.note, (*one.path, "note"), ("note",)),
    )
