"""Jinja as the pages' templates know it: text is escaped, stands in one line, and what recurs is printed once."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.compiler import CodeGenerator
from markupsafe import Markup
from markupsafe import escape as escaped

from generator import escape
from generator.pages import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.compiler import Frame, MacroRef

_TO_CHANGE = re.compile(r"[&<>'\"\n]")
# Macros of small things that stand on many pages, given values alone: what was printed of equal ones is printed again.
_RECURRING = {"badge", "chip", "date", "link", "when"}
_KEPT = 1 << 13  # of each


def environment(templates: Mapping[str, str]) -> Environment:
    """Jinja over templates that travel as text; what is missing or misspelled is an error.

    Text is escaped and stands in one line, without a word in the templates.
    """
    found = _Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    found.filters["heading"] = lambda text: Markup(escape.heading(str(text)))  # noqa: S704 -- escaped by `heading`
    found.globals["count"] = words.count
    return found


class _Code(CodeGenerator):
    """Templates as Python: one call for what is printed, where Jinja has three, and macros that may be kept."""

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.printed(")

    def _output_child_post(self, *_: object) -> None:
        self.write(")")

    def _output_child_to_const(self, node: Any, frame: Frame, _: object) -> str:  # noqa: ANN401 -- as jinja2 has it
        return printed(node.as_const(frame.eval_ctx))

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """The macro, or what keeps what it gave."""
        self.write("environment.kept(")
        super().macro_def(macro_ref, frame)
        self.write(")")


def printed(value: Any) -> str:  # noqa: ANN401 -- whatever a template prints
    """A value as it stands in a page: escaped, but for markup, and without line ends.

    Behind the end of a line Markdown would look for marks of its own.
    """
    if type(value) is str:
        return value if _TO_CHANGE.search(value) is None else escaped(value.replace("\n", " "))
    if isinstance(value, Markup):
        return value
    return escaped(value)


def _kept(macro: Any) -> Callable[..., str]:  # noqa: ANN401 -- jinja2's, which has no type for its name
    """The macro; of a recurring one what it gave for equal values."""
    return lru_cache(_KEPT, typed=True)(macro) if macro.name in _RECURRING else macro


class _Environment(Environment):
    """Templates of pages."""

    code_generator_class = _Code
    printed = staticmethod(printed)
    kept = staticmethod(_kept)
