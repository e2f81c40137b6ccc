"""A small briefing and the pages made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date as day
from pathlib import Path

import pytest

from generator.document import Page
from generator.model.article import ActorFile, Article, Library, StoryFile, Tenure
from generator.model.assemble import assemble
from generator.pages import Desk, environment, planned
from telling import article, pages_of, spoken_note

HOSTILE = "<script>x</script> {: onclick=x } [a](javascript:alert)"
TEMPLATES = Path(__file__).parents[2] / "templates"


def actor(name: str, kind: str, **more: object) -> ActorFile:
    return ActorFile(id=name, file=f"docs/actors/{name}.md", name=name.title(), kind=kind, **more)  # type: ignore[arg-type]  # keys of the test


def library() -> Library:
    held = {"day": "2022-01-04", "id": "first", "what": "First talk", "date": "2022-01-03", "status": "held"}
    ahead = {"day": "2022-01-05", "id": "second", "what": HOSTILE, "date": "2022-01-20", "status": "scheduled"}
    said = {"day": "2022-01-06", "text": HOSTILE, "by": ["palace"], "id": "saying"}
    notes = (
        article({**held, "who": ["moss", "fern"]}, 1, "talk"),
        article({**ahead, "who": ["palace", "fern"]}, 2, "talk"),
        spoken_note(said, 3),
    )
    tenure = Tenure(path=(), title="President", org="moss")
    return Library(
        articles=tuple(replace(note, stories=("tale",)) for note in notes),
        actors=(
            actor(
                "fern", "person", aliases=("Farn",), roles=(tenure,), body="# Who\n\n[note](../notes/note-01.md) <b>x"
            ),
            actor("moss", "state"),
            actor("palace", "office", member_of=(Tenure(path=(), org="moss"),)),
        ),
        stories=(StoryFile(id="tale", file="docs/stories/tale.md", title="A tale"),),
    )


@pytest.fixture(scope="session")
def desk() -> Desk:
    texts = {str(path.relative_to(TEMPLATES)): path.read_text("utf-8") for path in TEMPLATES.rglob("*.j2")}
    return Desk(
        briefing=assemble(library(), day(2022, 1, 11)),
        site_name="Test",
        site_url="https://example.org/",
        zones=(),
        templates=environment(texts),
    )


@pytest.fixture(scope="session")
def desk_of(desk: Desk) -> Callable[..., Desk]:
    """A desk over the articles and files of a test."""

    def made(*articles: Article, as_of: day = desk.briefing.as_of, prefix: str = "", **files: object) -> Desk:
        known = assemble(Library(articles=articles, **files), as_of)  # type: ignore[arg-type]  # groups of the test
        return replace(desk, briefing=known, prefix=prefix)

    return made


@pytest.fixture(scope="session")
def pages(desk: Desk) -> dict[str, Page]:
    return {page.path: page for page in pages_of(planned, desk)}


@pytest.fixture(scope="session")
def html(pages: dict[str, Page]) -> Callable[[str], str]:
    return lambda path: pages[path].markdown
