"""One fact of a note as validated: typed values, references still as typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from generator.model.dates import Date
    from generator.model.intervals import Interval


Path = tuple[str | int, ...]  # where a value stands in the front matter: ("talks", 0, "who", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody named in a fact: exactly one of `actor`, `anonymous`, `publisher` is set.

    `actor` is "source" (before resolution) where the publisher of the note itself speaks; resolution turns that
    into the publisher's actor or into `publisher`.
    """

    actor: str = ""
    anonymous: str = ""  # "senior administration official"
    of: str = ""  # the actor an anonymous speaker belongs to
    publisher: str = ""  # an outlet without a file
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every entry of a note has. `typed` is the entry as the editor typed it (strings, lists, mappings)."""

    note: str  # id of the note
    path: Path
    id: str = ""  # its own id, where it has one
    by: tuple[Who, ...] = ()  # who says so; of a quote, claim: the speaker
    doubt: str = ""
    remark: str = ""  # the key `note`: the desk's remark
    typed: Mapping[str, Any] = field(default_factory=dict, compare=False)
    local: str = ""  # the anchor on the note's page, given by identity.py; statement id = f"{note}:{local}"
    formerly: tuple[str, ...] = ()

    @property
    def statement(self) -> str:
        """The id of the fact, `note:local`, which survives reordering and rebuilding."""
        return f"{self.note}:{self.local}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionFact(Fact):
    """One note's report of an event or a talk."""

    category: Literal["event", "talk"]
    date: Date | None = None  # with tz, lasts and date_text
    date_text: str = ""  # also inside `date`; here for a talk that has words and no date
    lasts_only: str = ""  # `lasts` typed without a date
    what: str = ""
    who: tuple[Who, ...] = ()
    kind: str = ""  # events: planned, deadline or a free word
    status: str = ""  # talks: one of Status; events: ""
    moved_from: Date | None = None
    where: str = ""
    venue: str = ""
    part_of: str = ""
    format: str = ""
    requested_by: tuple[Who, ...] = ()
    agenda: tuple[str, ...] = ()
    condition: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenFact(Fact):
    """A quote or a claim; `original`, `lang`, `translated` are a quote's."""

    category: Literal["quote", "claim"]
    text: str
    to: tuple[Who, ...] = ()
    about: tuple[str, ...] = ()  # actors, talks, events, figures, claims
    at: str = ""  # the event or talk where it was said
    date: Date | None = None
    channel: str = ""
    denies: tuple[str, ...] = ()
    confirms: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    lang: str = ""
    original: str = ""
    translated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFact(Fact):
    """One number reported for a figure. `value` or both of `low` and `high` are set."""

    of: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    shown: str = ""  # the number as typed: "100,000", "169000-190000"
    how: str = ""
    kind: str = ""  # observed (also when absent), planned, forecast
    as_of: Date | None = None
    scope: str = ""
    text: str = ""
    interval: Interval | None = None  # set by resolve.py, which knows whether the figure is exact


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionFact(Fact):
    """A stance on an issue (`issue`, `stance`) or a demand (`toward`, `text`)."""

    who: tuple[Who, ...]
    issue: str = ""
    stance: str = ""  # supports opposes mixed undecided
    toward: tuple[Who, ...] = ()
    text: str = ""
    since: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFact(Fact):
    """A picture, or the description of one that we do not hold."""

    credit: str
    file: str = ""  # relative to docs/
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionFact(Fact):
    """The desk's correction of its own note."""

    date: Date
    what: str
    was: str = ""
    now: str = ""
    why: str = ""
