"""The example, built once and served on this machine, and a browser to open it in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright
from running import HOME, desk, run
from serving import served

NAMES = ("chromium", "chromium-browser", "google-chrome")
LACKING = "no Chromium on the path: on Debian, apt-get install chromium"
# Chromium looks for its maker's hosts at every start unless it is told not to.
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = desk(tmp_path_factory.mktemp("example"), docs=HOME / "docs", editions='["2021-12-31"]')
    done = run("build", "--strict", folder=here)
    assert done.status == 0, done.err
    return here / "site"


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    with served(built) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail(LACKING)
    with sync_playwright() as engine:
        try:
            found = engine.chromium.launch(executable_path=path, args=QUIET)
        except Error as problem:
            pytest.fail(f"{path} does not start: {problem.message.splitlines()[0]}")
        yield found
        found.close()
