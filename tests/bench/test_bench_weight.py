"""The weighing of pages: gzipped, with what every page loads, kind by kind."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "bench" / "weight.py"
NOISE = random.Random(1).randbytes(60_000)  # noqa: S311 -- bytes that do not pack
SITE = {
    "index.html": 1_000,
    "talks/one/index.html": 3_000,
    "talks/two/index.html": 2_000,
    "talks/2031-01/index.html": 5_000,
    "talks/2031-01-03/2/index.html": 4_000,
    "assets/briefing.css": 6_000,
    "assets/shell/scope.js": 500,
    "assets/javascripts/bundle.js": 40_000,
}


def weighed(folder: Path, **sizes: int) -> tuple[int, list[list[str]]]:
    for name, size in {**SITE, **sizes}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(NOISE[:size])
    told = subprocess.run([sys.executable, str(SCRIPT), str(folder)], check=False, capture_output=True, text=True)
    return told.returncode, [re.findall(r"[^| ]+", line) for line in told.stdout.splitlines()[2:]]


def test_the_heaviest_page_of_each_kind_is_told_with_what_every_page_loads(tmp_path: Path) -> None:
    assert weighed(tmp_path) == (
        0,
        [["11.6", "2", "/talks/2031-01/"], ["9.6", "2", "/talks/one/"], ["7.6", "1", "/"]],
    )


@pytest.mark.parametrize(("size", "status"), [(50_000, 0), (50_000 + 4_000, 1)])
def test_a_page_over_the_limit_fails(tmp_path: Path, size: int, status: int) -> None:
    found = weighed(tmp_path, **{"talks/index.html": size, "assets/briefing.js": 3_000})
    assert found[0] == status
