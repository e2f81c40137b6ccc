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
        stories=_stories(article, refs),
        occasions=tuple(changed(fact, **_occasion(fact, refs)) for fact in article.occasions),
        spoken=tuple(changed(fact, **_spoken(fact, refs)) for fact in article.spoken),
        figures=tuple(_numbered(fact, _figure(fact, refs), figures) for fact in article.figures),
        positions=tuple(changed(fact, **_position(fact, refs)) for fact in article.positions),
        images=tuple(changed(fact, **_by(fact, refs)) for fact in article.images),
        corrections=tuple(changed(fact, **_by(fact, refs)) for fact in article.corrections),
    )


def look_up(article: Article, refs: References) -> None:
    """Looks up what `resolved` does, for what `refs` make of it; but for the facts with an id."""
    _stories(article, refs)
    for said in article.spoken:
        if not said.id:
            _spoken(said, refs)
    for number in article.figures:
        _figure(number, refs)
    for position in article.positions:
        _position(position, refs)
    for fact in (*article.images, *article.corrections):
        _by(fact, refs)


def _stories(article: Article, refs: References) -> tuple[str, ...]:
    return refs.list(article.stories, ("stories",), ("story",))


def _by(fact: Fact, refs: References) -> dict[str, Any]:
    return {"by": refs.people(fact, "by")}


def _named(fact: Fact, refs: References) -> dict[str, Any]:
    """The fact's present id and earlier ones, and who says it."""
    space = refs.known.space
    thing = space.find(fact.id, refs.file.id) if fact.id else None
    found = _by(fact, refs)
    if thing is None:
        return found
    if thing.id != fact.id:
        mark = refs.file.mark((*fact.path, "id"))
        message = f"'{fact.id}' is an earlier id of '{thing.id}'"
        refs.problems.append(notice(refs.file.file, mark, message, "type the present one"))
    return {**found, "id": thing.id, "formerly": tuple(thing.formerly)}


def _occasion(fact: OccasionFact, refs: References) -> dict[str, Any]:
    return {
        **_named(fact, refs),
        "who": refs.people(fact, "who"),
        "requested_by": refs.people(fact, "requested_by"),
        "part_of": refs.one(fact, "part_of", *OCCASIONS),
    }


def _spoken(fact: SpokenFact, refs: References) -> dict[str, Any]:
    found = {
        **_named(fact, refs),
        "denies": refs.several(fact, "denies", DENIABLE),
        "confirms": refs.several(fact, "confirms", DENIABLE),
        "contradicts": refs.several(fact, "contradicts", DENIABLE),
        "to": refs.people(fact, "to"),
        "about": refs.several(fact, "about", SUBJECTS),
        "at": refs.one(fact, "at", *OCCASIONS),
    }
    name = found.get("id", fact.id)
    for key in _LISTS:
        if name and name in found[key]:
            mark = refs.file.mark((*fact.path, key, found[key].index(name)))
            refs.problems.append(error(refs.file.file, mark, f"'{name}' {key} itself"))
    return found


def _figure(fact: FigureFact, refs: References) -> dict[str, Any]:
    return {"of": refs.one(fact, "of", "figure"), **_by(fact, refs)}


def _numbered(fact: FigureFact, found: Mapping[str, Any], figures: Mapping[str, FigureFile]) -> FigureFact:
    file = figures.get(found["of"])
    return changed(fact, **found, interval=_interval(fact, exact=file is not None and file.exact))


def _position(fact: PositionFact, refs: References) -> dict[str, Any]:
    return {
        **_by(fact, refs),
        "who": refs.people(fact, "who"),
        "toward": refs.people(fact, "toward"),
        "issue": refs.one(fact, "issue", "issue"),
    }


def _interval(fact: FigureFact, *, exact: bool) -> Interval | None:
    how = How(fact.how) if fact.how else None
    if fact.low is not None and fact.high is not None:
        return of_range(fact.low, fact.high, how)
    return of_value(fact.value, how, exact=exact) if fact.value is not None else None


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
