"""What editors typed as texts, so that two states of a file can be compared."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.model.article import Content
    from generator.model.facts import Fact


LISTS = ("occasions", "spoken", "figures", "positions", "images", "corrections")


_NO_VALUES = frozenset({"id", "file", "marks", "body_line", *LISTS})


Values = dict[str, str]


def values_of(fact: Fact) -> Values:
    """What the editor typed, each key as one text: a list in its order, one value like a list of one."""
    return {key: text for key, value in fact.typed.items() if (text := _text(value))}


def own_of(file: Content) -> Values:
    """The values of a file beside its facts."""
    found: Values = {}
    for field in fields(file):
        value = getattr(file, field.name)
        if field.name == "source":
            found |= {f"source.{part.name}": _text(getattr(value, part.name)) for part in fields(value)}
        elif field.name not in _NO_VALUES:
            found[field.name] = _text(value)
    return {key: text for key, text in found.items() if text}


def _text(value: Any) -> str:  # noqa: ANN401 -- any value of a file
    """A value as one line of text, however it was wrapped."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_text(item)}" for key, item in sorted(value.items())) + "}"
    if isinstance(value, (list, tuple)):
        return ", ".join(_text(item) for item in value)
    if value is None or value is False:
        return ""
    if hasattr(value, "typed"):
        return str(value.typed)
    return _tenure(value)


def _tenure(value: Any) -> str:  # noqa: ANN401 -- a role, membership or bottom line
    """A mapping of an actor or story, without its place in the file."""
    if not hasattr(value, "__dataclass_fields__"):
        return str(value)
    told = {part.name: _text(getattr(value, part.name)) for part in fields(value) if part.name != "path"}
    return "{" + ", ".join(f"{key}: {text}" for key, text in told.items() if text) + "}"
