"""Long lists of names: each stands on one page, by its letter, and the ways lead to it."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from generator.addresses import LONG, names
from generator.letters import initial
from generator.model.article import ActorFile, Article, FigureFile, StoryFile
from generator.pages import Desk, directory, figures, notes, sources, stories, subscribing
from generator.pages.splitting import named
from telling import article, figure_note, pages_of

OWN = re.compile(r"(stories|figures)/(last|[sf]\d+)[./]")
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/initials.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["reason"])
def test_a_name_stands_under_its_first_letter(case: dict[str, Any]) -> None:
    assert initial(case["name"]) == case["expect"]


@pytest.mark.parametrize(
    ("told", "pages"),
    [
        ("abc", {"x/": "abc"}),  # as many as a page holds
        ("bazя", {"x/": "", "x/a/": "a", "x/b/": "b", "x/z/": "z", "x/other/": "я"}),
        ("aaaab", {"x/": "", "x/a/": "", "x/a/1/": "aaa", "x/a/2/": "a", "x/b/": "b"}),  # a long letter
    ],
)
def test_a_long_list_stands_by_letter_and_a_long_letter_in_parts(told: str, pages: dict[str, str]) -> None:
    found = {one.address: "".join(one.rows) for one, _ in names("x/", "X", zip(told, told, strict=True), most=3).pages}
    assert found == pages


def test_a_letter_and_its_part_say_what_they_are() -> None:
    whole = names("x/", "People", [("Ayla", 1), ("ash", 2), ("17", 3)], most=1)
    assert [named(one) for one, _ in whole.pages] == ["People", "A", "A, part 1", "A, part 2", "other names"]


def persons(number: int, letter: str) -> list[ActorFile]:
    told = ((f"{letter}{n:03}", f"{letter.upper()}. {n:03}") for n in range(number))
    return [ActorFile(id=name, file=f"docs/actors/{name}.md", name=title, kind="person") for name, title in told]


STATE = ActorFile(id="fern", file="docs/actors/fern.md", name="Fern", kind="state")
TALK = {"day": "2022-01-04", "id": "talk", "what": "Talk", "date": "2022-01-20", "status": "scheduled"}


def indexes(desk: Desk) -> dict[str, str]:
    """The index of actors and its lists, by path."""
    lists = {page.path: page for page in pages_of(directory.index, desk)}
    assert all(page.meta["search"] == {"exclude": True} for page in lists.values())
    return {path: page.markdown for path, page in lists.items()}


def rows(markdown: str) -> list[str]:
    return re.findall(r'<tr><th scope="row"><a href="[./]*([^/.]+)/">', markdown)


def test_a_short_index_holds_every_actor(desk_of: Callable[..., Desk]) -> None:
    few = (*persons(LONG - 1, "a"), STATE)
    told = indexes(desk_of(article(TALK, 1, "talk"), actors=few))
    assert list(told) == ["actors/index.md"]
    assert rows(told["actors/index.md"]) == [one.id for one in few]


@pytest.fixture(scope="module")
def many(desk_of: Callable[..., Desk]) -> dict[str, str]:
    """The lists of more people than a page holds, most of them under one letter, and of one state."""
    talk = {**TALK, "who": ["a150", "fern"]}
    return indexes(desk_of(article(talk, 1, "talk"), actors=(*persons(LONG + 1, "a"), *persons(2, "ж"), STATE)))


def test_a_long_index_keeps_those_heard_of_last_and_leads_to_all_by_name(many: Mapping[str, str]) -> None:
    index = many["actors/index.md"]
    people, states = re.split(r"^## ", index, flags=re.MULTILINE)[1:]
    assert rows(people) == ["a150", *(f"a{n:03}" for n in range(19))]
    assert rows(states) == ["fern"]  # a short kind stands whole
    assert 'All 153 by name: <a href="by/person/a/">A</a> <small>151</small>' in people
    assert '<a href="by/person/other/">other names</a> <small>2</small>' in people
    assert "by name" not in states


def test_every_actor_of_a_long_kind_stands_on_one_list(many: Mapping[str, str]) -> None:
    lists = {path: rows(text) for path, text in many.items() if path.startswith("actors/by/")}
    assert {path: len(found) for path, found in lists.items()} == {
        "actors/by/person.md": 0,
        "actors/by/person/a.md": 0,
        "actors/by/person/a/1.md": LONG,
        "actors/by/person/a/2.md": 1,
        "actors/by/person/other.md": 2,
    }
    assert set(Counter(name for found in lists.values() for name in found).values()) == {1}
    assert "A, part 1</a> <small>A. 000 to A. 149</small>" in many["actors/by/person/a.md"]
    assert 'data-fact="note-01:talk"' in many["actors/by/person/a/2.md"]  # the next talk, with its source


def test_every_list_can_be_reached_and_every_way_leads_to_a_page(many: Mapping[str, str]) -> None:
    known = {path.removesuffix(".md").removesuffix("/index") for path in many}
    reached: set[str] = set()
    for path, text in many.items():
        here = path.removesuffix(".md").removesuffix("/index")
        for ways in re.findall(r'<ul class="months">.*?</ul>|<p class="links">.*?</p>', text, re.DOTALL):
            reached |= {posixpath.normpath(posixpath.join(here, href)) for href in re.findall(r'href="(.*?)"', ways)}
    assert reached == known


def test_many_calendars_and_feeds_stand_by_name(desk_of: Callable[..., Desk]) -> None:
    few, many = (
        {page.path: page.markdown for page in pages_of(subscribing.pages, desk_of(actors=(*persons(n, "a"), STATE)))}
        for n in (LONG - 1, LONG)
    )
    assert list(few) == ["subscribe/index.md"]
    assert few["subscribe/index.md"].count(".atom") == 1 + LONG
    index = many.pop("subscribe/index.md")
    assert index.count(".atom") == 1
    assert 'By name: <a href="actors/a/">A</a> <small>150</small>; <a href="actors/f/">F</a> <small>1</small>' in index
    assert {path: text.count(".atom") for path, text in many.items()} == {
        "subscribe/actors.md": 0,
        "subscribe/actors/a.md": LONG,
        "subscribe/actors/f.md": 1,
    }
    assert '<a href="../../../calendar/actors/fern.ics">file</a>' in many["subscribe/actors/f.md"]
    assert not pages_of(subscribing.pages, replace(desk_of(actors=persons(LONG + 1, "a")), prefix="as-of/2022-01-05/"))


def named_things(number: int) -> tuple[dict[str, object], tuple[Article, ...]]:
    """So many stories and figures, the last one's under another letter, and a note for each."""
    stories = [StoryFile(id=f"s{n}", file=f"docs/stories/s{n}.md", title=f"A{n:03}") for n in range(number - 1)]
    figures = [
        FigureFile(id=f"f{n}", file=f"docs/figures/f{n}.md", title=f"A{n:03}", unit="men") for n in range(number)
    ]
    stories.append(StoryFile(id="last", file="docs/stories/last.md", title="Élan"))
    told = [figure_note({"day": f"2022-01-{1 + n % 9:02}", "value": f"{n + 1}"}, n) for n in range(number)]
    notes = tuple(
        replace(one, stories=(stories[n].id,), figures=tuple(replace(f, of=f"f{n}") for f in one.figures))
        for n, one in enumerate(told)
    )
    return {"stories": tuple(stories), "figures": tuple(figures)}, notes


@pytest.mark.parametrize(
    ("room", "kind", "lists"),
    [
        (stories, "stories", {"a.md": LONG, "e.md": 1}),
        (figures, "figures", {"a.md": 0, "a/1.md": LONG, "a/2.md": 1}),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_many_stories_and_figures_stand_by_name(
    desk_of: Callable[..., Desk], room: ModuleType, kind: str, lists: dict[str, int]
) -> None:
    found = []
    for number in (LONG, LONG + 1):
        files, told = named_things(number)
        desk = desk_of(*told, **files)
        found.append({sheet.path: sheet.page(desk).markdown for sheet in room.pages(desk) if not OWN.match(sheet.path)})
    few, many = found
    counts = {path: len(re.findall(r'class="story"|class="fact number', text)) for path, text in many.items()}
    assert list(few) == [f"{kind}/index.md"]
    assert "by name" not in few[f"{kind}/index.md"]
    assert counts == {
        f"{kind}/index.md": 20,
        f"{kind}/by/name.md": 0,
        **{f"{kind}/by/name/{path}": number for path, number in lists.items()},
    }
    assert "These are the 20 last heard of. All by name: " in many[f"{kind}/index.md"]
    assert many[f"{kind}/index.md"].count("A008") == 1  # told of on the latest day
    assert "A000" not in many[f"{kind}/index.md"]


def test_very_many_publishers_stand_by_name(desk_of: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.sources._MOST", 0)
    told = [article({**TALK, "from": f"Paper {n:03}"}, n, "talk") for n in range(LONG + 1)]
    again = article({**TALK, "from": "Paper 150"}, LONG + 1, "talk")
    few, many = (
        {page.path: page.markdown for page in pages_of(sources.pages, desk_of(*several)) if "/paper" not in page.path}
        for several in (told[1:], [*told, again])
    )
    assert list(few) == ["sources/index.md"]
    assert len(re.findall(r'<tr id="s--', few["sources/index.md"])) == LONG
    lines = {path: re.findall(r'<tr id="s--paper-(\d+)">.*href="[./]*paper-\1/"', text) for path, text in many.items()}
    assert lines["sources/index.md"] == ["150", *(f"{n:03}" for n in range(19))]
    assert 'All by name: <a href="by/name/p/">P</a> <small>151</small>' in many["sources/index.md"]
    assert {path: len(found) for path, found in lines.items() if "/by/" in path} == {
        "sources/by/name.md": 0,
        "sources/by/name/p.md": 0,
        "sources/by/name/p/1.md": LONG,
        "sources/by/name/p/2.md": 1,
    }


def test_very_many_tags_stand_by_name_and_notes_lead_to_their_pages(desk_of: Callable[..., Desk]) -> None:
    tags = tuple(f"tag {n:03}" for n in range(LONG + 1))
    told = replace(article(TALK, 1, "talk"), tags=tags), replace(article(TALK, 2, "talk"), tags=("tag 150",))
    few = {page.path: page.markdown for page in pages_of(notes.pages, desk_of(replace(told[0], tags=tags[1:])))}
    many = {page.path: page.markdown for page in pages_of(notes.pages, desk_of(*told))}
    assert [path for path in few if path.startswith("tags/")] == ["tags/index.md"]
    assert 'href="../../tags/#t--tag-20-150"' in few["notes/note-01.md"]
    index = many["tags/index.md"]
    assert re.findall(r'<li id="t--tag-20-(\d+)">', index) == ["150", *(f"{n:03}" for n in range(39))]
    assert 'All by name: <a href="by/name/t/">T</a> <small>151</small>' in index
    assert {path: text.count("<li>") for path, text in many.items() if path.startswith("tags/by")} == {
        "tags/by/name.md": 1,
        "tags/by/name/t.md": 2,
        "tags/by/name/t/1.md": LONG,
        "tags/by/name/t/2.md": 1,
    }
    assert 'href="../../tags/t--tag-20-150/"' in many["notes/note-02.md"]
    assert {f"tags/t--tag-20-{tag[-3:]}.md" for tag in tags} <= many.keys()
