"""One file of the content as validated: typed values, one note at a time, references still as typed.

`validate/` makes these, `resolve.py` turns the names in them into ids, the rest of `model/` joins them.
A reference is text: the id, name or alias that the editor typed before resolution, the id after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from generator.problems import START, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.dates import Date
    from generator.model.day import Day
    from generator.model.facts import (
        CorrectionFact,
        FigureFact,
        ImageFact,
        OccasionFact,
        Path,
        PositionFact,
        SpokenFact,
    )


Status = Literal["proposed", "scheduled", "held", "suspended", "postponed", "cancelled", "unrecorded"]


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


@dataclass(frozen=True, slots=True)
class Typed:
    """A report of a file with errors: the keys that it has, right or wrong."""

    id: str
    category: str  # talk, event, quote, claim
    path: Path
    keys: frozenset[str]
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbuilt(Content):
    """A file with errors: it says nothing, and yet its names and keys are looked up, so that one run tells all."""

    references: tuple[Reference, ...] = ()
    reports: tuple[Typed, ...] = ()


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
    typed: str = field(default="", compare=False)  # a hash of all that is typed in them above their prose
