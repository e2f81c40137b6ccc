"""What is wrong with the content, as values: gathered everywhere, sorted and printed once by the command line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from generator.letters import odd_letter

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST, _TAIL = 400, 100  # characters of a message


class Severity(StrEnum):
    """How much a problem stops."""

    ERROR = "error"  # stops the build; the published site stays as it was
    WARNING = "warning"  # stops it under --strict
    NOTICE = "notice"  # never stops it: only likely wrong


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; line and column count from 1, columns in characters."""

    line: int
    column: int


START = Mark(1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `path` is as the editor knows it (`docs/notes/x.md`)."""

    path: str
    mark: Mark
    severity: Severity
    message: str  # lower case, names the value, states the rule
    hint: str = ""  # how to mend it, e.g. "did you mean 'zelenskyy'?"

    def line(self) -> str:
        """The problem in one line, `path:line:column: severity: message (hint)`."""
        tail = f" ({self.hint})" if self.hint else ""
        return f"{self.path}:{self.mark.line}:{self.mark.column}: {self.severity}: {self.message}{tail}"


Plain = tuple[str, int, int, str, str, str]


def as_plain(problem: Problem) -> Plain:
    """A problem as plain values, which can be kept."""
    mark = problem.mark
    return problem.path, mark.line, mark.column, problem.severity.value, problem.message, problem.hint


def of_plain(plain: Iterable[Any]) -> Problem:
    """The problem of plain values."""
    path, line, column, severity, message, hint = plain
    return Problem(path, Mark(line, column), Severity(severity), message, hint)


def in_one_line(problem: Problem) -> Problem:
    """The same in one line, however long or odd what it repeats."""
    return replace(problem, message=_legible(problem.message), hint=_legible(problem.hint))


def _legible(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - _TAIL]}…{text[-_TAIL:]}"
    return short if short.isprintable() else "".join(s if s.isprintable() else f"\\u{ord(s):04x}" for s in short)


def error(path: str, mark: Mark, message: str, hint: str = "") -> Problem:
    """A problem that stops the build."""
    return Problem(path, mark, Severity.ERROR, message, hint)


def warning(path: str, mark: Mark, message: str, hint: str = "") -> Problem:
    """A problem that stops a strict build."""
    return Problem(path, mark, Severity.WARNING, message, hint)


def notice(path: str, mark: Mark, message: str, hint: str = "") -> Problem:
    """A problem that is only likely one."""
    return Problem(path, mark, Severity.NOTICE, message, hint)


def nearest(word: str, known: Iterable[str]) -> str:
    """The hint that names the known word nearest to a mistyped one, or no hint."""
    folded = {name.casefold(): name for name in sorted(known)}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return meant(word, folded[found[0]]) if found else ""


def meant(word: str, known: str) -> str:
    """The hint that names a known word, and the letter of the typed one that only looks like another."""
    odd = odd_letter(word)
    return f"did you mean '{known}'?{f' {odd}' if odd else ''}"
