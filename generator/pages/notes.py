"""Notes: the archive by month, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator import addresses
from generator.addresses import LONG, months
from generator.pages import splitting, words
from generator.pages.company import Listed
from generator.pages.note import sheets, tag_address, tag_anchor
from generator.pages.rows import Rows
from generator.pages.sections import Section, groups, of_note, parts
from generator.pages.splitting import letters, links, named, ways_up
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Briefing, Note
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet

_MOST_USED = 40  # of very many tags, that stand on their index
_MOST_TAGGED = 400  # notes under all tags up to which they stand on one page

_Tagged: TypeAlias = "tuple[str, tuple[str, ...]]"  # a tag, its notes


def pages(desk: Desk) -> Iterator[Sheet]:
    """The archive, with a page for each month and each day of a long one; the tags, and each note."""
    yield desk.sheet("notes/", _index)
    for month in _months(desk.briefing):
        for one, within in month.pages:
            yield desk.sheet(one.address, _stretch, one, ways_up(Rows(desk, one.address), within))
    if _has_tags(desk):
        yield from _tag_pages(desk)
    by_tag = len(_tagged(desk.briefing)) > LONG
    for note in desk.briefing.notes.values():
        yield from sheets(desk, note, by_tag=by_tag)


def _months(briefing: Briefing) -> list[Stretch[str]]:
    return months("notes", ((note.day, note.id) for note in briefing.notes.values()))


def _index(desk: Desk) -> Page:
    """The months, with the newest one in full."""
    rows, several = Rows(desk, "notes/"), _months(desk.briefing)
    newest = next(iter(several), None)
    shown = newest.found[:LONG] if newest else ()
    return desk.page(
        "notes/",
        "indexes/notes.md.j2",
        {
            "months": links(rows, several, lambda one: words.count(len(one.found), "note")),
            "title": named(newest) if newest else "",
            "more": Link(f"all notes of {named(newest)}", rows.link(newest.address))
            if newest and newest.apart
            else None,
            "notes": [_entry(rows, desk.briefing.notes[name]) for name in shown],
            "tags": rows.link("tags/") if _has_tags(desk) else "",
        },
        title="Notes",
        description=f"{words.count(len(desk.briefing.notes), 'note')}, as known on {words.day(desk.briefing.as_of)}",
        notes=desk.briefing.notes,
        listed=False,
    )


def _stretch(desk: Desk, one: Stretch[str], up: tuple[Link, ...]) -> Page:
    """A month, or a day of a long one; `up` are the ways to what it is a part of."""
    rows = Rows(desk, one.address)
    return desk.page(
        one.address,
        "indexes/notes_month.md.j2",
        {
            "notes": [_entry(rows, desk.briefing.notes[name]) for name in one.rows],
            "apart": links(rows, one.apart, lambda part: words.count(len(part.found), "note")),
            "up": up,
        },
        title=f"Notes of {named(one)}",
        notes=one.found,
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


def _tagged(briefing: Briefing) -> dict[str, list[str]]:
    """The notes of each tag."""
    found: dict[str, list[str]] = {}
    for note in briefing.notes.values():
        for tag in dict.fromkeys(note.article.tags):
            found.setdefault(tag, []).append(note.id)
    return found


def _are_many(found: Mapping[str, Sequence[str]]) -> bool:
    return len(found) > LONG or sum(map(len, found.values())) > _MOST_TAGGED


def _by_name(found: Mapping[str, Sequence[str]]) -> Stretch[_Tagged]:
    told = sorted(found, key=lambda tag: (tag.casefold(), tag))
    return addresses.names("tags/by/name/", "Tags", ((tag, (tag, tuple(found[tag]))) for tag in told))


def _tag_pages(desk: Desk) -> Iterator[Sheet]:
    """The page of all tags; where they hold many notes, a page for each, and for the months of a long one."""
    found = _tagged(desk.briefing)
    yield desk.sheet("tags/", _tags)
    if len(found) > LONG:
        yield from splitting.sheets(desk, _by_name(found), _named_tags)
    for tag in sorted(found) if _are_many(found) else ():
        here = tag_address(tag)
        yield desk.sheet(here, _tag, tag, tuple(found[tag]))
        yield from parts(desk, here, f"Tag: {tag}", [_section(desk.briefing, found[tag])])


def _tags(desk: Desk) -> Page:
    rows, found = Rows(desk, "tags/"), _tagged(desk.briefing)
    many, split = _are_many(found), len(found) > LONG
    shown = sorted(found, key=lambda tag: (-len(found[tag]), tag))[:_MOST_USED] if split else sorted(found)
    return desk.page(
        "tags/",
        "indexes/tags.md.j2",
        {
            "tags": [
                (
                    tag_anchor(tag),
                    tag,
                    [] if many else [_entry(rows, desk.briefing.notes[name])[0] for name in found[tag]],
                )
                for tag in shown
            ],
            "apart": [(tag_anchor(tag), _tag_link(rows, tag, len(found[tag]))) for tag in shown if many],
            "by_name": letters(rows, _by_name(found).apart) if split else (),
        },
        title="Tags",
        notes=(name for notes in found.values() for name in notes),
        listed=False,
    )


def _named_tags(desk: Desk, one: Stretch[_Tagged], within: tuple[Link, ...]) -> Page:
    """The tags of a letter, or a part of it; `within` are the ways to what it is a part of."""
    rows = Rows(desk, one.address)
    return desk.page(
        one.address,
        "indexes/names.md.j2",
        Listed(
            shown=tuple(_tag_link(rows, tag, len(names)) for tag, names in one.rows),
            apart=letters(rows, one.apart, lambda row: row[0]),
            up=(Link("All tags", rows.link("tags/")), *within),
        ),
        title=f"Tags: {named(one)}" if within else "Tags by name",
        notes=(name for _, names in one.found for name in names),
        listed=False,
    )


def _tag_link(rows: Rows, tag: str, number: int) -> Link:
    return Link(tag, rows.link(tag_address(tag)), words.count(number, "note"))


def _section(briefing: Briefing, names: Sequence[str]) -> Section:
    return Section("notes", "Notes", "note", tuple(of_note(briefing.notes[name]) for name in names))


def _tag(desk: Desk, tag: str, names: tuple[str, ...]) -> Page:
    """The page of one of many tags."""
    here = tag_address(tag)
    rows = Rows(desk, here)
    return desk.page(
        here,
        "pages/tag.md.j2",
        {"up": Link("All tags", rows.link("tags/")), "group": groups(rows, [_section(desk.briefing, names)])[0]},
        title=f"Tag: {tag}",
        notes=names,
        listed=False,
    )
