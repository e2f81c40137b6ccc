"""What can be searched for, in bundles of which an edit changes few."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.document import Entry
from generator.exports import finding, spans
from generator.model.briefing import Briefing

CASES = yaml.load((Path(__file__).parents[1] / "cases/finding.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 -- texts
Make = Callable[..., Briefing]
Told = tuple[dict[str, Any], ...]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_spans_hold_no_more_than_they_may(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "_MOST", int(case["most"]))
    told = [
        spans.Told(date.fromisoformat(day), "note", f"{day}-{number}")
        for day, count in case["told"].items()
        for number in range(int(count))
    ]
    found = {first.isoformat(): str(len(those)) for first, those in spans.spans(reversed(told))}
    assert found == case["expect"]


def entries(briefing: Briefing) -> dict[str, Entry]:
    return {entry.address: entry for bundle in finding(briefing, []).bundles for entry in bundle.make()}


def keys(briefing: Briefing) -> dict[str, str]:
    return {bundle.path: bundle.key for bundle in finding(briefing, []).bundles}


def test_every_note_talk_and_thing_has_one_entry(make: Make, notes: Told) -> None:
    briefing = make(*notes)
    every = [entry.address for bundle in finding(briefing, []).bundles for entry in bundle.make()]
    assert len(every) == len(set(every))
    folders = (
        ("notes", briefing.notes),
        ("talks", briefing.talks),
        ("actors", briefing.actors),
        ("stories", briefing.stories),
        ("issues", briefing.issues),
        ("figures", briefing.figures),
    )
    assert {f"{folder}/{name}/" for folder, names in folders for name in names} <= set(every)


def test_a_note_is_found_by_each_of_its_facts_at_its_place(make: Make, notes: Told) -> None:
    briefing = make(*notes)
    found = entries(briefing)
    for note in briefing.notes.values():
        anchors = {part.anchor for part in found[f"notes/{note.id}/"].parts}
        assert {report.fact.local for report in note.reports} <= anchors


def test_an_actor_is_found_by_every_name_and_chosen_by_its_own(make: Make, notes: Told) -> None:
    briefing = make(*notes)
    found = entries(briefing)
    for name, actor in briefing.actors.items():
        entry = found[f"actors/{name}/"]
        words = " ".join((entry.title, *(part.text for part in entry.parts)))
        assert all(alias in words for alias in (actor.file.name, *actor.file.aliases))
        assert entry.actors == (name,)


MORE: dict[str, tuple[dict[str, Any], str]] = {
    "with words alone": ({"summary": "Rain"}, "search/2031-01-01/"),
    "with a quote": ({"spoken": [{"by": ["quack"], "text": "Wet feet"}]}, "search/2031-01-01/"),
}


@pytest.mark.parametrize(("more", "changes"), MORE.values(), ids=MORE)
def test_one_more_note_changes_one_bundle(more: dict[str, Any], changes: str, make: Make, notes: Told) -> None:
    before = keys(make(*notes))
    after = keys(make(*notes, {"note": "third", "day": "2031-01-05", **more}, as_of=date(2031, 1, 31)))
    assert {path for path, key in after.items() if before.get(path) != key} == {changes}


def test_the_list_tells_bundles_newest_first_and_what_may_be_chosen(make: Make, notes: Told) -> None:
    briefing = make(*notes, {"note": "third", "day": "2031-01-05"}, as_of=date(2031, 1, 31))
    search = finding(briefing, [])
    told = json.loads(search.listed.data)
    assert [told["things"], *(bundle["path"] for bundle in told["bundles"])] == [one.path for one in search.bundles]
    assert [bundle["path"] for bundle in told["bundles"]] == ["search/2031-01-01/", "search/2030-01-01/"]
    assert told["years"] == ["2031", "2030"]
    kinds = {entry.kind for bundle in search.bundles for entry in bundle.make()}
    assert kinds <= set(told["kinds"])


def test_pages_by_hand_are_found_by_their_words(make: Make, notes: Told) -> None:
    search = finding(make(*notes), [("Method", "method/", "# Method\n\nHow [we](x.md) *count*.")])
    (entry,) = (entry for entry in search.bundles[0].make() if entry.address == "method/")
    assert (entry.title, entry.parts[0].text.split()) == ("Method", ["Method", "How", "we", "count", "."])
