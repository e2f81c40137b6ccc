"""What was asked for, and how all commands tell what they find; it loads nothing that takes long."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.messages import FORMS
from generator.problems import Problem, Severity

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

TEMPLATES = Path(__file__).parents[1] / "templates"
_PAGES = Path("build/docs")


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for."""

    docs: Path
    config: Path
    out: Path
    as_of: date | None
    strict: bool
    format: str
    drafts: bool

    @property
    def pages(self) -> Path:
        """The folder of generated pages, beside the settings."""
        return self.config.parent / _PAGES

    @property
    def state(self) -> Path:
        """The folder of what is kept from one build to the next."""
        return self.pages.parent / ".state"


class UsageError(Exception):
    """What was asked for cannot be understood."""


def tell(form: str, problems: Sequence[Problem]) -> None:
    """The problems on standard error, one a line."""
    for problem in problems:
        print(FORMS[form](problem), file=sys.stderr)
    if form == "text" and problems and sys.stderr.isatty():
        kinds = [f"{sum(p.severity is kind for p in problems)} {kind}s" for kind in Severity]
        print(", ".join(kind for kind in kinds if not kind.startswith("0 ")), file=sys.stderr)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Says what goes on to a person at a terminal; a pipe is told nothing."""
    shown = sys.stderr.isatty() and not os.environ.get("NO_COLOR")

    def say(step: str) -> None:
        if shown:
            print(f"\r\033[2K{step} …", end="", file=sys.stderr, flush=True)

    try:
        yield say
    finally:
        if shown:
            print("\r\033[2K", end="", file=sys.stderr, flush=True)


def order_of(asked: argparse.Namespace) -> Order:
    """The arguments as values; what a command does not take is as it would be left out."""
    return Order(
        docs=asked.docs,
        config=asked.config,
        out=getattr(asked, "out", Path("site")),
        as_of=asked.as_of,
        strict=asked.strict,
        format=getattr(asked, "format", "text"),
        drafts=getattr(asked, "drafts", False),
    )


def refuse_content(order: Order, target: Path) -> None:
    """Raises UsageError where what is made would stand among the notes, or in the place of a folder that holds them."""
    docs, made = order.docs.resolve(), target.resolve()
    if docs in {made, *made.parents} or made in docs.parents:
        where = "lies among the notes" if docs in made.parents else "holds the notes"
        raise UsageError(f"cannot write to {target}: it {where} ({order.docs})")
