"""Whatever is typed wrong is told at its place, soon and with little memory; what is not wrong stands on the page."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile.giving import CASES, Case, expected, laid_out, name_of
from running import HOME, desk, run

from generator import build
from generator.document import Page
from generator.orders import templates
from generator.problems import Severity
from generator.read import read_content
from generator.settings import Settings, read_settings

SOON = 2.0  # seconds
LITTLE = 300  # megabytes, those of the program itself among them
WHYS = [case["why"] for case in CASES]
SHOWN = [case for case in CASES if "shows" in case]
BY_COMMAND = [case for case in CASES if "says" in case and "most" not in case][::18]


def skip_as_root(case: Case) -> None:
    if "mode" in case and os.geteuid() == 0:
        pytest.skip("root may read everything")


@pytest.mark.parametrize("case", CASES, ids=WHYS)
def test_what_is_said_of_a_bad_input(tmp_path: Path, case: Case) -> None:
    skip_as_root(case)
    docs = laid_out(tmp_path, case)
    before = time.process_time()
    checked = build.check(read_content(docs), Settings())
    took = time.process_time() - before
    told = [problem.line() for problem in checked.problems]
    assert told[: len(expected(case))] == expected(case)
    assert len(told) == case.get("most", len(expected(case)))
    assert all(line.isprintable() and len(line) < 1000 for line in told)
    assert took < SOON


def test_every_bad_input_is_told_why_once() -> None:
    assert len(CASES) > 100
    assert len(set(WHYS)) == len(WHYS)
    assert not [why for why in WHYS if "\n" in why]
    assert all("says" in case or "shows" in case for case in CASES)
