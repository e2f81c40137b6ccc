"""The search of a large site as a reader uses it: opened, typed into, narrowed, followed, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from running import desk, run, write
from serving import served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NOTE = """\
---
title: {title}
source: {{publisher: The Daily Leaf, published: {day}, url: "https://leaf.example/{number}"}}
{facts}---

{body}
"""
DONE = re.compile(r"^(\d+ results?( or more)?|No .*)$")
HOSTILE = '"<img src=x onerror=window.ran=1>&lt;b&gt; <mark>hostile</mark>"'
TALK = "talks:\n  - {id: grove-talk, date: 2021-06-01, what: Grove talk, who: [Moss, Fern], status: held}\n"
QUOTE = 'quotes:\n  - {by: Moss, id: wet, text: "Ferns drink brackish water"}\n'
NOTES = (
    ("Old growth", "2019-03-01", "", "A word of long ago: petrichor."),
    ("Grove talk held", "2021-06-02", TALK, "Lichen here."),
    ("Moss speaks", "2021-07-02", QUOTE, "Lichen there."),
    (HOSTILE, "2021-08-02", "", "Hostile & lichen."),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = desk(tmp_path_factory.mktemp("finder"), search_from="1")
    for number, (title, day, facts, body) in enumerate(NOTES):
        text = NOTE.format(title=title, day=day, number=number, facts=facts, body=body)
        write(here, f"notes/found-{number}.md", text)
    done = run("build", folder=here)
    assert done.status == 0, done.err
    return here / "site"


@pytest.fixture(scope="module")
def address(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site below a path of its host."""
    root = tmp_path_factory.mktemp("host")
    (root / "below").mkdir()
    (root / "below" / "it").symlink_to(built, target_is_directory=True)
    with served(root) as found:
        yield f"{found}below/it/"


@pytest.fixture(params=[1280, 390], ids=lambda width: f"{width}px")
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that complains of nothing and asks no other host."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    found = context.new_page()
    wrong: list[str] = []
    found.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    found.on("pageerror", lambda problem: wrong.append(str(problem)))
    found.on("request", lambda asked: None if asked.url.startswith(address) else wrong.append(asked.url))
    found.goto(f"{address}talks/")
    yield found
    assert wrong == []
    context.close()


def find(page: Page, words: str) -> None:
    page.keyboard.press("/")
    box = page.get_by_role("textbox", name="Search")
    expect(box).to_be_focused()
    box.fill(words)
    expect(page.get_by_role("status").filter(has_text=DONE)).to_be_visible()


def paths(page: Page, address: str) -> list[str]:
    links = page.locator(".md-search-result__link")
    return [
        re.sub(r"\?h=[^#]*", "", str(href)).removeprefix(address)
        for href in links.evaluate_all("links => links.map(link => link.href)")
    ]


WORDS = {
    "a thing of its own": ("grove talk", "talks/grove-talk/"),
    "a fact, at its place": ("brackish", "notes/found-2/#wet"),
    "the start of a word, of long ago": ("petric", "notes/found-0/"),
    "words joined by a dash": ("brackish-ferns", "notes/found-2/#wet"),
    "an actor": ("fern", "actors/fern/"),
    "a list": ("discrepancies", "discrepancies/"),
}


@pytest.mark.parametrize(("words", "leads"), WORDS.values(), ids=WORDS)
def test_a_search_leads_to(words: str, leads: str, page: Page, address: str) -> None:
    find(page, words)
    assert leads in paths(page, address)[:2]


def test_a_rare_word_loads_its_bundle_alone(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    find(page, "petrichor")
    assert [name for name in ("2019", "2021", "2022") if any(f"/search/{name}-" in url for url in asked)] == ["2019"]


def test_only_bundles_that_are_needed_are_loaded(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    find(page, "lichen")
    assert any("/search/2021-01-01/" in url for url in asked)
    page.get_by_label("Year").select_option("2021")
    expect(page.get_by_role("status").filter(has_text="3 results")).to_be_visible()
    asked.clear()
    page.get_by_role("textbox", name="Search").fill("lichen here")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("found-1"))
    assert [url for url in asked if "/search/2019-01-01/" in url] == []


NARROWED = {
    "Kind": ("Talk", {"talks/grove-talk/", "talks/moss-fern-first/"}),
    "Actor": (
        "Fern",
        {"actors/fern/", "talks/grove-talk/", "talks/moss-fern-first/", "notes/found-1/", "notes/leaf-1/"},
    ),
    "Year": ("2022", {"notes/leaf-1/", "talks/moss-fern-first/"}),
}


@pytest.mark.parametrize("label", NARROWED)
def test_a_search_is_narrowed(label: str, page: Page, address: str) -> None:
    choice, leads = NARROWED[label]
    find(page, "fern")
    page.get_by_label(label, exact=True).select_option(label=choice)
    expect(page.get_by_role("status").filter(has_text=f"{len(leads)} results")).to_be_visible()
    assert {path.partition("#")[0] for path in paths(page, address)} == leads


def test_keys_open_follow_and_close(page: Page, address: str) -> None:
    find(page, "grove")
    box = page.get_by_role("textbox", name="Search")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("f")
    expect(box).to_be_focused()
    expect(box).to_have_value("grove")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(address) + "(talks/grove-talk|notes/found-1)/"))


def test_a_hostile_title_is_text(page: Page) -> None:
    find(page, "hostile")
    first = page.locator(".md-search-result__link").first
    expect(first.locator("h1")).to_have_text("<img src=x onerror=window.ran=1>&lt;b&gt; <mark>hostile</mark>")
    assert first.locator("img").count() == 0
    assert page.evaluate("window.ran === undefined")


def test_words_that_no_page_has_together_are_told(page: Page) -> None:
    find(page, "petrichor brackish")
    expect(page.get_by_role("status").filter(has_text="No page has all of these words")).to_be_visible()
    page.get_by_role("textbox", name="Search").fill("xyzzyq")
    expect(page.get_by_role("status").filter(has_text="No results")).to_be_visible()


def test_a_search_may_come_with_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}?q=brackish")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert page.get_by_role("textbox", name="Search").input_value() == "brackish"


def test_what_was_sought_is_marked_where_a_result_leads(page: Page, address: str) -> None:
    find(page, "brackish fern")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(address) + "notes/found-2/"))
    marks = page.locator("article.md-content__inner mark")
    expect(marks.first).to_be_visible()
    assert {word.lower() for word in marks.all_inner_texts()} == {"brackish", "ferns"}
    page.goto(f"{address}notes/found-2/?h=%3Cimg+src%3Dx%3E+(brackish")
    assert marks.all_inner_texts() == ["brackish"]
