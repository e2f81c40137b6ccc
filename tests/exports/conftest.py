"""A small made-up briefing with every kind of fact, and texts that formats are known to break."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date as day
from decimal import Decimal
from typing import Any

import pytest

from generator.exports import planned
from generator.model.article import ActorFile, Article, BottomLine, FigureFile, IssueFile, Library, StoryFile, Tenure
from generator.model.assemble import assemble
from generator.model.briefing import Briefing
from generator.model.dates import parse
from generator.model.facts import CorrectionFact, FigureFact, ImageFact, PositionFact, SpokenFact
from generator.model.intervals import of_value
from telling import bytes_of, occasion, people, source

HOSTILE = (
    'He said "yes, no", it\'s </script><b>&amp;',
    '=HYPERLINK("https://example.org/","x")',
    "two\nlines; with, commas: and \\backslashes\\",
    "🦆 ducks ]]> and أحمد الوهمي",
    "'=1+1",
    "-5 degrees",
    "[link](javascript:alert(1)) *stars* `ticks` {: onclick=x }",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    site_name: str = "The Duckpond Affair"
    site_url: str = "https://ducks.example/pond/"


Make = Callable[..., Briefing]


def note(told: dict[str, Any], number: int) -> Article:
    """A note of the mapping: `day`, and lists of `talks`, `events`, `spoken`, `figures`, `positions`."""
    name = told.get("note", f"note-{number:02}")
    plain = Article(id=name, file=f"docs/notes/{name}.md", title=told.get("title", name), source=source(told, number))
    return replace(
        plain,
        stories=tuple(told.get("stories", ())),
        summary=told.get("summary", ""),
        key_points=tuple(told.get("key_points", ())),
        occasions=tuple(
            replace(occasion(name, i, one, kind), typed=one, formerly=tuple(one.get("formerly", ())))
            for kind in ("event", "talk")
            for i, one in enumerate(told.get(f"{kind}s", ()))
        ),
        spoken=tuple(spoken(name, i, one) for i, one in enumerate(told.get("spoken", ()))),
        figures=tuple(figure(name, i, one) for i, one in enumerate(told.get("figures", ()))),
        positions=tuple(position(name, i, one) for i, one in enumerate(told.get("positions", ()))),
        images=tuple(
            ImageFact(note=name, path=("images", i), local=f"image--{i}", typed=one, **one)
            for i, one in enumerate(told.get("images", ()))
        ),
        corrections=tuple(
            CorrectionFact(
                note=name,
                path=("corrections", i),
                local=f"correction--{i}",
                typed=one,
                date=parse(one["date"]),
                what=one["what"],
            )
            for i, one in enumerate(told.get("corrections", ()))
        ),
    )


def spoken(name: str, index: int, told: dict[str, Any]) -> SpokenFact:
    return SpokenFact(
        note=name,
        path=("quotes", index),
        id=told.get("id", ""),
        local=told.get("id", f"{told.get('category', 'quote')}--{index}"),
        typed={key: value for key, value in told.items() if key != "category"},
        category=told.get("category", "quote"),
        by=people(told["by"]),
        text=told["text"],
        about=tuple(told.get("about", ())),
        denies=tuple(told.get("denies", ())),
        date=parse(told["date"]) if "date" in told else None,
    )


def figure(name: str, index: int, told: dict[str, Any]) -> FigureFact:
    value = Decimal(told["value"])
    return FigureFact(
        note=name,
        path=("figures", index),
        local=f"figure--{index}",
        typed=told,
        of=told["of"],
        value=value,
        shown=told["value"],
        interval=of_value(value, None, exact=False),
        by=people(told.get("by")),
        scope=told.get("scope", ""),
        how=told.get("how", ""),
        kind=told.get("kind", "observed"),
    )


def position(name: str, index: int, told: dict[str, Any]) -> PositionFact:
    return PositionFact(
        note=name,
        path=("positions", index),
        local=f"position--{index}",
        typed=told,
        who=people(told["who"]),
        issue=told.get("issue", ""),
        stance=told.get("stance", ""),
        toward=people(told.get("toward")),
        text=told.get("text", ""),
    )


def actor(name: str, shown: str, kind: str = "state") -> ActorFile:
    return ActorFile(id=name, file=f"docs/actors/{name}.md", name=shown, kind=kind)


ACTORS = (
    replace(actor("mallardia", "Republic of Mallardia"), aliases=(HOSTILE[3],), formerly=("old-mallardia",)),
    actor("tealand", "Tealand"),
    actor("heronia", HOSTILE[0]),
    replace(
        actor("quack", HOSTILE[3], "person"),
        roles=(Tenure(path=(), title=HOSTILE[2], org="tealand", start=parse("2029")),),
    ),
)

POND = StoryFile(
    id="pond",
    file="docs/stories/pond.md",
    title=HOSTILE[0],
    bottom_lines=(BottomLine(day=day(2030, 1, 1), text=HOSTILE[1], trend="worsening"),),
)
BREAD = IssueFile(id="bread", file="docs/issues/bread.md", title="Bread?", question="Is it bread?")
DUCKS = FigureFile(id="ducks", file="docs/figures/ducks.md", title=HOSTILE[3], unit="ducks")

TOLD: tuple[dict[str, Any], ...] = (
    {
        "note": "first",
        "day": "2030-01-02T08:30Z",
        "title": HOSTILE[0],
        "summary": HOSTILE[1],
        "key_points": list(HOSTILE),
        "stories": ["pond"],
        "talks": [
            {
                "id": "summit",
                "what": HOSTILE[0],
                "who": ["mallardia", {"actor": "tealand", "role": "host"}],
                "status": "scheduled",
                "date": "2030-01-10T09:00",
                "tz": "Europe/Vienna",
                "lasts": "2h",
                "where": HOSTILE[2],
                "agenda": list(HOSTILE),
            },
            {"id": "someday", "what": "Heron call", "who": ["heronia"], "status": "proposed"},
            {
                "id": "week",
                "what": "A week",
                "who": ["tealand"],
                "status": "scheduled",
                "date": "2030-01-14..2030-01-20",
            },
            {"id": "days", "what": "Days", "who": ["tealand"], "status": "scheduled", "date": "2030-01-14/2030-01-15"},
        ],
        "events": [{"id": "flood", "what": HOSTILE[3], "who": ["tealand"], "date": "2030-01-01", "kind": "storm"}],
        "spoken": [
            {"by": [{"anonymous": HOSTILE[0], "of": "tealand"}], "text": HOSTILE[1], "date": "2030-01-01"},
            {"category": "claim", "id": "dry", "by": ["mallardia"], "text": HOSTILE[4], "about": ["flood"]},
            {"category": "claim", "id": "wet", "by": ["quack"], "text": HOSTILE[5], "denies": ["dry"]},
        ],
        "figures": [{"of": "ducks", "value": "1200.5", "by": [{"publisher": HOSTILE[1]}], "scope": HOSTILE[6]}],
        "positions": [
            {"who": ["mallardia", "tealand"], "issue": "bread", "stance": "supports", "text": HOSTILE[6]},
            {"who": ["mallardia"], "toward": ["heronia"], "text": HOSTILE[1]},
        ],
        "images": [{"credit": HOSTILE[2], "caption": HOSTILE[1]}],
        "corrections": [{"date": "2030-01-03", "what": HOSTILE[5]}],
    },
    {
        "note": "second",
        "day": "2030-01-04",
        "talks": [
            {
                "id": "summit",
                "who": ["mallardia", "tealand"],
                "status": "scheduled",
                "date": "2030-01-12T09:00",
                "tz": "Europe/Vienna",
            },
        ],
        "positions": [{"who": ["tealand"], "issue": "bread", "stance": "opposes"}],
        "figures": [{"of": "ducks", "value": "3000", "how": "more-than", "kind": "forecast"}],
    },
)


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def make() -> Make:
    """The briefing of the notes told; with none, of the notes above."""

    def made(*told: dict[str, Any], as_of: day = day(2030, 1, 5)) -> Briefing:
        articles = tuple(note(one, number) for number, one in enumerate(told or TOLD))
        library = Library(articles=articles, actors=ACTORS, stories=(POND,), issues=(BREAD,), figures=(DUCKS,))
        return assemble(library, as_of)

    return made


@pytest.fixture
def published(make: Make, settings: Settings) -> dict[str, bytes]:
    """Every file of the small briefing, by its path."""
    groups = planned(make(), settings)
    found = bytes_of(groups)
    assert len(found) == sum(map(len, groups))
    return found


@pytest.fixture
def hostile() -> tuple[str, ...]:
    """Texts that formats are known to break; each stands in several places of the small briefing."""
    return HOSTILE


@pytest.fixture
def notes() -> tuple[dict[str, Any], ...]:
    """The notes of the small briefing, as `make` takes them."""
    return TOLD
