"""A file's front matter and body, through python-frontmatter and a strict handler of ours.

The library swallows every ValueError of `split`, strips the text before it splits it, and takes all blank lines after
a fence for a part of it. So the handler keeps the text as it stands in the file and tells its problems as values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from generator.problems import Mark, Problem, error
from generator.read.growing import grow
from generator.read.tree import MOST, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FENCE = "---"
_KEY = re.compile(r"[a-z_]+:(?:\s|$)")
_STILL_YAML = re.compile(r"[a-z_]+:(?:\s|$)|\s|- |#")
_INDENTED_BY_TAB = re.compile(r"^ *\t", re.MULTILINE)


class FenceError(Exception):
    """A front matter that does not begin or does not end. No ValueError: the library would swallow that."""

    def __init__(self, mark: Mark, message: str, hint: str) -> None:
        super().__init__(message)
        self.mark, self.message, self.hint = mark, message, hint


@dataclass(frozen=True, slots=True)
class Parts:
    """A file taken apart: its front matter's tree, its body, and the line on which that begins."""

    tree: Tree
    body: str
    body_line: int


class StrictHandler(BaseHandler):
    """Finds the fences itself, in the text as it stands in the file, so that lines keep their numbers."""

    FM_BOUNDARY = re.compile(r"^---$", re.MULTILINE)  # asked for by the library, used by nobody

    def __init__(self, file: str, text: str) -> None:
        """Keep the whole text: what the library hands over has lost its first and last blanks."""
        super().__init__()
        self.file = file
        self.lines = text.split("\n")
        self.body = ""
        self.body_line = 1
        self.cut_short = False
        self.found: list[Problem] = []

    def detect(self, text: str) -> bool:  # noqa: ARG002 -- the library's signature
        """Every file of ours has front matter; one that lacks it is an error in `split`."""
        return True

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 -- as above
        """The front matter, on the lines that it has in the file, and the body."""
        if self.lines[0].rstrip() != _FENCE:
            raise _missing(self.lines)
        end = _fence(self.lines, 1)
        if end is None:
            raise FenceError(Mark(1, 1), "the front matter is not closed", "end it with a line '---'")
        self.found += self._early_fences(end)
        self.body = "\n".join(self.lines[end + 1 :])
        self.body_line = end + 2
        return "\n".join(["", *self.lines[1:end], ""]), self.body

    def load(self, fm: str, **_: Any) -> dict[str, Any]:  # noqa: ANN401 -- the library's signature
        """The tree of the front matter, under one key."""
        tabs = list(islice(_tabs(self.file, fm), MOST))
        self.found += tabs
        tree = grow(self.file, fm.replace("\t", " ") if tabs else fm)
        if tree.unread and _INDENTED_BY_TAB.search(fm):
            # What the parser says of such a front matter is only an echo.
            tree.problems = [problem for problem in tree.problems if problem not in tree.unread]
        tree.lost = tree.lost or self.cut_short
        return {"tree": tree}

    def _early_fences(self, end: int) -> Iterator[Problem]:
        """A line '---' inside the front matter's text, which ends it for one reader and not for another."""
        for number, line in enumerate(self.lines[1:end], 2):
            if line.strip() == _FENCE:
                yield self._early(Mark(number, line.index("-") + 1))
        following = _fence(self.lines, end + 1)
        if following is not None and _still_yaml(self.lines[end + 1 : following]):
            self.cut_short = True
            yield self._early(Mark(end + 1, 1))

    def _early(self, mark: Mark) -> Problem:
        return error(self.file, mark, "a line '---' inside the front matter ends it early", "leave that line out")


def _missing(lines: Sequence[str]) -> FenceError:
    """What is said of a first line that is no fence; the fence may stand further down."""
    first = next((number for number, line in enumerate(lines, 1) if line.strip()), None)
    if first is not None and lines[first - 1].strip() == _FENCE:
        where = Mark(first, lines[first - 1].index("-") + 1)
        return FenceError(where, "the front matter does not begin with the file", "its '---' is the first line")
    return FenceError(Mark(1, 1), "the front matter is missing", "the first line is '---'")


def _fence(lines: Sequence[str], start: int) -> int | None:
    return next(
        (i for i in range(start, len(lines)) if lines[i].startswith(_FENCE) and lines[i].rstrip() == _FENCE), None
    )


def _still_yaml(lines: Sequence[str]) -> bool:
    """Whether what stands between two fences looks like keys and values, and not like a desk's prose."""
    typed = [line for line in lines if line.strip()]
    return any(_KEY.match(line) for line in typed) and all(_STILL_YAML.match(line) for line in typed)


def _tabs(file: str, text: str) -> Iterator[Problem]:
    """Each line's first tab."""
    if "\t" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield error(file, Mark(number, line.index("\t") + 1), "a tab in the front matter", "use spaces")


def take_apart(file: str, text: str) -> tuple[Parts | None, list[Problem]]:
    """The parts of a file, and what is wrong with its front matter."""
    handler = StrictHandler(file, text)
    try:
        metadata, _ = frontmatter.parse(text, handler=handler)
    except FenceError as problem:
        return None, [error(file, problem.mark, problem.message, problem.hint)]
    tree = metadata["tree"]
    if not isinstance(tree, Tree):
        raise TypeError(tree)
    return Parts(tree, handler.body, handler.body_line), [*handler.found, *tree.problems]
