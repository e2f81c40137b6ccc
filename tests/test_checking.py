"""Problems asked for by themselves are those that are found with the library, whatever is typed."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from corpus.building import HERE
from fuzzing import times
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking import check, wrong
from generator.problems import START
from generator.read import Content, read_content
from generator.settings import KINDS, Settings

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "resolve.yml").read_text("utf-8"))
OUTLINES = yaml.safe_load((Path(__file__).parent / "cases" / "outlines.yml").read_text("utf-8"))
SOURCE = "source: {publisher: Outlet, published: 2022-01-01, url: 'https://example.org/'}\n"
ACTORS = {
    "actors/biden": "name: Joe Biden\nkind: person\naliases: [Biden]\n",
    "actors/putin": "name: Vladimir Putin\nkind: person\naliases: [Putin]\n",
    "actors/usa": "name: United States\nkind: state\nshort: U.S.\nformerly: us\n",
    "actors/outlet": "name: Outlet\nkind: organisation\n",
    "stories/story": "title: Story\nformerly: [tale]\n",
    "issues/issue": "title: Issue\nquestion: Is it?\nformerly: [matter]\n",
    "figures/men": "title: Men\nunit: men\nformerly: [soldiers]\n",
    "figures/guns": "title: Guns\nunit: guns\n",
}
FLOORS = Settings(floors=dict.fromkeys(KINDS, (1000, START)))  # so that each number is told


def laid_out(folder: Path, files: dict[str, str]) -> Content:
    """Content of files by folder and id, each with its front matter; what a note must have is added."""
    for path, text in files.items():
        target = folder / f"{path}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        head = f"title: Title\n{'' if 'source:' in text else SOURCE}" if path.startswith("notes/") else ""
        target.write_text(f"---\n{head}{text}---\n", "utf-8")
    return read_content(folder, "docs")


def assert_same(content: Content) -> None:
    assert wrong(content, FLOORS) == check(content, FLOORS).problems


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_between_files_the_same_is_wrong(case: dict[str, Any], tmp_path: Path) -> None:
    typed = {path: text.partition("\n")[2] if text.startswith("{") else text for path, text in case["files"].items()}
    assert_same(laid_out(tmp_path, ACTORS | typed))


def test_in_all_cases_at_once_the_same_is_wrong(tmp_path: Path) -> None:
    files = {
        f"{path}{'' if path in ACTORS else number}": t
        for number, c in enumerate(CASES)
        for path, t in c["files"].items()
    }
    assert_same(laid_out(tmp_path, ACTORS | files))


def test_in_the_example_the_same_is_wrong() -> None:
    assert_same(read_content(HERE / "docs", "docs"))


@pytest.mark.parametrize("case", OUTLINES, ids=[case["case"] for case in OUTLINES])
def test_of_what_an_outline_does_not_tell_all_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    content = laid_out(tmp_path, ACTORS | {"notes/note": case["note"]})
    assert case["wrong"] in [problem.message for problem in wrong(content, Settings())]
    assert_same(content)


NAMES = st.sampled_from(
    ("Biden", "biden", "Joe  Biden", "PUTIN", "U.S.", "us", "Nobody", "source", "Bidden", "Outlet", "t-1", "t-2", "old")
)
IDS = st.sampled_from(("t-1", "t-2", "T-1", "old", "older", "c-1", "biden"))
ONE = st.one_of(
    NAMES,
    st.fixed_dictionaries({"anonymous": st.just("an official")}, optional={"of": NAMES}),
    st.fixed_dictionaries({"publisher": st.sampled_from(("Outlet", "Outlets", "Paper"))}),
    st.fixed_dictionaries({"actor": NAMES, "role": st.sampled_from(("host", "absent"))}),
)
PEOPLE = st.one_of(ONE, st.lists(ONE, min_size=1, max_size=3))
THINGS = st.lists(st.one_of(IDS, NAMES, st.sampled_from(("men", "soldiers", "issue", "story"))), max_size=2)
DATES = st.sampled_from(("2022-01-01", "2022-01-03", "2021-12", "2022-01-02/2022-01-05"))
MADE = {"by": PEOPLE, "formerly": IDS, "note": st.just("N")}
SAID = {"id": IDS, "to": PEOPLE, "about": THINGS, "denies": THINGS, "at": IDS, "date": DATES, "formerly": IDS}


def fact(required: dict[str, Any], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


STATES = st.sampled_from(("held", "scheduled", "proposed"))
FACTS = {
    "talks": fact({"id": IDS, "status": STATES}, **MADE, date=DATES, who=PEOPLE, what=st.just("Talk"), part_of=IDS),
    "events": fact({"id": IDS}, **MADE, date=DATES, who=PEOPLE, what=st.just("Event")),
    "quotes": fact({"by": PEOPLE, "text": st.sampled_from("TU")}, **SAID),
    "claims": fact({"by": PEOPLE, "text": st.sampled_from("TU")}, **SAID),
    "figures": fact(
        {"of": st.sampled_from(("men", "Men", "soldiers", "guns", "issue")), "value": st.sampled_from("12")}, by=PEOPLE
    ),
    "positions": fact({"who": PEOPLE, "issue": st.sampled_from(("issue", "matter")), "stance": st.just("mixed")}),
    "images": fact({"credit": st.just("C"), "caption": st.sampled_from("CD")}, **MADE),
    "corrections": fact({"date": st.just("2022-02-01"), "what": st.sampled_from("WV")}, by=PEOPLE),
}
NOTES = st.fixed_dictionaries(
    {},
    optional={
        **{key: st.lists(one, min_size=1, max_size=3) for key, one in FACTS.items()},
        "stories": st.lists(st.sampled_from(("story", "tale", "nothing")), max_size=2),
        "draft": st.sampled_from(("true", "false", "false", "false")),
        "formerly": IDS,
    },
)


@settings(max_examples=times(share=60, whole=3_000), deadline=None)
@given(st.lists(NOTES, min_size=1, max_size=4))
def test_whatever_is_typed_the_same_is_wrong(notes: list[dict[str, Any]]) -> None:
    typed = {
        f"notes/note-{number}": "".join(f"{key}: {json.dumps(value)}\n" for key, value in note.items())
        for number, note in enumerate(notes)
    }
    with TemporaryDirectory() as folder:
        assert_same(laid_out(Path(folder), ACTORS | typed))


LINKS = st.sampled_from(
    (
        "[a](note-0.md#t-1)",
        "[a](note-1.md#nothing)",
        "[a](#t-1)",
        "[a](note-1.md#heading)",
        "[a](../actors/biden.md#x)",
        "[a](none.md)",
    )
)


@settings(max_examples=times(share=30, whole=500), deadline=None)
@given(st.lists(st.tuples(NOTES, st.lists(LINKS, max_size=3)), min_size=1, max_size=3))
def test_wherever_is_linked_the_same_is_wrong(notes: list[tuple[dict[str, Any], list[str]]]) -> None:
    typed = {
        f"notes/note-{number}": "".join(f"{key}: {json.dumps(value)}\n" for key, value in note.items())
        + "---\n## Heading\n\n"
        + "\n".join(links)
        + "\n"
        for number, (note, links) in enumerate(notes)
    }
    with TemporaryDirectory() as folder:
        assert_same(laid_out(Path(folder), ACTORS | typed))
