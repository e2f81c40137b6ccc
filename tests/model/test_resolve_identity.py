"""What identifies a fact: never its place, and nothing that is said beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date as day
from decimal import Decimal

from hypothesis import given, settings, strategies

from generator.model.article import ActorFile, Article, FigureFile, Library, Source
from generator.model.assemble import assemble
from generator.model.dates import parse
from generator.model.facts import CorrectionFact, FigureFact, ImageFact, PositionFact, SpokenFact, Who
from generator.model.intervals import Interval
from generator.model.order import facts_of
from generator.model.resolve import resolve
from telling import article, figure_note, spoken_note

ACTORS = tuple(
    ActorFile(id=name, file=f"docs/actors/{name}.md", name=name.title(), kind="person") for name in ("ann", "bob")
)
ANN, BOB = Who(actor="Ann"), Who(actor="BOB")
SAID = [
    SpokenFact(note="n", path=("quotes", 0), category="quote", by=(ANN,), text="Words"),
    SpokenFact(note="n", path=("quotes", 1), category="quote", by=(BOB,), text="Words"),
    SpokenFact(note="n", path=("claims", 0), category="claim", by=(ANN,), text="Words"),
    SpokenFact(note="n", path=("claims", 1), category="claim", by=(ANN, BOB), text="Words"),
    SpokenFact(note="n", path=("claims", 2), category="claim", by=(ANN,), text="It rained", id="rain"),
    SpokenFact(note="n", path=("claims", 3), category="claim", by=(BOB,), text="It snowed", id="rain"),
]
NOTE = Article(
    id="n",
    file="docs/notes/n.md",
    title="n",
    source=Source(publisher="Outlet", published=parse("2022-01-01"), reference="archive"),
)


def anchors(note: Article) -> dict[str, str]:
    """The anchor of each thing said, by speaker and words."""
    found, _ = resolve(Library(articles=(note,), actors=ACTORS))
    return {f"{fact.category} {fact.by} {fact.text}": fact.local for fact in found.articles[0].spoken}


@given(strategies.permutations(SAID))
@settings(max_examples=30, deadline=None)
def test_the_order_of_a_note_changes_no_anchor(said: list[SpokenFact]) -> None:
    placed = tuple(replace(fact, path=(fact.path[0], index)) for index, fact in enumerate(said))
    assert anchors(replace(NOTE, spoken=placed)) == anchors(replace(NOTE, spoken=tuple(SAID)))


def test_anchors_are_unique_and_valid() -> None:
    found = list(anchors(replace(NOTE, spoken=tuple(SAID))).values())
    assert len(set(found)) == len(SAID)
    assert all(re.fullmatch("[a-z0-9-]+", anchor) for anchor in found)
    assert found[4:] == ["rain--ann", "rain--bob"]


def test_another_fact_changes_no_anchor() -> None:
    few, all_of_them = anchors(replace(NOTE, spoken=tuple(SAID[:4]))), anchors(replace(NOTE, spoken=tuple(SAID)))
    assert few.items() <= all_of_them.items()


def test_a_speaker_by_another_name_is_the_same() -> None:
    by_id = replace(SAID[0], by=(Who(actor="ann"),))
    assert anchors(replace(NOTE, spoken=(by_id,))) == anchors(replace(NOTE, spoken=(SAID[0],)))


def test_a_renamed_speaker_changes_no_anchor() -> None:
    renamed = replace(ACTORS[0], id="anne", file="docs/actors/anne.md", name="Ann", formerly=("ann",))
    note = replace(NOTE, spoken=(SAID[0],))
    found, _ = resolve(Library(articles=(note,), actors=(renamed,)))
    assert [fact.local for fact in found.articles[0].spoken] == list(anchors(note).values())


def test_each_kind_has_its_anchor() -> None:
    note = replace(
        NOTE,
        figures=(FigureFact(note="n", path=("figures", 0), of="men", value=Decimal(3)),),
        positions=(PositionFact(note="n", path=("positions", 0), who=(ANN,), toward=(BOB,), text="Go"),),
        images=(ImageFact(note="n", path=("images", 0), credit="C", caption="A lake"),),
        corrections=(CorrectionFact(note="n", path=("corrections", 0), date=parse("2022-01-02"), what="A name"),),
    )
    library, _ = resolve(Library(articles=(note,), actors=ACTORS))
    one = library.articles[0]
    found = [fact.local.partition("--")[0] for fact in (*facts_of(one), *one.images, *one.corrections)]
    assert found == ["figure", "position", "image", "correction"]


def test_a_mended_value_keeps_its_anchor_and_an_exact_figure_is_exactly_its_value() -> None:
    men = FigureFile(id="men", file="docs/figures/men.md", title="Men", unit="men", exact=True)
    found = []
    for value in (Decimal(100), Decimal(200)):
        fact = FigureFact(note="n", path=("figures", 0), of="men", value=value)
        library, problems = resolve(Library(articles=(replace(NOTE, figures=(fact,)),), figures=(men,)))
        assert not problems
        found.append(library.articles[0].figures[0])
    assert found[0].local == found[1].local
    assert found[0].interval == Interval(Decimal(100), Decimal(100), sharp=True)


def test_what_is_resolved_can_be_assembled() -> None:
    told = {"day": "2022-01-01", "status": "scheduled", "date": "2022-01-10", "what": "Talk", "who": ["ANN", "bob"]}
    men = FigureFile(id="men", file="docs/figures/men.md", title="Men", unit="men")
    articles = (
        article(told, 1, "talk"),
        article({"day": "2022-01-11", "status": "held", "date": "2022-01-10"}, 2, "talk"),
        figure_note({"day": "2022-01-11", "value": 100, "by": ["Ann"]}, 3),
        spoken_note({"day": "2022-01-11", "text": "It was held", "by": ["Bob"], "confirms": ["thing"]}, 4),
    )
    library, problems = resolve(Library(articles=articles, actors=ACTORS, figures=(men,)))
    assert not problems
    briefing = assemble(library, day(2022, 1, 12))
    assert briefing.talks["thing"].state == "held"
    assert [party.who.actor for party in briefing.talks["thing"].parties] == ["ann", "bob"]
    assert briefing.actors["bob"].talks == ("thing",)
    assert [one.says[0].actor for one in briefing.figures["men"].reports] == ["ann"]
