"""Quotes and claims: joined by their id, with who denies and confirms them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from generator.model.briefing import Discrepancy, Side
from generator.model.changed import changed
from generator.model.order import plain_key
from generator.model.parties import who_key
from generator.model.things import Report, Utterance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.day import Day, Value
    from generator.model.facts import SpokenFact, Who
    from generator.model.things import Occasion

_LISTS = ("to", "about", "denies", "confirms", "contradicts")
_VALUES = ("at", "date", "channel", "lang", "original")


def spoken_fact(report: Report) -> SpokenFact:
    """The report's fact, which is a quote or a claim."""
    return cast("SpokenFact", report.fact)


def join(name: str, reports: Iterable[Report]) -> Utterance:
    """All reports of one quote or claim as one; the newest undoubted value is current, speakers add up."""
    ordered = sorted(reports, key=plain_key)
    weighed = [r for r in ordered if r.fact.doubt] + [r for r in ordered if not r.fact.doubt]
    newest = spoken_fact(weighed[-1])
    values = {key: _last(key, weighed, ()) for key in _LISTS}
    values |= {key: _last(key, weighed, None if key == "date" else "") for key in _VALUES}
    return Utterance(
        id=name,
        category=newest.category,
        by=_speakers(ordered),
        text=newest.text or _last("text", weighed, ""),
        reported_on=ordered[0].day,
        translated=newest.translated,
        doubted=all(report.fact.doubt for report in ordered),
        reports=tuple(ordered),
        publishers=tuple(dict.fromkeys(report.publisher for report in ordered)),
        independent=len({report.origin for report in ordered}),
        formerly=tuple(dict.fromkeys(old for report in ordered for old in report.fact.formerly)),
        **values,
    )


def _last(key: str, reports: list[Report], default: Value) -> Value:
    return next((value for report in reversed(reports) if (value := getattr(report.fact, key))), default)


def _speakers(reports: list[Report]) -> tuple[Who, ...]:
    """Everybody who is said to have spoken, names before anonymous speakers."""
    people = {who_key(who): who for report in reports for who in report.fact.by}
    return tuple(sorted(people.values(), key=lambda who: bool(who.anonymous)))


def link(
    found: Mapping[str, Utterance], occasions: Mapping[str, Occasion], stories: Mapping[str, tuple[str, ...]]
) -> dict[str, Utterance]:
    """The same with their stories, each with who denies, confirms and contradicts it.

    One without a date has that of its `at`.
    """
    back: dict[str, dict[str, list[str]]] = {key: defaultdict(list) for key in ("denies", "confirms", "contradicts")}
    for one in found.values():
        for key, links in back.items():
            for target in getattr(one, key):
                links[target].append(one.id)
    return {
        name: changed(
            one,
            stories=stories[name],
            date=one.date or (occasions[one.at].date if one.at in occasions else None),
            denied_by=tuple(back["denies"][name]),
            confirmed_by=tuple(back["confirms"][name]),
            contradicted_by=tuple(back["contradicts"][name]),
        )
        for name, one in found.items()
    }


def denials(found: Mapping[str, Utterance], occasions: Mapping[str, Occasion]) -> list[Discrepancy]:
    """What is denied or contradicted, each subject once; of two that deny each other the older is the subject."""
    against: dict[str, list[Utterance]] = defaultdict(list)
    backers: dict[str, list[Utterance]] = defaultdict(list)
    for one in found.values():
        for target in one.confirms:
            backers[target].append(one)
        for target in dict.fromkeys((*one.denies, *one.contradicts)):
            if target in found or target in occasions:
                against[target].append(one)
    result = []
    for target, deniers in sorted(against.items()):
        subject = found.get(target)
        kept = [one for one in deniers if subject is None or not _answered_first(subject, one)]
        if kept:
            told = subject.reports if subject is not None else occasions[target].reports
            value = subject.text if subject is not None else occasions[target].what
            backing = (*told, *(r for one in backers[target] for r in one.reports))
            result.append(_denial(target, Side(value=value, reports=_in_order(backing)), kept, told[0].day))
    return result


def _answered_first(subject: Utterance, denier: Utterance) -> bool:
    """Whether the two deny each other and the denier is the older: then that one is the subject."""
    mutual = denier.id in (*subject.denies, *subject.contradicts)
    return mutual and plain_key(denier.reports[0]) < plain_key(subject.reports[0])


def _in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(sorted(reports, key=plain_key))


def _denial(target: str, subject: Side, deniers: list[Utterance], first: Day) -> Discrepancy:
    denying = _in_order(r for one in deniers for r in one.reports)
    last = max(deniers, key=lambda one: plain_key(one.reports[-1]))
    return Discrepancy(
        id=f"claim--{target.replace(':', '--')}",
        rule="claim",
        subject=target,
        since=max(first, denying[0].day),
        sides=(subject, Side(value=last.text, reports=denying)),
    )
