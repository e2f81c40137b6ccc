"""The pages on the sources themselves: corrections, discrepancies, publishers."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.model.article import Article, FigureFile
from generator.model.dates import parse
from generator.model.facts import CorrectionFact
from generator.pages import Desk, corrections, discrepancies, sources
from generator.pages.rows import Rows
from telling import article, figure_note, pages_of, spoken_note

HOSTILE = "<script>x</script> {: onclick=x }"


def corrected(typed: str, what: str, was: str = "", now: str = "", why: str = "") -> Article:
    told = article({"day": "2022-01-02", "what": "Talk", "date": "2022-01-03", "status": "held"}, 1, "talk")
    fact = CorrectionFact(
        note=told.id,
        path=("corrections", 0),
        local=f"correction--{typed}",
        date=parse(typed),
        what=what,
        was=was,
        now=now,
        why=why,
    )
    return replace(told, corrections=(fact,))


def test_a_correction_tells_what_was_what_is_why_and_where(desk_of: Callable[..., Desk]) -> None:
    told = corrected("2022-01-05", "The day was wrong", was="3 May", now=HOSTILE, why="A slip of the pen")
    (page,) = pages_of(corrections.pages, desk_of(told))
    assert 'data-fact="note-01:correction--2022-01-05"' in page.markdown
    assert 'href="../notes/note-01/#correction--2022-01-05"' in page.markdown
    assert "<del>3 May</del> → <ins>&lt;script&gt;" in page.markdown
    assert "Why: A slip of the pen" in page.markdown
    assert "<script" not in page.markdown


def test_a_correction_shows_from_its_own_day_and_the_page_says_when_it_will_change(
    desk_of: Callable[..., Desk],
) -> None:
    (page,) = pages_of(corrections.pages, desk_of(corrected("2022-01-12", "Later")))
    assert "No correction is known on this day." in page.markdown
    assert re.search(r"would change by the calendar alone: <time datetime=.2022-01-12", page.markdown)


def mended(number: int, *days: str) -> Article:
    """One note with so many corrections, of these days in turn."""
    told = corrected("2022-01-02", "")
    (one,) = told.corrections
    several = (
        replace(one, path=("corrections", n), local=f"slip-{n}", date=parse(days[n % len(days)]), what=f"Slip {n}")
        for n in range(number)
    )
    return replace(told, corrections=tuple(several))


def test_many_corrections_stand_by_month_and_the_newest_on_the_index(desk_of: Callable[..., Desk]) -> None:
    few, many = (
        desk_of(mended(n, "2022-01-05", "2022-01-05", "2021-12-30"), as_of=date(2022, 2, 1)) for n in (100, 151)
    )
    assert [page.path for page in pages_of(corrections.pages, few)] == ["corrections/index.md"]
    pages = {page.path: page.markdown for page in pages_of(corrections.pages, many)}
    index = pages.pop("corrections/index.md")
    shown = {path: re.findall(r'data-fact="note-01:(.*?)"', text) for path, text in pages.items()}
    assert re.findall(r'data-fact="note-01:(.*?)"', index) == shown["corrections/2022-01-05/1.md"][:20]
    assert {path: len(found) for path, found in shown.items()} == {
        "corrections/2022-01.md": 0,
        "corrections/2022-01-05.md": 0,
        "corrections/2022-01-05/1.md": 100,
        "corrections/2022-01-05/2.md": 1,
        "corrections/2021-12.md": 50,
    }
    assert len({name for found in shown.values() for name in found}) == 151
    assert '<a href="2022-01/">January 2022</a> <small>101</small>' in index
    assert '<a href="../">The newest corrections</a>' in pages["corrections/2021-12.md"]


def test_a_month_says_when_one_more_of_its_corrections_will_show(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(mended(153, "2022-01-05", "2021-12-30", "2022-01-20"), as_of=date(2022, 1, 11))
    pages = {page.path: page.markdown for page in pages_of(corrections.pages, desk)}
    ahead = 'would change by the calendar alone: <time datetime="2022-01-20"'
    assert {path for path, text in pages.items() if ahead in text} == {"corrections/index.md", "corrections/2022-01.md"}


MEN = FigureFile(id="men", file="docs/figures/men.md", title="Men", unit="men")


def disagreeing() -> tuple[Article, ...]:
    """A number, a date, a place, a status and a claim on which two outlets differ."""
    day = "2022-01-04"
    return (
        figure_note({"day": day, "value": "90000", "by": [{"anonymous": "officials"}], "as_of": day}, 1),
        figure_note({"day": day, "value": "120000", "as_of": day}, 2),
        figure_note({"day": day, "value": "100000", "how": "more-than", "as_of": day, "scope": "east"}, 3),
        figure_note({"day": day, "value": "120000", "as_of": day, "scope": "east"}, 4),
        *(
            article({"day": day, "id": "talk", "what": "Talk", "status": "scheduled", **more}, number, "talk")
            for number, more in enumerate(
                [
                    {"date": "2022-01-20T10:00Z", "where": "Vienna"},
                    {"date": "2022-01-20T15:00Z", "where": "Doha"},
                ],
                5,
            )
        ),
        *(
            article({"day": day, "id": "over", "what": "Over", "date": day, "status": status}, number, "talk")
            for number, status in enumerate(["held", "cancelled"], 7)
        ),
        spoken_note({"day": day, "text": HOSTILE, "by": ["palace"], "id": "saying"}, 9),
        spoken_note({"day": "2022-01-05", "text": "Not so", "denies": ["saying"]}, 10),
    )


@pytest.mark.parametrize(
    ("anchor", "sides"),
    [
        ("figure--men--observed", {"note-01": "90,000 men", "note-02": "120,000 men"}),
        ("date--talk", {"note-05": "20 January 2022, 10:00 UTC", "note-06": "20 January 2022, 15:00 UTC"}),
        ("place--talk", {"note-05": "Vienna", "note-06": "Doha"}),
        ("status--over", {"note-07": "held", "note-08": "cancelled"}),
        ("claim--saying", {"note-09": HOSTILE, "note-10": "Not so"}),
    ],
)
def test_each_disagreement_stands_once_with_both_sides(
    desk_of: Callable[..., Desk], anchor: str, sides: dict[str, str]
) -> None:
    (page,) = pages_of(discrepancies.pages, desk_of(*disagreeing(), figures=(MEN,)))
    assert page.markdown.count(f"{{: #{anchor} }}") == 1
    entry = re.split(r"^##", page.markdown.partition(f"{{: #{anchor} }}")[2], maxsplit=1, flags=re.MULTILINE)[0]
    told = re.findall(r'side__value">(.*?)</div>\s*<div class="fact" data-fact="(note-\d\d):', entry)
    assert {note: html.unescape(value) for value, note in told} == sides
    for note in sides:
        assert f'href="../notes/{note}/#' in entry
        assert f"Outlet {int(note[-2:])}, <time" in entry


def test_what_fits_together_is_no_disagreement_and_the_page_says_what_is_compared(
    desk_of: Callable[..., Desk],
) -> None:
    (page,) = pages_of(discrepancies.pages, desk_of(*disagreeing(), figures=(MEN,)))
    assert "east" not in page.markdown
    assert "note-03" not in page.markdown
    assert "Not told as a disagreement" in page.markdown
    assert "<script" not in page.markdown
    (calm,) = pages_of(discrepancies.pages, desk_of())
    assert "No discrepancy is known on this day." in calm.markdown


def test_disagreements_stand_by_rule_and_the_newest_first(desk_of: Callable[..., Desk]) -> None:
    later = [
        spoken_note({"day": "2022-01-07", "text": "Later", "id": "later"}, 11),
        spoken_note({"day": "2022-01-08", "text": "No", "denies": ["later"]}, 12),
    ]
    (page,) = pages_of(discrepancies.pages, desk_of(*disagreeing(), *later, figures=(MEN,)))
    anchors = re.findall(r"^##+ .*\{: #(\S+) \}$", page.markdown, re.MULTILINE)
    assert anchors == [
        *("s--figure", "figure--men--observed", "s--date", "date--talk", "s--place", "place--talk"),
        *("s--status", "status--over", "s--claim", "claim--later", "claim--saying"),
    ]


def denied(number: int) -> list[Article]:
    """So many claims, two a day, each denied on its day."""
    told = [(n, f"2022-01-{1 + n // 2 % 28:02}") for n in range(number)]
    return [
        note
        for n, day in told
        for note in (
            spoken_note({"day": day, "text": f"Claim {n}", "id": f"claim-{n}"}, 1000 + n),
            spoken_note({"day": day, "text": "No", "denies": [f"claim-{n}"]}, 3000 + n),
        )
    ]


def test_many_disagreements_stand_by_month_and_the_ways_lead_there(desk_of: Callable[..., Desk]) -> None:
    few = desk_of(*denied(100), as_of=date(2022, 2, 1))
    assert [page.path for page in pages_of(discrepancies.pages, few)] == ["discrepancies/index.md"]

    many = desk_of(*denied(101), as_of=date(2022, 2, 1))
    pages = {page.path: page.markdown for page in pages_of(discrepancies.pages, many)}
    index = pages.pop("discrepancies/index.md")
    assert index.count("{: #claim--") == 8
    assert '<a href="2022-01/">January 2022</a> <small>101</small>' in index
    assert '<a href="../2022-01-09/">Sunday 9 January 2022</a> <small>4</small>' in pages["discrepancies/2022-01.md"]
    apart = [one for text in pages.values() for one in re.findall(r"\{: #(claim--\S+) \}", text)]
    assert sorted(apart) == sorted(many.briefing.discrepancies)
    for name, place in many.disagreements.items():
        address, _, anchor = place.partition("#")
        assert f"{{: #{anchor} }}" in pages[f"{address.rstrip('/')}.md"], name
    assert Rows(many, "claims/").disputed(["claim--claim-16"]) == "../discrepancies/2022-01-09/#claim--claim-16"


def test_a_disagreement_of_very_many_shows_the_newest(desk_of: Callable[..., Desk]) -> None:
    numbers = [
        figure_note({"day": f"2022-01-{1 + n:02}", "value": str(1001 * 2**n), "as_of": "2022-01"}, n) for n in range(14)
    ]
    copies = [
        figure_note({"day": "2022-01-20", "value": str(1001 * 2**13), "as_of": "2022-01"}, 50 + n) for n in range(9)
    ]
    (page,) = pages_of(discrepancies.pages, desk_of(*numbers, *copies, figures=(MEN,), as_of=date(2022, 2, 1)))
    assert page.markdown.count('class="side"') == 12
    assert '2 versions before these: <a href="../figures/men/">Men</a>' in page.markdown
    assert "and 2 earlier reports" in page.markdown


def outlets(desk: Desk) -> dict[str, str]:
    """What stands under each publisher's heading."""
    (page,) = pages_of(sources.pages, desk)
    parts = re.split(r"^## (.*?) \{: #s--\S+ \}$", page.markdown, flags=re.MULTILINE)
    return {html.unescape(name): text for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def heard(number: int, **more: object) -> Article:
    told = {"day": "2022-01-04", "what": f"Talk {number}", "date": "2022-01-20", "status": "scheduled", **more}
    return article(told, number, "talk")


def test_a_publisher_shows_whether_its_reports_are_its_own(desk_of: Callable[..., Desk]) -> None:
    wire = {"from": "Wire", "id": "one"}
    copied = {"from": "Paper", "id": "one", "via": ["Wire"]}
    mixed = {"from": "Gazette", "id": "one", "via": ["Wire"]}
    found = outlets(
        desk_of(heard(1, **wire), heard(2, **copied), heard(3, **mixed), heard(4, id="two", **{"from": "Gazette"}))
    )
    assert list(found) == ["Gazette", "Paper", "Wire"]
    assert "independent: reports of its own" in found["Wire"]
    assert "not independent: passes on Wire (1)" in found["Paper"]
    assert "independent in 1 note; otherwise passes on Wire (1)" in found["Gazette"]
    assert '<a href="../notes/note-02/">note-02</a>' in found["Paper"]


def test_what_came_only_from_a_publisher_stands_there_with_its_source(desk_of: Callable[..., Desk]) -> None:
    both = [heard(1, id="both"), heard(2, id="both")]
    said = spoken_note({"day": "2022-01-04", "text": HOSTILE, "id": "saying"}, 4)
    found = outlets(desk_of(*both, heard(3, id="alone"), said))
    assert "Only from here" not in found["Outlet 1"] + found["Outlet 2"]
    assert "Only from here: 1 talk" in found["Outlet 3"]
    assert '<li data-fact="note-03:alone"><a href="../talks/alone/">Talk 3</a>' in found["Outlet 3"]
    assert 'href="../notes/note-03/#alone"' in found["Outlet 3"]
    assert '<li data-fact="note-04:saying"><a href="../notes/note-04/#saying">&lt;script&gt;' in found["Outlet 4"]


@pytest.mark.parametrize(("number", "folded"), [(10, 0), (11, 2)])
def test_long_lists_are_folded(desk_of: Callable[..., Desk], number: int, folded: int) -> None:
    told = [heard(index, id=f"talk-{index}", **{"from": "Wire"}) for index in range(number)]
    text = outlets(desk_of(*told))["Wire"]
    assert text.count("<details") == folded
    assert text.count('data-fact="') == number


def test_many_publishers_stand_each_on_a_page_of_its_own(
    desk_of: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [heard(n, id=f"talk-{n}", day="2022-01-04", **{"from": f"Paper {n % 2}"}) for n in range(100)]
    desk = desk_of(*told)
    short = {page.path: page.markdown for page in pages_of(sources.pages, desk)}
    monkeypatch.setattr("generator.pages.sources._MOST", 159)  # 40 of each of four lists
    long = {page.path: page.markdown for page in pages_of(sources.pages, desk)}

    assert long.keys() - short.keys() == {"sources/paper-0.md", "sources/paper-1.md"}
    index = long["sources/index.md"]
    assert '<tr id="s--paper-1"><th scope="row"><a href="paper-1/">Paper 1</a></th>' in index
    assert "<td>50</td> <td>50 talks</td>" in index
    own = long["sources/paper-1.md"]
    assert '<a href="notes/2022-01/">January 2022</a> <small>50</small>' in own
    assert set(re.findall(r'data-fact="(.*?)"', own)) <= set(
        re.findall(r'data-fact="(.*?)"', short["sources/index.md"])
    )
    assert "All of Sources" in short["sources/paper-1/notes/2022-01.md"]
    assert '<a href="../../">All of Paper 1</a>' in long["sources/paper-1/notes/2022-01.md"]
