"""The example as a reader meets it in a browser: found, opened, read, and nothing asked of another host."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "",
    "talks/",
    "talks/us-russia-security-talks/",
    "timeline/2021-12/",
    "actors/putin/",
    "stories/ukraine-security-talks/",
    "figures/russian-troops-near-ukraine/",
    "positions/",
    "changes/",
    "discrepancies/",
    "network/",
    "notes/spectrum-ny1-2021-12-30-biden-putin-call/",
    "subscribe/",
    "data/",
    "about/",
    "as-of/2021-12-31/",
)
SIZES = ({"width": 1280, "height": 900}, {"width": 390, "height": 800})


class Heard:
    """What a page complained of, and what it asked of other hosts."""

    def __init__(self, page: Page, address: str) -> None:
        self.complaints: list[str] = []
        page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        page.on("request", lambda asked: None if asked.url.startswith(address) else self.elsewhere(asked.url))

    def said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def elsewhere(self, url: str) -> None:
        if not url.startswith(("data:", "blob:")):
            self.complaints.append(f"asked {url}")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}px")
def test_no_page_complains_asks_elsewhere_or_scrolls_sideways(
    browser: Browser, address: str, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport={"width": size["width"], "height": size["height"]})
    page = context.new_page()
    heard = Heard(page, address)
    wide = {}
    for path in PAGES:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size["width"]:
            wide[path] = width
    context.close()
    assert heard.complaints == []
    assert wide == {}


def search(page: Page, words: str) -> list[str]:
    """The addresses that a search leads to, best first."""
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(words)
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible(timeout=15_000)
    page.wait_for_timeout(500)  # typing goes on to bring better ones
    found = results.evaluate_all("links => links.map(link => link.href)")
    return [re.sub(r"\?h=[^#]*", "", href) for href in found]


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("Zelensky", "actors/zelenskyy/"),
        ("NATO-Russia Council", "talks/nato-russia-council/"),
        ("moment of crisis", "#moment-of-crisis-remark"),
    ],
)
def test_search_leads_to_the_actor_the_talk_the_fact(page: Page, address: str, words: str, leads: str) -> None:
    page.goto(address)
    assert any(leads in found for found in search(page, words)[:4])


def test_a_fact_is_one_click_from_its_note_and_that_from_its_publisher(page: Page, address: str) -> None:
    page.goto(address + "talks/biden-putin-second-december-call/")
    mark = page.locator("[data-fact] a.source[href*='notes/spectrum-ny1']").first
    mark.click()
    anchor = page.url.partition("#")[2]
    fact = page.locator(f"[data-fact$=':{anchor}']")
    expect(fact).to_be_visible()
    assert "ny1.com" in str(fact.locator("a.publisher").get_attribute("href"))


def test_the_page_as_known_on_another_day_is_one_click_away_and_back(page: Page, address: str) -> None:
    page.goto(address + "talks/us-russia-security-talks/")
    page.get_by_role("link", name="31 December 2021").click()
    assert page.url == f"{address}as-of/2021-12-31/talks/us-russia-security-talks/"
    expect(page.get_by_text("An earlier edition: as known on 31 December 2021")).to_be_visible()
    page.get_by_role("link", name="11 January 2022", exact=True).first.click()
    assert page.url == f"{address}talks/us-russia-security-talks/"


def test_a_timeline_is_filtered_by_actor(page: Page, address: str) -> None:
    page.goto(address + "timeline/2021-12/")
    rows = page.locator(".occasion:visible")
    every = rows.count()
    page.locator(".filters button[aria-pressed='false']").first.click()
    assert 0 < rows.count() < every


def test_without_scripts_every_page_is_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "talks/")
    expect(page.get_by_role("heading", name="OSCE Permanent Council")).to_be_visible()
    context.close()


def test_the_policy_lets_the_theme_work_and_nothing_else_run(page: Page, address: str) -> None:
    heard = Heard(page, address)
    page.goto(address)
    body = page.locator("body")
    before = body.get_attribute("data-md-color-media")
    page.locator("[data-md-component=palette] label:visible").click()
    expect(body).not_to_have_attribute("data-md-color-media", str(before))
    page.reload()
    expect(body).not_to_have_attribute("data-md-color-media", str(before))
    assert heard.complaints == []
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          document.body.append(script);
          document.body.insertAdjacentHTML('beforeend', '<img src="x.png" onerror="window.ran = true">');
        }"""
    )
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.ran === undefined")
    assert sum("Content Security Policy" in said for said in heard.complaints) == 2
