"""The facts of a note as typed values; they have passed every check."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from generator.model.facts import CorrectionFact, FigureFact, ImageFact, OccasionFact, PositionFact, SpokenFact, Who
from generator.model.intervals import parse_number
from generator.validate.values import date_of

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.model.dates import Date
    from generator.validate.entries import Entry

_DASH = "\u2013"


def texts(entry: Entry, key: str) -> tuple[str, ...]:
    """The texts of a key that may hold several."""
    if key not in entry.data:
        return ()
    return tuple(text for _, text in entry.texts(key))


def flag(entry: Entry, key: str, *, absent: bool = False) -> bool:
    """Whether a key says true."""
    return entry.text(key) == "true" if entry.has(key) else absent


def _people(entry: Entry, key: str) -> tuple[Who, ...]:
    if key not in entry.data:
        return ()
    return tuple(_who(value) for _, value in entry.several(key))


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
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        whole = all(isinstance(item, str) for item in value.values())
        return value if whole else {key: _plain(item) for key, item in value.items() if item is not None}
    whole = all(isinstance(item, str) for item in value)
    return value if whole else [_plain(item) for item in value if item is not None]


def _fact(entry: Entry) -> dict[str, Any]:
    return {
        "note": entry.note.id,
        "path": entry.path,
        "by": _people(entry, "by"),
        "doubt": entry.text("doubt"),
        "remark": entry.text("note"),
        "typed": _plain(entry.data),
        "formerly": texts(entry, "formerly"),
    }


def occasion(key: str, entry: Entry) -> OccasionFact:
    """An event or a talk."""
    date = date_of(entry)
    return OccasionFact(
        **_fact(entry),
        id=entry.text("id"),
        category="talk" if key == "talks" else "event",
        date=date,
        date_text=entry.text("date_text"),
        lasts_only=entry.text("lasts") if date is None else "",
        what=entry.text("what"),
        who=_people(entry, "who"),
        kind=entry.text("kind"),
        status=entry.text("status"),
        moved_from=date_of(entry, "moved_from"),
        where=entry.text("where"),
        venue=entry.text("venue"),
        part_of=entry.text("part_of"),
        format=entry.text("format"),
        requested_by=_people(entry, "requested_by"),
        agenda=texts(entry, "agenda"),
        condition=entry.text("condition"),
        outcome=entry.text("outcome"),
    )


def spoken(key: str, entry: Entry) -> SpokenFact:
    """A quote or a claim."""
    return SpokenFact(
        **_fact(entry),
        id=entry.text("id"),
        category="quote" if key == "quotes" else "claim",
        text=entry.text("text"),
        to=_people(entry, "to"),
        about=texts(entry, "about"),
        at=entry.text("at"),
        date=date_of(entry),
        channel=entry.text("channel"),
        denies=texts(entry, "denies"),
        confirms=texts(entry, "confirms"),
        contradicts=texts(entry, "contradicts"),
        lang=entry.text("lang"),
        original=entry.text("original"),
        translated=flag(entry, "translated"),
    )


def figure(entry: Entry) -> FigureFact:
    """A number for a figure."""
    value, low, high = (_number(entry, key) for key in ("value", "low", "high"))
    shown = entry.text("value") or f"{entry.text('low')}{_DASH}{entry.text('high')}"
    return FigureFact(
        **_fact(entry),
        of=entry.text("of"),
        value=value,
        low=low,
        high=high,
        shown=shown,
        how=entry.text("how"),
        kind=entry.text("kind"),
        as_of=date_of(entry, "as_of"),
        scope=entry.text("scope"),
        text=entry.text("text"),
    )


def _number(entry: Entry, key: str) -> Decimal | None:
    return parse_number(entry.text(key)) if entry.has(key) else None


def position(entry: Entry) -> PositionFact:
    """A stance or a demand."""
    return PositionFact(
        **_fact(entry),
        who=_people(entry, "who"),
        issue=entry.text("issue"),
        stance=entry.text("stance"),
        toward=_people(entry, "toward"),
        text=entry.text("text"),
        since=date_of(entry, "since"),
    )


def image(entry: Entry) -> ImageFact:
    """A picture, or the description of one."""
    return ImageFact(
        **_fact(entry),
        credit=entry.text("credit"),
        file=entry.text("file"),
        alt=entry.text("alt"),
        caption=entry.text("caption"),
    )


def correction(entry: Entry) -> CorrectionFact:
    """What the desk got wrong."""
    return CorrectionFact(
        **_fact(entry),
        date=cast("Date", date_of(entry)),
        what=entry.text("what"),
        was=entry.text("was"),
        now=entry.text("now"),
        why=entry.text("why"),
    )
