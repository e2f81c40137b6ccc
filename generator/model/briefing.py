"""The briefing as understood on one reading date: everything that `pages/` and `exports/` may know.

All values are frozen and already decided; nothing here is computed from a clock. References are ids. Every value that
came from a note can name the facts that say so (`statement` ids, `note:local`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.article import ActorFile, Article, IssueFile, StoryFile, Tenure
    from generator.model.dates import Date
    from generator.model.day import Day
    from generator.model.facts import CorrectionFact, ImageFact
    from generator.model.things import Demand, FigureReport, Occasion, Position, Report, Series, Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One version in a disagreement: reports that agree with one another; `value` is the last one's, in words."""

    value: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """Sources that cannot both be right."""

    id: str  # stable: rule, subject (and scope, kind)
    rule: Literal["figure", "date", "length", "place", "status", "claim"]
    subject: str  # id of a talk, event, figure, claim or quote
    since: Day  # the day on which the report counts that made it one
    sides: tuple[Side, ...]
    scope: str = ""
    kind: str = ""
    stories: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


ChangeKind = Literal[
    "note",
    "new",
    "moved",
    "cancelled",
    "postponed",
    "suspended",
    "held",
    "status",
    "changed",
    "refined",
    "disputed",
    "again",
]

EntityKind = Literal["talk", "event", "quote", "claim", "figure", "position", "demand"]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One change told on the day on which its note counts.

    `kind`: `new` a fact not known before; `moved` (was → now dates), `cancelled`, `postponed`, `suspended`, `held`,
    `status` any other change of status; `changed` another value (`property`, was → now); `refined` a date told more
    precisely; `disputed` a value that contradicts what others say (was theirs, now its own); `again` one more report
    that changes nothing.
    """

    id: str  # stable: made of the statement id, the kind and the property
    day: Day
    kind: ChangeKind
    entity_kind: EntityKind
    entity: str  # id of the thing (of a figure report: the figure; of a position: the issue)
    title: str  # the thing in words
    statement: str
    note: str
    property: str = ""
    was: str = ""
    now: str = ""
    actors: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction that shows from its own date."""

    note: str
    statement: str
    fact: CorrectionFact
    day: Day  # the date of the correction (its earliest day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that a note shows or describes."""

    note: str
    statement: str
    fact: ImageFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A counted note with all its facts as reports, in the order of the file."""

    article: Article
    day: Day  # UTC day on which it counts
    published: Date
    origin: str
    publisher_actor: str  # the actor whose name or alias the publisher has, or ""
    reports: tuple[Report, ...] = ()  # every fact but images and corrections
    corrections: tuple[Correction, ...] = ()  # those dated on or before the reading date
    images: tuple[Image, ...] = ()
    actors: tuple[str, ...] = ()  # everyone its facts name
    entities: tuple[str, ...] = ()  # ids of talks, events, figures, issues, own-id quotes and claims that it reports
    stories: tuple[str, ...] = ()
    turns: tuple[Day, ...] = ()  # days on which a dated correction begins to show

    @property
    def id(self) -> str:
        """The id of the note."""
        return self.article.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor with everything that concerns it. Lists of ids are in the order of their pages."""

    file: ActorFile
    roles: tuple[Tenure, ...]  # those that may be told on the reading date (their note counts)
    roles_now: tuple[Tenure, ...]  # those of the reading date
    memberships: tuple[Tenure, ...]
    office_holders: tuple[tuple[str, Tenure], ...] = ()  # of a state or organisation, on the reading date
    offices: tuple[str, ...] = ()  # actors of kind office that are member_of it
    members: tuple[str, ...] = ()
    talks: tuple[str, ...] = ()  # party, mediator, host, present
    events: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    quotes_about: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    claims_about: tuple[str, ...] = ()
    claims_denied: tuple[str, ...] = ()  # by them
    figure_reports: tuple[str, ...] = ()  # statements of figures given by them
    positions: tuple[str, ...] = ()  # issue ids
    demands_made: tuple[str, ...] = ()  # statement ids of demands (also those with an issue)
    demands_received: tuple[str, ...] = ()
    appears_with: tuple[tuple[str, int], ...] = ()  # (actor, number of talks and events together), most first
    notes: tuple[str, ...] = ()  # newest first
    latest_day: Day | None = None  # of the newest note that names it
    next_talk: str = ""
    stories: tuple[str, ...] = ()
    role_turns: tuple[Day, ...] = ()  # days after the reading date on which its roles of the day change
    turns: tuple[Day, ...] = ()  # the same, and those on which its memberships, office-holders or members change


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A storyline as seen on the reading date."""

    file: StoryFile
    bottom_line: int | None  # index of the current one in file.bottom_lines
    bottom_lines: tuple[int, ...]  # indexes of those on or before the reading date, newest first
    talks: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    turns: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A question and who takes which side."""

    file: IssueFile
    positions: tuple[Position, ...]  # by actor
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """An outlet: its notes and the entities that only it reports."""

    name: str
    slug: str
    actor: str  # "" where it has no file
    kinds: tuple[str, ...]
    notes: tuple[str, ...]
    only: tuple[str, ...]  # ids of talks, events, quotes, claims (by id) known from this origin alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An edge of the network: two actors and the talks where they met."""

    one: str
    other: str
    talks: tuple[str, ...]  # held ones
    planned: tuple[str, ...]
    indirect: tuple[str, ...]  # through a mediator


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Everything known on the reading date. Mappings are in the order of their index pages."""

    as_of: Day
    notes: Mapping[str, Note]  # newest first
    actors: Mapping[str, Actor]  # by kind, then name; only those that a counted note names, plus their orgs
    stories: Mapping[str, Story]
    issues: Mapping[str, Issue]
    figures: Mapping[str, Series]
    talks: Mapping[str, Occasion]  # by date (dated first), then id
    events: Mapping[str, Occasion]
    quotes: Mapping[str, Utterance]  # by speaker, then date
    claims: Mapping[str, Utterance]
    demands: Mapping[str, Demand]
    images: tuple[Image, ...]
    publishers: tuple[Publisher, ...]
    discrepancies: Mapping[str, Discrepancy]  # newest first
    news: tuple[News, ...]  # newest day first; within a day as the notes came
    corrections: tuple[Correction, ...]  # newest first
    meetings: tuple[Meeting, ...]
    reports: Mapping[str, Report]  # by statement id
    numbers: Mapping[str, FigureReport]  # those of figures, by statement id
    entity_of: Mapping[str, str]  # statement id -> id of the thing it reports
    formerly: Mapping[str, str]  # old id -> present id, of files and facts
    last_news_day: Day | None  # the last day with news

    def occasion(self, name: str) -> Occasion | None:
        """The talk or event of that id, if it is known."""
        return self.talks.get(name) or self.events.get(name)

    def occasions(self, names: Iterable[str]) -> list[Occasion]:
        """The talks and events of these ids, those that are known."""
        return [one for name in names if (one := self.occasion(name)) is not None]

    def utterance(self, name: str) -> Utterance | None:
        """The quote or claim of that id, if it is known."""
        return self.quotes.get(name) or self.claims.get(name)
