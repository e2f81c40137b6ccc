"""Indexes of quotes and of claims, by speaker; long ones by month or day, and by speaker within each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from generator.addresses import LONG, months
from generator.model.order import speaker_order
from generator.model.parties import who_key
from generator.pages import words
from generator.pages.rows import Rows
from generator.pages.sections import spoken_order
from generator.pages.splitting import links, named, ways_up
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.facts import SpokenFact, Who
    from generator.model.things import Report, Utterance
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
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


def index(desk: Desk, kind: str, found: Mapping[str, Utterance]) -> Iterator[Sheet]:
    """The index of quotes or claims, given by speaker; with its months, and their days, where it is long."""
    if len(found) <= LONG:
        yield desk.sheet(f"{kind}/", _whole, kind)
        return
    yield desk.sheet(f"{kind}/", _months, kind)
    for month in _by_month(kind, found):
        for one, within in month.pages:
            yield desk.sheet(one.address, _stretch, kind, one, ways_up(Rows(desk, one.address), within))


def _said(desk: Desk, kind: str) -> Mapping[str, Utterance]:
    return desk.briefing.quotes if kind == "quotes" else desk.briefing.claims


def _by_month(kind: str, found: Mapping[str, Utterance]) -> list[Stretch[str]]:
    return months(kind, ((spoken_order(one)[0], one.id) for one in sorted(found.values(), key=spoken_order)))


def _whole(desk: Desk, kind: str) -> Page:
    """All of them on one page."""
    rows, found = Rows(desk, f"{kind}/"), tuple(_said(desk, kind).values())
    view = View(kind=kind, speakers=tuple(_speakers(rows, found)), apart=(), up=())
    return _page(rows, words.capital(kind), view, found)


def _months(desk: Desk, kind: str) -> Page:
    """The months that hold the words."""
    rows, found = Rows(desk, f"{kind}/"), _said(desk, kind)
    apart = links(rows, reversed(_by_month(kind, found)))
    return _page(rows, words.capital(kind), View(kind=kind, speakers=(), apart=apart, up=()), found.values())


def _stretch(desk: Desk, kind: str, one: Stretch[str], up: tuple[Link, ...]) -> Page:
    """A month, or a day of a long one; `up` are the ways to what it is a part of."""
    rows, said = Rows(desk, one.address), _said(desk, kind)
    shown = sorted((said[name] for name in one.rows), key=speaker_order)
    view = View(kind=kind, speakers=tuple(_speakers(rows, shown)), apart=links(rows, one.apart), up=up)
    return _page(rows, f"{words.capital(kind)} of {named(one)}", view, [said[name] for name in one.found])


def _page(rows: Rows, title: str, view: View, drawn: Iterable[Utterance]) -> Page:
    return rows.desk.page(
        rows.here,
        "indexes/spoken.md.j2",
        view,
        title=title,
        notes=(report.note for one in drawn for report in one.reports),
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
