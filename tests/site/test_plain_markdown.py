"""The short way through plain Markdown: what MkDocs makes of a page itself, whatever the page holds."""

from __future__ import annotations

import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.site.press import one_converter
from plain_texts import documents

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "plain_markdown.yml").read_text(encoding="utf-8"))
_TOC: dict[str, Any] = {"toc": {"permalink": True, "toc_depth": 3}}
_USUAL = ["attr_list", "md_in_html", "tables", _TOC]
_NAMES = ["div", "section", "ul", "li", "table", "td", "p", "span", "a", "b", "svg", "figure"]
_HEADINGS = [
    *("# One {: #one }", "## Two, and more {: #two }", "### Three {: #three data-search-exclude }", "#### Four {: #four }"),
    *("## Talks&#58; a {: #t--1 }", "## Two", "# A *b* {: #b }", "## One {: #one hidden }"),
]
_BETWEEN = ["\n", "\n\n", "\n\n", "\n\n", "\n\n\n"]


def _config(extensions: list[Any]) -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Briefing", "markdown_extensions": deepcopy(extensions)})  # which it empties
    assert config.validate() == ([], [])
    return config


def _told(config: MkDocsConfig, text: str) -> tuple[object, ...]:
    """All that MkDocs takes from Markdown for a page, but for links to anchors that the page has."""
    file = File("page.md", None, "", use_directory_urls=True)
    page = Page(None, file, config)
    page.markdown = text
    page.render(config, Files([file]))
    own = page.present_anchor_ids or set()
    jumps = {to.src_uri: {*anchors} - own for to, anchors in (page.links_to_anchors or {}).items()}
    contents = [(depth, item.id, item.title, item.level) for depth, item in _walked(list(page.toc), 0)]
    return page.content, contents, page.title, own, {to: anchors for to, anchors in jumps.items() if anchors}


def _walked(items: list[Any], depth: int) -> list[tuple[int, Any]]:
    return [one for item in items for one in ((depth, item), *_walked(item.children, depth + 1))]


def _parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The list to which pages are added for which the parsers are asked."""
    parsed: list[str] = []
    stock = markdown.Markdown.convert

    def convert(self: markdown.Markdown, source: str) -> str:
        if "of the probe" not in source:
            parsed.append(source)
        return stock(self, source)

    monkeypatch.setattr(markdown.Markdown, "convert", convert)
    return parsed


@pytest.mark.parametrize("case", _CASES, ids=lambda case: str(case["name"]))
def test_page(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    config = _config(_USUAL)
    expected = _told(config, case["page"])
    parsed = _parsed(monkeypatch)
    with one_converter():
        _told(config, "# Another {: #another }\n\n<p id='x'>x</p>\n\n<p id=\"y\">y</p>\n")  # leaves nothing behind
        parsed.clear()
        assert _told(config, case["page"]) == expected
    assert (not parsed) == case["short"]


@pytest.mark.parametrize(
    ("extensions", "short"),
    [
        (["admonition", "def_list", "sane_lists", *_USUAL], True),
        (["attr_list", {"toc": {"permalink": "#", "anchorlink": True, "baselevel": 2, "toc_depth": "2-4"}}], True),
        (["attr_list"], True),
        (["smarty", *_USUAL], False),
        (["md_in_html", _TOC], False),
    ],
)
def test_settings(extensions: list[Any], short: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a case
    config = _config(extensions)
    text = "# One {: #a }\n\n## Two {: #b data-search-exclude }\n\n<p>x -- y</p>\n\n### Three {: #c }\n"
    expected = _told(config, text)
    parsed = _parsed(monkeypatch)
    with one_converter():
        assert _told(config, text) == expected
    assert (not parsed) == short


def _element(draw: random.Random, depth: int) -> str:
    name = draw.choice(_NAMES)
    attributes = draw.choice(["", "", ' class="a"', f' id="{draw.choice("abc")}"', ' hidden\nclass="b"'])
    inner = [_element(draw, depth - 1) if depth and draw.random() < 0.5 else "Said &amp; so" for _ in range(draw.randrange(3))]
    return f"<{name}{attributes}>" + "".join(one + draw.choice(["", " ", *_BETWEEN]) for one in inner) + f"</{name}>"


def _pages(draw: random.Random, number: int) -> list[str]:
    """Pages of headings and blocks."""
    return [
        "".join(
            (draw.choice(_HEADINGS) if draw.random() < 0.4 else _element(draw, 4)) + draw.choice(_BETWEEN)
            for _ in range(draw.randrange(1, 5))
        )
        for _ in range(number)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_pages_of_any_kind(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(seed)  # noqa: S311 - pages, no secret
    config = _config(_USUAL)
    texts = [*_pages(draw, 400), *documents(draw, 200)]
    expected = [_told(config, text) for text in texts]
    parsed = _parsed(monkeypatch)
    with one_converter():
        for text, told in zip(texts, expected, strict=True):
            assert _told(config, text) == told, text
    assert len(texts) // 5 < len(parsed) < len(texts) * 4 // 5
