"""Charts: every report of a series stands in its drawing, at its days and between its bounds."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date as day
from datetime import timedelta
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.document import Page
from generator.model.article import Article, FigureFile, StoryFile
from generator.pages import Desk, figures, scales
from telling import figure_note, pages_of

HOSTILE = '<script>x</script> " {: onclick=x }'
MEN = FigureFile(id="men", file="docs/figures/men.md", title="Men", unit="men")


def numbers(*told: dict[str, object]) -> list[Article]:
    plain: dict[str, object] = {"day": "2022-01-05", "value": "90000"}
    return [
        figure_note(one if "low" in one else plain | one, index)
        for index, one in enumerate(({"day": "2022-01-05", **one} for one in told), 1)
    ]


def page_of(desk: Desk) -> Page:
    return next(page for page in pages_of(figures.pages, desk) if page.path == "figures/men.md")


def drawn(desk: Desk) -> ET.Element:
    """The drawing as a browser reads it."""
    text = page_of(desk).markdown
    (plot,) = re.findall(r"<svg class=.chart__plot.*?</svg>", text, re.DOTALL)
    return ET.fromstring(plot)  # noqa: S314 -- made by the test


def marks(desk: Desk) -> dict[str, ET.Element]:
    return {one.get("data-fact", ""): one for one in drawn(desk).iter("g") if one.get("data-fact")}


def shape(mark: ET.Element) -> tuple[float, float]:
    """Where a mark stands."""
    found = re.match(r"M(\S+) (-?[\d.]+)", mark.findall(".//path")[-1].get("d", ""))
    assert found
    return float(found[1]), float(found[2])


def bars(mark: ET.Element) -> str:
    """What is drawn of its range."""
    return "".join(path.get("d", "") for path in mark.findall(".//path")[:-1])


def test_every_report_is_a_mark_that_leads_to_its_source(desk_of: Callable[..., Desk]) -> None:
    told = numbers(
        {"as_of": "2021-12-01"},
        {"as_of": "2021-12-03", "scope": HOSTILE},
        {"value": "175000", "kind": "planned"},
    )
    desk = desk_of(*told, figures=(MEN,))
    found = marks(desk)
    assert set(found) == {one.report.statement for one in desk.briefing.figures["men"].reports}
    for number, mark in enumerate(found.values(), 1):
        title = mark.findtext("a/title") or ""
        assert mark.find("a").get("href") == f"../../notes/note-{number:02}/#figure--1"  # type: ignore[union-attr]  # each has one
        assert f"Outlet {number}, 5 January 2022" in title
    assert "90,000 men; as of 1 December 2021" in (found["note-01:figure--1"].findtext("a/title") or "")
    assert "<script" not in page_of(desk).markdown


def test_later_is_farther_right_and_more_is_higher(desk_of: Callable[..., Desk]) -> None:
    told = numbers({"as_of": "2021-12-01", "value": "90000"}, {"as_of": "2022-01-03", "value": "120000"})
    found = marks(desk_of(*told, figures=(MEN,)))
    (x, y), (later, higher) = (shape(mark) for mark in found.values())
    assert (x, y) != (later, higher)
    assert later > x
    assert higher < y


def test_reports_of_one_day_and_number_stand_side_by_side(desk_of: Callable[..., Desk]) -> None:
    found = marks(desk_of(*numbers({}, {}, {}, {"value": "120000"}), figures=(MEN,)))
    spots = [shape(mark) for mark in found.values()]
    assert len(set(spots)) == 4
    assert len({y for _, y in spots}) == 2


@pytest.mark.parametrize(
    ("told", "drawing"),
    [
        ({}, r"$"),
        ({"how": "exactly"}, r"$"),
        ({"how": "about"}, r"M\S+ \S+h6M\S+ \S+V\S+h?"),
        ({"low": "90000", "high": "100000"}, r"M\S+ \S+h6M\S+ \S+V"),
        ({"how": "more-than"}, r"M\S+ \S+v-20m-3 5l3-5 3 5$"),
        ({"how": "up-to"}, r"M\S+ \S+v16m-3-5l3 5 3-5$"),
        ({"as_of": "2022-01-01/2022-01-04"}, r"M\S+ \S+v6M\S+ \S+H\S+M\S+ \S+v6$"),
        ({"as_of": "2021-12"}, r"M\S+ \S+v6M\S+ \S+H\S+M\S+ \S+v6$"),
        ({"as_of": "2022-01-03/.."}, r"M\S+ \S+v6M\S+ \S+H\S+M\S+ \S+l4 3-4 3$"),
        ({"as_of": "../2022-01-03"}, r"M\S+ \S+l-4 3 4 3M\S+ \S+H\S+M\S+ \S+v6$"),
    ],
)
def test_what_a_source_leaves_open_is_drawn(
    desk_of: Callable[..., Desk], told: dict[str, object], drawing: str
) -> None:
    found = marks(desk_of(*numbers(told, {"value": "120000"}), figures=(MEN,)))
    if "low" in told:
        assert "90,000\N{EN DASH}100,000 men" in (found["note-01:figure--1"].findtext("a/title") or "")
    assert re.match(drawing, bars(found["note-01:figure--1"])), bars(found["note-01:figure--1"])


def test_plans_and_forecasts_are_hollow_and_the_legend_says_so(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(*numbers({}, {"kind": "planned"}, {"kind": "forecast"}), figures=(MEN,))
    fills = [mark.findall(".//path")[-1].get("fill") for mark in marks(desk).values()]
    assert fills == [None, "none", "none"]
    assert "hollow: planned or forecast" in page_of(desk).markdown


def test_scopes_are_told_apart_and_long_ones_are_shortened(desk_of: Callable[..., Desk]) -> None:
    told: list[dict[str, object]] = [{"scope": f"{'scope ' * 20}{number}"} for number in range(9)]
    desk = desk_of(*numbers({}, *told, {"scope": "west"}, {"scope": "west"}), figures=(MEN,))
    legend = re.findall(r"</svg> (.*?)</li>", page_of(desk).markdown)
    assert legend[:2] == ["no scope given", "west"]
    assert legend[-1] == "5 other scopes"
    assert max(map(len, legend)) <= 48
    shapes = {re.sub(r"^M\S+ -?[\d.]+", "", m.findall(".//path")[-1].get("d", "")) for m in marks(desk).values()}
    assert len(shapes) == len(legend)


def test_one_report_makes_no_chart_and_the_stories_stand_on_the_page(desk_of: Callable[..., Desk]) -> None:
    tale = StoryFile(id="tale", file="docs/stories/tale.md", title="A tale")
    told = [replace(one, stories=("tale",)) for one in numbers({})]
    text = page_of(desk_of(*told, figures=(MEN,), stories=(tale,))).markdown
    assert "<svg" not in text
    assert 'Story: <a href="../../stories/tale/">A tale</a>' in text


def test_everything_stands_within_the_drawing(desk_of: Callable[..., Desk]) -> None:
    told = numbers(
        {"value": "100000", "how": "more-than"},
        {"value": "0", "how": "exactly"},
        {"value": "1", "how": "fewer-than", "as_of": "1991"},
    )
    plot = drawn(desk_of(*told, figures=(MEN,)))
    _, _, width, height = map(float, plot.get("viewBox", "").split())
    for path in plot.iter("path"):
        for x, y in re.findall(r"M(\S+?) (-?[\d.]+)", path.get("d", "")):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height


def test_a_long_series_stays_light(desk_of: Callable[..., Desk]) -> None:
    first = day(2021, 1, 1)
    told: list[dict[str, object]] = [
        {
            "value": str(90000 + 37 * n % 9000),
            "as_of": str(first + timedelta(days=n)),
            "how": "about",
            "scope": f"s{n % 9}",
        }
        for n in range(300)
    ]
    page = page_of(desk_of(*numbers(*told), figures=(MEN,)))
    assert page.markdown.count("<title>") == 300
    assert len(gzip.compress(page.markdown.encode())) < 40_000  # the shell of the site comes on top


@given(some.lists(some.decimals(-(10**15), 10**15, places=2), min_size=1, max_size=5))
def test_an_axis_of_numbers_holds_them_between_a_few_even_ticks(values: list[Decimal]) -> None:
    axis = scales.numbers(values, whole=False)
    assert axis.ticks[0] <= min(values) <= max(values) <= axis.ticks[-1]
    assert 2 <= len(axis.ticks) <= 7
    assert len({later - one for one, later in zip(axis.ticks, axis.ticks[1:], strict=False)}) == 1
    assert len(set(axis.labels())) == len(axis.ticks)


@given(some.lists(some.dates(), min_size=1, max_size=4))
def test_an_axis_of_days_holds_them_and_has_ticks_within(found: list[day]) -> None:
    axis = scales.days([(one, one) for one in found])
    assert all(0 <= axis.part(one) < axis.part(one, end=True) <= 1 for one in found)
    ticks = axis.ticks()
    assert len(ticks) <= 5
    assert [one for one, _ in ticks] == sorted({one for one, _ in ticks})
    assert all(axis.first <= one.toordinal() <= axis.last for one, _ in ticks)


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (["90000", "175000"], ("75,000", "100,000", "125,000", "150,000", "175,000")),
        (["10", "175000"], ("0", "50,000", "100,000", "150,000", "200,000")),
        (["1", "3"], ("0", "1", "2", "3")),
        (["1500000", "2500000"], ("1.5 million", "1.75 million", "2 million", "2.25 million", "2.5 million")),
        (["-4", "4"], ("-4", "-2", "0", "2", "4")),
        (["7", "7"], ("6", "7", "8")),
    ],
)
def test_ticks_are_round_numbers(values: list[str], labels: tuple[str, ...]) -> None:
    assert scales.numbers([Decimal(value) for value in values], whole=True).labels() == labels


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2021-12-31", "2022-01-02", ["31 Dec 2021", "1 Jan 2022", "2 Jan"]),
        ("2021-12-20", "2022-01-12", ["20 Dec 2021", "27 Dec", "3 Jan 2022", "10 Jan"]),
        ("2021-03-01", "2022-01-12", ["Apr 2021", "Jul 2021", "Oct 2021", "Jan 2022"]),
        ("2014-03-01", "2022-01-12", ["2016", "2018", "2020", "2022"]),
    ],
)
def test_ticks_are_round_days(first: str, last: str, labels: list[str]) -> None:
    axis = scales.days([(day.fromisoformat(first), day.fromisoformat(last))])
    assert [label for _, label in axis.ticks()] == labels
