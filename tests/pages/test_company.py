"""Many actors that one page names: the first stay on it, and all stand by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.addresses import FEW
from generator.model.article import ActorFile, StoryFile, Tenure
from generator.pages import Desk, actors, stories
from telling import article

PLAN = {"day": "2022-01-04", "id": "talk", "what": "Talk", "status": "held", "date": "2022-01-03"}


def together(desk_of: Callable[..., Desk], number: int) -> dict[str, str]:
    """The pages of an organisation and of a story that so many states meet in, the last of them twice."""
    names = [f"s{n:03}" for n in range(number)]
    member = (Tenure(path=(), org="union"),)
    files = [
        ActorFile(id=name, file=f"docs/actors/{name}.md", name=f"S. {name}", kind="state", member_of=member)
        for name in names
    ]
    files.append(ActorFile(id="union", file="docs/actors/union.md", name="Union", kind="organisation"))
    told = (
        article({**PLAN, "who": ["union", *names]}, 1, "talk"),
        article({**PLAN, "id": "other", "who": ["union", names[-1]]}, 2, "talk"),
    )
    desk = desk_of(
        *(replace(one, stories=("tale",)) for one in told),
        actors=tuple(files),
        stories=(StoryFile(id="tale", file="docs/stories/tale.md", title="A tale"),),
    )
    sheets = [*actors.pages(desk), *stories.pages(desk)]
    return {one.path: one.page(desk).markdown for one in sheets if re.match(r"(actors/union|stories/tale)\b", one.path)}


def under(markdown: str, heading: str) -> list[str]:
    part = re.split(r"^## ", markdown.partition(f"## {heading} ")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r'<a href="(?:\.\./)+(?:actors/)?(s\d+|union)/">', part)


def test_some_actors_all_stand_on_the_page(desk_of: Callable[..., Desk]) -> None:
    found = together(desk_of, FEW - 1)
    assert list(found) == ["actors/union.md", "stories/tale.md"]
    assert (len(under(found["actors/union.md"], "Appears with")), len(under(found["stories/tale.md"], "Actors"))) == (
        FEW - 1,
        FEW,
    )


@pytest.fixture(scope="module")
def many(desk_of: Callable[..., Desk]) -> dict[str, str]:
    return together(desk_of, 151)


def test_of_many_those_that_appear_most_stay_and_all_stand_by_name(many: dict[str, str]) -> None:
    union, tale = many["actors/union.md"], many["stories/tale.md"]
    assert under(union, "Appears with") == ["s150", *(f"s{n:03}" for n in range(39))]
    assert under(tale, "Actors") == ["s150", "union", *(f"s{n:03}" for n in range(38))]
    assert 'These are 40 of 151. All by name: <a href="appears-with/s/">S</a> <small>151</small>' in union
    assert 'All 151 by name: <a href="members/s/">S</a>' in union
    assert '<a href="actors/u/">U</a> <small>1</small>' in tale


def test_every_one_stands_once_on_the_pages_by_name(many: dict[str, str]) -> None:
    listed = {
        path: len(re.findall(r'<li><a href="[./]+(?:actors/)?(?:s\d+|union)/">', text))
        for path, text in many.items()
        if path not in {"actors/union.md", "stories/tale.md"}
    }
    parts = {"": 0, "/s": 0, "/s/1": 150, "/s/2": 1}
    assert listed == {
        **{f"actors/union/appears-with{end}.md": number for end, number in parts.items()},
        **{f"actors/union/members{end}.md": number for end, number in parts.items()},
        **{f"stories/tale/actors{end}.md": number for end, number in parts.items()},
        "stories/tale/actors/u.md": 1,
    }
    assert (
        '<a href="../../../">All of A tale</a>; <a href="../../">All of Actors</a>'
        in many["stories/tale/actors/s/2.md"]
    )
