"""Each actor with everything that concerns it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model import roles
from generator.model.briefing import Actor
from generator.model.network import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.article import ActorFile, Tenure
    from generator.model.briefing import Issue, Note
    from generator.model.day import Day
    from generator.model.facts import Who
    from generator.model.things import Demand, Occasion, Series, Utterance

_KINDS = ("person", "state", "organisation", "office", "group")
_WITH_HOLDERS = frozenset({"state", "organisation", "office"})


@dataclass(slots=True)
class Mentions:
    """Lists of ids by actor, in the order in which they are added. Local to one assembly."""

    lists: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    together: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, key: str, people: Iterable[Who], name: str) -> None:
        """Add an id to a list of each of them."""
        for actor in dict.fromkeys(who.actor for who in people if who.actor):
            self.lists[actor][key].append(name)

    def add_ids(self, key: str, actors: Iterable[str], name: str) -> None:
        """Add an id to a list of each of these actors."""
        for actor in dict.fromkeys(actors):
            self.lists[actor][key].append(name)

    def get(self, actor: str, key: str) -> tuple[str, ...]:
        """The list of an actor, each id once."""
        return tuple(dict.fromkeys(self.lists[actor][key])) if actor in self.lists else ()


def mention_occasions(mentions: Mentions, talks: Iterable[Occasion], events: Iterable[Occasion]) -> None:
    """Who was at which talk and event, and with whom."""
    for key, found in (("talks", talks), ("events", events)):
        for one in found:
            mentions.add(key, [party.who for party in (*one.parties, *one.present)], one.id)
            for first, second, indirect in pairs(one):
                if not indirect:
                    mentions.together[first][second] += 1
                    mentions.together[second][first] += 1


def mention_words(mentions: Mentions, said: Iterable[Utterance], actors: Mapping[str, ActorFile]) -> None:
    """Who said, is the subject of, or denied which quote or claim."""
    known = {one.id: one for one in said}
    for one in known.values():
        key = "quotes" if one.category == "quote" else "claims"
        mentions.add(key, one.by, one.id)
        mentions.add_ids(f"{key}_about", [name for name in one.about if name in actors], one.id)
        for target in one.denies:
            if target in known and known[target].category == "claim":
                mentions.add("claims_denied", one.by, target)


def mention_rest(
    mentions: Mentions,
    figures: Iterable[Series],
    issues: Iterable[Issue],
    demands: Iterable[Demand],
    notes: Iterable[Note],
) -> None:
    """Who gave which figure, holds which position, demands what of whom, and stands in which note."""
    for series in figures:
        for told in series.reports:
            mentions.add("figure_reports", told.says, told.report.statement)
    for issue in issues:
        for position in issue.positions:
            mentions.add("positions", [position.actor], issue.file.id)
            for stance in position.history:
                if stance.fact.toward:
                    mentions.add("demands_made", [position.actor], stance.report.statement)
                    mentions.add("demands_received", stance.fact.toward, stance.report.statement)
    for demand in demands:
        mentions.add("demands_made", demand.actors, demand.id)
        mentions.add("demands_received", demand.toward, demand.id)
    for note in notes:
        mentions.add_ids("notes", note.actors, note.id)
        for story in note.stories:
            mentions.add_ids("stories", note.actors, story)


def actors(
    files: Iterable[ActorFile],
    mentions: Mentions,
    talks: Mapping[str, Occasion],
    notes: Mapping[str, Note],
    as_of: Day,
) -> dict[str, Actor]:
    """Every actor, by kind, then name."""
    ordered = sorted(files, key=lambda file: (_KINDS.index(file.kind), file.name.casefold(), file.id))
    told = {file.id: roles.told(file.roles, notes, as_of) for file in ordered}
    belongs = {file.id: roles.told(file.member_of, notes, as_of) for file in ordered}
    holders, members = _holders(ordered, told, as_of), _members(ordered, belongs, as_of)
    kinds = {file.id: file.kind for file in ordered}
    filled = _by_organisation(tenure for file in ordered for tenure in _counted(file.roles, notes))
    joining = _by_organisation(tenure for file in ordered for tenure in _counted(file.member_of, notes))
    found = {}
    for file in ordered:
        named = mentions.get(file.id, "notes")
        own, joined = _counted(file.roles, notes), _counted(file.member_of, notes)
        held = filled[file.id] if file.kind in _WITH_HOLDERS else []
        shown = roles.changes((*own, *held, *joining[file.id]), as_of) | roles.ends_told((*own, *held), as_of)
        found[file.id] = Actor(
            file=file,
            roles=told[file.id],
            roles_now=roles.on_day(told[file.id], as_of),
            memberships=belongs[file.id],
            office_holders=tuple(holders[file.id]) if file.kind in _WITH_HOLDERS else (),
            offices=tuple(name for name in members[file.id] if kinds[name] == "office"),
            members=tuple(name for name in members[file.id] if kinds[name] != "office"),
            appears_with=_company(mentions.together.get(file.id, Counter())),
            notes=named,
            latest_day=max((notes[name].day for name in named), default=None),
            next_talk=_next_talk(mentions.get(file.id, "talks"), talks),
            turns=tuple(sorted(shown | roles.bounds_told(joined, as_of))),
            role_turns=tuple(sorted(roles.changes(own, as_of))),
            **{key: mentions.get(file.id, key) for key in _LISTS},
        )
    return found


_LISTS = (
    "talks",
    "events",
    "quotes",
    "quotes_about",
    "claims",
    "claims_about",
    "claims_denied",
    "figure_reports",
    "positions",
    "demands_made",
    "demands_received",
    "stories",
)


def _counted(tenures: Iterable[Tenure], notes: Mapping[str, Note]) -> list[Tenure]:
    return [one for one in tenures if not one.note or one.note in notes]


def _by_organisation(tenures: Iterable[Tenure]) -> dict[str, list[Tenure]]:
    """The roles in, and the memberships of, each organisation."""
    found: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        if tenure.org:
            found[tenure.org].append(tenure)
    return found


def _holders(
    files: Iterable[ActorFile],
    told: Mapping[str, tuple[Tenure, ...]],
    as_of: Day,
) -> dict[str, list[tuple[str, Tenure]]]:
    """By organisation, who holds a role there on the reading date."""
    found: dict[str, list[tuple[str, Tenure]]] = defaultdict(list)
    for file in files:
        for tenure in roles.on_day(told[file.id], as_of):
            if tenure.org:
                found[tenure.org].append((file.id, tenure))
    return found


def _members(
    files: Iterable[ActorFile],
    belongs: Mapping[str, tuple[Tenure, ...]],
    as_of: Day,
) -> dict[str, list[str]]:
    """By state, organisation or group, who belongs to it on the reading date."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in files:
        for tenure in roles.on_day(belongs[file.id], as_of):
            if tenure.org and file.id not in found[tenure.org]:
                found[tenure.org].append(file.id)
    return found


def _company(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _next_talk(names: Iterable[str], talks: Mapping[str, Occasion]) -> str:
    """The first upcoming talk with a date, else one without."""
    ahead = [talks[name] for name in names if talks[name].state == "upcoming"]
    dated = [one.id for one in ahead if one.date is not None]
    return next(iter(dated or [one.id for one in ahead]), "")
