"""Long lists: each row stands on one page, whatever the list's length, and the ways lead to it."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date as day

import pytest

from generator.addresses import LONG, months
from generator.document import Page
from generator.model.article import ActorFile, Article, FigureFile, IssueFile
from generator.model.facts import PositionFact, Who
from generator.pages import Desk, actors, changes, claims, figures, home, notes, occasions, positions, talks, timeline
from generator.pages.splitting import named
from telling import article, figure_note, pages_of, spoken_note

FERN = ActorFile(id="fern", file="docs/actors/fern.md", name="Fern", kind="state")


@pytest.mark.parametrize(
    ("days", "addresses"),
    [
        ([3, 3, 4], ["x/2022-01/"]),  # as many as a page holds
        ([3, 3, 4, 5], ["x/2022-01/", "x/2022-01-03/", "x/2022-01-04/", "x/2022-01-05/"]),
        ([3, 3, 3, 3], ["x/2022-01/", "x/2022-01-03/", "x/2022-01-03/1/", "x/2022-01-03/2/"]),  # a long day
        ([3, 4, 0, 0], ["x/2022-01/", "x/2022-01-03/", "x/2022-01-04/", "x/2022-01/no-day/"]),  # no day known
    ],
)
def test_a_long_month_stands_by_day_and_a_long_day_in_parts(days: list[int], addresses: list[str]) -> None:
    told = [(day(2022, 1, number or 1), (number, place)) for place, number in enumerate(days)]
    (month,) = months("x", told, most=3, dayless=lambda one: one[0] == 0)
    assert [one.address for one, _ in month.pages] == addresses
    assert Counter(row for one, _ in month.pages for row in one.rows) == Counter(row for _, row in told)
    assert all(len(one.rows) <= 3 for one, _ in month.pages)


def test_a_part_says_what_it_is_a_part_of() -> None:
    (month,) = months("x", [(day(2022, 1, 3), number) for number in range(3)], most=2)
    assert [(named(one), [whole.address for whole in within]) for one, within in month.pages] == [
        ("January 2022", []),
        ("Monday 3 January 2022", ["x/2022-01/"]),
        ("Monday 3 January 2022, part 1", ["x/2022-01/", "x/2022-01-03/"]),
        ("Monday 3 January 2022, part 2", ["x/2022-01/", "x/2022-01-03/"]),
    ]


def crowded() -> tuple[Article, ...]:
    """More than a page of talks, claims and notes in one month, of two days and of none."""

    def told(number: int) -> str:
        return "2022-01" if number == LONG else f"2022-01-0{3 + number % 2}"

    held = [
        {"day": "2022-01-30", "id": f"talk-{n}", "what": "Talk", "who": ["fern"], "date": told(n), "status": "held"}
        for n in range(LONG + 1)
    ]
    said = [{"day": told(n), "text": f"Words {n}", "by": ["fern"], "id": f"said-{n}"} for n in range(LONG + 1)]
    return (
        *(article(one, 1000 + number, "talk") for number, one in enumerate(held)),
        *(
            spoken_note({**one, "day": "2022-01-03"} if one["day"] == "2022-01" else one, n)
            for n, one in enumerate(said)
        ),
    )


@pytest.fixture(scope="module")
def crowd(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of(*crowded(), as_of=day(2022, 3, 1), actors=(FERN,))


def facts(pages: Iterable[Page]) -> list[str]:
    return [name for page in pages for name in re.findall(r'data-fact="(.*?)"', page.markdown)]


ROOMS = {
    "timeline": (timeline.pages, "timeline", "talk-"),
    "talks": (talks.pages, "talks", "talk-"),
    "claims": (claims.pages, "claims", "said-"),
    "an actor's timeline": (actors.pages, "actors/fern/timeline", "talk-"),
    "an actor's claims": (actors.pages, "actors/fern/claims", "said-"),
}


@pytest.mark.parametrize("name", ROOMS)
def test_rows_of_a_long_month_stand_once_on_its_days_pages(crowd: Desk, name: str) -> None:
    room, index, local = ROOMS[name]
    pages = {page.path: page for page in pages_of(room, crowd)}
    apart = [page for path, page in pages.items() if re.match(rf"{index}/2022-01(-\d\d|/no-day)", path)]
    assert len([fact for fact in facts(apart) if f":{local}" in fact]) == len(set(facts(apart))) == LONG + 1
    assert not facts([pages[f"{index}/2022-01.md"]])


@pytest.mark.parametrize("room", [timeline, talks, claims, actors, changes, notes], ids=lambda room: room.__name__)
def test_every_way_between_the_parts_leads_to_a_page(crowd: Desk, room: object) -> None:
    pages = pages_of(room.pages, crowd)  # type: ignore[attr-defined]  # a module of pages
    known = {_address(page.path) for page in pages}
    for page in pages:
        for ways in re.findall(r'<ul class="months">.*?</ul>|<p class="links">.*?</p>', page.markdown, re.DOTALL):
            for href in re.findall(r'href="([^"]*?/)"', ways):
                target = posixpath.normpath(posixpath.join(_address(page.path), href))
                assert target in known or not re.search(r"\d{4}-\d\d", target), (page.path, href)
    assert all(page.meta["search"] == {"exclude": True} for page in pages if re.search(r"\d{4}-\d\d", page.path))


def _address(path: str) -> str:
    return path.removesuffix(".md").removesuffix("/index")


def test_the_archive_of_notes_shows_its_newest_and_leads_to_the_days(crowd: Desk) -> None:
    few = [one for one in crowd.briefing.notes.values() if one.day.day == 4]
    pages = {page.path: page.markdown for page in pages_of(notes.pages, crowd)}
    assert pages["notes/index.md"].count('class="notes__title"') == LONG
    assert 'here are <a href="2022-01/">all notes of January 2022</a>' in pages["notes/index.md"]
    assert (
        f'<a href="../2022-01-04/">Tuesday 4 January 2022</a> <small>{len(few)} notes</small>'
        in pages["notes/2022-01.md"]
    )
    assert pages["notes/2022-01-04.md"].count('class="notes__title"') == len(few)


def awaited(number: int) -> tuple[Article, ...]:
    """So many talks each: overdue, in the next week, later in two months, without a date, held."""
    plan = {"day": "2022-01-04", "what": "Talk", "who": ["fern"], "status": "scheduled"}
    sorts: dict[str, dict[str, str]] = {
        "overdue": {"date": "2022-01-07"},
        "next": {"date": "2022-01-12"},
        "later": {"date": "2022-02-20"},
        "last": {"date": "2022-03-20"},
        "open": {"date_text": "soon"},
        "held": {"date": "2022-01-03", "status": "held"},
    }
    return tuple(
        article({**plan, **more, "id": f"{name}-{n}"}, 1000 * place + n, "talk")
        for place, (name, more) in enumerate(sorts.items())
        for n in range(number)
    )


def test_a_long_index_of_talks_keeps_the_nearest_and_leads_to_all(desk_of: Callable[..., Desk]) -> None:
    few = desk_of(*awaited(25), as_of=day(2022, 1, 11), actors=(FERN,))
    many = desk_of(*awaited(26), as_of=day(2022, 1, 11), actors=(FERN,))
    whole = {page.path: page.markdown for page in pages_of(talks.pages, few)}
    pages = {page.path: page.markdown for page in pages_of(talks.pages, many)}

    assert sorted(whole) == ["talks/2022-01.md", "talks/index.md"]
    apart = {
        "talks/overdue/2022-01.md": "overdue-",
        "talks/next/2022-01.md": "next-",
        "talks/later/2022-02.md": "later-",
        "talks/later/2022-03.md": "last-",
        "talks/date-to-be-set/2022-01.md": "open-",
    }
    assert pages.keys() - whole.keys() == set(apart)
    for path, name in apart.items():
        assert sorted(re.findall(r'<h2 .*?id="(.*?)"', pages[path])) == sorted(f"{name}{n}" for n in range(26))
        assert '<a href="../../">All talks</a>' in pages[path]
    shown = Counter(re.findall(r'<h[34] class="occasion__title" id="(\w+)-', pages["talks/index.md"]))
    assert shown == {"overdue": 25, "next": 25, "later": 25, "open": 25, "held": 25}
    assert pages["talks/date-to-be-set/2022-01.md"].count("Last heard of on 4 January 2022.") == 26
    assert pages["talks/index.md"].count("These are the nearest. All by month: ") == 5


def tagged(number: int) -> tuple[Article, ...]:
    """So many notes, each with the same four tags."""
    tags = ("border", "Border", "a b", "index")
    told = [article({"day": "2022-01-03", "id": f"talk-{n}", "what": "Talk"}, n, "talk") for n in range(number)]
    return tuple(replace(one, tags=tags) for one in told)


def test_many_tags_have_a_page_each_and_the_index_keeps_their_anchors(desk_of: Callable[..., Desk]) -> None:
    few = {page.path: page.markdown for page in pages_of(notes.pages, desk_of(*tagged(100)))}
    many = {page.path: page.markdown for page in pages_of(notes.pages, desk_of(*tagged(101)))}

    assert [path for path in few if path.startswith("tags/")] == ["tags/index.md"]
    own = [path for path in many if path.startswith("tags/t--")]
    assert {"tags/t--border.md", "tags/t--index.md", "tags/t--a-20-b.md"} <= set(own)
    assert len({path.casefold() for path in own}) == len(own) == 4
    anchors = re.findall(r'id="(t--\S+)"', many["tags/index.md"])
    assert anchors == re.findall(r"\{: #(t--\S+) \}", few["tags/index.md"])
    for name in own:
        assert many[name].count("<li>") == 101
        assert f'href="{name.removeprefix("tags/").removesuffix(".md")}/"' in many["tags/index.md"]


MEN = FigureFile(id="men", file="docs/figures/men.md", title="Men", unit="men")


def test_a_talk_of_very_many_reports_keeps_the_newest_and_leads_to_all(desk_of: Callable[..., Desk]) -> None:
    plan = {"id": "parley", "what": "Parley", "who": ["fern"], "status": "scheduled", "date": "2022-02-20"}
    told = [article({**plan, "day": f"2022-01-{1 + n % 28:02}"}, n, "talk") for n in range(LONG + 1)]
    pages = {page.path: page.markdown for page in pages_of(occasions.pages, desk_of(*told, as_of=day(2022, 2, 1)))}
    assert pages["talks/parley.md"].count('class="fact report"') == 30
    assert '<a href="reports/2022-01/">January 2022</a> <small>151</small>' in pages["talks/parley.md"]
    days = [text for path, text in pages.items() if path.startswith("talks/parley/reports/2022-01-")]
    assert sum(text.count('class="fact report"') for text in days) == LONG + 1


def test_a_figure_of_very_many_numbers_keeps_the_latest_and_leads_to_all(desk_of: Callable[..., Desk]) -> None:
    told = [
        figure_note({"day": "2022-01-30", "value": f"{n}", "as_of": f"2022-01-{1 + n % 28:02}"}, n)
        for n in range(1, 302)
    ]
    few = {page.path for page in pages_of(figures.pages, desk_of(*told[1:], figures=(MEN,), as_of=day(2022, 2, 1)))}
    pages = {
        page.path: page.markdown
        for page in pages_of(figures.pages, desk_of(*told, figures=(MEN,), as_of=day(2022, 2, 1)))
    }
    assert few == {"figures/index.md", "figures/men.md"}
    own = pages["figures/men.md"]
    assert own.count('<tr class="fact') == own.count("<title>") == 150
    assert "Of 301 reports, the chart and the table hold the 150 that are about the latest days." in own
    days = [text for path, text in pages.items() if path.startswith("figures/men/numbers/2022-01-")]
    assert sum(text.count('class="fact number') for text in days) == 301


def test_the_start_page_shows_the_latest_overdue_and_leads_to_the_others(desk_of: Callable[..., Desk]) -> None:
    (few,) = (
        one.markdown for one in pages_of(home.pages, desk_of(*awaited(12), as_of=day(2022, 1, 11), actors=(FERN,)))
    )
    (many,) = (
        one.markdown for one in pages_of(home.pages, desk_of(*awaited(26), as_of=day(2022, 1, 11), actors=(FERN,)))
    )
    assert few.count("occasion--overdue") == many.count("occasion--overdue") == 12
    assert "more overdue" not in few
    assert '<a href="talks/#s--overdue">14 more overdue</a>' in many


@pytest.mark.parametrize(("room", "shown"), [(2, ["fern"]), (3, ["fern", "moss"])])
def test_the_matrix_has_room_for_those_who_hold_most_and_says_who_is_left_out(
    desk_of: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, room: int, shown: list[str]
) -> None:
    holds = [("moss", "one"), ("fern", "one"), ("fern", "two")]
    told = article({"day": "2022-01-04", "id": "talk", "what": "Talk"}, 1, "talk")
    facts_held = tuple(
        PositionFact(
            note=told.id, path=("positions", n), local=f"p{n}", who=(Who(actor=who),), issue=issue, stance="opposes"
        )
        for n, (who, issue) in enumerate(holds)
    )
    files = [ActorFile(id=name, file=f"docs/actors/{name}.md", name=name, kind="state") for name in ("fern", "moss")]
    asked = [IssueFile(id=n, file=f"docs/issues/{n}.md", title=n, question="So?") for n in ("one", "two")]
    desk = desk_of(replace(told, positions=facts_held), actors=tuple(files), issues=tuple(asked))
    monkeypatch.setattr("generator.pages.positions._CELLS", room)
    text = next(page.markdown for page in pages_of(positions.pages, desk) if page.path == "positions/index.md")
    assert re.findall(r'<th scope="row">.*?>(\w+)</a>', text) == shown
    assert ("and not 1 more actor: everybody stands on the pages of the issues" in text) == (room == 2)
