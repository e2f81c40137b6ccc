"""Long sections: the newest rows stay on the page, all of them stand on pages by month."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date as day

import pytest

from generator.document import Page
from generator.model.article import ActorFile, Article, FigureFile, StoryFile
from generator.pages import Desk, actors, figures, occasions, stories
from telling import article, figure_note, pages_of, spoken_note

FERN = ActorFile(id="fern", file="docs/actors/fern.md", name="Fern", kind="state")
TALE = StoryFile(id="tale", file="docs/stories/tale.md", title="A tale")


def notes() -> tuple[Article, ...]:
    """Six talks that were held, three a month, and a quote each."""
    dates = [f"2022-0{month}-{number:02}" for month in (1, 2) for number in (3, 10, 17)]
    held = [
        article(
            {"day": told, "id": f"talk-{n}", "what": "Talk", "who": ["fern"], "date": told, "status": "held"}, n, "talk"
        )
        for n, told in enumerate(dates)
    ]
    said = [spoken_note({"day": told, "text": f"Words {n}", "by": ["fern"]}, 10 + n) for n, told in enumerate(dates)]
    return tuple(replace(one, stories=("tale",)) for one in (*held, *said))


@pytest.fixture
def known(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of(*notes(), as_of=day(2022, 3, 1), actors=(FERN,), stories=(TALE,))


def facts(pages: Iterable[Page]) -> set[str]:
    return {name for page in pages for name in re.findall(r'data-fact="(.*?)"', page.markdown)}


def of_fern(desk: Desk) -> dict[str, Page]:
    made = (*pages_of(actors.pages, desk), *pages_of(stories.pages, desk))
    return {page.path: page for page in made if re.match("actors/fern|stories/tale", page.path)}


def test_a_short_section_stands_on_its_page(known: Desk) -> None:
    assert sorted(of_fern(known)) == ["actors/fern.md", "stories/tale.md"]


def test_a_long_section_keeps_its_newest_and_leads_to_its_months(known: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    short = of_fern(known)
    monkeypatch.setattr("generator.pages.sections.LONG", 5)
    monkeypatch.setattr("generator.pages.sections._STAYS", 2)
    long = of_fern(known)

    months = [
        f"{whole}/{name}/2022-0{month}.md"
        for whole in ("actors/fern", "stories/tale")
        for name in ("notes", "timeline")
        for month in (1, 2)
    ]
    assert set(months) <= long.keys()
    fern = long["actors/fern.md"].markdown
    assert '<a href="timeline/2022-01/">January 2022</a> <small>3</small>' in fern
    assert re.findall(r'data-fact="note-..:(talk-.)"', fern) == ["talk-4", "talk-5"]
    for whole in ("actors/fern", "stories/tale"):
        apart = [page for path, page in long.items() if path.startswith(f"{whole}/")]
        assert facts(apart) == facts([short[f"{whole}.md"]])
    january = long["actors/fern/timeline/2022-01.md"]
    assert january.title == "Fern: Timeline, January 2022"
    assert 'href="../../"' in january.markdown
    assert january.meta["search"] == {"exclude": True}


def test_sections_that_are_heavy_together_are_long_sooner(known: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = of_fern(known)
    monkeypatch.setattr("generator.pages.sections._LONG_OF_MANY", 5)
    monkeypatch.setattr("generator.pages.sections._STAY_OF_MANY", 2)
    assert of_fern(known).keys() == whole.keys()
    monkeypatch.setattr("generator.pages.sections._LONG_PAGE", 17)  # fern: six talks, six claims, twelve notes
    assert {path.split("/")[2] for path in of_fern(known) if path.startswith("actors/fern/")} == {
        "claims",
        "notes",
        "timeline",
    }


def test_a_talk_of_very_many_parts_keeps_the_newest_and_leads_to_all(
    desk_of: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = {"day": "2022-01-03", "what": "Talk", "status": "held", "who": ["fern"]}
    whole = article({**plan, "id": "whole", "date": "2022-01-01/2022-02-28"}, 100, "talk")
    told = [
        article({**plan, "id": f"part-{n}", "date": f"2022-0{1 + n % 2}-0{1 + n}", "part_of": "whole"}, n, "talk")
        for n in range(6)
    ]
    desk = desk_of(whole, *told, as_of=day(2022, 3, 1), actors=(FERN,))
    short = next(page for page in pages_of(occasions.pages, desk) if page.path == "talks/whole.md")
    monkeypatch.setattr("generator.pages.sections.LONG", 5)
    monkeypatch.setattr("generator.pages.sections._STAYS", 2)
    pages = {page.path: page for page in pages_of(occasions.pages, desk) if page.path.startswith("talks/whole")}
    assert list(pages) == ["talks/whole.md", "talks/whole/parts/2022-02.md", "talks/whole/parts/2022-01.md"]
    own = pages["talks/whole.md"]
    assert parts(own) == ["part-3", "part-5"]
    assert '<a href="parts/2022-01/">January 2022</a> <small>3</small>' in own.markdown
    assert sorted(name for path, page in pages.items() if path != "talks/whole.md" for name in parts(page)) == sorted(
        parts(short)
    )


def parts(page: Page) -> list[str]:
    return re.findall(r'data-fact="note-\d+:(part-\d)"', page.markdown)


def test_a_figure_of_very_many_disagreements_keeps_the_newest_and_leads_to_all(desk_of: Callable[..., Desk]) -> None:
    told = [
        figure_note(
            {"day": f"2022-01-{1 + n % 28:02}", "value": value, "scope": f"place {n}", "as_of": "2022-01"}, n * 2 + m
        )
        for n in range(41)
        for m, value in enumerate(("90000", "120000"))
    ]
    men = FigureFile(id="men", file="docs/figures/men.md", title="Men", unit="men")
    few, many = (
        {
            page.path: page.markdown
            for page in pages_of(figures.pages, desk_of(*one, figures=(men,), as_of=day(2022, 2, 1)))
        }
        for one in (told[:80], told)
    )
    assert list(few) == ["figures/index.md", "figures/men.md"]
    assert few["figures/men.md"].count('class="disagreement ') == 40
    assert many["figures/men.md"].count('class="disagreement ') == 10
    assert '<a href="disagreements/2022-01/">January 2022</a> <small>41</small>' in many["figures/men.md"]
    assert many["figures/men/disagreements/2022-01.md"].count('class="disagreement ') == 41
