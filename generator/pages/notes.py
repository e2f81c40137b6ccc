"""Notes: the archive by month, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.pages import words
from generator.pages.desk import month_groups
from generator.pages.note import note_page, tag_anchor
from generator.pages.rows import Rows
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page
    from generator.model.briefing import Note
    from generator.pages.desk import Desk


def pages(desk: Desk) -> Iterator[Page]:
    """The archive, the tags, and a page for each note."""
    yield from _archive(desk)
    if _has_tags(desk):
        yield _tags(desk)
    numbers = {told.report.statement: told for series in desk.briefing.figures.values() for told in series.reports}
    for note in desk.briefing.notes.values():
        yield note_page(desk, note, numbers)


def _archive(desk: Desk) -> Iterator[Page]:
    """The index of months with the newest one in full, and a page for each month."""
    rows = Rows(desk, "notes/")
    months = month_groups((note.day, note) for note in desk.briefing.notes.values())
    yield desk.page(
        "notes/",
        "indexes/notes.md.j2",
        {
            "months": [
                Link(words.month(month), rows.link(addresses.month("notes", month)), words.count(len(found), "note"))
                for month, found in months
            ],
            "title": words.month(months[0][0]) if months else "",
            "notes": [_entry(rows, note) for note in months[0][1]] if months else [],
            "tags": rows.link("tags/") if _has_tags(desk) else "",
        },
        title="Notes",
        description=f"{words.count(len(desk.briefing.notes), 'note')}, as known on {words.day(desk.briefing.as_of)}",
        notes=desk.briefing.notes,
        listed=False,
    )
    for month, found in months:
        here = addresses.month("notes", month)
        yield desk.page(
            here,
            "indexes/notes_month.md.j2",
            [_entry(Rows(desk, here), note) for note in found],
            title=f"Notes of {words.month(month)}",
            notes=[note.id for note in found],
            listed=False,
        )


def _entry(rows: Rows, note: Note) -> tuple[Link, str, str]:
    """A note in a list: its link with publisher and day, its summary, how many facts it holds."""
    told = f"{note.article.source.publisher}, {words.day(note.day)}"
    link = Link(note.article.title, rows.link(addresses.page("note", note.id)), told)
    return link, note.article.summary, words.count(len(note.reports), "fact")


def _has_tags(desk: Desk) -> bool:
    """Whether tags have a page: some note has one, and this is no edition."""
    return not desk.prefix and any(note.article.tags for note in desk.briefing.notes.values())


def _tags(desk: Desk) -> Page:
    rows = Rows(desk, "tags/")
    found: dict[str, list[Note]] = {}
    for note in desk.briefing.notes.values():
        for tag in dict.fromkeys(note.article.tags):
            found.setdefault(tag, []).append(note)
    return desk.page(
        "tags/",
        "indexes/tags.md.j2",
        [(tag_anchor(tag), tag, [_entry(rows, note)[0] for note in found[tag]]) for tag in sorted(found)],
        title="Tags",
        notes=(note.id for notes in found.values() for note in notes),
        listed=False,
    )
