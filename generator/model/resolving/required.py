"""What a thing's oldest report must give, and what is odd about a later one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.model import dates
from generator.model.facts import OccasionFact, SpokenFact
from generator.model.order import occasion_key, tells_held
from generator.model.resolving.reporting import told
from generator.model.resolving.space import category
from generator.problems import error, warning

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from generator.model.article import Article, Unbuilt
    from generator.model.dates import Date
    from generator.model.resolving.reporting import Told
    from generator.model.resolving.space import Space
    from generator.problems import Problem

_OLDEST = "the oldest report of a thing gives it"
_ASKED = ("what", "who", "date", "date_text", "by", "text")
_PLANS = frozenset({"proposed", "scheduled"})


def incomplete(reports: Sequence[Told]) -> Iterator[Problem]:
    """The oldest report of a thing gives what its kind requires, drafts apart; later ones inherit it.

    A talk of which no report gave a date needs one with the first report that it was held.
    """
    first = reports[0]
    missing = _missing(first)
    if missing:
        yield _lacks(first, f"{category(first)} '{first.fact.id}'", " and ".join(missing), _OLDEST)
    dated = _dated(first) or "'date'" in missing
    for one in reports[1:]:
        if dated:
            break
        if isinstance(one.fact, OccasionFact) and one.fact.status == "held" and not _dated(one):
            yield _lacks(one, f"held talk '{one.fact.id}'", "'date'", "no report before gives one")
            break
        dated = _dated(one)


def _lacks(one: Told, thing: str, names: str, hint: str) -> Problem:
    return error(one.article.file, one.mark(), f"the {thing} lacks {names}", hint)


def _dated(one: Told) -> bool:
    return isinstance(one.fact, OccasionFact) and one.fact.date is not None


def _missing(one: Told) -> list[str]:
    """The required keys that a report lacks, in quotation marks."""
    fact = one.fact
    if isinstance(fact, SpokenFact):
        return _asked(fact.category, "", {name for name in _ASKED if getattr(fact, name, "")})
    if not isinstance(fact, OccasionFact):
        return []
    return _asked(fact.category, fact.status, {name for name in _ASKED if getattr(fact, name, "")})


def _asked(category: str, status: str, typed: Collection[str]) -> list[str]:
    """The keys, in quotation marks, that a thing's oldest report needs and does not have among those typed."""
    if category in {"quote", "claim"}:
        return [f"'{name}'" for name in ("by", "text") if name not in typed]
    missing = [f"'{name}'" for name in ("what", "who") if name not in typed]
    if "date" in typed:
        return missing
    if category == "event" or status == "held":
        missing.append("'date'")
    elif status == "scheduled" and "date_text" not in typed:
        missing.append("'date' or 'date_text'")
    return missing


def incomplete_unbuilt(files: Sequence[Unbuilt], space: Space) -> Iterator[Problem]:
    """The same of files with errors, where nothing else reports the thing."""
    number = Counter(one.id for file in files for one in file.reports)
    for file in files:
        for one in file.reports:
            missing = _asked(one.category, one.status, one.keys)
            if missing and number[one.id] == 1 and space.find(one.id, file.id) is None:
                message = f"the {one.category} '{one.id}' lacks {' and '.join(missing)}"
                yield error(file.file, file.mark(one.path), message, _OLDEST)


def planned_anew(reports: Sequence[Told]) -> Iterator[Problem]:
    """A plan with a later date, reported after the thing was held, is most likely of another one.

    What a draft says was held counts for drafts alone.
    """
    if any(isinstance(one.fact, OccasionFact) and one.fact.kind == "deadline" for one in reports):
        return
    held: dict[tuple[Date, bool], Told] = {}
    for one in sorted(reports, key=occasion_key):
        fact = one.fact
        if not isinstance(fact, OccasionFact) or fact.date is None or fact.doubt:
            continue
        if tells_held(one):
            held.setdefault((fact.date, one.article.draft), one)
            continue
        known = {day: first for (day, draft), first in held.items() if one.article.draft or not draft}
        if known and _is_plan(fact) and all(dates.wholly_after(fact.date, day) for day in known):
            yield _anew(one, fact, *next(iter(known.items())))


def _anew(one: Told, fact: OccasionFact, day: Date, earlier: Told) -> Problem:
    done = "was held" if fact.category == "talk" else "happened"
    planned = fact.date.typed if fact.date is not None else ""
    message = f"'{fact.id}' {done} on {day.typed} ({earlier.place}) and is planned here for {planned}"
    return warning(one.article.file, one.mark("date"), message, "a new one wants a new id")


def _is_plan(fact: OccasionFact) -> bool:
    return fact.status in _PLANS if fact.category == "talk" else fact.kind == "planned"


def by_thing(facts: Sequence[Told], broken: Mapping[str, str]) -> dict[str, list[Told]]:
    """The reports of each thing with an id; not of what files with errors report too."""
    found: dict[str, list[Told]] = {}
    for one in facts:
        if one.fact.id and one.fact.id not in broken:
            found.setdefault(one.fact.id, []).append(one)
    return found


def in_order(reports: Sequence[Told]) -> Sequence[Told]:
    """The reports of one thing, oldest first."""
    occasion = category(reports[0]) in {"talk", "event"}
    return sorted(reports, key=lambda one: one.occasion_key) if occasion else reports


def lacking(articles: Iterable[Article]) -> Iterator[str]:
    """The things of which these notes do not tell what the oldest report gives."""
    for name, reports in by_thing(told(articles), {}).items():
        if any(incomplete(in_order(reports))):
            yield name
