"""A value with some fields changed is what the library makes of it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from generator.model.changed import changed, made
from generator.model.facts import SpokenFact, Who

FACT = SpokenFact(note="a", path=("claims", 0), category="claim", text="b", by=(Who(actor="c"),), typed={"text": "b"})


def test_fields_are_changed_and_the_rest_stays() -> None:
    found = changed(FACT, local="d", by=())
    assert found == replace(FACT, local="d", by=())
    assert (found.typed, found.statement) == (FACT.typed, "a:d")
    assert FACT.by == (Who(actor="c"),)


def test_what_is_made_is_what_the_class_makes() -> None:
    typed = {"note": "a", "path": ("claims", 0), "category": "claim", "text": "b"}
    first, other = (made(SpokenFact, **typed) for _ in range(2))
    assert first == SpokenFact(note="a", path=("claims", 0), category="claim", text="b")
    assert first.typed == {}
    assert first.typed is not other.typed
    assert made(Who, actor="c") == Who(actor="c")
    with pytest.raises(TypeError, match="name"):
        made(Who, name="c")
    with pytest.raises(TypeError, match="text"):
        made(SpokenFact, note="a", path=(), category="claim")
    with pytest.raises(FrozenInstanceError):
        first.local = "e"  # type: ignore[misc]  # what must not be done


def test_what_was_changed_is_as_frozen_as_before() -> None:
    with pytest.raises(FrozenInstanceError):
        changed(FACT, local="d").local = "e"  # type: ignore[misc]  # what must not be done


def test_a_field_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(TypeError, match="Who has no field name"):
        changed(Who(actor="c"), name="d")
