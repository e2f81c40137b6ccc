"""A file without errors as typed values: the facts of a note, an actor, a story, an issue, a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from generator.model.article import (
    ActorFile,
    Article,
    BottomLine,
    FigureFile,
    IssueFile,
    Source,
    StoryFile,
    Tenure,
)
from generator.model.changed import made
from generator.model.day import Day
from generator.validate.entries import Entry, entries, facts, whole
from generator.validate.fact_values import correction, figure, flag, image, occasion, position, spoken, texts
from generator.validate.values import date_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.article import Content
    from generator.model.dates import Date
    from generator.read.note import Note

_OF_SOURCES = ("publisher", "url", "reference", "title", "archive", "kind", "lang")


def file_of(note: Note) -> Content:
    """The file as understood; it has passed every check."""
    return _BUILDERS[note.group](whole(note))


def _content(root: Entry, *keys: str) -> dict[str, Any]:
    """What all files have, and the texts of these keys, where there are any."""
    note, data = root.note, root.data
    found: dict[str, Any] = {key: value for key in keys if isinstance(value := data.get(key), str)}
    found["id"] = note.id
    found["file"] = note.file
    found["body"] = note.body.strip("\n")
    found["body_line"] = note.body_line
    found["formerly"] = texts(root, "formerly")
    found["marks"] = note.values
    return found


def _source(entry: Entry) -> Source:
    data = entry.data
    return made(
        Source,
        **{key: value for key in _OF_SOURCES if isinstance(value := data.get(key), str)},
        published=cast("Date", date_of(entry, "published")),
        author=texts(entry, "author"),
        via=texts(entry, "via"),
        updated=date_of(entry, "updated"),
    )


def _article(root: Entry) -> Article:
    told: dict[str, list[Entry]] = {}
    occasions, said = [], []
    for key, entry in facts(root.note):
        if key in {"events", "talks"}:
            occasions.append(occasion(key, entry))
        elif key in {"quotes", "claims"}:
            said.append(spoken(key, entry))
        else:
            told.setdefault(key, []).append(entry)
    return made(
        Article,
        **_content(root, "title", "summary"),
        source=_source(next(entries(root, "source"))),
        key_points=texts(root, "key_points"),
        stories=texts(root, "stories"),
        tags=texts(root, "tags"),
        draft=flag(root, "draft"),
        occasions=tuple(occasions),
        spoken=tuple(said),
        figures=tuple(map(figure, told.get("figures", ()))),
        positions=tuple(map(position, told.get("positions", ()))),
        images=tuple(map(image, told.get("images", ()))),
        corrections=tuple(map(correction, told.get("corrections", ()))),
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
        aliases=texts(root, "aliases"),
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
        exact=flag(root, "exact"),
        compare=flag(root, "compare", absent=True),
    )


_BUILDERS: dict[str, Callable[[Entry], Content]] = {
    "note": _article,
    "actor": _actor,
    "story": _story,
    "issue": _issue,
    "figure": _figure_file,
}
