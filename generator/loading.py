"""The content that a command is about, read and checked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator import checking, orders
from generator.orders import UsageError, tell
from generator.read import Content, read_content, texts
from generator.read.revision import RevisionError, lay_out
from generator.reading import Memory
from generator.settings import Settings, read_settings
from generator.standing import program_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model.article import Library
    from generator.orders import Order
    from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """The content without anything that stops a build."""

    settings: Settings
    content: Content
    library: Library
    as_of: date
    problems: tuple[Problem, ...] = ()  # what does not stop it


def load(
    order: Order, *, quiet: bool = False, building: bool = False, meanwhile: Callable[[], None] = lambda: None
) -> Loaded | None:
    """Reads and checks everything and tells what is wrong, unless `quiet`; None where that stops the build.

    What is understood of the files is kept for the next time: where a build has made room for it, or is `building`.
    `meanwhile` is as in `understood`.
    """
    settings, content, problems = _found(order)
    checked = checking.check(content, settings, memory_of(order, keeps=building or order.state.is_dir()), meanwhile)
    found = sorted([*problems, *checked.problems])
    if not quiet:
        tell(order.format, found)
    if problems or checked.stops(strict=order.strict):
        return None
    library = checking.with_drafts(checked.library) if order.drafts else checked.library
    return Loaded(settings, content, library, _reading_date(order, settings), tuple(found))


def is_right(order: Order) -> bool:
    """Whether nothing stops a build; tells what is wrong as `load` does, and keeps what is understood."""
    settings, content, problems = _found(order)
    wrong = checking.wrong(content, settings, memory_of(order, keeps=order.state.is_dir()))
    tell(order.format, sorted([*problems, *wrong]))
    return not problems and not checking.stop(wrong, strict=order.strict)


def _found(order: Order) -> tuple[Settings, Content, list[Problem]]:
    """The settings and the content as they lie there, and what is wrong with the settings."""
    settings, problems = settings_of(order)
    if not order.docs.is_dir():
        raise UsageError(f"{order.docs} is no folder: --docs names the folder of notes")
    return settings, read_content(order.docs, order.docs.as_posix()), [*problems]


def settings_of(order: Order) -> tuple[Settings, Sequence[Problem]]:
    """The settings, and what is wrong with them."""
    return read_settings(_config_text(order.config), str(order.config))


def memory_of(order: Order, *, keeps: bool = False) -> Memory:
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
    return {name: text for name, text in texts(orders.TEMPLATES).items() if not name.startswith("theme/")}


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


def library_at(order: Order, revision: str) -> Library:
    """The content as it stood in a revision; what was wrong with it then is left out."""
    with TemporaryDirectory() as folder:
        try:
            lay_out(order.docs, revision, Path(folder))
        except RevisionError as problem:
            raise UsageError(str(problem)) from problem
        content = read_content(Path(folder), order.docs.as_posix())
        return checking.check(content, Settings(), memory_of(order)).library
