"""Notes: the archive by month, tags."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from generator import addresses
from generator.addresses import LONG, months
from generator.pages import words
from generator.pages.note import note_page, tag_anchor
from generator.pages.rows import Rows
from generator.pages.sections import Section, groups, of_note, parts
from generator.pages.splitting import links, named, ways_up
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Note
    from generator.pages.desk import Desk

_MOST_TAGGED = 400  # notes under all tags up to which they stand on one page
_SIGNS = 60  # of a tag that names a file


def pages(desk: Desk) -> Iterator[Page]:
    """The archive, the tags, and a page for each note."""
    yield from _archive(desk)
    if _has_tags(desk):
        yield from _tags(desk)
    numbers = {told.report.statement: told for series in desk.briefing.figures.values() for told in series.reports}
    for note in desk.briefing.notes.values():
        yield note_page(desk, note, numbers)


def _archive(desk: Desk) -> Iterator[Page]:
    """The index of months with the newest one in full, and a page for each month; for each day of a long one."""
    rows = Rows(desk, "notes/")
    several = months("notes", ((note.day, note) for note in desk.briefing.notes.values()))
    newest = next(iter(several), None)
    shown = newest.found[:LONG] if newest else ()
    yield desk.page(
        "notes/",
        "indexes/notes.md.j2",
        {
            "months": links(rows, several, lambda one: words.count(len(one.found), "note")),
            "title": named(newest) if newest else "",
            "more": Link(f"all notes of {named(newest)}", rows.link(newest.address))
            if newest and newest.apart
            else None,
            "notes": [_entry(rows, note) for note in shown],
            "tags": rows.link("tags/") if _has_tags(desk) else "",
        },
        title="Notes",
        description=f"{words.count(len(desk.briefing.notes), 'note')}, as known on {words.day(desk.briefing.as_of)}",
        notes=desk.briefing.notes,
        listed=False,
    )
    for month in several:
        for one, within in month.pages:
            yield _stretch(desk, one, within)


def _whole(rows: Rows, month: Stretch[Note]) -> Link:
    return Link(f"all notes of {named(month)}", rows.link(month.address))


def _stretch(desk: Desk, one: Stretch[Note], within: Iterable[Stretch[Note]]) -> Page:
    """A month, or a day of a long one."""
    rows = Rows(desk, one.address)
    return desk.page(
        one.address,
        "indexes/notes_month.md.j2",
        {
            "notes": [_entry(rows, note) for note in one.rows],
            "apart": links(rows, one.apart, lambda part: words.count(len(part.found), "note")),
            "up": ways_up(rows, within),
        },
        title=f"Notes of {named(one)}",
        notes=[note.id for note in one.found],
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


def _tags(desk: Desk) -> Iterator[Page]:
    """The page of all tags; where they hold many notes, a page for each, and for the months of a long one."""
    found: dict[str, list[Note]] = {}
    for note in desk.briefing.notes.values():
        for tag in dict.fromkeys(note.article.tags):
            found.setdefault(tag, []).append(note)
    many = sum(map(len, found.values())) > _MOST_TAGGED
    rows = Rows(desk, "tags/")
    yield desk.page(
        "tags/",
        "indexes/tags.md.j2",
        {
            "tags": [
                (tag_anchor(tag), tag, [] if many else [_entry(rows, note)[0] for note in found[tag]])
                for tag in sorted(found)
            ],
            "apart": [(tag_anchor(tag), _tag_link(rows, tag, len(found[tag]))) for tag in sorted(found) if many],
        },
        title="Tags",
        notes=(note.id for notes in found.values() for note in notes),
        listed=False,
    )
    for tag in sorted(found) if many else ():
        yield from _tag(desk, tag, found[tag])


def _tag_address(tag: str) -> str:
    """The page of one of many tags: by its anchor where that can be a file's name on every system."""
    plain = len(tag) <= _SIGNS and tag == tag.lower() and tag.isascii()
    return f"tags/{tag_anchor(tag) if plain else f't--tag--{sha256(tag.encode()).hexdigest()[:12]}'}/"


def _tag_link(rows: Rows, tag: str, number: int) -> Link:
    return Link(tag, rows.link(_tag_address(tag)), words.count(number, "note"))


def _tag(desk: Desk, tag: str, found: Sequence[Note]) -> Iterator[Page]:
    """The page of one of many tags, and those by month where it has many notes."""
    here, title = _tag_address(tag), f"Tag: {tag}"
    section = Section("notes", "Notes", "note", tuple(of_note(note) for note in found))
    rows = Rows(desk, here)
    yield desk.page(
        here,
        "pages/tag.md.j2",
        {"up": Link("All tags", rows.link("tags/")), "group": groups(rows, [section])[0]},
        title=title,
        notes=(note.id for note in found),
        listed=False,
    )
    yield from parts(desk, here, title, [section])
