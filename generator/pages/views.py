"""What templates are given: values that are already words, links and marks, in the order in which they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.pages.when import When


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere; an empty `href` leads nowhere and is shown as plain text."""

    text: str
    href: str = ""
    note: str = ""  # small words beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """Somebody in a fact: name, page, the roles that they had at the time."""

    name: str
    href: str = ""
    role: str = ""  # in this fact: host, mediator
    office: str = ""  # at the time: "President of the United States"
    of: Link | None = None  # of an anonymous speaker
    actor: str = ""  # id, for filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The way from a fact to its source: the note's page at that fact."""

    statement: str
    href: str
    publisher: str
    day: str  # the day on which the note counts, in words
    iso: str
    by: tuple[Chip, ...] = ()
    doubt: str = ""
    origin: str = ""  # whose report it repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The sources of one value: the newest ones, and how many more there are."""

    shown: tuple[Mark, ...]
    more: int = 0
    more_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionRow:
    """A talk, event, deadline or planned event as a row of a list."""

    id: str
    statement: str
    title: str
    href: str
    sort: str  # talk, event, deadline, planned
    label: str  # "talk", "deadline", "planned event", or the event's own kind
    state: str
    state_words: str
    status: str  # as typed: proposed, scheduled, ...
    when: When | None
    undated: str  # words where there is no date: "date to be set"
    was: tuple[When, ...]  # dates given up, shown struck through
    struck: bool  # cancelled, its day not past
    ahead: bool  # hollow: still to come
    moved: bool
    disputed: str  # address of the discrepancy, or ""
    parties: tuple[Chip, ...]
    present: tuple[Chip, ...]
    where: str
    venue: str
    format: str
    condition: str
    outcome: str
    agenda: tuple[str, ...]
    doubt: str
    marks: Marks
    heard: str  # the day last heard of, in words
    actors: tuple[str, ...]  # ids, for filters
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRow:
    """A quote or a claim as a row."""

    statement: str
    anchor: str
    sort: str  # quote, claim
    title: str  # a short heading
    text: str
    by: tuple[Chip, ...]
    to: tuple[Chip, ...]
    about: tuple[Link, ...]
    at: Link | None
    when: When | None
    reported_on: When
    channel: str
    denies: tuple[Link, ...]
    confirms: tuple[Link, ...]
    contradicts: tuple[Link, ...]
    denied_by: tuple[Link, ...]
    confirmed_by: tuple[Link, ...]
    contradicted_by: tuple[Link, ...]
    independent: int
    publishers: tuple[str, ...]
    disputed: str
    doubt: str
    lang: str
    original: str
    translated: bool
    marks: Marks
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One number of a figure."""

    statement: str
    figure: Link
    value: str  # with its qualifier and unit: "about 100,000 troops"
    kind: str  # observed, planned, forecast
    scope: str
    as_of: When
    says: tuple[Chip, ...]
    text: str
    disputed: str
    doubt: str
    marks: Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceRow:
    """A position or a demand."""

    statement: str
    actors: tuple[Chip, ...]
    issue: Link | None
    stance: str
    was: str
    toward: tuple[Chip, ...]
    text: str
    since: When | None
    doubt: str
    marks: Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """One version in a disagreement, with its newest reports, and how many more there are."""

    value: str
    marks: tuple[Mark, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyRow:
    """Sources that cannot both be right."""

    anchor: str
    href: str
    rule: str
    title: str
    subject: Link
    since: str
    scope: str
    sides: tuple[SideRow, ...]
    more: int  # versions before these
    actors: tuple[str, ...]
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that only one publisher reports: the way to it, and to the fact."""

    statement: str
    link: Link
    source: str  # address of the fact, "" where `link` leads there itself
    day: str
