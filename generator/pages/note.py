"""The page of one note: its source, its facts as that note reports them, the desk's prose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from generator import addresses, escape
from generator.model.facts import FigureFact, OccasionFact, SpokenFact
from generator.pages import words
from generator.pages.corrected import Correction, correction, corrects
from generator.pages.prose import prose
from generator.pages.reports import history_row
from generator.pages.rows import Rows
from generator.pages.spoken import as_said
from generator.pages.structured import note_data
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from generator.document import Page
    from generator.model.briefing import Image, Note
    from generator.model.things import Report
    from generator.pages.desk import Desk
    from generator.pages.reports import ReportRow
    from generator.pages.views import Chip, FigureRow, StanceRow, WordsRow
    from generator.pages.when import When


_SORTS = {
    "talk": "Talks",
    "event": "Events",
    "figure": "Figures",
    "quote": "Quotes",
    "claim": "Claims",
    "position": "Positions",
}


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
class Told:
    """One fact as the note reports it; one of the rows is set. `again` leads to the thing joined from all notes."""

    local: str
    title: str
    sort: str
    statement: str
    again: Link | None
    by: tuple[Chip, ...]
    doubt: str
    remark: str
    corrected: tuple[Correction, ...]
    occasion: ReportRow | None = None
    words: WordsRow | None = None
    figure: FigureRow | None = None
    stance: StanceRow | None = None


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
    groups: tuple[tuple[str, str, tuple[Told, ...]], ...]  # anchor, title, facts
    pictures: tuple[Picture, ...]
    prose: Markup
    corrections: tuple[Correction, ...]
    stories: tuple[Link, ...]
    actors: tuple[Link, ...]
    tags: tuple[Link, ...]


def note_page(desk: Desk, name: str) -> Page:
    """The page of a note."""
    note, here = desk.briefing.notes[name], addresses.page("note", name)
    article = note.article
    rows = Rows(desk, here)
    shown = tuple(correction(rows, one) for one in note.corrections)
    told = [_told(rows, note, report) for report in note.reports]
    return desk.page(
        here,
        "pages/note.md.j2",
        View(
            summary=article.summary,
            box=_box(rows, note),
            key_points=article.key_points,
            groups=tuple(_groups(told)),
            pictures=tuple(_picture(rows, image) for image in note.images),
            prose=prose(rows, article),
            corrections=shown,
            stories=rows.things(name for name in note.stories if name in desk.briefing.stories),
            actors=rows.things(note.actors),
            tags=()
            if desk.prefix
            else tuple(Link(tag, f"{rows.link('tags/')}#{tag_anchor(tag)}") for tag in article.tags),
        ),
        title=article.title,
        description=article.summary or next(iter(article.key_points), ""),
        notes=[note.id],
        turns=note.turns,
        jsonld=note_data(desk, note),
        edit_path="" if desk.prefix else article.file,
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


def _groups(told: Iterable[Told]) -> Iterator[tuple[str, str, tuple[Told, ...]]]:
    """The facts by sort, each in the order of the file."""
    found = list(told)
    for sort, title in _SORTS.items():
        if those := tuple(one for one in found if one.sort == sort):
            yield f"s--{sort}s", title, those


def _told(rows: Rows, note: Note, report: Report) -> Told:
    fact = report.fact
    common = Told(
        local=fact.local,
        title="",
        sort="",
        statement=report.statement,
        again=None,
        by=rows.people(report.by),
        doubt=fact.doubt,
        remark=fact.remark,
        corrected=tuple(correction(rows, one) for one in note.corrections if corrects(one.fact, fact)),
    )
    if isinstance(fact, OccasionFact):
        return _occasion(rows, common, report, fact)
    if isinstance(fact, SpokenFact):
        return _spoken(rows, common, report, fact)
    if isinstance(fact, FigureFact):
        number = replace(rows.figure(rows.desk.briefing.numbers[report.statement]), doubt="")
        return replace(common, sort="figure", title=number.figure.text, figure=number, again=number.figure)
    held = replace(rows.demand(report), doubt="")
    return replace(common, sort="position", title=_stance_title(held), stance=held, again=held.issue)


def _stance_title(row: StanceRow) -> str:
    who = words.listed(chip.name for chip in row.actors)
    return f"{who} on {row.issue.text}" if row.issue else f"Demand by {who}"


def _occasion(rows: Rows, common: Told, report: Report, fact: OccasionFact) -> Told:
    known = rows.desk.briefing.occasion(fact.id)
    title = fact.what or (known.what if known else fact.id)
    again = Link("what all notes say", rows.link(addresses.page(fact.category, fact.id))) if known else None
    return replace(common, sort=fact.category, title=title, occasion=history_row(rows, report), again=again)


def _spoken(rows: Rows, common: Told, report: Report, fact: SpokenFact) -> Told:
    joined = rows.desk.briefing.utterance(fact.id or fact.statement)
    if joined is None:
        message = f"{fact.statement} belongs to no quote or claim"
        raise LookupError(message)
    row = replace(rows.utterance(as_said(rows, joined, report, fact)), statement=fact.statement, doubt="")
    by = words.listed(chip.name for chip in row.by)
    index = addresses.FOLDERS.get(fact.category, f"{fact.category}s")
    several = len(joined.reports) > 1
    again = Link(words.count(len(joined.reports), "report"), rows.link(f"{index}/")) if several else None
    return replace(
        common, sort=fact.category, title=f"{words.capital(fact.category)}: {by}", words=row, by=(), again=again
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
