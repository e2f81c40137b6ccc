"""Every payload in every field, the pages' policy taken away: nothing runs, and each stands there as text."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fuzzing import WHOLE
from hostile.planting import PAYLOADS, Planted, laid_out, plant
from playwright.sync_api import Browser, Page, expect
from running import desk, run
from serving import served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TRIED = [one for one in PAYLOADS if "everywhere" not in one.refused][:: 1 if WHOLE else 16]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
OPENED = (".html", ".atom", ".xml", ".svg")
# What runs in a page may call this; a page inside the page finds it at its parent.
HOOK = """
  window.__ran = [];
  window.ran = window.alert = window.confirm = window.prompt = what => { window.top.__ran.push(what); };
"""
SEEN = """() => {
  const all = [...document.querySelectorAll('*')];
  const target = one => new URL(one.href?.baseVal ?? one.getAttribute('href'), document.baseURI);
  const harmless = /^(https?:|mailto:|webcal:)/;
  const runs = all.filter(one => one.hasAttribute('href') && !harmless.test(target(one).protocol));
  const strange = all.filter(one => one.matches('iframe, object, embed, base, form[action], template, math, ' +
    'body style, script:not([src]):not([type="application/json"]):not([type="application/ld+json"])'));
  const handlers = all.filter(one => one.getAttributeNames().some(name => /^on|action$|^srcdoc$/i.test(name)));
  document.querySelectorAll('script[type="application/ld+json"]').forEach(one => JSON.parse(one.textContent));
  return {
    ran: window.__ran ?? [],
    wrong: [...runs, ...strange, ...handlers].map(one => one.outerHTML.slice(0, 200)),
    text: [...document.querySelectorAll('main')].map(one => one.textContent).join(' '),
    alternatives: [...document.querySelectorAll('img[alt]')].map(one => one.alt),
  };
}"""
# Where a field only points at an actor, the page has the name that it is known by.
POINTING = {"actor", "of"}


@dataclass(slots=True)
class Heard:
    """What went wrong while pages were open."""

    address: str
    faults: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("dialog", lambda said: self.faults.append(f"dialog on {page.url}: {said.message}"))
        page.on("console", lambda said: self._said(page, said.type, said.text))
        page.on("pageerror", lambda problem: self.faults.append(f"{page.url}: {problem}"))
        page.on("request", lambda asked: self._asked(page, asked.url))
        page.on("response", lambda got: self._got(page, got.url, got.status))

    def _said(self, page: Page, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "404" not in text:  # told by `_got`
            self.faults.append(f"{page.url}: {text}")

    def _asked(self, page: Page, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"{page.url} asked {url}")

    def _got(self, page: Page, url: str, status: int) -> None:
        if status >= 400 and not url.endswith("/favicon.ico"):  # which a browser asks for beside a feed
            self.faults.append(f"{page.url} found no {url}")


@pytest.fixture(scope="module")
def files() -> list[Planted]:
    return [file for payload in TRIED for file in plant(payload)]


@pytest.fixture(scope="module")
def bare(files: list[Planted], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all payloads, without its policy."""
    here = desk(tmp_path_factory.mktemp("planted"), docs=None, edit_uri='"https://edit.example/"')
    shutil.rmtree(here / "docs")
    laid_out(here, files)
    done = run("build", "--strict", folder=here)
    assert done.status == 0, done.err
    for page in (here / "site").rglob("*.html"):
        text, found = POLICY.subn("", page.read_text("utf-8"))
        assert found == 1
        page.write_text(text, "utf-8")
    return here / "site"


@pytest.fixture(scope="module")
def address(bare: Path) -> Iterator[str]:
    with served(bare) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(HOOK)
    yield context.new_page()
    context.close()


def paths(bare: Path) -> list[str]:
    """Every address of the site that a browser shows as a page."""
    found = (file.relative_to(bare).as_posix() for file in bare.rglob("*") if file.suffix in OPENED)
    return sorted(re.sub(r"(^|/)index\.html$", r"\1", path) for path in found)


def lacking(file: Planted, seen: dict[str, Any]) -> Iterator[str]:
    """The texts of a file that its page does not show as they are."""
    shown = " ".join(seen["text"].split())
    described = {" ".join(text.split()) for text in seen["alternatives"]}
    for where, text in file.texts:
        plain = " ".join(text.split())
        points = where[-1] in POINTING or where[-1] in {"who", "by"}
        if not points and plain not in shown and plain not in described:
            yield f"{file.path} lacks {where}: {plain[:80]}"


def test_no_payload_runs_and_each_is_text(page: Page, bare: Path, address: str, files: list[Planted]) -> None:
    heard = Heard(address)
    heard.listen(page)
    made = {f"{file.path.removesuffix('.md')}/": file for file in files}
    for path in paths(bare):
        page.goto(address + path)
        seen = page.evaluate(SEEN)
        heard.faults += [f"{path} ran {what}" for what in seen["ran"]]
        heard.faults += [f"{path} holds {what}" for what in seen["wrong"]]
        if path in made:
            heard.faults += lacking(made.pop(path), seen)
    assert not heard.faults, "\n".join(heard.faults)
    assert not made


@pytest.mark.parametrize("words", ["ran", "script", "talk"])
def test_no_payload_runs_among_the_results_of_a_search(page: Page, address: str, words: str) -> None:
    heard = Heard(address)
    heard.listen(page)
    page.goto(address)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(words)
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible(timeout=15_000)
    page.locator(".md-search__scrollwrap").evaluate("one => one.scrollTo(0, 1e6)")
    seen = page.evaluate(SEEN)
    assert (heard.faults, seen["ran"], seen["wrong"]) == ([], [], [])
    assert results.count() > 1
