"""`llms.txt`: what the site holds, for programs that read text, by the form of llmstxt.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.document import File, one_line
from generator.exports.marks import escaped
from generator.exports.place import link
from generator.exports.plain import copy_of
from generator.exports.records import KINDS
from generator.exports.words import date_in_words, day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.exports.place import Place
    from generator.model.briefing import Briefing

_NEWEST = 50
_START = (
    ("", "Home", "bottom lines, next talks, what changed last"),
    ("talks/", "Talks", "overdue, upcoming, held"),
    ("timeline/", "Timeline", "events and talks by month"),
    ("changes/", "Changes", "every fact added and value changed, by day"),
    ("positions/", "Positions", "who takes which side of which question"),
    ("figures/", "Figures", "numbers and who gives them"),
    ("claims/", "Claims", "who says what, and who denies it"),
    ("quotes/", "Quotes", "words as spoken"),
    ("discrepancies/", "Discrepancies", "where sources cannot both be right"),
    ("corrections/", "Corrections", "what the desk got wrong"),
    ("sources/", "Sources", "publishers and what only they say"),
)
_ACTIVE = frozenset({"upcoming", "overdue", "in-progress"})


def guide(briefing: Briefing, place: Place) -> File:
    """The guide to the site's pages as Markdown, and to its data."""
    known = f"as known on {day_in_words(briefing.as_of)}, drawn from {len(briefing.notes)} notes"
    parts = [
        f"# {_plain(place.site_name)}",
        f"> A briefing {known}. Each fact names the note and the publisher that say so.",
        "Each page has a copy in Markdown at its address with `.md` in place of the last slash.",
        *_sections(briefing, place),
    ]
    return File(path="llms.txt", data=("\n\n".join(parts) + "\n").encode())


def _sections(briefing: Briefing, place: Place) -> Iterator[str]:
    stories = ((addresses.page("story", n), s.file.title, s.file.question) for n, s in briefing.stories.items())
    talks = (
        (addresses.page("talk", n), t.what, date_in_words(t.date.typed) if t.date else "date to be set")
        for n, t in briefing.talks.items()
        if t.state in _ACTIVE
    )
    issues = ((addresses.page("issue", n), i.file.title, i.file.question) for n, i in briefing.issues.items())
    figures = ((addresses.page("figure", n), f.file.title, f.file.unit) for n, f in briefing.figures.items())
    actors = ((addresses.page("actor", n), a.file.name, a.file.kind) for n, a in briefing.actors.items() if a.notes)
    newest = list(briefing.notes.values())[:_NEWEST]
    notes = ((addresses.page("note", n.id), n.article.title, n.article.source.publisher) for n in newest)
    yield from _section(place, "Start here", _START)
    yield from _section(place, "Stories", stories)
    yield from _section(place, "Talks to come", talks)
    yield from _section(place, "Issues", issues)
    yield from _section(place, "Figures", figures)
    yield "## Data\n\n" + "\n".join(_data(place))
    yield from _section(place, "Optional", (*actors, *notes))


def _section(place: Place, title: str, rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """A section, where it has rows: the page, its name, what it is about."""
    lines = [_line(place, name, copy_of(page), of) for page, name, of in rows]
    if lines:
        yield f"## {title}\n\n" + "\n".join(lines)


def _line(place: Place, name: str, path: str, of: str) -> str:
    about = f": {_plain(of)}" if of else ""
    return f"- [{_plain(name)}]({link(place, 'llms.txt', path)}){about}"


def _data(place: Place) -> Iterator[str]:
    for kind in KINDS:
        yield _line(place, kind, f"data/{kind}.json", "as JSON")
        yield _line(place, f"{kind} as a table", f"data/{kind}.csv", "as CSV")
    yield _line(place, "Schema", "data/schema.json", "what the JSON files hold")
    yield _line(place, "Statements", "data/statements.jsonl", "who says what of which thing, one JSON object a line")
    yield _line(place, "Database", "data/briefing.sqlite", "all of it as one SQLite file")


def _plain(text: str) -> str:
    """The text in one line, its letters that Markdown would take for marks escaped."""
    return escaped(one_line(text))
