"""Data and earlier editions: where the facts can be taken from; and where old addresses lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.pages.labels import titles_of
from generator.pages.rows import Rows
from generator.pages.sheet import Sheet
from generator.pages.structured import absolute
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document import Page
    from generator.pages.desk import Desk

KINDS = (
    ("notes", "what each note is read from, with how many facts it holds"),
    ("actors", "names, kinds, roles, memberships"),
    ("stories", "storylines with their current bottom line"),
    ("issues", "the questions on which actors take positions"),
    ("figures", "the quantities that sources report numbers for"),
    ("events", "what has happened, is planned or due, with every report"),
    ("talks", "meetings and calls with state, moves and every report"),
    ("quotes", "words with their speakers"),
    ("claims", "what is said, with denials and independent publishers"),
    ("positions", "who holds what on which issue, and demands"),
    ("figure-reports", "every number with its interval and who says so"),
    ("discrepancies", "where sources cannot both be right"),
    ("changes", "what each day's notes added or changed"),
)


def pages(desk: Desk) -> Iterator[Sheet]:
    """The pages on data, the editions, the redirects; an edition has its data and redirects alone."""
    yield desk.sheet("data/", _data)
    yield from _moved(desk)
    if desk.prefix:
        return
    if any(edition.prefix for edition in desk.others):
        yield desk.sheet("as-of/", _editions)
    if not any(address == "about/" for _, address in desk.by_hand):  # else the maintainers wrote one
        yield Sheet("about.md", _about)  # where the engine's navigation looks for it


def _data(desk: Desk) -> Page:
    here = Rows(desk, "data/")
    kinds = [(name, about, here.link(f"data/{name}.json"), here.link(f"data/{name}.csv")) for name, about in KINDS]
    files = {name: here.link(f"data/{name}") for name in ("statements.jsonl", "schema.json", "briefing.sqlite")}
    return desk.page(
        "data/",
        "indexes/data.md.j2",
        {
            "kinds": kinds,
            "files": files,
            "guide": "" if desk.prefix else here.link("llms.txt"),
            "home": absolute(desk, "data/") if desk.site_url else "data/",
        },
        title="Data",
        description="Every fact as JSON, CSV and SQLite, each with its provenance",
        notes=desk.briefing.notes,
        listed=False,
    )


def _editions(desk: Desk) -> Page:
    """The list of earlier editions."""
    rows = Rows(desk, "as-of/")
    return desk.page(
        "as-of/",
        "indexes/editions.md.j2",
        [Link(edition.label, rows.link(edition.prefix)) for edition in desk.others if edition.prefix],
        title="Earlier editions",
        description="The site as known on earlier days",
        notes=desk.briefing.notes,
        listed=False,
    )


def _about(desk: Desk) -> Page:
    """How the site is made."""
    return desk.page(
        "about/",
        "pages/about.md.j2",
        None,
        title="About",
        description="How this briefing is made",
        notes=desk.briefing.notes,
    )


def _moved(desk: Desk) -> Iterator[Sheet]:
    """A page at each old address that leads to the present one."""
    for old, new in desk.briefing.formerly.items():
        one = desk.briefing.occasion(new)
        found = [(one.category, one.what)] if one else list(titles_of(desk.briefing, new))
        if new in desk.briefing.actors:
            found = [("actor", desk.briefing.actors[new].file.name)]
        for kind, title in found:
            yield desk.sheet(addresses.page(kind, old), _redirect, kind, old, new, title)


def _redirect(desk: Desk, kind: str, old: str, new: str, title: str) -> Page:
    here = addresses.page(kind, old)
    link = Link(title, addresses.relative(here, addresses.page(kind, new)))
    return desk.page(
        here,
        "pages/moved.md.j2",
        link,
        title=title,
        description=f"{title} has another address now",
        listed=False,
        redirect=link.href,
    )
