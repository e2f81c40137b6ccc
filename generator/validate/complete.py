"""What a fact must say in each of its reports; what later reports inherit is asked for elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.intervals import NumberError, parse_number
from generator.validate import values
from generator.validate.entries import facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.problems import Problem
    from generator.read.note import Note
    from generator.validate.entries import Entry


def complete(note: Note) -> Iterator[Problem]:
    """A fact has what its kind requires in each report; what later reports inherit is asked for elsewhere."""
    for key, entry in facts(note):
        if key in {"quotes", "claims"} and not entry.has("id"):
            yield from lacks(entry, key[:-1], *(name for name in ("by", "text") if not entry.has(name)))
        elif key == "figures":
            yield from _number(entry)
        elif key == "positions":
            yield from _position(entry)
        elif key == "images":
            yield from _image(entry)


def lacks(entry: Entry, thing: str, *names: str, hint: str = "") -> Iterator[Problem]:
    """What must be typed here and is not."""
    if names:
        told = " and ".join(f"'{name}'" for name in names)
        yield entry.error(entry.mark(), f"the {thing} lacks {told}", hint)


def _number(entry: Entry) -> Iterator[Problem]:
    """A figure report has a value, or a lowest and a highest one."""
    for key in ("value", "low", "high"):
        yield from values.wrong_number(entry, key)
    ends = [key for key in ("low", "high") if entry.has(key)]
    if entry.has("value") and ends:
        yield entry.error(entry.mark(ends[0]), f"'value' and '{ends[0]}' at once", "type the value, or low and high")
    elif not entry.has("value") and len(ends) < 2:  # noqa: PLR2004 -- both of them
        missing = {"low": "high", "high": "low"}[ends[0]] if ends else "value"
        yield from lacks(entry, "figure report", missing, hint="" if ends else "or 'low' and 'high'")
    low, high = (_decimal(entry.text(key)) for key in ("low", "high"))
    if low is not None and high is not None and low > high:
        yield entry.error(entry.mark("low"), f"'low' {entry.text('low')} is more than 'high' {entry.text('high')}")


def _decimal(text: str) -> Decimal | None:
    try:
        return parse_number(text) if text else None
    except NumberError:
        return None


def _position(entry: Entry) -> Iterator[Problem]:
    """A position has an issue and a stance, or it demands something of somebody in words."""
    demanded = entry.has("toward") and entry.has("text")
    if entry.has("stance") and not entry.has("issue"):
        yield from lacks(entry, "position", "issue")
    elif entry.has("issue") and not entry.has("stance") and not demanded:
        yield from lacks(entry, "position", "stance")
    elif not entry.has("issue") and not demanded:
        missing = [key for key in ("toward", "text") if not entry.has(key)]
        names = " and ".join(f"'{key}'" for key in missing)
        hint = "a position has issue and stance, a demand toward and text"
        yield entry.error(entry.mark(), f"the position lacks {names}", hint)


def _image(entry: Entry) -> Iterator[Problem]:
    """An image is a file of ours with its description, or a caption."""
    if entry.has("file") or not entry.has("caption"):
        hint = "" if entry.has("caption") else "or a 'caption' alone"
        yield from lacks(entry, "image", *(name for name in ("file", "alt") if not entry.has(name)), hint=hint)
