"""The bench: it measures every kind of build, and says so in a table."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "bench" / "run.py"
OURS = [
    "check, cold",
    "check, warm",
    "full build",
    "nothing changed",
    "prose edited",
    "a quote edited",
    "a note added",
    "a note deleted",
]


@pytest.mark.slow
def test_each_kind_of_build_has_a_row_of_figures() -> None:
    asked = [sys.executable, str(SCRIPT), "6", "--rounds", "1", "--reading", "7"]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    built, read = told.split("\n7 notes, reading and checking alone\n")
    assert "\n6 notes, 1 rounds\n" in built
    rows = re.findall(r"^\| ([a-zA-Z, ]+) \|(?: [0-9.]+ \|){5,7}$", built, re.MULTILINE)
    assert rows[:9] == [*OURS, "MkDocs"]
    assert ("Hugo is not there" in built) == (rows[9:] == [])
    assert re.findall(r"^\| ([a-zA-Z, ]+) \|(?: [0-9.]+ \|){3}$", read, re.MULTILINE) == OURS[:2]
