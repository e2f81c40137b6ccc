"""Feeds: what they tell, to whom, and that foreign readers take them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from jsonschema import Draft202012Validator

from generator import escape
from generator.exports import planned
from generator.exports.entries import newest
from generator.exports.place import Place
from generator.exports.words import date_in_words
from generator.model.briefing import Briefing
from telling import bytes_of

Make = Callable[..., Briefing]
Files = dict[str, bytes]

SCHEMA = json.loads((Path(__file__).parent / "json_feed.schema.json").read_text("utf-8"))


def titles(published: Files, path: str) -> list[str]:
    return [item["title"] for item in json.loads(published[f"feeds/{path}.json"])["items"]]


def feeds(published: Files, ending: str) -> dict[str, bytes]:
    return {path: data for path, data in published.items() if path.startswith("feeds/") and path.endswith(ending)}


def test_every_feed_is_there_in_both_forms(published: Files) -> None:
    names = {path.removesuffix(".atom") for path in feeds(published, ".atom")}
    assert names == {path.removesuffix(".json") for path in feeds(published, ".json")}
    assert names == {
        "feeds/changes",
        "feeds/actors/mallardia",
        "feeds/actors/old-mallardia",
        "feeds/actors/tealand",
        "feeds/actors/heronia",
        "feeds/actors/quack",
        "feeds/stories/pond",
    }


def test_readers_take_every_feed_and_both_forms_tell_the_same(published: Files) -> None:
    for path, data in feeds(published, ".atom").items():
        read = feedparser.parse(data)
        assert not read.bozo, path
        assert read.version == "atom10"
        told = json.loads(published[path.replace(".atom", ".json")])
        Draft202012Validator(SCHEMA).validate(told)
        assert read.feed.title == told["title"]
        assert [(one.id, one.title, one.link, one.content[0].value) for one in read.entries] == [
            (one["id"], one["title"], one["url"], one["content_text"]) for one in told["items"]
        ]


def test_a_move_is_told_in_words_to_its_actors_and_to_no_other(published: Files, hostile: tuple[str, ...]) -> None:
    moved = f"Moved: {hostile[0]}: 10 January 2030, 09:00 → 12 January 2030, 09:00"
    assert [path for path in feeds(published, ".json") if moved in titles(published, path[6:-5])] == [
        "feeds/changes.json",
        "feeds/actors/mallardia.json",
        "feeds/actors/old-mallardia.json",
        "feeds/actors/tealand.json",
        "feeds/stories/pond.json",
    ]


def test_entries_say_who_speaks_and_stand_newest_first(published: Files, hostile: tuple[str, ...]) -> None:
    found = titles(published, "changes")
    assert f"Quote: {hostile[0]}: {hostile[1]}" in found
    assert f"Claim: Republic of Mallardia: {hostile[4]}" in found
    assert "Stance changed: Tealand: Bread?: supports → opposes" in found
    assert "Position: Republic of Mallardia: Bread?: supports" in found
    assert f"New figure: {hostile[3]}: more than 3000 ducks, forecast" in found
    items = json.loads(published["feeds/changes.json"])["items"]
    moments = [item["date_published"] for item in items]
    assert moments == sorted(moments, reverse=True)
    assert moments[-1] == "2030-01-02T08:30:00Z"


def test_an_entry_leads_to_the_thing_the_fact_and_the_source(published: Files) -> None:
    root = ET.fromstring(published["feeds/changes.atom"])  # noqa: S314 -- our own
    spaces = {"a": "http://www.w3.org/2005/Atom"}
    entry = root.find("a:entry", spaces)
    assert entry is not None
    assert {link.get("rel"): link.get("href") for link in entry.findall("a:link", spaces)} == {
        "alternate": "https://ducks.example/pond/talks/summit/",
        "related": "https://ducks.example/pond/notes/second/#summit",
        "via": "https://example.org/",
    }


def test_ids_stay_when_the_site_moves_and_when_notes_are_added(make: Make, settings: Place) -> None:
    def ids(briefing: Briefing, place: Place) -> set[str]:
        files = bytes_of(planned(briefing, place))
        return {item["id"] for item in json.loads(files["feeds/changes.json"])["items"]}

    elsewhere = type(settings)(site_url="https://elsewhere.example/")  # type: ignore[call-arg]  # a dataclass
    assert ids(make(), settings) == ids(make(), elsewhere)
    one = {"note": "a", "day": "2030-01-01", "events": [{"id": "e", "what": "E", "who": ["tealand"], "kind": "x"}]}
    two = {"note": "b", "day": "2030-01-02", "events": [{"id": "f", "what": "F", "who": ["tealand"], "kind": "x"}]}
    assert ids(make(one), settings) < ids(make(one, two), settings)


def test_reports_that_change_nothing_are_no_entries(make: Make, settings: Place) -> None:
    event = {"id": "e", "what": "E", "who": ["tealand"], "date": "2030-01-01", "kind": "storm"}
    briefing = make({"day": "2030-01-01", "events": [event]}, {"day": "2030-01-02", "events": [event]})
    assert [one.kind for one in briefing.news] == ["again", "new"]
    files = bytes_of(planned(briefing, settings))
    assert titles(files, "changes") == ["New event: E"]


def test_without_an_address_of_the_site_links_lead_from_the_feed(make: Make, settings: Place) -> None:
    bare = type(settings)(site_url="")  # type: ignore[call-arg]  # a dataclass
    files = bytes_of(planned(make(), bare))
    feed = json.loads(files["feeds/actors/tealand.json"])
    assert "feed_url" not in feed
    assert feed["home_page_url"] == "../../actors/tealand/"
    assert feed["items"][0]["url"] == "../../talks/summit/"
    assert not feedparser.parse(files["feeds/changes.atom"]).bozo


@pytest.mark.parametrize(("days", "kept"), [([3, 2], 5), ([150, 50], 200), ([150, 51], 150), ([300, 1], 300), ([], 0)])
def test_a_feed_is_bounded_by_whole_days(days: list[int], kept: int) -> None:
    last = datetime(2030, 1, 31, tzinfo=UTC)
    moments = [last - timedelta(days=back) for back, number in enumerate(days) for _ in range(number)]
    assert newest(moments) == kept


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert escape.xml("a\x00b\x0b\ufffe\ud800c\t🦆\n") == "abc\t🦆\n"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2022", "2022"),
        ("2022-01", "January 2022"),
        ("2022-01-09", "9 January 2022"),
        ("2022-01-09T15:35", "9 January 2022, 15:35"),
        ("2022-01-09T15:35Z", "9 January 2022, 15:35 UTC"),
        ("2022-01-09T15:35+03:00", "9 January 2022, 15:35 UTC+03:00"),
        ("2022-01-09/2022-01-10", "9 January 2022 to 10 January 2022"),
        ("2022-01-10/..", "since 10 January 2022"),
        ("../2022-01-10", "until 10 January 2022"),
        ("2022-01-24..2022-01-30", "some day within 24 January 2022 to 30 January 2022"),
        ("2022-01-24..", "not before 24 January 2022"),
        ("..2022-01-30", "not after 30 January 2022"),
        ("2021-12~", "about December 2021"),
        ("2021-12-08?", "8 December 2021 (uncertain)"),
        ("2021-12%", "about December 2021 (uncertain)"),
        ("late 2022-02", "late February 2022"),
        ("2022-13", "2022-13"),
    ],
)
def test_dates_in_words(typed: str, words: str) -> None:
    assert date_in_words(typed) == words


def test_words_of_every_kind_of_change(make: Make, settings: Place) -> None:
    def talk(number: int, **told: Any) -> dict[str, Any]:  # noqa: ANN401 -- any value of a report
        report = {"id": "talk", "what": "A talk", "who": ["tealand"]} | told
        return {"day": f"2030-01-{number:02}", "talks": [report]}

    briefing = make(
        talk(1, status="proposed", date="2030-01-20", where="Reedton"),
        talk(2, status="scheduled", where="Marshford"),
        talk(3, status="postponed"),
        talk(4, status="cancelled"),
        talk(5, status="held", date="2030-01-05"),
    )
    files = bytes_of(planned(briefing, settings))
    assert set(titles(files, "changes")) >= {
        "New talk: A talk",
        "Status changed: A talk: proposed → scheduled",
        "Place changed: A talk: Reedton → Marshford",
        "Postponed: A talk",
        "Cancelled: A talk",
        "Held: A talk",
    }
