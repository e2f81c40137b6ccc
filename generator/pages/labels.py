"""The words for single values: titles, labels, states, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.briefing import Briefing
    from generator.model.facts import FigureFact
    from generator.model.things import Occasion, Utterance

_HEADING = 90  # signs of a quote or claim that stand as its heading


def titles_of(briefing: Briefing, name: str) -> Iterator[tuple[str, str]]:
    """The kind and the title of the file with this id."""
    if name in briefing.figures:
        yield "figure", briefing.figures[name].file.title
    if name in briefing.issues:
        yield "issue", briefing.issues[name].file.title
    if name in briefing.stories:
        yield "story", briefing.stories[name].file.title
    if name in briefing.notes:
        yield "note", briefing.notes[name].article.title


def anchor(name: str) -> str:
    """The anchor of a quote or claim on its index: its id, or its statement's."""
    return name.replace(":", "--")


def heading_of(one: Utterance) -> str:
    """The beginning of the words, as a heading."""
    text = " ".join(one.text.split())
    return text if len(text) <= _HEADING else text[:_HEADING].rsplit(" ", 1)[0] + " …"


def sort_of(one: Occasion) -> str:
    """What a reader tells apart: talk, event, deadline, planned."""
    if one.category == "talk":
        return "talk"
    return one.kind if one.kind in {"deadline", "planned"} else "event"


def label_of(one: Occasion) -> str:
    """The word for its kind."""
    if one.category == "talk":
        return "talk"
    return {"planned": "planned event", "deadline": "deadline"}.get(one.kind, one.kind or "event")


def state_words(one: Occasion) -> str:
    """Its state for readers."""
    if one.category == "event":
        if one.kind == "planned" and not one.happened:
            return "planned for" if one.state == "upcoming" else "was planned for"
        return "due" if one.kind == "deadline" and one.state == "upcoming" else ""
    if one.state == "upcoming":
        return one.status
    return words.STATES[one.state]


def doubt_of(properties: Iterable[str]) -> str:
    """Which values are known only from doubted reports."""
    found = sorted(words.PROPERTIES.get(name, name) for name in properties)
    return f"{words.listed(found)} known only from doubted reports" if found else ""


def shown_number(fact: FigureFact) -> str:
    """The number with its thousands apart."""
    if fact.value is not None:
        return f"{fact.value:,f}"
    return f"{fact.low:,f}–{fact.high:,f}"
