"""What notes report about, joined: talks and events, words, figures, positions, demands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.article import FigureFile
    from generator.model.dates import Date
    from generator.model.day import Day
    from generator.model.facts import Fact, FigureFact, PositionFact, Who
    from generator.model.intervals import Interval


TalkState = Literal["upcoming", "overdue", "in-progress", "suspended", "held", "cancelled", "unrecorded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody at a talk or event. `statements` are the facts that name them so."""

    who: Who  # resolved; `who.role` is the current role
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A date given up for another. `was`, `now` as typed dates; `expected`: the old one was only proposed."""

    was: Date
    now: Date | None  # None: none given yet ("date to be set")
    statement: str
    note: str
    day: Day  # the day on which the report counts
    expected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A place or length that a later report gives otherwise."""

    property: Literal["where", "lasts"]
    was: str
    now: str
    statement: str
    note: str
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One note's report of something, with what a reader needs to weigh it."""

    fact: Fact
    statement: str
    note: str
    publisher: str
    origin: str
    published: Date
    day: Day  # UTC day on which the note counts
    clock: str = ""  # UTC time of day at which it counts, "HH:MM"; "" where the note has a day only
    by: tuple[Who, ...] = ()  # who says so; empty: the publication itself


@dataclass(frozen=True, slots=True)
class Turn:
    """A day from which a talk or event stands otherwise: in another state, or cancelled and its day past."""

    day: Day
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A talk or an event joined from all its reports."""

    id: str
    category: Literal["talk", "event"]
    what: str
    date: Date | None  # the current view; of a cancelled talk the day it was to be; None: to be set or never given
    date_text: str = ""  # words where no date is given
    retired: Date | None = None  # the date given up by a postponement without a new one, or by a cancellation
    status: str = ""  # talks: the current one as typed; events: ""
    kind: str = ""  # events: planned, deadline or a free word
    happened: bool = False  # held, suspended, or an event of which some report says it happened
    state: str  # talks: TalkState; events: past, upcoming
    today: bool = False  # names a day and covers the reading date, and still to come or held then
    in_progress: bool = False
    parties: tuple[Party, ...] = ()  # without those who are only present or absent
    present: tuple[Party, ...] = ()
    absent: tuple[Party, ...] = ()
    where: str = ""
    venue: str = ""
    format: str = ""
    requested_by: tuple[Who, ...] = ()
    agenda: tuple[str, ...] = ()
    condition: str = ""
    outcome: str = ""
    part_of: str = ""  # "" also where that one is not known yet
    parts: tuple[str, ...] = ()
    doubted: frozenset[str] = frozenset()  # properties known only from doubted reports
    reports: tuple[Report, ...] = ()  # oldest first; each `fact` is an OccasionFact
    moves: tuple[Move, ...] = ()  # oldest first
    changes: tuple[Change, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # property -> statements that give its value
    discrepancies: tuple[str, ...] = ()  # ids of those on it
    first_day: Day  # day of its first and its newest report
    last_day: Day
    status_day: Day  # day of the report that gave the current status (a suspended talk stands by it)
    turns: tuple[Turn, ...] = ()  # after the reading date, by the calendar alone
    stories: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    sequence: int = 0  # changes of date, place and status so far (iCalendar SEQUENCE)

    @property
    def placed_at(self) -> Date | None:
        """The date under which it stands: its own; of what is no longer to come, else the one given up."""
        return self.date or (None if self.state == "upcoming" else self.retired)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A quote or a claim, joined by its id where it has one."""

    id: str  # own id, else the statement id of its only report
    category: Literal["quote", "claim"]
    by: tuple[Who, ...]
    text: str
    to: tuple[Who, ...] = ()
    about: tuple[str, ...] = ()
    at: str = ""
    date: Date | None = None  # its own, else that of its `at`
    reported_on: Day  # shown as "reported on" where it has no date
    channel: str = ""
    lang: str = ""
    original: str = ""
    translated: bool = False
    doubted: bool = False  # known only from doubted reports
    denies: tuple[str, ...] = ()
    confirms: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()  # ids of utterances
    confirmed_by: tuple[str, ...] = ()
    contradicted_by: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    publishers: tuple[str, ...] = ()
    independent: int = 1  # distinct origins
    discrepancies: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReport:
    """One number of a series."""

    report: Report  # `fact` is a FigureFact
    figure: str
    as_of: Date  # its own, else the day on which the note counts
    interval: Interval
    kind: str  # observed, planned, forecast
    says: tuple[Who, ...]  # `by`, else the publisher
    discrepancies: tuple[str, ...] = ()

    @property
    def fact(self) -> FigureFact:
        """The number as the note gives it."""
        return cast("FigureFact", self.report.fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A figure and its reports, by as-of date, then order of reports."""

    file: FigureFile
    reports: tuple[FigureReport, ...]
    latest: FigureReport  # the newest by as-of date, then by order of reports
    discrepancies: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One report of a position of one actor."""

    actor: Who
    report: Report  # `fact` is a PositionFact
    since: Date | None

    @property
    def fact(self) -> PositionFact:
        """The position as the note gives it."""
        return cast("PositionFact", self.report.fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one actor holds on one issue: the newest stance, and how it came there (oldest first)."""

    actor: Who
    issue: str
    stance: str
    text: str
    since: Date | None
    was: str  # the stance before, where it differs; else ""
    history: tuple[Stance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A demand without an issue, one report each."""

    id: str  # statement id
    actors: tuple[Who, ...]
    toward: tuple[Who, ...]
    text: str
    since: Date | None
    report: Report
