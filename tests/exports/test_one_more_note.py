"""One more note changes the files that carry its facts, and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.exports import planned
from generator.exports.place import Place
from generator.model.briefing import Briefing
from telling import bytes_of

Make = Callable[..., Briefing]


def both(*names: str, of: tuple[str, str]) -> set[str]:
    return {f"{name}.{ending}" for name in names for ending in of}


def data(*kinds: str) -> set[str]:
    return both(*(f"data/{kind}" for kind in kinds), of=("json", "csv"))


def feeds(*names: str) -> set[str]:
    return both(*(f"feeds/{name}" for name in names), of=("atom", "json"))


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
    more: dict[str, Any], expected: set[str], make: Make, notes: tuple[dict[str, Any], ...], settings: Place
) -> None:
    note = {"note": "third", "day": "2030-01-05", **more}
    before, after = (bytes_of(planned(make(*told), settings)) for told in (notes, (*notes, note)))

    differing = {path for path in {*before, *after} if before.get(path) != after.get(path)}

    assert differing == expected
