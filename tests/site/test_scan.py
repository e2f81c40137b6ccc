"""What is found in a built page, by the short way and tag by tag."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.site import scan as room
from generator.site.scan import Scanned, scan
from plain_texts import documents

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "scan.yml").read_text(encoding="utf-8"))


@pytest.fixture(params=["short", "long"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "long":
        _go_the_long_way(monkeypatch)


def _go_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_UP_TO_BRACKET", re.compile("<"))  # of which none is the whole of a tag


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("case", _CASES, ids=lambda case: str(case["reason"]))
def test_found(case: dict[str, Any]) -> None:
    told = {name: tuple(case.get(name, ())) for name in Scanned._fields if name != "moved"}
    assert scan(case["text"]) == Scanned(**told, moved=case.get("moved", False))


@pytest.mark.parametrize("seed", range(8))
def test_both_ways_find_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(seed)  # noqa: S311 - texts, no secret
    odd = [case["text"] for case in _CASES]
    texts = [text + "".join(draw.choices(odd, k=draw.randrange(4))) + text for text in documents(draw, 400)]
    found = [scan(text) for text in texts]
    assert len({*found}) > len(texts) // 2
    _go_the_long_way(monkeypatch)
    assert found == [scan(text) for text in texts]
