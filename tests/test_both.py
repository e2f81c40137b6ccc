"""Two things at the same time: what comes back, and what becomes of failures."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from running import HOME

from generator.both import Aside, both, shared


@pytest.mark.parametrize("worth", [True, False])
def test_both_answers_come_back(worth: bool) -> None:  # noqa: FBT001 -- a case
    assert both(lambda: ["here"], lambda: {"there": (1, b"\0")}, worth=worth) == (["here"], {"there": (1, b"\0")})


def test_the_second_runs_in_a_copy_of_this_process_where_that_is_worth_it() -> None:
    here, there = both(os.getpid, os.getpid, worth=True)
    assert here == os.getpid()
    assert (there != here) == (os.cpu_count() != 1 and threading.active_count() == 1)
    assert both(os.getpid, os.getpid, worth=False) == (here, here)


def test_a_long_answer_comes_back_whole() -> None:
    assert both(lambda: 1, lambda: b"x" * 5_000_000, worth=True)[1] == b"x" * 5_000_000


def failing() -> Callable[[], int]:
    """Fails in this process as well as in a copy of it."""

    def fail() -> int:
        raise ValueError("what is wrong")

    return fail


@pytest.mark.parametrize("worth", [True, False])
def test_what_is_wrong_in_either_is_raised_here(worth: bool) -> None:  # noqa: FBT001 -- a case
    with pytest.raises(ValueError, match="what is wrong"):
        both(lambda: 1, failing(), worth=worth)
    with pytest.raises(ValueError, match="what is wrong"):
        both(failing(), lambda: 1, worth=worth)


def test_a_copy_that_ends_without_an_answer_is_made_up_for() -> None:
    mine = os.getpid()

    def there() -> str:
        if os.getpid() != mine:
            os._exit(1)
        return "made up for"

    assert both(lambda: 1, there, worth=True) == (1, "made up for")


def test_a_copy_whose_parent_was_killed_ends_too() -> None:
    code = """\
import signal
from generator.both import both

def endless() -> None:
    while True:
        pass

both(lambda: (print("begun", flush=True), signal.pause()), endless, worth=True)
"""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=HOME) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"begun\n"
        parent.kill()
        assert parent.communicate(timeout=30)[0] == b""  # ends when nobody holds the other end any more


@pytest.mark.parametrize("worth", [True, False])
def test_what_is_done_aside_is_done_when_that_is_left(tmp_path: Path, worth: bool) -> None:  # noqa: FBT001 -- a case
    with Aside() as aside:
        aside.begin(lambda: (tmp_path / "one").write_text("done"), worth=worth)
        aside.begin(lambda: (tmp_path / "two").write_text("done"), worth=worth)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"one": "done", "two": "done"}


@pytest.mark.parametrize("worth", [True, False])
def test_what_is_wrong_aside_is_raised_here(worth: bool) -> None:  # noqa: FBT001 -- a case
    with pytest.raises(ValueError, match="what is wrong"), Aside() as aside:
        aside.begin(failing(), worth=worth)


def test_what_is_begun_aside_ends_with_a_failure_here(tmp_path: Path) -> None:
    mine = os.getpid()

    def endless() -> None:
        while os.getpid() != mine:
            (tmp_path / "begun").touch()

    with pytest.raises(KeyError), Aside() as aside:  # noqa: PT012 -- what fails is what follows
        aside.begin(endless, worth=True)
        raise KeyError("meanwhile")
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("worth", [True, False])
def test_what_is_first_is_done_here_once_before_any_task_of_this_process(worth: bool) -> None:  # noqa: FBT001 -- a case
    done: list[int] = []

    def work(tasks: Iterable[int]) -> tuple[int, list[int], list[int]]:
        before = [*done]
        return os.getpid(), before, [*tasks]

    answers = shared(range(40), work, worth=worth, first=lambda: done.append(os.getpid()))
    assert done == [os.getpid()]
    assert sorted(task for _, _, tasks in answers for task in tasks) == list(range(40))
    assert answers[0][:2] == (os.getpid(), done)
    assert all(before == [] for number, before, _ in answers if number != os.getpid())
