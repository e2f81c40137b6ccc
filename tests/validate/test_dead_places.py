"""Links of a body to a place within a file."""

from __future__ import annotations

import pytest

from generator.read.note import Note
from generator.read.parsing import parse
from generator.validate import dead_places
from generator.validate.taking import points_of

HEAD = "---\ntitle: A\nsource: {publisher: P, published: 2021-12-30, url: https://example.org/}\n---\n"
FACTS = {"a": frozenset({"call"}), "b": frozenset({"meal", "walk"}), "c": frozenset[str]()}


def read(name: str, group: str, body: str) -> Note:
    head = HEAD if group == "note" else "---\nname: C\nkind: state\n---\n"
    note, problems = parse(name, group, f"docs/{group}s/{name}.md", f"{head}{body}".encode())  # type: ignore[arg-type]  # a group
    assert note is not None, problems
    return note


def said(body: str) -> list[str]:
    others = (read("b", "note", "## Who `said` it\n\n# Again\n\nAgain\n=====\n"), read("c", "actor", "# Early life\n"))
    broken = read("d", "note", "")
    told = map(points_of, (read("a", "note", body), *others, broken))
    found = dead_places(told, "docs", FACTS)
    return [problem.line().removeprefix("docs/notes/a.md:") for problem in found]


@pytest.mark.parametrize(
    "link",
    [
        "b.md#meal",  # a fact
        "b.md#who-said-it",  # a heading
        "b.md#again_1",  # the second of one name
        "../actors/c.md#early-life",
        "#call",  # in the same file
        "#own-words",
        "b.md#s--claims",  # what the page itself adds is not known here
        "d.md#anything",  # nor what a file with errors holds
        "x.md#anything",  # told as no file
        "../about.md#anything",
        "https://example.org/#x",
    ],
)
def test_places_that_are_there_or_not_known(link: str) -> None:
    assert said(f"# Own words\n\nSee [it]({link}).\n") == []


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("b.md#meel", "docs/notes/b.md (did you mean 'meal'?)"),
        ("b.md#d", "docs/notes/b.md (the anchor of a fact is its id, that of a heading its words)"),
        ("../actors/c.md#later-life", "docs/actors/c.md (did you mean 'early-life'?)"),
        ("#cal", "docs/notes/a.md (did you mean 'call'?)"),
    ],
)
def test_a_place_that_is_not_there_is_told_at_the_link(link: str, told: str) -> None:
    assert said(f"One.\n\nSee [it]({link}).\n") == [f"7:10: warning: the link '{link}' leads to no place in {told}"]
