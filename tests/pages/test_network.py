"""The network: the same drawing everywhere, every pair in the table with its sources."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from generator.document import Page
from generator.model.article import ActorFile, Article
from generator.pages import Desk, network
from generator.pages.drawing import Box, layout
from telling import article, pages_of


def actors(*names: str) -> tuple[ActorFile, ...]:
    return tuple(ActorFile(id=n, file=f"docs/actors/{n}.md", name=n.title(), kind="state") for n in names)


def talk(number: int, *who: object, status: str = "held", on: str = "2022-01-03", **more: object) -> Article:
    told = {"day": "2022-01-04", "id": f"talk-{number}", "what": f"Talk {number}", "date": on, "status": status, **more}
    return article({**told, "who": list(who)}, number, "talk")


def page_of(desk: Desk) -> Page:
    (page,) = pages_of(network.pages, desk)
    return page


def drawn(desk: Desk) -> ET.Element:
    (plot,) = re.findall(r"<svg class=.network__plot.*?</svg>", page_of(desk).markdown, re.DOTALL)
    return ET.fromstring(plot)  # noqa: S314 -- made by the test


def three(desk_of: Callable[..., Desk]) -> Desk:
    """A talk held, one planned, one through a mediator, one called off."""
    told = (
        talk(1, "fern", "moss"),
        talk(2, "moss", "reed", status="scheduled", on="2022-01-20"),
        talk(3, {"actor": "fern", "role": "indirectly"}, "reed", {"actor": "sedge", "role": "mediator"}),
        talk(4, "fern", "heath", status="cancelled", on="2022-01-20"),
    )
    return desk_of(*told, actors=actors("fern", "moss", "reed", "sedge", "heath"))


def test_only_those_who_meet_stand_in_the_drawing_as_links(desk_of: Callable[..., Desk]) -> None:
    plot = drawn(three(desk_of))
    nodes = {node.get("href"): node.findtext("title") for node in plot.iter("a")}
    assert nodes == {
        "../actors/fern/": "Fern: 2 talks with 3 others",
        "../actors/moss/": "Moss: 2 talks with 2 others",
        "../actors/reed/": "Reed: 2 talks with 3 others",
        "../actors/sedge/": "Sedge: 1 talk with 2 others",
    }


@pytest.mark.parametrize(
    ("title", "kind", "dashes"),
    [
        ("Fern and Moss: 1 held", "held", None),
        ("Moss and Reed: 1 planned", "planned", "7 5"),
        ("Fern and Reed: 1 through others", "indirect", "1.5 5"),
        ("Fern and Sedge: 1 held", "held", None),
    ],
)
def test_lines_tell_what_was_held_planned_or_went_through_others(
    desk_of: Callable[..., Desk], title: str, kind: str, dashes: str | None
) -> None:
    (line,) = [line for line in drawn(three(desk_of)).iter("line") if line.findtext("title") == title]
    assert line.get("class") == f"edge edge--{kind}"
    assert line.get("stroke-dasharray") == dashes


def test_the_table_holds_every_pair_with_the_newest_source_of_each_talk(desk_of: Callable[..., Desk]) -> None:
    again = talk(1, "fern", "moss", day="2022-01-05", note="later", **{"from": "Gazette"})
    told = (talk(1, "fern", "moss", "reed"), again, talk(2, "fern", "moss"))
    desk = desk_of(*told, actors=actors("fern", "moss", "reed"))
    table = page_of(desk).markdown.partition("<tbody>")[2]
    rows = re.findall(r"<tr>.*?>(\w+)</a></span></th>\s*<td>.*?>(\w+)</a>(.*?)</tr>", table)
    assert [(one, other) for one, other, _ in rows] == [("Fern", "Moss"), ("Fern", "Reed"), ("Moss", "Reed")]
    for _, _, cells in rows:
        assert 'data-fact="later:talk-1"><a href="../talks/talk-1/">Talk 1</a>' in cells
        assert 'href="../notes/later/#talk-1">Gazette, 5 January 2022</a>' in cells
    assert ["note-02:talk-2" in cells for _, _, cells in rows] == [True, False, False]


def test_a_drawing_holds_forty_and_says_who_is_left_out(desk_of: Callable[..., Desk]) -> None:
    names = [f"state-{number:02}" for number in range(45)]
    told = [talk(n, "hub", name) for n, name in enumerate(names)]
    desk = desk_of(*told, talk(99, "hub", "state-44"), actors=actors("hub", *names))
    links = {node.get("href") for node in drawn(desk).iter("a")}
    assert len(links) == 40
    assert {"../actors/hub/", "../actors/state-44/"} <= links
    assert "6 more actors and every pair stand in the table" in page_of(desk).markdown
    assert page_of(desk).markdown.count("<tr>") == 46


def met_often(desk_of: Callable[..., Desk], pairs: int, times: int) -> Desk:
    """So many pairs, each with so many talks held and as many planned."""
    names = [f"state-{number:03}" for number in range(pairs)]
    told = [talk(n * times + turn, "hub", name) for n, name in enumerate(names) for turn in range(times)]
    plans = [
        talk(9000 + n * times + turn, "hub", name, status="scheduled", on=f"2022-02-{turn + 1:02}")
        for n, name in enumerate(names)
        for turn in range(times)
    ]
    return desk_of(*told, *plans, actors=actors("hub", *names))


@pytest.mark.parametrize(("pairs", "times", "rows", "cells"), [(21, 7, 21, 294), (22, 7, 22, 220), (101, 2, 100, 400)])
def test_a_long_table_keeps_those_who_meet_most_and_says_what_it_leaves_out(
    desk_of: Callable[..., Desk], pairs: int, times: int, rows: int, cells: int
) -> None:
    text = page_of(met_often(desk_of, pairs, times)).markdown
    table = text.partition("<tbody>")[2]
    assert table.count("<tr>") == rows
    assert table.count("data-fact=") == cells
    assert ("and not 1 more pair: whom an actor meets" in text) == (pairs > rows)
    assert text.count('<a href="../actors/hub/">4 more talks</a>') == (rows if times > 5 and cells < 294 else 0)


def test_a_pair_of_a_long_table_shows_the_newest_held_and_the_next_planned(desk_of: Callable[..., Desk]) -> None:
    row = page_of(met_often(desk_of, 22, 7)).markdown.partition("<tbody>")[2].partition("</tr>")[0]
    assert re.findall(r'data-fact="note-\d+:talk-(\d+)"', row) == [*"23456", *(str(n) for n in range(9000, 9005))]


def test_a_drawing_of_many_lines_keeps_the_strongest_and_one_of_each_actor(desk_of: Callable[..., Desk]) -> None:
    names = [f"state-{number:02}" for number in range(20)]
    told = [talk(n, one, other) for n, (one, other) in enumerate(combinations(names, 2))]
    told += [talk(1000 + turn, "state-00", "state-01") for turn in range(3)]
    far = [talk(2000, "loner", "state-19", status="scheduled", on="2022-02-02")]
    desk = desk_of(*told, *far, actors=actors(*names, "loner"))
    lines = [line.findtext("title") or "" for line in drawn(desk).iter("line")]
    assert len(lines) == 150
    assert "State-00 and State-01: 4 held" in lines
    assert "Loner and State-19: 1 planned" in lines
    assert "It leaves out 41 weaker lines between those whom it shows." in page_of(desk).markdown


def crowd(number: int) -> tuple[list[str], dict[tuple[str, str], int]]:
    """A network of so many, a third of whose pairs meet."""
    names = [f"actor-{n}" for n in range(number)]
    chance = random.Random(number)  # noqa: S311 -- a test needs the same one each time
    edges = {pair: chance.randint(1, 9) for pair in combinations(names, 2) if chance.random() < 0.3}
    return names, edges


@pytest.mark.parametrize("number", [1, 2, 3, 12, 40])
def test_the_layout_follows_from_the_network_alone_and_no_names_overlap(number: int) -> None:
    names, edges = crowd(number)
    box, labels = Box(), {name: name for name in names}
    found = layout(names, edges, labels, box)
    assert found == layout(names[::-1], dict(reversed(edges.items())), labels, box)
    for (x, y), (u, v) in combinations(found.values(), 2):
        assert abs(x - u) >= len("actor-1") * box.letter or abs(y - v) >= box.line - 0.5
    for name, (x, y) in found.items():
        half = len(name) * box.letter / 2
        assert half <= x <= box.width - half
        assert 0 <= y <= box.height - 20


def test_those_who_meet_stand_nearer_than_those_who_do_not() -> None:
    groups = [[f"{side}-{n}" for n in range(5)] for side in ("east", "west")]
    edges = {pair: 3 for group in groups for pair in combinations(group, 2)}
    names = [name for group in groups for name in group]
    found = layout(names, {**edges, ("east-0", "west-0"): 1}, dict.fromkeys(names, "x"), Box())

    def far(pairs: list[tuple[str, str]]) -> float:
        gaps = [(found[a][0] - found[b][0]) ** 2 + (found[a][1] - found[b][1]) ** 2 for a, b in pairs]
        return sum(gaps) / len(gaps)

    across = [(a, b) for a in groups[0] for b in groups[1]]
    assert far(list(edges)) * 2 < far(across)


def test_a_desk_without_meetings_says_so(desk_of: Callable[..., Desk]) -> None:
    assert "No meeting is known on this day." in page_of(desk_of()).markdown
