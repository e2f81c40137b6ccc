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
from generator.model.day import Day
from generator.validate.entries import Entry, entries, facts, whole
from generator.validate.fact_values import correction, figure, flag, image, occasion, position, spoken, texts
from generator.validate.values import date_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.article import Content
    from generator.model.dates import Date
    from generator.read.note import Note


def file_of(note: Note) -> Content:
    """The file as understood; it has passed every check."""
    return _BUILDERS[note.group](whole(note))


def _content(root: Entry) -> dict[str, Any]:
    note = root.note
    return {
        "id": note.id,
        "file": note.file,
        "body": note.body.strip("\n"),
        "body_line": note.body_line,
        "formerly": texts(root, "formerly"),
        "marks": note.values,
    }


def _source(entry: Entry) -> Source:
    return Source(
        publisher=entry.text("publisher"),
        published=cast("Date", date_of(entry, "published")),
        url=entry.text("url"),
        reference=entry.text("reference"),
        title=entry.text("title"),
        author=texts(entry, "author"),
        via=texts(entry, "via"),
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
        key_points=texts(root, "key_points"),
        stories=texts(root, "stories"),
        tags=texts(root, "tags"),
        draft=flag(root, "draft"),
        occasions=tuple(occasion(key, entry) for key, entry in those("events", "talks")),
        spoken=tuple(spoken(key, entry) for key, entry in those("quotes", "claims")),
        figures=tuple(figure(entry) for _, entry in those("figures")),
        positions=tuple(position(entry) for _, entry in those("positions")),
        images=tuple(image(entry) for _, entry in those("images")),
        corrections=tuple(correction(entry) for _, entry in those("corrections")),
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
