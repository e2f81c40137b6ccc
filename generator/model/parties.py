"""Who takes part: parties, those present, those absent, and the agenda, added up over the reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.model.moves import occasion_fact
from generator.model.things import Party, Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.facts import Who

_APART = frozenset({"present", "absent"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Those named in the reports of one talk or event, each once, in the order in which they were first named."""

    parties: tuple[Party, ...]
    present: tuple[Party, ...]
    absent: tuple[Party, ...]


def who_key(who: Who) -> tuple[str, str, str]:
    """What makes two entries the same somebody; anonymous speakers never are, so theirs holds the words."""
    return who.actor or f"publisher:{who.publisher}", who.anonymous, who.of


def voice(who: Who) -> str:
    """The actor's id; of a voice without a file a name made of its words."""
    return who.actor or "voice-" + sha256("|".join(who_key(who)).encode()).hexdigest()[:8]


def gather(reports: Iterable[Report]) -> Parties:
    """Everybody named: names add up, a role stays until a report gives another, `absent` until a later one names it.

    Doubted reports add their names after all others.
    """
    ordered = sorted(reports, key=lambda report: bool(report.fact.doubt))
    roles: dict[tuple[str, str, str], Who] = {}
    named: dict[tuple[str, str, str], list[str]] = {}
    for report in ordered:
        for who in occasion_fact(report).who:
            key = who_key(who)
            before = roles.get(key)
            roles[key] = _with_role(before, who)
            named.setdefault(key, []).append(report.statement)
    people = [Party(who=who, statements=tuple(named[key])) for key, who in roles.items()]
    people.sort(key=lambda party: bool(party.who.anonymous))
    return Parties(
        tuple(p for p in people if p.who.role not in _APART),
        tuple(p for p in people if p.who.role == "present"),
        tuple(p for p in people if p.who.role == "absent"),
    )


def _with_role(before: Who | None, now: Who) -> Who:
    """The newest entry, with the role given before where it gives none; who was absent and is named has come."""
    if before is None or now.role or before.role in {"", "absent"}:
        return now
    return replace(now, role=before.role)


def agenda_of(reports: Iterable[Report]) -> tuple[str, ...]:
    """Every point of the agenda, once, in the order in which it was first told."""
    return tuple(dict.fromkeys(point for report in reports for point in occasion_fact(report).agenda))
