"""What search engines read of pages, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date as day
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.document import Page
from generator.model.article import ActorFile
from generator.pages import Desk, actors, notes, occasions
from telling import article, pages_of

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "structured.yml").read_text("utf-8"))
FERN = ActorFile(
    id="fern",
    file="docs/actors/fern.md",
    name="Fern",
    kind="state",
    aliases=("Farn",),
    wikidata="Q1",
    description="A state",
)
DATES = ("startDate", "endDate", "eventStatus", "previousStartDate")


def desk(desk_of: Callable[..., Desk], reports: list[dict[str, Any]]) -> Desk:
    told = {"id": "parley", "what": "Parley </script>", "who": ["fern"], "where": "Vienna"}
    found = [article({"day": f"2022-01-0{4 + n}", **told, **one}, n, "talk") for n, one in enumerate(reports)]
    return desk_of(*found, as_of=day(2022, 1, 11), actors=(FERN,))


def data(pages: Iterable[Page], path: str) -> dict[str, Any]:
    found = next(page.meta["jsonld"] for page in pages if page.path == path)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("case", CASES, ids=[one["case"] for one in CASES])
def test_a_talk_is_an_event(case: dict[str, Any], desk_of: Callable[..., Desk]) -> None:
    found = data(pages_of(occasions.pages, desk(desk_of, case["reports"])), "talks/parley.md")

    assert found["@type"] == "Event"
    assert found["@id"] == "https://example.org/talks/parley/"
    assert found["name"] == "Parley </script>"
    assert found["location"] == {"@type": "Place", "name": "Vienna"}
    assert found["attendee"] == [{"@type": "Country", "name": "Fern", "url": "https://example.org/actors/fern/"}]
    expected = case["expect"] | {"eventStatus": f"https://schema.org/{case['expect']['eventStatus']}"}
    assert {key: found[key] for key in DATES if key in found} == expected


def test_an_actor_is_a_thing_of_its_kind(desk_of: Callable[..., Desk]) -> None:
    found = data(pages_of(actors.pages, desk(desk_of, [{}])), "actors/fern.md")

    assert found == {
        "@context": "https://schema.org",
        "@type": "Country",
        "@id": "https://example.org/actors/fern/",
        "name": "Fern",
        "alternateName": ["Farn"],
        "description": "A state",
        "sameAs": "https://www.wikidata.org/wiki/Q1",
    }


def test_a_note_cites_its_article(desk_of: Callable[..., Desk]) -> None:
    found = data(pages_of(notes.pages, desk(desk_of, [{"from": "The Daily Leaf"}])), "notes/note-00.md")

    assert (found["@type"], found["@id"]) == ("Article", "https://example.org/notes/note-00/")
    assert found["citation"] == {
        "@type": "NewsArticle",
        "headline": "note-00",
        "publisher": {"@type": "Organization", "name": "The Daily Leaf"},
        "datePublished": "2022-01-04",
        "url": "https://example.org/",
    }
