"""The same notes, settings and reading date give the same bytes, whatever machine, folder and order of files."""

from __future__ import annotations

import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from corpus.building import made, story
from running import HOME, run

from generator.both import Aside
from generator.ledger import Ledger
from generator.making import bring_up_to_date
from generator.write import MANIFEST

CORPUS = Path(__file__).parent / "corpus"
# Loaded by Python itself when it starts: whoever asks for the files of a folder gets them in another order each time.
SHUFFLED = """\
import os, random

asked, entries = os.scandir, os.listdir


class Shuffled:
    def __init__(self, path="."):
        with asked(path) as found:
            self.found = list(found)
        random.shuffle(self.found)

    def __enter__(self):
        return iter(self.found)

    def __exit__(self, *_):
        pass

    def __iter__(self):
        return iter(self.found)

    def close(self):
        pass


def listed(path="."):
    found = entries(path)
    random.shuffle(found)
    return found


os.scandir, os.listdir = Shuffled, listed
print("shuffled", flush=True)
"""
# Each beside what it changes of the machine; Python's own way round a locale without UTF-8 is switched off.
MACHINES = {
    "hash seed 1, east": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Chatham", "LC_ALL": "C.UTF-8"},
    "hash seed 2, west, plain locale": {
        "PYTHONHASHSEED": "2",
        "TZ": "Pacific/Marquesas",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
    "an unknown locale, another clock": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR", "SOURCE_DATE_EPOCH": "86400"},
}


def tree(folder: Path) -> dict[str, str]:
    """A hash of each file below a folder, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def copied(folder: Path) -> Path:
    """The corpus at another place, its files made in the opposite order."""
    for path in sorted(CORPUS.glob("docs/**/*"), reverse=True):
        if path.is_file():
            target = folder / path.relative_to(CORPUS)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    shutil.copyfile(CORPUS / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def written(pages: Path, *options: str, folder: Path = CORPUS, env: dict[str, str] | None = None) -> dict[str, str]:
    """The files that the program writes there, run in a process of its own."""
    done = run("pages", pages, *options, folder=folder, env={"PYTHONHASHSEED": "0", **(env or {})})
    assert done.status == 0, done.err
    return tree(pages)


def different(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The paths of files that are not the same in both trees."""
    return [path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path)]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The corpus as this machine writes it."""
    return written(tmp_path_factory.mktemp("plain"), env={"TZ": "UTC", "LC_ALL": "C.UTF-8"})


@pytest.mark.parametrize("machine", MACHINES)
def test_no_machine_writes_other_bytes(plain: dict[str, str], machine: str, tmp_path: Path) -> None:
    assert different(plain, written(tmp_path, env=MACHINES[machine])) == []


def test_files_in_any_order_and_at_any_place_give_the_same_bytes(plain: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "order").mkdir()
    (tmp_path / "order" / "sitecustomize.py").write_text(SHUFFLED)
    env = {"PYTHONPATH": f"{tmp_path / 'order'}:{HOME}", "PYTHONHASHSEED": "random"}
    desk = copied(tmp_path / "a place of its own é")
    done = run("pages", tmp_path / "pages", folder=desk, env=env)
    assert (done.status, done.out) == (0, "shuffled\n"), done.err
    assert different(plain, tree(tmp_path / "pages")) == []


def test_what_was_written_before_leaves_no_trace(plain: dict[str, str], tmp_path: Path) -> None:
    before = written(tmp_path, "--as-of", "2031-02-21")
    assert different(plain, before)
    assert different(plain, written(tmp_path)) == []


def test_two_processes_make_what_one_makes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def pages(worth_it: int) -> Path:
        monkeypatch.setattr("generator.making._WORTH_IT", worth_it)
        folder = tmp_path / str(worth_it)
        bring_up_to_date(made(story(CORPUS), date(2031, 3, 20)), folder, Ledger(folder, ""), Aside())
        return folder

    assert different(tree(pages(0)), tree(pages(1_000_000))) == []
