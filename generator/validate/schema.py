"""The front matter of the five kinds of files, key by key: the shapes of `note-format`, and nothing else.

Every scalar arrives as text. Rules that need more than one value stand in `rules.py`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from generator.validate.fact_keys import (
    ClaimKeys,
    CorrectionKeys,
    EventKeys,
    FigureReportKeys,
    Flag,
    ImageKeys,
    Keys,
    PositionKeys,
    QuoteKeys,
    Several,
    TalkKeys,
    Text,
    Words,
)


class SourceKeys(Keys):
    """Where a note's facts come from."""

    publisher: Words = Field(description="the outlet or body that published it")
    published: Text = Field(description="a date or an instant, as precise and certain as known")
    url: Text | None = Field(None, description="where it can be read; this or `reference`")
    reference: Words | None = Field(None, description="how it can be found where it has no address")
    title: Words | None = Field(None, description="its own headline")
    author: Several[Words] | None = Field(None, description="its authors")
    via: Several[Words] | None = Field(None, description="whose report it repeats, the nearest first, its origin last")
    updated: Text | None = Field(None, description="the later state that the facts were read from")
    archive: Text | None = Field(None, description="the address of an archived copy")
    kind: Literal["news", "wire", "official", "transcript", "analysis", "social", "other"] | None = Field(
        None, description="what it is"
    )
    lang: Text | None = Field(None, description="its language, as `en` or `uk`")


class FileKeys(Keys):
    """What every file may say."""

    formerly: Several[Text] | None = Field(None, description="earlier ids of this file")


class NoteKeys(FileKeys):
    """One article, statement or document: the facts that it reports."""

    title: Words = Field(description="the desk's headline")
    source: SourceKeys = Field(description="where it was published")
    summary: Words | None = Field(None, description="one or two sentences")
    key_points: Several[Words] | None = Field(None, description="what a reader needs to know")
    stories: Several[Text] | None = Field(None, description="ids of storylines")
    tags: Several[Words] | None = Field(None, description="free words")
    draft: Flag | None = Field(None, description="true keeps the note out of everything but the preview")
    events: Several[EventKeys] | None = Field(None, description="what is no meeting")
    talks: Several[TalkKeys] | None = Field(None, description="meetings, calls, sessions")
    quotes: Several[QuoteKeys] | None = Field(None, description="words as spoken")
    figures: Several[FigureReportKeys] | None = Field(None, description="numbers")
    claims: Several[ClaimKeys] | None = Field(None, description="what somebody says, in the desk's words")
    positions: Several[PositionKeys] | None = Field(None, description="stances and demands")
    images: Several[ImageKeys] | None = Field(None, description="pictures")
    corrections: Several[CorrectionKeys] | None = Field(None, description="what the desk got wrong")


class RoleKeys(Keys):
    """A role that somebody has or had."""

    title: Words | None = Field(None, description="what they are called")
    org: Text | None = Field(None, description="the actor where they have the role")
    from_: Text | None = Field(None, alias="from", description="the first day")
    to: Text | None = Field(None, description="the last day")
    note: Text | None = Field(None, description="the id of the note that says so; none: the desk's word")


class MemberKeys(Keys):
    """What somebody is a member of."""

    org: Text = Field(description="the actor")
    from_: Text | None = Field(None, alias="from", description="the first day")
    to: Text | None = Field(None, description="the last day")
    note: Text | None = Field(None, description="the id of the note that says so; none: the desk's word")


def _membership(value: Any) -> Any:  # noqa: ANN401 -- whatever was typed
    """An id alone is a membership without dates."""
    return {"org": value} if isinstance(value, str) else value


class ActorKeys(FileKeys):
    """One person, state, organisation, office or group."""

    name: Words = Field(description="the full name")
    kind: Literal["person", "state", "organisation", "office", "group"] = Field(description="what it is")
    aliases: Several[Words] | None = Field(None, description="other names and spellings")
    short: Words | None = Field(None, description="the name for lists")
    description: Words | None = Field(None, description="one sentence")
    roles: Several[RoleKeys] | None = Field(None, description="what they are and were")
    member_of: (
        Several[Annotated[MemberKeys, BeforeValidator(_membership, json_schema_input_type=str | MemberKeys)]] | None
    ) = Field(None, description="what they belong to")
    country: Text | None = Field(None, description="a code of ISO 3166, as UA")
    wikidata: Text | None = Field(None, description="the entry's number, as Q7747")


class BottomLineKeys(Keys):
    """What a story comes to on a day."""

    date: Text = Field(description="the day")
    text: Words = Field(description="what it comes to")
    trend: Literal["improving", "unchanged", "worsening"] | None = Field(None, description="which way it goes")


class StoryKeys(FileKeys):
    """One storyline."""

    title: Words = Field(description="its name")
    question: Words | None = Field(None, description="what readers want to know")
    bottom_lines: Several[BottomLineKeys] | None = Field(None, description="what it comes to, day by day")


class IssueKeys(FileKeys):
    """One question on which actors take positions."""

    title: Words = Field(description="its name")
    question: Words = Field(description="a question that yes or no answers; `supports` says yes")


class FigureKeys(FileKeys):
    """One quantity that sources report numbers for."""

    title: Words = Field(description="its name")
    unit: Words = Field(description="what is counted: troops, deaths")
    definition: Words | None = Field(None, description="what exactly it is")
    exact: Flag | None = Field(None, description="true for what is counted one by one: votes, days")
    compare: Flag | None = Field(None, description="false where reports are not expected to agree")


FILES: dict[str, type[FileKeys]] = {
    "note": NoteKeys,
    "actor": ActorKeys,
    "story": StoryKeys,
    "issue": IssueKeys,
    "figure": FigureKeys,
}
