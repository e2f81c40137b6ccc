"""The page of one note: its source, its facts as that note reports them, the desk's prose; pages of many facts."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from generator import addresses, escape
from generator.pages import splitting, words
from generator.pages.corrected import Correction, correction
from generator.pages.prose import prose
from generator.pages.reported import Group, Told, apart, groups, told
from generator.pages.rows import Rows
from generator.pages.splitting import links, named
from generator.pages.structured import note_data
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Image, Note
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.views import Chip
    from generator.pages.when import When


_SIGNS = 60  # of a tag that names a file


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where a note is read from."""

    publisher: Link
    title: str
    url: str
    reference: str
    archive: str
    published: When
    updated: When | None
    authors: tuple[str, ...]
    via: tuple[str, ...]
    kind: str
    lang: str
    counts: str  # the day on which it counts, in words
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image of the note: shown, or described where there is no file."""

    local: str
    statement: str
    src: str
    alt: str
    caption: str
    credit: str
    by: tuple[Chip, ...]
    doubt: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What `pages/note.md.j2` shows."""

    summary: str
    box: Box
    key_points: tuple[str, ...]
    groups: tuple[Group, ...]
    pictures: tuple[Picture, ...]
    prose: Markup
    corrections: tuple[Correction, ...]
    stories: tuple[Link, ...]
    actors: tuple[Link, ...]
    tags: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsView:
    """What `pages/note_facts.md.j2` shows: facts of one sort, or the parts `apart` that hold them."""

    box: Box
    told: tuple[Told, ...]
    apart: tuple[Link, ...]
    up: tuple[Link, ...]


def sheets(desk: Desk, note: Note, *, by_tag: bool) -> Iterator[Sheet]:
    """The page of a note; of many facts also those by sort. `by_tag`: whether its tags lead to pages of their own."""
    here = addresses.page("note", note.id)
    yield desk.sheet(here, page, note.id, by_tag)
    for whole in apart(note):
        yield from splitting.sheets(desk, whole, _facts, note.id)


def page(desk: Desk, name: str, by_tag: bool) -> Page:  # noqa: FBT001 -- given by a sheet
    """The page of a note."""
    note, here = desk.briefing.notes[name], addresses.page("note", name)
    article = note.article
    rows = Rows(desk, here)
    shown = tuple(correction(rows, one) for one in note.corrections)
    return desk.page(
        here,
        "pages/note.md.j2",
        View(
            summary=article.summary,
            box=_box(rows, note),
            key_points=article.key_points,
            groups=groups(rows, note),
            pictures=tuple(_picture(rows, image) for image in note.images),
            prose=prose(rows, article),
            corrections=shown,
            stories=rows.things(name for name in note.stories if name in desk.briefing.stories),
            actors=rows.things(note.actors),
            tags=() if desk.prefix else tuple(_tag(rows, tag, by_tag=by_tag) for tag in article.tags),
        ),
        title=article.title,
        description=article.summary or next(iter(article.key_points), ""),
        notes=[note.id],
        turns=note.turns,
        jsonld=note_data(desk, note),
        edit_path="" if desk.prefix else article.file,
    )


def _tag(rows: Rows, tag: str, *, by_tag: bool) -> Link:
    return Link(tag, rows.link(tag_address(tag) if by_tag else f"tags/#{tag_anchor(tag)}"))


def _facts(desk: Desk, name: str, one: Stretch[str], within: tuple[Link, ...]) -> Page:
    """The facts of one sort in full, or a part of them; `within` are the ways to what it is a part of."""
    note, rows = desk.briefing.notes[name], Rows(desk, one.address)
    title = note.article.title
    return desk.page(
        one.address,
        "pages/note_facts.md.j2",
        FactsView(
            box=_box(rows, note),
            told=told(rows, note, one.rows),
            apart=links(rows, one.apart),
            up=(Link(f"All of {title}", rows.link(addresses.page("note", name))), *within),
        ),
        title=f"{title}: {named(one)}",
        notes=[name],
    )


def _box(rows: Rows, note: Note) -> Box:
    source = note.article.source
    desk = rows.desk
    return Box(
        publisher=Link(source.publisher, rows.thing(note.publisher_actor).href if note.publisher_actor else ""),
        title=source.title,
        url=escape.link(source.url),
        reference=source.reference,
        archive=escape.link(source.archive),
        published=cast("When", desk.when(source.published)),
        updated=desk.when(source.updated),
        authors=source.author,
        via=source.via,
        kind=source.kind,
        lang=source.lang,
        counts=words.day(note.day),
        file=note.article.file,
    )


def _picture(rows: Rows, image: Image) -> Picture:
    file = image.fact.file
    return Picture(
        local=image.fact.local,
        statement=image.statement,
        src=addresses.relative(rows.desk.prefix + rows.here, file) if file else "",
        alt=image.fact.alt,
        caption=image.fact.caption,
        credit=image.fact.credit,
        by=rows.people(image.fact.by),
        doubt=image.fact.doubt,
        remark=image.fact.remark,
    )


def tag_anchor(tag: str) -> str:
    """The anchor of a tag on its page; two tags never share one."""
    return "t--" + "".join(sign if sign.isalnum() and sign.isascii() else f"-{ord(sign):x}-" for sign in tag)


def tag_address(tag: str) -> str:
    """The page of one of many tags: by its anchor where that can be a file's name on every system."""
    plain = len(tag) <= _SIGNS and tag == tag.lower() and tag.isascii()
    return f"tags/{tag_anchor(tag) if plain else f't--tag--{sha256(tag.encode()).hexdigest()[:12]}'}/"
