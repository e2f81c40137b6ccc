"""Partials that are remembered come out as MkDocs has them, and are rendered as seldom as can be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import url_filter

from generator.site.partials import remember_partials
from generator.site.scan import scan

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "partials.yml").read_text(encoding="utf-8"))
_MAIN = "{% set around = page.title %}[{% include 'partials/one.html' %}]"
_LISTED = {"talks/listed.md"}


def _environment(case: dict[str, Any], times: list[str]) -> jinja2.Environment:
    def counted() -> str:
        times.append("")
        return ""

    texts = {
        "main.html": _MAIN,
        "partials/one.html": "{{ counted() }}" + case["partial"],
        "partials/inner.html": case.get("inner", ""),
    }
    env = jinja2.Environment(loader=jinja2.DictLoader(texts))  # noqa: S701 - as MkDocs has it
    env.filters["url"] = url_filter
    env.globals["counted"] = counted
    return env


def _page(config: MkDocsConfig, told: dict[str, Any]) -> Page:
    page = Page(told.get("title"), File(told["at"], None, "", use_directory_urls=True), config)
    page.meta = told.get("meta", {"kind": "any"})
    page.content = told.get("content", "")
    return page


def _printed(env: jinja2.Environment, case: dict[str, Any]) -> list[str]:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Briefing"})
    config.validate()
    main = env.get_template("main.html")
    pages = [_page(config, told) for told in case["pages"]]
    return [main.render({"page": page, "config": config, "base_url": ".", "nav": None}) for page in pages]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: str(case["name"]))
def test_partial(case: dict[str, Any]) -> None:
    """The same text as from plain templates; the partial is run so many times."""
    plain = _printed(_environment(case, []), case)
    times: list[str] = []
    env = _environment(case, times)
    remember_partials(env, _LISTED)
    assert _printed(env, case) == plain
    assert len(times) == case["times"]


def test_seldom_the_same() -> None:
    """What differs on nearly every page is not kept for each of thousands."""
    case = {"partial": "{{ page.title }}", "pages": [{"at": f"{n}.md", "title": str(n)} for n in range(300)] * 2}
    times: list[str] = []
    env = _environment(case, times)
    remember_partials(env, _LISTED)
    assert _printed(env, case) == [f"[{n}]" for n in range(300)] * 2
    assert len(times) > len(case["pages"])


def test_long_ones_are_told() -> None:
    """Each time that a long partial is printed; a page is scanned with them as without."""
    text = "<a id='x' href='../y/'>" + "words " * 80 + "<script src='z.js'>'<a href=q>'</script></a>"
    env = _environment(case := {"partial": text, "pages": [{"at": "a.md"}, {"at": "b.md"}]}, [])
    printed = remember_partials(env, _LISTED)
    pages = _printed(env, case)
    assert printed == [text, text]
    for known in ([], [text], [text, text], ["elsewhere"]):
        assert scan(f"<p id='b'>{pages[0]}<p id='a'>{pages[1]}", known) == scan(f"<p id='b'>{pages[0]}<p id='a'>{pages[1]}")
