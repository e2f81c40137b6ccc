"""One file of the content as validated: typed values, one note at a time, references still as typed.

`validate/` makes these, `resolve.py` turns the names in them into ids, the rest of `model/` joins them.
A reference is text: the id, name or alias that the editor typed before resolution, the id after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from generator.problems import START, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from generator.model.dates import Date
    from generator.model.day import Day
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


Status = Literal["proposed", "scheduled", "held", "suspended", "postponed", "cancelled", "unrecorded"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a note's facts come from."""

    publisher: str
    published: Date
    url: str = ""
    reference: str = ""
    title: str = ""
    author: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    updated: Date | None = None
    archive: str = ""
    kind: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What every content file has. `file` is the path as the editor knows it, `marks` where each value stands."""

    id: str
    file: str
    body: str = ""
    body_line: int = 1
    formerly: tuple[str, ...] = ()
    marks: Mapping[Path, Mark] = field(default_factory=dict, compare=False, repr=False)

    def mark(self, path: Path) -> Mark:
        """The place of a value, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if (found := self.marks.get(path[:length])) is not None:
                return found
        return START


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Content):
    """A note as validated."""

    title: str
    source: Source
    summary: str = ""
    key_points: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    draft: bool = False
    occasions: tuple[OccasionFact, ...] = ()  # events and talks, in the order of the file
    spoken: tuple[SpokenFact, ...] = ()  # quotes and claims
    figures: tuple[FigureFact, ...] = ()
    positions: tuple[PositionFact, ...] = ()
    images: tuple[ImageFact, ...] = ()
    corrections: tuple[CorrectionFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A role (`title`, `org`) or a membership (`org` alone), first and last day included."""

    path: Path
    title: str = ""
    org: str = ""
    start: Date | None = None
    end: Date | None = None
    note: str = ""  # the note that says so; none: the desk's word


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFile(Content):
    """A person, state, organisation, office or group."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    short: str = ""
    description: str = ""
    roles: tuple[Tenure, ...] = ()
    member_of: tuple[Tenure, ...] = ()
    country: str = ""
    wikidata: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BottomLine:
    """What a story comes to on a day."""

    day: Day
    text: str
    trend: str = ""  # improving unchanged worsening


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile(Content):
    """A curated view over notes and talks."""

    title: str
    question: str = ""
    bottom_lines: tuple[BottomLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFile(Content):
    """A question that yes or no answers."""

    title: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFile(Content):
    """A quantity that sources report numbers for."""

    title: str
    unit: str
    definition: str = ""
    exact: bool = False
    compare: bool = True


@dataclass(frozen=True, slots=True)
class Reference:
    """A name as typed, where it stands, and the kinds of thing that may be meant."""

    typed: str
    path: Path
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbuilt(Content):
    """A file with errors: it says nothing, and yet its names are looked up, so that one run tells all."""

    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All validated files, each group sorted by id. `broken` lends the ids (with their group) of files with errors."""

    articles: tuple[Article, ...] = ()
    actors: tuple[ActorFile, ...] = ()
    stories: tuple[StoryFile, ...] = ()
    issues: tuple[IssueFile, ...] = ()
    figures: tuple[FigureFile, ...] = ()
    unbuilt: tuple[Unbuilt, ...] = ()
    broken: Mapping[str, str] = field(default_factory=dict)  # id -> note, actor, story, issue, figure, talk, event, ...
