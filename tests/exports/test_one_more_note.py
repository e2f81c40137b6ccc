"""One more note changes the files that carry its facts, and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from generator.document import Deferred, File
from generator.exports import planned
from generator.model.briefing import Briefing
from generator.settings import Settings
from telling import bytes_of

Make = Callable[..., Briefing]


def both(*names: str, of: tuple[str, str]) -> set[str]:
    return {f"{name}.{ending}" for name in names for ending in of}


def data(*kinds: str) -> set[str]:
    return both(*(f"data/{kind}" for kind in kinds), of=("json", "csv"))


def feeds(*names: str) -> set[str]:
    return both(*(f"feeds/{name}" for name in names), of=("atom", "json"))


def changed(*plans: Iterable[Iterable[Deferred | File]]) -> set[str]:
    """The files that have keys, and other ones in the one plan than in the other."""
    files = [{one.path: one.key for group in plan for one in group if isinstance(one, Deferred)} for plan in plans]
    return {path for path in files[0] | files[1] if files[0].get(path) != files[1].get(path)}


# The list of notes and the guide's numbers; the changes and all statements.
NOTE = data("notes") | {"data/briefing.sqlite", "llms.txt"}
FACT = NOTE | data("changes") | feeds("changes") | {"data/statements.jsonl"}
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "with a talk moved": (
        {"talks": [{"id": "week", "who": ["tealand"], "status": "scheduled", "date": "2030-01-16..2030-01-20"}]},
        FACT
        | data("talks")
        | feeds("actors/tealand", "stories/pond")
        | {f"calendar/{name}.ics" for name in ("talks", "talks/week", "actors/tealand", "stories/pond")},
    ),
    "with a quote": (
        {"spoken": [{"by": ["quack"], "text": "Wet feet"}]},
        FACT | data("quotes") | feeds("actors/quack"),
    ),
    "with a number": (
        {"figures": [{"of": "ducks", "value": "1300", "by": ["heronia"]}]},
        FACT | data("figures", "figure-reports") | feeds("actors/heronia", "stories/pond"),
    ),
    "with a stance": (
        {"positions": [{"who": ["heronia"], "issue": "bread", "stance": "opposes"}]},
        FACT | data("positions") | feeds("actors/heronia", "stories/pond"),
    ),
    "without a fact": ({}, NOTE),
}


@pytest.mark.parametrize(("more", "expected"), CASES.values(), ids=CASES)
def test_one_more_note(
    more: dict[str, Any], expected: set[str], make: Make, notes: tuple[dict[str, Any], ...], settings: Settings
) -> None:
    note = {"note": "third", "day": "2030-01-05", **more}
    plans = [planned(make(*told), settings) for told in (notes, (*notes, note))]
    before, after = map(bytes_of, plans)

    differing = {path for path in {*before, *after} if before.get(path) != after.get(path)}

    assert differing == expected
    assert changed(*plans) == {path for path in differing if path.startswith(("calendar/", "feeds/"))}


def renamed(briefing: Briefing) -> Briefing:
    """The same with an actor under another name."""
    one = briefing.actors["tealand"]
    held = replace(one, file=replace(one.file, name="Greater Tealand"))
    return replace(briefing, actors={**briefing.actors, "tealand": held})


def measured(briefing: Briefing) -> Briefing:
    """The same with a figure in another unit."""
    one = briefing.figures["ducks"]
    held = replace(one, file=replace(one.file, unit="drakes"))
    return replace(briefing, figures={**briefing.figures, "ducks": held})


HOME = "https://ducks.example/pond/"
OTHERS: dict[str, tuple[Callable[[Briefing], Briefing], str, str]] = {
    "an actor renamed": (renamed, "Ducks", HOME),
    "a figure in another unit": (measured, "Ducks", HOME),
    "a site of another address": (lambda same: same, "Ducks", "https://drakes.example/"),
    "a site without an address": (lambda same: same, "Ducks", ""),
    "a site of another name": (lambda same: same, "Drakes", HOME),
}


@pytest.mark.parametrize(("other", "name", "home"), OTHERS.values(), ids=OTHERS)
def test_what_comes_out_otherwise_has_another_key(
    other: Callable[[Briefing], Briefing], name: str, home: str, make: Make, settings: Settings
) -> None:
    here = planned(make(), replace(settings, site_name="Ducks", site_url=HOME))
    there = planned(other(make()), replace(settings, site_name=name, site_url=home))
    before, after = bytes_of(here), bytes_of(there)

    differing = {path for path in before if path.startswith(("calendar/", "feeds/")) and before[path] != after[path]}

    assert differing
    assert changed(here, there) == differing
