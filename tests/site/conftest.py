"""The sample pages, written to a folder and ready to be published."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.site.publish import Site
from generator.write import write
from site_pages import CONFIG, documents


@pytest.fixture
def site(tmp_path: Path) -> Site:
    pages = tmp_path / "build/docs"
    write(documents(), pages)
    return Site(config=CONFIG, pages=pages, as_of=date(2022, 1, 11), strict=True)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"
