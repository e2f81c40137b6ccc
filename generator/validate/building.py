"""A file without errors as typed values: the facts of a note, an actor, a story, an issue, a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from generator.model.article import (
    ActorFile,
    Article,
    BottomLine,
    CorrectionFact,
    FigureFact,
    FigureFile,
    ImageFact,
    IssueFile,
    OccasionFact,
    PositionFact,
    Source,
    SpokenFact,
    StoryFile,
    Tenure,
    Who,
)
from generator.model.day import Day
from generator.model.intervals import parse_number
from generator.validate.entries import Entry, entries, facts, whole
from generator.validate.values import date_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from generator.model.article import Content
    from generator.model.dates import Date
    from generator.read.note import Note

_DASH = "\u2013"


def build(note: Note) -> Content:
    """The file as understood; it has passed every check."""
    return _BUILDERS[note.group](whole(note))


def _content(root: Entry) -> dict[str, Any]:
    note = root.note
    return {
        "id": note.id,
        "file": note.file,
        "body": note.body.strip("\n"),
        "body_line": note.body_line,
        "formerly": _texts(root, "formerly"),
        "marks": note.values,
    }


def _texts(entry: Entry, key: str) -> tuple[str, ...]:
    return tuple(text for _, text in entry.texts(key))


def _flag(entry: Entry, key: str, *, absent: bool = False) -> bool:
    return entry.text(key) == "true" if entry.has(key) else absent


def _people(entry: Entry, key: str) -> tuple[Who, ...]:
    return tuple(_who(value) for _, value in entry.several(key))


def _who(value: Any) -> Who:  # noqa: ANN401 -- a name, or a mapping of names
    if isinstance(value, str):
        return Who(actor=value)
    return Who(**{key: text for key, text in value.items() if text is not None})


def _plain(value: Any) -> Any:  # noqa: ANN401 -- any part of an entry
    """What was typed, without what was left empty."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_plain(item) for item in value if item is not None]
    return value


def _fact(entry: Entry) -> dict[str, Any]:
    return {
        "note": entry.note.id,
        "path": entry.path,
        "by": _people(entry, "by"),
        "doubt": entry.text("doubt"),
        "remark": entry.text("note"),
        "typed": _plain(entry.data),
        "formerly": _texts(entry, "formerly"),
    }


def _occasion(key: str, entry: Entry) -> OccasionFact:
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
        agenda=_texts(entry, "agenda"),
        condition=entry.text("condition"),
        outcome=entry.text("outcome"),
    )


def _spoken(key: str, entry: Entry) -> SpokenFact:
    return SpokenFact(
        **_fact(entry),
        id=entry.text("id"),
        category="quote" if key == "quotes" else "claim",
        text=entry.text("text"),
        to=_people(entry, "to"),
        about=_texts(entry, "about"),
        at=entry.text("at"),
        date=date_of(entry),
        channel=entry.text("channel"),
        denies=_texts(entry, "denies"),
        confirms=_texts(entry, "confirms"),
        contradicts=_texts(entry, "contradicts"),
        lang=entry.text("lang"),
        original=entry.text("original"),
        translated=_flag(entry, "translated"),
    )


def _figure(entry: Entry) -> FigureFact:
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


def _position(entry: Entry) -> PositionFact:
    return PositionFact(
        **_fact(entry),
        who=_people(entry, "who"),
        issue=entry.text("issue"),
        stance=entry.text("stance"),
        toward=_people(entry, "toward"),
        text=entry.text("text"),
        since=date_of(entry, "since"),
    )


def _image(entry: Entry) -> ImageFact:
    return ImageFact(
        **_fact(entry),
        credit=entry.text("credit"),
        file=entry.text("file"),
        alt=entry.text("alt"),
        caption=entry.text("caption"),
    )


def _correction(entry: Entry) -> CorrectionFact:
    return CorrectionFact(
        **_fact(entry),
        date=cast("Date", date_of(entry)),
        what=entry.text("what"),
        was=entry.text("was"),
        now=entry.text("now"),
        why=entry.text("why"),
    )


def _source(entry: Entry) -> Source:
    return Source(
        publisher=entry.text("publisher"),
        published=cast("Date", date_of(entry, "published")),
        url=entry.text("url"),
        reference=entry.text("reference"),
        title=entry.text("title"),
        author=_texts(entry, "author"),
        via=_texts(entry, "via"),
        updated=date_of(entry, "updated"),
        archive=entry.text("archive"),
        kind=entry.text("kind"),
        lang=entry.text("lang"),
    )


def _article(root: Entry) -> Article:
    told = list(facts(root.note))

    def those(*keys: str) -> Iterator[tuple[str, Entry]]:
        return ((key, entry) for key, entry in told if key in keys)

    return Article(
        **_content(root),
        title=root.text("title"),
        source=_source(next(entries(root, "source"))),
        summary=root.text("summary"),
        key_points=_texts(root, "key_points"),
        stories=_texts(root, "stories"),
        tags=_texts(root, "tags"),
        draft=_flag(root, "draft"),
        occasions=tuple(_occasion(key, entry) for key, entry in those("events", "talks")),
        spoken=tuple(_spoken(key, entry) for key, entry in those("quotes", "claims")),
        figures=tuple(_figure(entry) for _, entry in those("figures")),
        positions=tuple(_position(entry) for _, entry in those("positions")),
        images=tuple(_image(entry) for _, entry in those("images")),
        corrections=tuple(_correction(entry) for _, entry in those("corrections")),
    )


def _tenures(root: Entry, key: str) -> tuple[Tenure, ...]:
    return tuple(_tenure(root, path, value) for path, value in root.several(key))


def _tenure(root: Entry, path: tuple[str | int, ...], value: Any) -> Tenure:  # noqa: ANN401 -- an id, or a mapping
    if isinstance(value, str):
        return Tenure(path=path, org=value)
    entry = Entry(root.note, path, value)
    return Tenure(
        path=path,
        title=entry.text("title"),
        org=entry.text("org"),
        start=date_of(entry, "from"),
        end=date_of(entry, "to"),
        note=entry.text("note"),
    )


def _actor(root: Entry) -> ActorFile:
    return ActorFile(
        **_content(root),
        name=root.text("name"),
        kind=root.text("kind"),
        aliases=_texts(root, "aliases"),
        short=root.text("short"),
        description=root.text("description"),
        roles=_tenures(root, "roles"),
        member_of=_tenures(root, "member_of"),
        country=root.text("country"),
        wikidata=root.text("wikidata"),
    )


def _story(root: Entry) -> StoryFile:
    lines = tuple(
        BottomLine(day=Day.fromisoformat(entry.text("date")), text=entry.text("text"), trend=entry.text("trend"))
        for entry in entries(root, "bottom_lines")
    )
    return StoryFile(**_content(root), title=root.text("title"), question=root.text("question"), bottom_lines=lines)


def _issue(root: Entry) -> IssueFile:
    return IssueFile(**_content(root), title=root.text("title"), question=root.text("question"))


def _figure_file(root: Entry) -> FigureFile:
    return FigureFile(
        **_content(root),
        title=root.text("title"),
        unit=root.text("unit"),
        definition=root.text("definition"),
        exact=_flag(root, "exact"),
        compare=_flag(root, "compare", absent=True),
    )


_BUILDERS: dict[str, Callable[[Entry], Content]] = {
    "note": _article,
    "actor": _actor,
    "story": _story,
    "issue": _issue,
    "figure": _figure_file,
}
