"""Problems as lines for a person, a program, or a forge's pull request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable


def as_json(problem: Problem) -> str:
    """One JSON object: path, line, column, severity, message, hint."""
    return json.dumps(
        {
            "path": problem.path,
            "line": problem.mark.line,
            "column": problem.mark.column,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
        },
        ensure_ascii=False,
    )


def as_github(problem: Problem) -> str:
    """An annotation of a pull request, in the form of GitHub's workflow commands."""
    text = problem.message + (f" ({problem.hint})" if problem.hint else "")
    place = f"file={_property(problem.path)},line={problem.mark.line},col={problem.mark.column}"
    return f"::{problem.severity.value} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMS: dict[str, Callable[[Problem], str]] = {"text": Problem.line, "json": as_json, "github": as_github}
OF_CHANGES = ("text", "markdown", "json")  # in which changes are told
