"""The facts of a note as typed values; they have passed every check."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from generator.model.changed import made
from generator.model.facts import CorrectionFact, FigureFact, ImageFact, OccasionFact, PositionFact, SpokenFact, Who
from generator.model.intervals import parse_number
from generator.validate.values import date_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from generator.model.dates import Date
    from generator.validate.entries import Entry

_DASH = "\u2013"
_OF_OCCASIONS = (
    *("id", "date_text", "what", "kind", "status", "where", "venue"),
    *("part_of", "format", "condition", "outcome"),
)


def texts(entry: Entry, key: str) -> tuple[str, ...]:
    """The texts of a key that may hold several."""
    return tuple(value for value in _several(entry, key) if isinstance(value, str))


def _several(entry: Entry, key: str) -> Iterable[Any]:
    """What a key holds, without what was left empty."""
    value = entry.data.get(key)
    if value is None:
        return ()
    return (item for item in value if item is not None) if isinstance(value, list) else (value,)


def flag(entry: Entry, key: str, *, absent: bool = False) -> bool:
    """Whether a key says true."""
    return entry.text(key) == "true" if entry.has(key) else absent


def _people(entry: Entry, key: str) -> tuple[Who, ...]:
    return tuple(map(_who, _several(entry, key))) if key in entry.data else ()


def _who(value: Any) -> Who:  # noqa: ANN401 -- a name, or a mapping of names
    if isinstance(value, str):
        return _called(value)
    return Who(**{key: text for key, text in value.items() if text is not None})


@lru_cache(maxsize=4096)
def _called(name: str) -> Who:
    """Somebody with a name alone: the same for all facts that name them."""
    return Who(actor=name)


def _plain(value: Any) -> Any:  # noqa: ANN401 -- any part of an entry
    """What was typed, without what was left empty."""
    if isinstance(value, str) or _is_whole(value):
        return value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    return [_plain(item) for item in value if item is not None]


def _is_whole(value: Any) -> bool:  # noqa: ANN401 -- a mapping or a list
    """Whether nothing in it was left empty."""
    for item in value.values() if isinstance(value, dict) else value:
        if not isinstance(item, str) and (item is None or not _is_whole(item)):
            return False
    return True


def _fact(entry: Entry, *keys: str) -> dict[str, Any]:
    """What all facts have, and the texts of these keys, where there are any."""
    data = entry.data
    found: dict[str, Any] = {key: value for key in keys if isinstance(value := data.get(key), str)}
    found["note"] = entry.note.id
    found["path"] = entry.path
    found["by"] = _people(entry, "by")
    found["doubt"] = entry.text("doubt")
    found["remark"] = entry.text("note")
    found["typed"] = _plain(data)
    found["formerly"] = texts(entry, "formerly")
    return found


def occasion(key: str, entry: Entry) -> OccasionFact:
    """An event or a talk."""
    date = date_of(entry)
    return made(
        OccasionFact,
        **_fact(entry, *_OF_OCCASIONS),
        category="talk" if key == "talks" else "event",
        date=date,
        lasts_only=entry.text("lasts") if date is None else "",
        who=_people(entry, "who"),
        moved_from=date_of(entry, "moved_from"),
        requested_by=_people(entry, "requested_by"),
        agenda=texts(entry, "agenda"),
    )


def spoken(key: str, entry: Entry) -> SpokenFact:
    """A quote or a claim."""
    return made(
        SpokenFact,
        **_fact(entry, "id", "at", "channel", "lang", "original"),
        category="quote" if key == "quotes" else "claim",
        text=entry.text("text"),
        to=_people(entry, "to"),
        about=texts(entry, "about"),
        date=date_of(entry),
        denies=texts(entry, "denies"),
        confirms=texts(entry, "confirms"),
        contradicts=texts(entry, "contradicts"),
        translated=flag(entry, "translated"),
    )


def figure(entry: Entry) -> FigureFact:
    """A number for a figure."""
    value, low, high = (_number(entry, key) for key in ("value", "low", "high"))
    shown = entry.text("value") or f"{entry.text('low')}{_DASH}{entry.text('high')}"
    return made(
        FigureFact,
        **_fact(entry, "how", "kind", "scope", "text"),
        of=entry.text("of"),
        value=value,
        low=low,
        high=high,
        shown=shown,
        as_of=date_of(entry, "as_of"),
    )


def _number(entry: Entry, key: str) -> Decimal | None:
    return parse_number(entry.text(key)) if entry.has(key) else None


def position(entry: Entry) -> PositionFact:
    """A stance or a demand."""
    return made(
        PositionFact,
        **_fact(entry, "issue", "stance", "text"),
        who=_people(entry, "who"),
        toward=_people(entry, "toward"),
        since=date_of(entry, "since"),
    )


def image(entry: Entry) -> ImageFact:
    """A picture, or the description of one."""
    return made(ImageFact, **_fact(entry, "file", "alt", "caption"), credit=entry.text("credit"))


def correction(entry: Entry) -> CorrectionFact:
    """What the desk got wrong."""
    date = cast("Date", date_of(entry))
    return made(CorrectionFact, **_fact(entry, "was", "now", "why"), date=date, what=entry.text("what"))
