"""Indexes of quotes and of claims, by speaker; long ones by month or day, and by speaker within each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from generator.addresses import LONG, months
from generator.model.parties import who_key
from generator.pages import words
from generator.pages.rows import Rows
from generator.pages.sections import spoken_order
from generator.pages.splitting import links, named, ways_up
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.document import Page
    from generator.model.facts import SpokenFact, Who
    from generator.model.things import Report, Utterance
    from generator.pages.desk import Desk
    from generator.pages.views import WordsRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One speaker and their words, oldest first."""

    anchor: str
    name: str
    link: Link
    rows: tuple[WordsRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What `indexes/spoken.md.j2` shows: the words, or the months and days that hold them; from these a way `up`."""

    kind: str
    speakers: tuple[Speaker, ...]
    apart: tuple[Link, ...]
    up: tuple[Link, ...]


def index(desk: Desk, kind: str, found: Sequence[Utterance]) -> Iterator[Page]:
    """The index of quotes or claims, given by speaker; with its months, and their days, where it is long."""
    here, title = f"{kind}/", words.capital(kind)
    if len(found) <= LONG:
        yield _page(desk, here, title, kind, found)
        return
    rows = Rows(desk, here)
    several = months(kind, ((spoken_order(one)[0], one) for one in sorted(found, key=spoken_order)))
    yield _page(desk, here, title, kind, (), apart=links(rows, reversed(several)), drawn=found)
    place = {one.id: number for number, one in enumerate(found)}
    for month in several:
        for one, within in month.pages:
            rows = Rows(desk, one.address)
            by_speaker = sorted(one.rows, key=lambda told: place[told.id])
            ways = {"apart": links(rows, one.apart), "up": ways_up(rows, within)}
            yield _page(desk, one.address, f"{title} of {named(one)}", kind, by_speaker, drawn=one.found, **ways)


def _page(
    desk: Desk,
    here: str,
    title: str,
    kind: str,
    found: Sequence[Utterance],
    *,
    apart: tuple[Link, ...] = (),
    up: tuple[Link, ...] = (),
    drawn: Iterable[Utterance] = (),
) -> Page:
    rows = Rows(desk, here)
    return desk.page(
        here,
        "indexes/spoken.md.j2",
        View(kind=kind, speakers=tuple(_speakers(rows, found)), apart=apart, up=up),
        title=title,
        notes=(report.note for one in (*found, *drawn) for report in one.reports),
        listed=False,
    )


def _speakers(rows: Rows, found: Sequence[Utterance]) -> Iterator[Speaker]:
    for who, group in groupby(found, key=lambda one: _voice(one.by[0])):
        chip = rows.who(who)
        of = f" ({chip.of.text})" if chip.of else ""
        yield Speaker(
            anchor=f"s--{who.actor or _unnamed(who)}",
            name=f"{chip.name}{of}",
            link=Link(chip.name, chip.href),
            rows=tuple(rows.utterance(one) for one in group),
        )


def _unnamed(who: Who) -> str:
    """A name made of the words for somebody without a file, so that it stays when others come before."""
    return f"unnamed-{sha256('|'.join(who_key(who)).encode()).hexdigest()[:8]}"


def _voice(who: Who) -> Who:
    """The speaker without a part in the fact, so that the same one is told once."""
    return type(who)(actor=who.actor, anonymous=who.anonymous, of=who.of, publisher=who.publisher)


def as_said(rows: Rows, joined: Utterance, report: Report, fact: SpokenFact) -> Utterance:
    """The quote or claim as this one report has it; only words and speakers are inherited where it gives none."""
    at = rows.desk.briefing.occasion(fact.at)
    return replace(
        joined,
        by=fact.by or joined.by,
        text=fact.text or joined.text,
        to=fact.to,
        about=fact.about,
        at=fact.at,
        date=fact.date or (at.date if at else None),
        reported_on=report.day,
        channel=fact.channel,
        denies=fact.denies,
        confirms=fact.confirms,
        contradicts=fact.contradicts,
        lang=fact.lang,
        original=fact.original,
        translated=fact.translated,
    )
