"""Builds killed at any moment: the published site is the whole one before or the whole new one, never half of either."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from fuzzing import times
from running import HOME, NOTE, desk, run, write

KILLS = times(share=12, whole=200)
WITHOUT_STATE = 3  # every so many builds nothing is known of the one before, so that all of the site is made
FINISHED = 4  # after so many kills one build may finish
VERSIONS = ("Moss and Fern meet", "Moss and Fern part")


def hashes(root: Path) -> dict[str, str]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@dataclass(slots=True)
class Desk:
    """A desk whose note says one thing or the other, and the site that each makes."""

    folder: Path

    def say(self, version: str) -> None:
        write(self.folder, "notes/leaf-1.md", NOTE.replace(VERSIONS[0], version))

    def build(self) -> dict[str, str]:
        done = run("build", folder=self.folder)
        assert done.status == 0, done.err
        return hashes(self.folder / "site")

    def timed(self) -> tuple[dict[str, str], float]:
        before = time.monotonic()
        return self.build(), time.monotonic() - before

    def broken_off(self, moment: float) -> None:
        """A build with all that it starts, killed at a moment, unless it is done by then."""
        building = subprocess.Popen(
            [sys.executable, "-m", "generator", "build"],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(HOME)},
            start_new_session=True,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert building.wait(timeout=moment) == 0
        except subprocess.TimeoutExpired:
            os.killpg(building.pid, signal.SIGKILL)
            building.wait()

    def beside(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


@pytest.mark.slow
def test_builds_killed_at_random_moments_leave_whole_sites(tmp_path: Path) -> None:
    here = Desk(desk(tmp_path / "desk"))
    _, whole = here.timed()
    sites = {}
    took = [whole]
    for version in VERSIONS:
        here.say(version)
        sites[version], part = here.timed()
        took.append(part)
    assert sites[VERSIONS[0]] != sites[VERSIONS[1]]
    tidy = here.beside()
    moments = random.Random(20220111)  # noqa: S311 -- the same ones every time
    found = []
    for number in range(KILLS):
        version = VERSIONS[number % 2]
        here.say(version)
        if number % WITHOUT_STATE == 0:
            shutil.rmtree(here.folder / "build", ignore_errors=True)  # a build killed early has made none
        here.broken_off(moments.uniform(0, moments.choice(took)))
        found.append(hashes(here.folder / "site"))
        assert found[-1] in sites.values(), f"half a site after {number + 1} kills"
        if number % FINISHED == FINISHED - 1:
            assert here.build() == sites[version]
            assert here.beside() == tidy
    assert len(found) == KILLS


# A disk that takes no more, as a limit on the size of files: what is written beyond it fails.
FULL = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.argv[1:] = ["build"]
runpy.run_module("generator", run_name="__main__")
"""


def test_a_disk_that_takes_no_more_leaves_the_site_before(tmp_path: Path) -> None:
    here = Desk(desk(tmp_path / "desk"))
    before = here.build()
    tidy = here.beside()
    here.say(VERSIONS[1])
    for most in (1_000, 50_000, 300_000):  # where pages are written, where they are built, where the site is
        shutil.rmtree(here.folder / "build", ignore_errors=True)  # so that all is written anew
        command = [sys.executable, "-c", FULL, str(most)]
        env = {**os.environ, "PYTHONPATH": str(HOME)}
        done = subprocess.run(command, cwd=here.folder, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 3, done.stderr
        assert done.stderr.startswith("briefing: ")
        assert done.stderr.count("\n") == 1
        assert hashes(here.folder / "site") == before
        assert here.beside() == tidy
    assert here.build() != before
