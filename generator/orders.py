"""What was asked for, and the content that it is about: shared by all commands."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator import build
from generator.messages import FORMS
from generator.problems import Problem, Severity
from generator.read import Content, read_content, texts
from generator.read.revision import lay_out
from generator.reading import Memory
from generator.settings import Settings, read_settings
from generator.standing import program_key

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from generator.model.article import Library

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


@dataclass(frozen=True, slots=True)
class Loaded:
    """The content without anything that stops a build."""

    settings: Settings
    content: Content
    library: Library
    as_of: date
    problems: tuple[Problem, ...] = ()  # what does not stop it


def load(order: Order, *, quiet: bool = False, building: bool = False) -> Loaded | None:
    """Reads and checks everything and tells what is wrong, unless `quiet`; None where that stops the build.

    What is understood of the files is kept for the next time: where a build has made room for it, or is `building`.
    """
    settings, problems = read_settings(_config_text(order.config), str(order.config))
    if not order.docs.is_dir():
        raise UsageError(f"{order.docs} is no folder: --docs names the folder of notes")
    content = read_content(order.docs, order.docs.as_posix())
    checked = build.check(content, settings, _memory(order, keeps=building or order.state.is_dir()))
    found = sorted([*problems, *checked.problems])
    if not quiet:
        tell(order.format, found)
    if problems or checked.stops(strict=order.strict):
        return None
    library = build.with_drafts(checked.library) if order.drafts else checked.library
    return Loaded(settings, content, library, _reading_date(order, settings), tuple(found))


def _memory(order: Order, *, keeps: bool) -> Memory:
    """What is known of files as they were understood before."""
    return Memory(order.state / "notes", program_key(), keeps=keeps)


def _config_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as problem:
        raise UsageError(f"{path} is not there: --config names the site's settings") from problem
    except UnicodeDecodeError as problem:
        raise UsageError(f"{path} is not UTF-8") from problem


def templates() -> dict[str, str]:
    """The templates of pages; those of the theme are MkDocs' own to read."""
    return {name: text for name, text in texts(TEMPLATES).items() if not name.startswith("theme/")}


def _reading_date(order: Order, settings: Settings) -> date:
    """The only clock: the command line, else the settings, else SOURCE_DATE_EPOCH, else this day in UTC."""
    if order.as_of is not None:
        return order.as_of
    if settings.as_of is not None:
        return settings.as_of
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as problem:
            raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}, no number of seconds") from problem
    return datetime.now(UTC).date()


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


def library_at(order: Order, revision: str) -> Library:
    """The content as it stood in a revision; what was wrong with it then is left out."""
    with TemporaryDirectory() as folder:
        lay_out(order.docs, revision, Path(folder))
        content = read_content(Path(folder), order.docs.as_posix())
        return build.check(content, Settings(), _memory(order, keeps=False)).library


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
