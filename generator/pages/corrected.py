"""Corrections: what was, what is, why; and the mark on the fact that was corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.pages import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import briefing
    from generator.model.facts import CorrectionFact, Fact
    from generator.pages.rows import Rows
    from generator.pages.views import Chip


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction as readers see it."""

    local: str
    statement: str
    href: str
    day: str
    iso: str
    what: str
    was: str
    now: str
    why: str
    by: tuple[Chip, ...]
    doubt: str
    remark: str


def correction(rows: Rows, one: briefing.Correction) -> Correction:
    """A correction with the way to it on its note's page."""
    fact = one.fact
    return Correction(
        local=fact.local,
        statement=one.statement,
        href=rows.link(addresses.fact(one.statement)),
        day=words.day(one.day),
        iso=one.day.isoformat(),
        what=fact.what,
        was=fact.was,
        now=fact.now,
        why=fact.why,
        by=rows.people(fact.by),
        doubt=fact.doubt,
        remark=fact.remark,
    )


def corrects(told: CorrectionFact, fact: Fact) -> bool:
    """Whether a correction is of this fact: it names the fact's id, or the fact now says what it says now."""
    named = bool(fact.id) and fact.id in told.what.split()
    return named or (bool(told.now) and told.now.casefold() in {text.casefold() for text in _texts(fact.typed)})


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
