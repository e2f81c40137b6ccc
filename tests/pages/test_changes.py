"""Changes: each told once on its day, with what it was, what it is, and its source."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date as day

import pytest

from generator.document import Page
from generator.model.article import ActorFile, Article, FigureFile, StoryFile
from generator.pages import Desk, changes, discrepancies
from telling import article, figure_note, pages_of, spoken_note

HOSTILE = "<script>x</script> {: onclick=x }"
ACTORS = tuple(
    ActorFile(id=name, file=f"docs/actors/{name}.md", name=name.title(), kind="state") for name in ("fern", "moss")
)
STORIES = tuple(StoryFile(id=name, file=f"docs/stories/{name}.md", title=name.title()) for name in ("tale", "yarn"))
MEN = FigureFile(id="men", file="docs/figures/men.md", title="Men", unit="men")


def talk(number: int, told_on: str, **more: object) -> Article:
    told = {"id": "parley", "what": "Parley", "who": ["fern", "moss"], "status": "scheduled", **more}
    return article({"day": told_on, **told}, number, "talk")


def notes() -> tuple[Article, ...]:
    """A talk that is announced, moved, told again and held; beside it a number and words."""
    told = (
        talk(1, "2021-12-30", date="2022-01-10T10:00Z"),
        talk(2, "2022-01-02", date="2022-01-12"),
        talk(3, "2022-01-03", date="2022-01-12"),
        talk(4, "2022-01-11", date="2022-01-12", where="Vienna"),
        talk(5, "2022-01-13", date="2022-01-12", status="held"),
        figure_note({"day": "2022-01-03", "value": "90000", "how": "about", "scope": "east"}, 6),
    )
    said = spoken_note({"day": "2022-01-03", "text": HOSTILE, "by": ["fern"], "id": "saying"}, 7)
    both = replace(spoken_note({"day": "2022-01-03", "text": "Two tales", "id": "both"}, 8), stories=("yarn", "tale"))
    return (*(replace(one, stories=("tale",)) for one in told), said, both)


@pytest.fixture
def known(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of(*notes(), as_of=day(2022, 1, 31), actors=ACTORS, stories=STORIES, figures=(MEN,))


def by_path(desk: Desk) -> dict[str, Page]:
    return {page.path: page for page in pages_of(changes.pages, desk)}


def facts(pages: Iterable[Page]) -> Counter[str]:
    return Counter(name for page in pages for name in re.findall(r'data-fact="(.*?)"', page.markdown))


def days(text: str) -> dict[str, str]:
    """What stands under each day's heading."""
    parts = re.split(r"^## .*? \{: #s--(\S+) \}$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_months_tell_what_each_report_changed_exactly_once(known: Desk) -> None:
    pages = by_path(known)
    months = [page for path, page in pages.items() if path != "changes/index.md"]
    assert facts(months) == Counter({one.statement for one in known.briefing.news})
    assert set(pages) == {"changes/index.md", "changes/2022-01.md", "changes/2021-12.md"}


def test_each_change_stands_under_its_day_and_leads_to_its_source(known: Desk) -> None:
    pages = by_path(known)
    for one in known.briefing.news:
        note, local = one.statement.split(":")
        under = days(pages[f"changes/{one.day:%Y-%m}.md"].markdown)[one.day.isoformat()]
        assert f'data-fact="{one.statement}"' in under
        assert f'href="../../notes/{note}/#{local}"' in under


def test_days_come_newest_first(known: Desk) -> None:
    assert list(days(by_path(known)["changes/2022-01.md"].markdown)) == [
        *("2022-01-13", "2022-01-11", "2022-01-03", "2022-01-02")
    ]


@pytest.mark.parametrize(
    ("on", "says"),
    [
        ("2022-01-13", ["held", "scheduled</del> → held"]),
        ("2022-01-02", ["moved", "<del>10 January 2022, 10:00 UTC</del> → 12 January 2022"]),
        ("2022-01-03", ["new number", "about 90,000 men, east", "claim", "&lt;script&gt;"]),
    ],
)
def test_a_change_says_what_it_was_and_what_it_is(known: Desk, on: str, says: list[str]) -> None:
    text = days(by_path(known)["changes/2022-01.md"].markdown)[on]
    assert [part for part in says if part not in text] == []
    assert "<script" not in text


def test_an_entry_shows_its_actors_and_stands_under_one_story_with_the_others_beside_it(known: Desk) -> None:
    text = days(by_path(known)["changes/2022-01.md"].markdown)["2022-01-03"]
    headings = re.findall(r'<h3 class="story">(.*?)</h3>', text)
    assert [re.sub("<.*?>", "", one) for one in headings] == ["Tale", "In no story"]
    assert 'also in <a href="../../stories/yarn/">Yarn</a>' in text
    assert '<a class="chip__name" href="../../actors/fern/">Fern</a>' in text.partition("In no story")[2]


def test_reports_that_change_nothing_are_one_line_a_note(known: Desk) -> None:
    text = days(by_path(known)["changes/2022-01.md"].markdown)["2022-01-03"]
    again = text.partition('class="again"')[2]
    assert '<span data-fact="note-03:parley"><a href="../../notes/note-03/#parley">Parley</a></span>' in again
    assert "note-06" not in again


def test_a_date_that_had_only_been_proposed_is_told_as_expected(desk_of: Callable[..., Desk]) -> None:
    told = (
        talk(1, "2022-01-01", date="2022-01-20", status="proposed"),
        talk(2, "2022-01-03", date="2022-01-25"),
    )
    text = by_path(desk_of(*told))["changes/index.md"].markdown
    assert "had been expected for <del>20 January 2022</del> → 25 January 2022" in text


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"date": "2022-01-20T10:00Z"}, "<del>20 January 2022</del> → 20 January 2022, 10:00 UTC"),
        ({"date": "2022-01-20", "lasts": "3h"}, "length given</span>"),
        ({"date": "2022-01-20", "lasts": "3h"}, "3 hours"),
        ({"date": "2022-01-20", "where": "Oakton"}, "Oakton"),
        ({"date": "2022-01-20", "agenda": ["reeds", "ponds"]}, "reeds; ponds"),
    ],
)
def test_what_a_later_report_adds_is_told(desk_of: Callable[..., Desk], more: dict[str, object], says: str) -> None:
    told = (talk(1, "2022-01-01", date="2022-01-20"), talk(2, "2022-01-03", **more))
    text = by_path(desk_of(*told))["changes/index.md"].markdown
    assert says in text


def test_values_that_one_report_changed_share_its_actors_and_its_source(desk_of: Callable[..., Desk]) -> None:
    told = (
        talk(1, "2022-01-01", date="2022-01-20", where="Vienna"),
        talk(2, "2022-01-03", date="2022-01-25", where="Doha", agenda=["reeds"]),
    )
    desk = desk_of(*told, actors=ACTORS)
    assert [one.property for one in desk.briefing.news if one.note == "note-02"] == ["date", "where", "agenda"]
    text = days(by_path(desk)["changes/2022-01.md"].markdown)["2022-01-03"]
    assert text.count("<li") == text.count("change__marks") == text.count(">Parley</a>") == 1
    for words in ("<del>20 January 2022</del> → 25 January 2022", "<del>Vienna</del> → Doha", "reeds"):
        assert words in text


def many(number: int, told_on: str, first: int) -> list[Article]:
    return [spoken_note({"day": told_on, "text": f"Word {n}", "id": f"w{n}"}, n) for n in range(first, first + number)]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ({"2022-01-09": 20, "2022-01-08": 20, "2022-01-07": 20}, ["2022-01-09", "2022-01-08", "2022-01-07"]),
        ({"2022-01-09": 20, "2022-01-08": 41}, ["2022-01-09"]),
        ({"2022-01-09": 61, "2022-01-08": 1}, ["2022-01-09"]),
        ({"2022-01-02": 1, "2021-12-31": 1}, ["2022-01-02"]),
    ],
)
def test_the_index_shows_the_newest_days_whole_and_links_every_month(
    desk_of: Callable[..., Desk], numbers: dict[str, int], shown: list[str]
) -> None:
    told = [one for index, (on, number) in enumerate(numbers.items()) for one in many(number, on, index * 100)]
    text = by_path(desk_of(*told))["changes/index.md"].markdown
    assert [name for name in days(text) if name != "months"] == shown
    assert sum(facts(by_path(desk_of(*told)).values()).values()) == sum(numbers.values()) + sum(
        numbers[on] for on in shown
    )
    for month in {on[:7] for on in numbers}:
        count = sum(number for on, number in numbers.items() if on.startswith(month))
        assert re.search(rf'<a href="{month}/">.*?</a> <small>{count} changes?</small>', text)


def test_an_edition_leads_to_no_feed_and_an_empty_desk_says_so(desk_of: Callable[..., Desk]) -> None:
    assert 'href="../feeds/changes.atom"' in by_path(desk_of())["changes/index.md"].markdown
    assert "No change is known on this day." in by_path(desk_of())["changes/index.md"].markdown
    early = by_path(desk_of(*notes(), prefix="as-of/2022-01-11/"))
    assert not [path for path, page in early.items() if "feeds/" in html.unescape(page.markdown) or page.meta["feeds"]]


def test_each_day_of_a_long_month_has_a_page_of_its_own(known: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    short = by_path(known)
    monkeypatch.setattr("generator.pages.changes._LONG", 5)
    long = by_path(known)

    assert "changes/2022-01-03.md" in long.keys() - short.keys()
    month = long["changes/2022-01.md"].markdown
    assert '<a href="../2022-01-03/">Monday 3 January 2022</a>' in month
    assert not facts([long["changes/2022-01.md"]])
    days_of = [page for path, page in long.items() if re.fullmatch(r"changes/2022-01-\d\d\.md", path)]
    assert facts(days_of) == facts([short["changes/2022-01.md"]])
    assert 'href="../2022-01/"' in long["changes/2022-01-03.md"].markdown
    assert "changes/2021-12.md" in long


def test_of_a_day_of_very_many_the_index_has_the_first_and_leads_to_all(
    desk_of: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.pages.changes._LONG", 5)
    few, more = (by_path(desk_of(*many(number, "2022-01-02", 0))) for number in (5, 7))
    assert sum(facts([few["changes/index.md"]]).values()) == 5
    assert "the first of the day" not in few["changes/index.md"].markdown
    assert sum(facts([more["changes/index.md"]]).values()) == 5
    assert facts([more["changes/index.md"]]) == facts([more["changes/2022-01-02/1.md"]])
    way = '<a href="2022-01-02/">all changes of Sunday 2 January 2022</a> <small>7 changes</small>'
    assert way in more["changes/index.md"].markdown


@pytest.mark.parametrize(("number", "more"), [(9, ""), (11, " and 2 more")])
def test_what_belongs_to_very_many_stories_names_the_first(
    desk_of: Callable[..., Desk], number: int, more: str
) -> None:
    tales = [StoryFile(id=f"t{n:02}", file=f"docs/stories/t{n:02}.md", title=f"T{n:02}") for n in range(number)]
    told = replace(talk(1, "2022-01-03", date="2022-01-20"), stories=tuple(one.id for one in tales))
    text = by_path(desk_of(told, actors=ACTORS, stories=tuple(tales)))["changes/2022-01.md"].markdown
    beside = text.partition("also in ")[2].partition("</span>")[0]
    assert re.sub("<.*?>", "", beside) == "; ".join(f"T{n:02}" for n in range(1, 9)) + more


@pytest.mark.parametrize(("number", "more"), [(8, ""), (11, " and 3 more")])
def test_a_disagreement_in_very_many_stories_names_the_first(
    desk_of: Callable[..., Desk], number: int, more: str
) -> None:
    tales = [StoryFile(id=f"t{n:02}", file=f"docs/stories/t{n:02}.md", title=f"T{n:02}") for n in range(number)]
    told = (
        replace(talk(n, "2022-01-03", date="2022-01-20", where=where), stories=tuple(one.id for one in tales))
        for n, where in enumerate(("Vienna", "Doha"))
    )
    (page,) = pages_of(discrepancies.pages, desk_of(*told, actors=ACTORS, stories=tuple(tales)))
    beside = page.markdown.partition("Story: ")[2].partition("</span>")[0]
    assert re.sub("<.*?>", "", beside) == "; ".join(f"T{n:02}" for n in range(8)) + more
