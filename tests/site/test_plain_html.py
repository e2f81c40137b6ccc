"""The short way through plain HTML: what the search plugin finds itself, whatever a page holds."""

from __future__ import annotations

import random

import markdown
import pytest
from material.plugins.search import plugin as search

from generator.site.plain_html import Element, Sections, is_plain
from plain_texts import documents

EXTENSIONS = ["attr_list", "tables", "toc"]


@pytest.fixture(params=range(4))
def texts(request: pytest.FixtureRequest) -> list[str]:
    return documents(random.Random(request.param), 800)  # noqa: S311 - texts, no secret


def test_both_kinds_of_text_are_tried(texts: list[str]) -> None:
    plain = sum(map(is_plain, texts))
    assert len(texts) // 3 < plain < len(texts) * 3 // 4


def told(parser: search.Parser, text: str) -> list[tuple[object, ...]]:
    parser.feed(text)
    parser.close()
    return [
        (section.el.tag, section.id, section.title, section.text, section.is_excluded(), section.depth)
        for section in parser.data
    ]


def test_sections_are_the_search_plugins_own(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    converter = markdown.Markdown(extensions=EXTENSIONS)
    for text in [*texts, *(converter.reset().convert(text) for text in texts)]:
        try:
            expected: object = told(search.Parser(), text)
        except (AttributeError, ValueError) as error:  # the plugin fails on some tags that are never closed
            expected = type(error)
        with monkeypatch.context() as patch:
            patch.setattr(search, "Element", Element)
            try:
                found: object = told(Sections(), text)
            except (AttributeError, ValueError) as error:
                found = type(error)
        assert found == expected, text
