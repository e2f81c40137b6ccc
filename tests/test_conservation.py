"""Nothing is lost or made up: each fact of each note that counts stands where readers and programs look for it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from corpus.building import HERE, Story, made, story
from corpus.facts import Told, actors, kind, people, plain_date
from corpus.marked import Sheet, sheet

from generator.document import Page
from generator.model.facts import Fact, FigureFact, ImageFact, OccasionFact, PositionFact, SpokenFact

STORIES = {"example": HERE.parents[1], "corpus": HERE}
DAYS = (
    ("example", "2022-01-11"),
    ("example", "2022-02-23"),
    ("corpus", "2031-03-06"),
    ("corpus", "2031-03-20"),
)
# What a talk's page calls a value, and the key by which a report gives it.
GIVEN_BY = {
    "Agenda": "agenda",
    "Condition": "condition",
    "Date given up": "date",
    "Form": "format",
    "Outcome": "outcome",
    "Part of": "part_of",
    "Place": "where",
    "Requested by": "requested_by",
    "Venue": "venue",
}
MARKS_SHOWN = 3
KINDS = ("events", "talks", "quotes", "claims", "figure-reports", "positions")


@dataclass(frozen=True)
class Built:
    """A site as built, beside what its notes say."""

    told: Told
    sheets: dict[str, Sheet]
    data: dict[str, Any]
    story: Story


@pytest.fixture(scope="module", params=DAYS, ids=" ".join)
def built(request: pytest.FixtureRequest) -> Built:
    name, day = request.param
    found = story(STORIES[name])
    documents = made(found, date.fromisoformat(day)).documents
    sheets = {one.path: sheet(one.path, one.markdown) for one in documents if isinstance(one, Page)}
    data = {kind: next(one.data for one in documents if one.path == f"data/{kind}.json") for kind in (*KINDS, "notes")}
    records = {kind: json.loads(text)[kind] for kind, text in data.items()}
    return Built(Told(found.library, date.fromisoformat(day)), sheets, records, found)


def shown_date(record: dict[str, Any]) -> str:
    """The date of a talk or event as typed; of one that is no longer to come the date that it had."""
    dates = [record["date"], None if record["state"] == "upcoming" else record.get("retired_date")]
    return next((found for one in dates if one and (found := one["value"])), "")


def month_of(record: dict[str, Any]) -> str:
    """The page of the timeline on which a talk or event stands, where its date begins with a day."""
    first = shown_date(record).split("..")[0].split("/")[0].split("T")[0].rstrip("?~%")
    return f"timeline/{first[:7]}.md" if len(first) == len("2031-03-01") and first[0].isdigit() else ""


def test_data_hold_each_fact_once(built: Built) -> None:
    found = Counter(r["statement"] for kind in KINDS for one in built.data[kind] for r in one["reports"])
    found.update(one["statement"] for note in built.data["notes"] for one in (*note["images"], *note["corrections"]))
    expected: Counter[str] = Counter()
    for statement, fact in built.told.facts.items():
        # A stance of several is a record of each of them.
        several = isinstance(fact, PositionFact) and fact.issue
        expected[statement] = len({(who.actor, who.anonymous, who.of) for who in people(fact)}) if several else 1
    assert found == expected


def test_data_keep_what_each_note_says_and_whose_report_it_is(built: Built) -> None:
    for kind_of in KINDS:
        for one in built.data[kind_of]:
            for report in one["reports"]:
                fact = built.told.facts[report["statement"]]
                article = built.told.articles[report["note"]]
                assert kind(fact) == kind_of
                assert (report["statement"], report["says"]) == (fact.statement, dict(fact.typed))
                assert report["publisher"] == built.told.publisher(fact.note)
                assert report["published"] == article.source.published.typed


def test_records_name_everybody_whom_a_report_names(built: Built) -> None:
    for kind_of in KINDS:
        for one in built.data[kind_of]:
            named = json.dumps([one.get("who"), one.get("by")], ensure_ascii=False)
            for report in one["reports"]:
                fact = built.told.facts[report["statement"]]
                if kind_of == "positions" and one["issue"]:
                    assert one["who"] in actors(fact)
                    continue
                here = [name for name in actors(fact) if not absent(built, fact, name)]
                assert not [name for name in here if f'"{name}"' not in named], one["id"]


def absent(built: Built, fact: Fact, actor: str) -> bool:
    """Whether some report of a talk says that an actor was absent."""
    if not isinstance(fact, OccasionFact):
        return False
    reports = [built.told.facts[name] for name in built.told.things[fact.id]]
    named = [who for one in reports if isinstance(one, OccasionFact) for who in one.who]
    return any(who.actor == actor and who.role == "absent" for who in named)


def test_each_fact_stands_once_on_its_notes_page(built: Built) -> None:
    for statement, fact in built.told.facts.items():
        page = built.sheets[f"notes/{fact.note}.md"]
        assert page.anchors.count(fact.local) == 1, statement
        assert len(page.of(statement)) == 1, statement
        only = page.of(statement)[0]
        if not isinstance(fact, (ImageFact, PositionFact)) and plain_date(fact):
            assert plain_date(fact) in " ".join(only.times), statement
        for name in actors(fact):
            assert f"actors/{name}/" in only.links, (statement, name)


def test_a_notes_page_holds_nothing_else(built: Built) -> None:
    for name in built.told.articles:
        own = {statement for statement, fact in built.told.facts.items() if fact.note == name}
        assert built.sheets[f"notes/{name}.md"].statements == own


def test_talks_and_events_stand_on_their_pages(built: Built) -> None:
    for statement, fact in built.told.facts.items():
        if not isinstance(fact, OccasionFact):
            continue
        told = built.sheets[f"{kind(fact)}/{fact.id}.md"].of(statement)
        rows = [one for one in told if f"notes/{fact.note}/#{fact.local}" in one.links]
        assert rows, statement
        assert built.told.publisher(fact.note) in " ".join(" ".join(one.words) for one in rows)
        if plain_date(fact):
            assert any(moment.startswith(plain_date(fact)) for one in told for moment in one.times), statement
        for name in actors(fact):
            assert any(f"actors/{name}/" in one.links for one in told), (statement, name)


def test_each_value_of_a_talk_is_marked_with_reports_that_give_it(built: Built) -> None:
    seen = set()
    for name, told in built.told.things.items():
        if not isinstance(built.told.facts[told[0]], OccasionFact):
            continue
        for row in built.sheets[f"{kind(built.told.facts[told[0]])}/{name}.md"].facts:
            label = row.words[0] if row.words else ""
            sources = [one for one in told if addresses_of(one) in row.links]
            if label in GIVEN_BY:
                seen.add(label)
                assert sources, (name, label)
                assert all(getattr(built.told.facts[one], GIVEN_BY[label]) for one in sources), (name, label)
            elif label in {"Parties", "Present", "Absent"}:
                seen.add(label)
                people_there = [who for one in sources for who in people(built.told.facts[one])]
                named = {f"actors/{who.actor or who.of}/" for who in people_there}
                chips = {link for link in row.links if link.startswith("actors/")}
                assert len(sources) == MARKS_SHOWN or chips - citing(built, sources) <= named, (name, label)
    assert {"Parties", "Outcome", "Place"} <= seen


def addresses_of(statement: str) -> str:
    """Where a fact stands, by its statement."""
    note, _, local = statement.partition(":")
    return f"notes/{note}/#{local}"


def citing(built: Built, statements: list[str]) -> set[str]:
    """The pages of those whom these reports cite."""
    cited = [who for one in statements for who in built.told.facts[one].by]
    return {f"actors/{who.actor or who.of}/" for who in cited}


def test_talks_and_events_stand_in_their_months_and_with_their_parties(built: Built) -> None:
    timeline = {path: one for path, one in built.sheets.items() if path.startswith("timeline/")}
    for record in (*built.data["talks"], *built.data["events"]):
        told = set(built.told.things[record["id"]])
        carrying = [path for path, one in timeline.items() if one.statements & told]
        if shown_date(record):
            assert len(carrying) == 1, record["id"]
            assert carrying == [month_of(record)] or not month_of(record), record["id"]
        else:
            assert record["url"].strip("/") + "/" in timeline["timeline/index.md"].links, record["id"]
        for who in record["who"]:
            name = who["actor"] if isinstance(who, dict) and "actor" in who else who
            if isinstance(name, str):
                assert built.sheets[f"actors/{name}.md"].statements & told, (record["id"], name)


def test_words_stand_with_their_speakers_and_in_their_index(built: Built) -> None:
    for name, told in built.told.things.items():
        facts = [fact for one in told if isinstance(fact := built.told.facts[one], SpokenFact)]
        if not facts:
            continue
        index = [one for path, one in built.sheets.items() if path.startswith(f"{kind(facts[0])}/")]
        marked = [one for page in index for one in page.facts if one.statement in told]
        assert len(marked) == 1, name
        for fact in facts[-2:]:
            assert f"notes/{fact.note}/#{fact.local}" in marked[0].links, fact.statement
        for speaker in {actor for fact in facts for actor in actors(fact)}:
            assert built.sheets[f"actors/{speaker}.md"].statements & set(told), (name, speaker)


def test_figures_and_positions_stand_on_their_pages(built: Built) -> None:
    for statement, fact in built.told.facts.items():
        if isinstance(fact, FigureFact):
            rows = built.sheets[f"figures/{fact.of}.md"].of(statement)
            assert rows, statement
            assert not plain_date(fact) or any(plain_date(fact) in one.times for one in rows), statement
            for name in actors(fact):
                assert statement in built.sheets[f"actors/{name}.md"].statements, (statement, name)
        elif isinstance(fact, PositionFact):
            if fact.issue:
                assert statement in built.sheets[f"issues/{fact.issue}.md"].statements
            for name in actors(fact):
                page = built.sheets[f"actors/{name}.md"].statements
                assert page & newest(built, fact, name), (statement, name)


def newest(built: Built, fact: PositionFact, actor: str) -> set[str]:
    """The reports of a demand, or of what an actor holds on an issue: its page shows the newest of these."""
    if not fact.issue:
        return {fact.statement}
    held = [one for one in built.data["positions"] if one["issue"] == fact.issue and one["who"] == actor]
    return {report["statement"] for one in held for report in one["reports"]}


def test_no_page_says_what_no_counted_note_says(built: Built) -> None:
    known = {"": set(built.told.facts)}
    for day in (one for one in built.story.settings.editions if one < built.told.as_of):
        known[f"as-of/{day}/"] = set(Told(built.story.library, day).facts)
    for path, page in built.sheets.items():
        edition = next((prefix for prefix in known if prefix and path.startswith(prefix)), "")
        assert page.statements <= known[edition], path


def test_the_oracle_leaves_out_what_does_not_count_yet() -> None:
    library = story(HERE).library
    assert "herald-velmark-leaves" not in Told(library, date(2031, 3, 6)).articles
    assert "herald-velmark-leaves" in Told(library, date(2031, 3, 7)).articles
    assert "today-velmark-boats" not in Told(library, date(2031, 2, 15)).articles
    assert not {"courier-draft", "gull-after"} & Told(library, date(2031, 3, 20)).articles.keys()
    assert len(Told(library, date(2031, 3, 20)).facts) > 90
