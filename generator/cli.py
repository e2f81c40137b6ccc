"""The command line: arguments, environment, clock and streams become one call and an exit status."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias
from zoneinfo import reset_tzpath

from generator import commands, new
from generator.days import is_reading_date
from generator.messages import FORMS, OF_CHANGES
from generator.orders import UsageError
from generator.site.machine import MachineError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# New objects between two looks of the collector: a build makes millions, and few of them in circles.
_COLLECT = 50_000
_Command: TypeAlias = argparse.ArgumentParser


def run() -> NoReturn:
    """Runs one command and ends the process, without freeing each of the million things that a build made."""
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):  # whoever read it has heard enough
            stream.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives back its exit status."""
    gc.set_threshold(_COLLECT, 20, 100)
    # The zones of the tzdata package, whatever this machine has: the same notes give the same bytes.
    reset_tzpath(to=[])
    _unbroken_streams()
    try:
        asked = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = asked.command
        return command(asked)
    except UsageError as problem:
        print(f"briefing: {problem}", file=sys.stderr)
        return commands.USAGE
    except MachineError as problem:
        return _failed(str(problem))
    except KeyboardInterrupt:
        return 130
    except Exception as problem:
        if os.environ.get("BRIEFING_DEBUG"):
            raise
        return _failed(_why(problem))


def _why(problem: Exception) -> str:
    """What failed, in one line: an editor never meets a traceback."""
    if isinstance(problem, OSError):
        where = f": {problem.filename}" if problem.filename else ""
        return f"{problem.strerror or problem}{where}"
    if isinstance(problem, MemoryError):
        return "out of memory"
    return f"a fault of the program itself: {problem!r}; BRIEFING_DEBUG=1 shows where"


def _failed(message: str) -> int:
    print(f"briefing: {message}", file=sys.stderr)
    return commands.MACHINE


def _unbroken_streams() -> None:
    """A message that the terminal's encoding cannot show is shown with escapes, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing",
        description="Checks Markdown notes about a story and builds a briefing site of them.",
    )
    found = parser.add_subparsers(metavar="COMMAND", required=True)
    shared = _shared()
    form = argparse.ArgumentParser(add_help=False)
    form.add_argument("--format", choices=tuple(FORMS), default="text", help="of problems (text)")
    drafts = argparse.ArgumentParser(add_help=False)
    drafts.add_argument("--drafts", action="store_true", help="count drafts like any note, as the preview does")

    def command(
        name: str,
        does: Callable[[argparse.Namespace], int],
        *above: argparse.ArgumentParser,
        formed: bool = True,
    ) -> _Command:
        told = (does.__doc__ or "").partition("\n")[0]
        common = [shared, *([form] if formed else []), *above]
        made = found.add_parser(name, parents=common, help=told, description=told, allow_abbrev=False)
        made.set_defaults(command=does)
        return made

    building = command("build", commands.build_command, drafts)
    building.add_argument("--out", type=Path, default=Path("site"), metavar="DIR", help="the published folder (site)")
    checking = command("check", commands.check_command)
    checking.add_argument("--since", metavar="REV", help="also: no published value changed without a correction since")
    changed = command("changes", commands.changes_command, formed=False)
    changed.add_argument("--since", required=True, metavar="REV|DATE", help="a revision of Git, or a day")
    changed.add_argument("--format", dest="form", choices=OF_CHANGES, default="text", help="of the answer (text)")
    command("pages", commands.pages_command, drafts).add_argument(
        "folder", type=Path, metavar="DIR", help="where to write them"
    )
    command("serve", commands.serve_command).add_argument("--port", type=int, default=8000, help="of 127.0.0.1 (8000)")
    made = command("new", commands.new_command)
    made.add_argument("kind", choices=new.KINDS)
    made.add_argument("name", nargs="?", default="", metavar="ID", help="its id, which is its file's name")
    command("schema", commands.schema_command)
    return parser


def _shared() -> argparse.ArgumentParser:
    """The options of every command."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="the folder of notes (docs)")
    shared.add_argument(
        "--config", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="the site's settings (mkdocs.yml)"
    )
    shared.add_argument("--as-of", type=_day, metavar="DATE", help="the reading date, such as 2021-12-31")
    shared.add_argument("--strict", action="store_true", help="warnings stop, too")
    return shared


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text) if len(text) == len("2021-12-31") else _no_day(text)
    except ValueError:
        return _no_day(text)
    return found if is_reading_date(found) else _no_day(text)


def _no_day(text: str) -> NoReturn:
    raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2021-12-31")
