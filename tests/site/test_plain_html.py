"""The short ways through plain HTML: what Markdown, MkDocs and the search plugin find themselves, whatever a page holds."""

from __future__ import annotations

import random

import markdown
import pytest
from material.plugins.search import plugin as search
from mkdocs.structure import pages

from generator.site.plain_html import Anchors, Blocks, Element, Sections, is_plain

PLAIN = [
    *('<div class="a">', "</div>", '<div id="x&amp;y">', "<p>", '<p class="linenodiv">', "</p>", "<table>", "</table>"),
    *("<tr>", "</tr>", "<td>", "</td>", "<span>", '<span data-search-exclude="">', "</span>", "<br>", "<br />", "<hr>"),
    *('<a href="../x/#y" name="z">', '<a class="headerlink" href="#a">', "</a>", '<h2 id="b">', "</h2>", '<h1 id="c">'),
    *('<h2 id="d" data-search-exclude>', '<h3 id="e">', "</h3>", "<h1>", "</h1>", "<li>", "</li>", "<ul>", "</ul>"),
    *("<pre>", "</pre>", "<code>", "</code>", "<svg><title>A &amp; b</title></svg>", '<img src="i.png" alt="">'),
    *("<sup>", "</sup>", "<blockquote>", "</blockquote>", '<div\nhidden\nid="f">', '<input disabled id="g">'),
    *('<p ID="h" title="its id is &lt; name=">', "an id or a name = b", '<a data-id="i">', "<p id>"),
    *("&amp;", "&#38;", "&#x26;", "&nosuch;", "some words", "*said*", "# Head {: #h }", "- item", "| a | b |", "`code`"),
]
UNPLAIN = [
    *("<!-- said -->", "<!-- open", "a < b", "AT&T", "&copy 2022", "<script>if (a < b) {}</script>", "<style>x</style>"),
    *("<DIV>", "</DIV>", "</div >", '<div markdown="1">', "<p markdown>", "<div class=a>", "<title>A <b>c</b></title>"),
    *("<a `b`>", "</>", "<?php ?>", "<![CDATA[x]]>", "<!doctype html>", "<div/>", "<hr/>", "<textarea><p></textarea>"),
]
SPACES = ["", " ", "\n", "\n", "\n\n", "\n\n", "\n\n", "\n   ", "\n    ", "\n\n\n", "  \n \n"]
EXTENSIONS = ["attr_list", "tables", "toc"]


def documents(draw: random.Random, number: int) -> list[str]:
    """Texts of tags and words in any order, half of them with nothing that is not plain."""
    made = []
    for n in range(number):
        pieces = PLAIN if n % 2 else PLAIN + UNPLAIN
        made.append("".join(draw.choice(pieces) + draw.choice(SPACES) for _ in range(draw.randrange(1, 14))))
    return made


@pytest.fixture(params=range(4))
def texts(request: pytest.FixtureRequest) -> list[str]:
    return documents(random.Random(request.param), 800)  # noqa: S311 - texts, no secret


def test_both_kinds_of_text_are_tried(texts: list[str]) -> None:
    plain = sum(map(is_plain, texts))
    assert len(texts) // 3 < plain < len(texts) * 3 // 4


def test_anchors_are_mkdocs_own(texts: list[str]) -> None:
    for text in texts:
        short, stock = Anchors(), pages._HTMLHandler()
        for parser in (short, stock):
            parser.feed(text)
            parser.close()
        assert short.present_anchor_ids == stock.present_anchor_ids, text


@pytest.mark.parametrize("extensions", [EXTENSIONS, [*EXTENSIONS, "md_in_html"]])
def test_blocks_are_markdowns_own(texts: list[str], extensions: list[str]) -> None:
    short, stock = (markdown.Markdown(extensions=extensions) for _ in range(2))
    blocks = Blocks(short.preprocessors["html_block"])
    short.preprocessors.register(blocks, "html_block", 20)
    for text in texts:
        assert short.reset().convert(text) == stock.reset().convert(text), text


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
