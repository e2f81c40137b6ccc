"""Whatever stands under the keys that there are, a file is understood as typed or has problems on its lines, soon."""

from __future__ import annotations

import json
import time
from typing import Any, cast

import pytest
from fuzzing import times
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.article import Article
from generator.problems import Severity
from generator.read.note import Group, Note
from generator.read.parsing import parse
from generator.validate import lends, names_of_broken
from generator.validate.schema import FILES
from generator.validate.shape import known_keys
from telling import validate

FACTS = ("events", "talks", "quotes", "figures", "claims", "positions", "images", "corrections")
HEAD = "title: A\nsource: {publisher: P, published: 2021-12-30, url: https://example.org/}\n"
WORDS = st.sampled_from(
    (
        *("a", "b-c", "A, B", "and C", "", " ", "x\ny", "true", "false", "yes", "source", "con", "\u202f", "é😀"),
        *("2021", "2021-12", "2021-12-30", "2021-12-30T10:00", "2021-12-30T10:00Z", "2022-01-09/2022-01-10"),
        *("2022-01-10/..", "..2022-01-30", "2022-01-24..", "late 2021-12", "2021-12~", "Sunday", "9999", "0000-01-01"),
        *("Europe/Kyiv", "50m", "2d", "9h..", "9999d", "100k", "100.000", "1.5", "-3", "9" * 30, "x" * 500),
        *("held", "scheduled", "proposed", "planned", "deadline", "phone", "about", "observed", "supports", "person"),
        *("https://example.org/", "javascript:x", "https://[", "assets/a.jpg", "UA", "Q1", "uk", "improving", "wire"),
    )
)
LEAVES = st.one_of(st.none(), WORDS, st.text(max_size=8))


def mappings(group: str, path: tuple[str, ...] = ()) -> st.SearchStrategy[Any]:
    """Values of any shape under the keys known at a place, or nearly."""
    known = sorted(known_keys(group, path))
    if not known:
        return st.one_of(LEAVES, st.lists(LEAVES, max_size=3), st.dictionaries(WORDS, LEAVES, max_size=2))
    below = st.sampled_from(known).flatmap(lambda key: st.tuples(st.just(key), mappings(group, (*path, key))))
    pairs = st.lists(st.one_of(below, st.tuples(WORDS, LEAVES)), max_size=8).map(dict)
    return st.one_of(pairs, pairs, st.lists(st.one_of(pairs, LEAVES), max_size=4), LEAVES)


RIGHT_KEYS: dict[str, dict[str, Any]] = {
    "note": {"title": "A", "source": {"publisher": "P", "published": "2021-12-30", "url": "https://example.org/"}},
    "actor": {"name": "A", "kind": "person"},
    "story": {"title": "A"},
    "issue": {"title": "A", "question": "Q"},
    "figure": {"title": "A", "unit": "men"},
}
FRONTS = st.sampled_from(sorted(FILES)).flatmap(lambda group: st.tuples(st.just(group), mappings(group)))


def note_of(group: str, front: str, body: str = "") -> Note | None:
    return parse("x", cast("Group", group), "x.md", f"---\n{front}---\n{body}".encode("utf-8", "replace"))[0]


def lines_of(front: dict[str, Any]) -> str:
    """Each key on a line of its own; JSON is YAML."""
    return "".join(f"{json.dumps(key or 'a')}: {json.dumps(value)}\n" for key, value in front.items())


@settings(max_examples=times(share=500, whole=20_000), deadline=None)
@given(typed=FRONTS, complete=st.booleans())
@example(typed=("note", {"talks": {"id": "a", "who": {"x": None}}, "source": {"published": {}}}), complete=False)
@example(typed=("note", {"talks": []}), complete=True)
def test_any_shape_is_understood_or_has_problems_on_its_lines(typed: tuple[str, Any], complete: bool) -> None:  # noqa: FBT001 -- drawn
    group, front = typed
    text = lines_of(RIGHT_KEYS[group] | front if complete else front) if isinstance(front, dict) else ""
    note = note_of(group, text)
    if note is None:
        return
    content, problems = validate(note)
    assert (content is None) == any(problem.severity is Severity.ERROR for problem in problems)
    lines = f"---\n{text}---\n".split("\n")
    for problem in problems:
        assert 1 <= problem.mark.line <= len(lines)
        assert 1 <= problem.mark.column <= len(lines[problem.mark.line - 1]) + 1
        assert problem.line().isprintable()
        assert len(problem.line()) < 1000
    assert len(set(problems)) == len(problems)
    lends(note)
    names_of_broken(note)


DATES = st.sampled_from(
    ("2021", "2021-12-30", "mid 2021-12", "2021-12-20/2021-12-29", "..2021-12-30", "2021-12-30T10:00Z")
)
ONE = st.sampled_from(("A", {"actor": "B", "role": "host"}, {"anonymous": "official", "of": "C"}, {"publisher": "P"}))
PEOPLE = st.one_of(ONE, st.lists(ONE, min_size=1, max_size=3))
TEXTS = st.one_of(st.just("T"), st.lists(st.just("T"), max_size=2))
OFTEN = {"by": PEOPLE, "doubt": st.just("D"), "note": st.just("N")}
SAID = {**OFTEN, "to": PEOPLE, "about": TEXTS, "date": DATES, "denies": TEXTS}
NUMBERS = st.sampled_from(({"value": "1"}, {"value": "100k", "how": "about"}, {"low": "1", "high": "1.5"}))


def right(required: dict[str, Any], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A fact without a fault."""
    given_also = {key: value for key, value in optional.items() if key not in required}
    return st.fixed_dictionaries({key: st.just(value) for key, value in required.items()}, optional=given_also)


RIGHT: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "events": right({"id": "e"}, **OFTEN, date=DATES, who=PEOPLE, kind=st.just("planned")),
    "talks": right(
        {"id": "t", "status": "held"}, **OFTEN, date=DATES, who=PEOPLE, agenda=TEXTS, format=st.just("phone")
    ),
    "quotes": right({"by": "A", "text": "T"}, **SAID),
    "figures": st.tuples(right({"of": "f"}, **OFTEN, as_of=DATES), NUMBERS).map(lambda pair: {**pair[0], **pair[1]}),
    "claims": right({"by": ["A"], "text": "T"}, **SAID),
    "positions": right({"who": "A", "toward": "B", "text": "T"}, **OFTEN, since=DATES),
    "images": right({"credit": "C", "caption": "D"}, **OFTEN),
    "corrections": right({"date": "2022-01-01", "what": "W"}, **OFTEN),
}


@settings(max_examples=100, deadline=None)
@given(st.fixed_dictionaries({}, optional={key: st.lists(one, max_size=4) for key, one in RIGHT.items()}), st.data())
def test_a_note_has_as_many_facts_as_were_typed(front: dict[str, list[dict[str, Any]]], data: st.DataObject) -> None:
    for key in ("events", "talks"):
        for number, fact in enumerate(front.get(key, [])):
            fact["id"] = f"{fact['id']}{number}"
    alone = data.draw(st.booleans())
    typed = {key: value[0] if alone and len(value) == 1 else value for key, value in front.items()}
    note = note_of("note", HEAD + lines_of(typed))
    assert note is not None
    content, problems = validate(note)
    assert isinstance(content, Article), problems
    held = [*content.occasions, *content.spoken, *content.figures]
    held += [*content.positions, *content.images, *content.corrections]
    assert len(held) == sum(len(front.get(key, ())) for key in FACTS)
    assert len({fact.path for fact in held}) == len(held)
    assert all(fact.path in content.marks for fact in held)


HOSTILE = {
    "brackets": "[" * 100_000,
    "images": "![" * 50_000,
    "quotes": ">" * 20_000,
    "lazy quotes": ">" * 11 + "a\n" + "a\n" * 40_000,
    "stars": "*" * 100_000,
    "emphasis": "*a **b " * 14_000,
    "code": "".join("`" * number + " " for number in range(1, 440)),
    "html": "<a " * 33_000,
    "tags": "<b>" * 33_000,
    "comments": "<!--" * 25_000,
    "links": "[a](" * 25_000,
    "nested links": "[" * 3_000 + "x" + "](a)" * 3_000,
    "bad links": "[a](javascript:b) " * 5_500,
    "references": "".join(f"[a{number}]: /b\n" for number in range(7_000)),
    "lists": "".join(" " * number + "- a\n" for number in range(400)),
    "braces": "{: a" * 25_000,
    "dashes": "-" * 100_000 + "8<",
    "attributes": "{#a} " * 20_000,
    "tables": "|a" * 1_000 + "\n" + "|-" * 1_000 + "\n" + "|b\n" * 20_000,
    "entities": "&" * 100_000,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_bodies_take_no_long_time(body: str) -> None:
    note = note_of("note", HEAD, body)
    assert note is not None
    before = time.process_time()
    _, problems = validate(note)
    assert time.process_time() - before < 5
    assert len(problems) <= 50


def test_hostile_front_matters_take_no_long_time() -> None:
    facts = "".join(
        f"  - {{id: a, status: held, who: [and B, {{x: y}}], date: soon{number}}}\n" for number in range(3_000)
    )
    note = note_of("note", HEAD + "talks:\n" + facts)
    assert note is not None
    before = time.process_time()
    validate(note)
    assert time.process_time() - before < 10
