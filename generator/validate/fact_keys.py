"""The keys of facts and of whom they name: the shapes of `note-format`. Every scalar arrives as text."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

_T = TypeVar("_T")

# Typed without quotes, YAML's own types are as good as text: 100000, 2021-12-30, no.
Text: TypeAlias = Annotated[str, WithJsonSchema({"type": ["string", "number", "boolean"]})]
Words: TypeAlias = Annotated[Text, Field(json_schema_extra={"x-free-text": True})]
Flag: TypeAlias = Annotated[Literal["true", "false"], WithJsonSchema({"type": "boolean"})]


def _listed(value: Any) -> Any:  # noqa: ANN401 -- whatever was typed
    """A single value may stand where a list may."""
    return value if isinstance(value, list) else [value]


Several: TypeAlias = Annotated[list[_T], BeforeValidator(_listed)]


class Keys(BaseModel):
    """A mapping with known keys; one typed without a value counts as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def drop_empty(cls, data: Any) -> Any:  # noqa: ANN401 -- whatever was typed
        """The same without the known keys that have no value; a list of nothing is none."""
        if not isinstance(data, dict):
            return data
        if all(data.values()):
            return data
        known = cls.known_keys()
        return {key: value for key, value in data.items() if value not in (None, []) or key not in known}

    @classmethod
    @cache
    def known_keys(cls) -> frozenset[str]:
        """The keys that an editor may type here."""
        return frozenset(field.alias or name for name, field in cls.model_fields.items())


class WhoKeys(Keys):
    """Somebody: an actor with a role, a speaker without a name, or an outlet without a file."""

    actor: Words | None = Field(None, description="an actor's id, name or alias; `source` is the publisher itself")
    role: Words | None = Field(None, description="free; host, mediator, indirectly, present, absent have a meaning")
    anonymous: Words | None = Field(None, description="what the source calls a speaker without a name")
    of: Words | None = Field(None, description="the actor that the speaker without a name belongs to")
    publisher: Words | None = Field(None, description="an outlet that has no file")


def _tagged(value: Any) -> Any:  # noqa: ANN401 -- whatever was typed
    """A name is an actor without a role."""
    return {"actor": value} if isinstance(value, str) else value


Person: TypeAlias = Annotated[WhoKeys, BeforeValidator(_tagged, json_schema_input_type=str | WhoKeys)]
People: TypeAlias = Several[Person]


class FactKeys(Keys):
    """What every fact may say."""

    doubt: Words | None = Field(None, description="why the desk doubts this report")
    note: Words | None = Field(None, description="the desk's remark")
    formerly: Several[Text] | None = Field(None, description="earlier ids of this thing")


class OccasionKeys(FactKeys):
    """What a report of an event or a talk may say."""

    id: Text = Field(description="the name of the thing in all notes: parties and occasion, no day, no town")
    date: Text | None = Field(None, description="as precise as the source: 2021-12, 2021-12-30, 2022-01-24..2022-01-30")
    tz: Text | None = Field(None, description="the zone of a clock time, an IANA name")
    lasts: Text | None = Field(None, description="its length instead of an end: 50m, 8h30m, 2d, 50m~, 9h..10h")
    date_text: Words | None = Field(None, description="the source's own words for the date")
    moved_from: Text | None = Field(None, description="the date that this report says was set before")
    what: Words | None = Field(None, description="the thing in a few words; required in its oldest report")
    who: People | None = Field(None, description="its parties")
    where: Words | None = Field(None, description="the town or region in which all meet")
    venue: Words | None = Field(None, description="the building")
    part_of: Text | None = Field(None, description="the id of the talk or event that it is part of")
    by: People | None = Field(None, description="who says so, where that is not the publication itself")


class EventKeys(OccasionKeys):
    """What is no meeting."""

    kind: Words | None = Field(None, description="`planned`, `deadline`, or a free word for what has happened")


class TalkKeys(OccasionKeys):
    """A meeting, call or session, past or to come."""

    status: Literal["proposed", "scheduled", "held", "suspended", "postponed", "cancelled", "unrecorded"] = Field(
        description="what this report says of it"
    )
    format: Literal["in-person", "phone", "video", "written"] | None = Field(None, description="how they meet")
    requested_by: People | None = Field(None, description="who asked for it")
    agenda: Several[Words] | None = Field(None, description="what it is about")
    condition: Words | None = Field(None, description="on what it depends")
    outcome: Words | None = Field(None, description="what came of it")


class SpokenKeys(FactKeys):
    """What quotes and claims may say."""

    id: Text | None = Field(None, description="a name, where other notes report or deny the same words")
    by: People | None = Field(None, description="who says it, one or several")
    text: Words | None = Field(None, description="the words")
    to: People | None = Field(None, description="to whom")
    about: Several[Text] | None = Field(None, description="actors, talks, events, figures, claims")
    at: Text | None = Field(None, description="the event or talk where it was said")
    date: Text | None = Field(None, description="when it was said")
    channel: Words | None = Field(None, description="how, in a word: statement, call, interview, post")
    denies: Several[Text] | None = Field(None, description="claims, quotes, events or talks that the speaker denies")
    confirms: Several[Text] | None = Field(None, description="those that the speaker confirms")
    contradicts: Several[Text] | None = Field(None, description="those that it contradicts in the desk's reading")


class QuoteKeys(SpokenKeys):
    """A whole thought in the speaker's words."""

    lang: Text | None = Field(None, description="the language of the words spoken")
    original: Words | None = Field(None, description="the words in that language")
    translated: Flag | None = Field(None, description="true marks a translation")


class ClaimKeys(SpokenKeys):
    """What somebody says, in the desk's words."""


class FigureReportKeys(FactKeys):
    """A number that a source reports."""

    of: Text = Field(description="the id of the figure")
    value: Text | None = Field(None, description="the number; or `low` and `high`")
    low: Text | None = Field(None, description="the least")
    high: Text | None = Field(None, description="the most")
    how: Literal["exactly", "about", "nearly", "more-than", "at-least", "up-to", "fewer-than"] | None = Field(
        None, description="the qualifier"
    )
    kind: Literal["observed", "planned", "forecast"] | None = Field(None, description="observed, where absent")
    as_of: Text | None = Field(None, description="the date of the count; else that of the note")
    scope: Words | None = Field(None, description="what is counted, in the source's words")
    text: Words | None = Field(None, description="the sentence it stands in")
    by: People | None = Field(None, description="who gives the number")


class PositionKeys(FactKeys):
    """A stance on an issue, or a demand."""

    who: People = Field(description="whose position it is")
    issue: Text | None = Field(None, description="the id of the issue")
    stance: Literal["supports", "opposes", "mixed", "undecided"] | None = Field(None, description="to its question")
    toward: People | None = Field(None, description="of whom something is demanded")
    text: Words | None = Field(None, description="the position or demand in words")
    since: Text | None = Field(None, description="since when it is held")
    by: People | None = Field(None, description="who says so")


class ImageKeys(FactKeys):
    """A picture, or the description of one."""

    credit: Words = Field(description="whose picture it is")
    file: Text | None = Field(None, description="the file, from the folder of content: assets/summit.jpg")
    alt: Words | None = Field(None, description="the picture in words, for who cannot see it")
    caption: Words | None = Field(None, description="the words below it")
    by: People | None = Field(None, description="who says so")


class CorrectionKeys(FactKeys):
    """What the desk got wrong."""

    date: Text = Field(description="the day of the correction")
    what: Words = Field(description="what is corrected")
    was: Words | None = Field(None, description="what stood there")
    now: Words | None = Field(None, description="what stands there now")
    why: Words | None = Field(None, description="why")
    by: People | None = Field(None, description="who found it")
