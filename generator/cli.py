"""The command line: arguments, environment, clock and streams become one call and an exit status."""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias
from zoneinfo import reset_tzpath

from generator import build, new
from generator.messages import FORMS
from generator.problems import START, Problem, Severity, error, warning
from generator.read import Content, read_content, texts
from generator.settings import Settings, read_settings
from generator.site import MachineError, Preview, Site, claim, publish, serve
from generator.validate import json_schema
from generator.write import CollisionError, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model.article import Library

DONE, CONTENT, USAGE, MACHINE = 0, 1, 2, 3
TEMPLATES = Path(__file__).parents[1] / "templates"
_Command: TypeAlias = argparse.ArgumentParser
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


class UsageError(Exception):
    """What was asked for cannot be understood."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives back its exit status."""
    # The zones of the tzdata package, whatever this machine has: the same notes give the same bytes.
    reset_tzpath(to=[])
    _unbroken_streams()
    try:
        asked = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = asked.command
        return command(asked)
    except UsageError as problem:
        print(f"briefing: {problem}", file=sys.stderr)
        return USAGE
    except MachineError as problem:
        return _failed(str(problem))
    except OSError as problem:
        where = f": {problem.filename}" if problem.filename else ""
        return _failed(f"{problem.strerror or problem}{where}")
    except MemoryError:
        return _failed("out of memory")
    except KeyboardInterrupt:
        return 130


def _failed(message: str) -> int:
    print(f"briefing: {message}", file=sys.stderr)
    return MACHINE


def _unbroken_streams() -> None:
    """A message that the terminal's encoding cannot show is shown with escapes, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


# --- commands -----------------------------------------------------------------------------------------------------


def _build(asked: argparse.Namespace) -> int:
    """Checks, generates the pages, has MkDocs build them, publishes to the site's folder."""
    order = _order(asked)
    with claim(order.pages), claim(order.out) as held, _progress() as say:
        say("reading")
        loaded = _load(order)
        if loaded is None:
            return CONTENT
        say("writing pages")
        made = _make(order, loaded)
        if isinstance(made, Problem):
            return _stopped(order, [made])
        say("building the site")
        site = Site(
            config=order.config,
            pages=order.pages,
            as_of=loaded.as_of,
            home=loaded.settings.site_url,
            strict=order.strict,
            beside=made.beside,
        )
        done = publish(site, held)
    found = [_finding(one.path, one.message, one.severity) for one in done.findings]
    _tell(order.format, found)
    if not done.in_place:
        return CONTENT
    if sys.stdout.isatty():
        print(f"published to {order.out}/ as known on {loaded.as_of}")
    return DONE


def _finding(path: str, message: str, severity: str) -> Problem:
    return (error if severity == "error" else warning)(path, START, message)


def _check(asked: argparse.Namespace) -> int:
    """Reads and checks the content, builds nothing."""
    order = _order(asked)
    loaded = _load(order)
    return DONE if loaded is not None else CONTENT


def _pages(asked: argparse.Namespace) -> int:
    """Writes only the Markdown pages and files."""
    order = _order(asked)
    loaded = _load(order)
    if loaded is None:
        return CONTENT
    made = build.make(loaded.library, loaded.settings, loaded.as_of, loaded.content, _templates())
    try:
        write(made.documents, asked.folder)
    except CollisionError as problem:
        return _stopped(order, [error(str(asked.folder), START, str(problem))])
    return DONE


def _serve(asked: argparse.Namespace) -> int:
    """Shows a live preview, drafts included."""
    order = _order(asked)
    out = order.config.parent / "build" / "preview"
    options = ["--docs", str(order.docs), "--config", str(order.config), "--out", str(out), "--drafts"]
    if order.as_of is not None:
        options += ["--as-of", order.as_of.isoformat()]
    preview = Preview(
        build=[sys.executable, "-m", "generator", "build", *options],
        out=out,
        watched=[order.docs, order.config, TEMPLATES, Path(__file__).parent],
        port=asked.port,
    )
    serve(preview, lambda message: print(message, flush=True))
    return DONE


def _new(asked: argparse.Namespace) -> int:
    """Writes a filled-in starting file."""
    today = datetime.now(UTC).date()
    try:
        path = new.create(asked.kind, asked.name, asked.docs, today)
    except FileExistsError as problem:
        print(f"briefing: {problem.filename} is there already", file=sys.stderr)
        return CONTENT
    except ValueError as problem:
        print(f"briefing: {problem}", file=sys.stderr)
        return USAGE
    print(path)
    return DONE


def _schema(_asked: argparse.Namespace) -> int:
    """Prints the JSON Schema of the front matter."""
    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return DONE


# --- arguments ----------------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing",
        description="Checks Markdown notes about a story and builds a briefing site of them.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    shared = _shared()
    drafts = argparse.ArgumentParser(add_help=False)
    drafts.add_argument("--drafts", action="store_true", help="count drafts like any note, as the preview does")

    def command(name: str, does: Callable[[argparse.Namespace], int], *above: argparse.ArgumentParser) -> _Command:
        told = (does.__doc__ or "").partition("\n")[0]
        made = commands.add_parser(name, parents=[shared, *above], help=told, description=told, allow_abbrev=False)
        made.set_defaults(command=does)
        return made

    out = argparse.ArgumentParser(add_help=False)
    out.add_argument("--out", type=Path, default=Path("site"), metavar="DIR", help="the published folder (site)")
    command("build", _build, out, drafts)
    command("check", _check)
    command("pages", _pages, drafts).add_argument("folder", type=Path, metavar="DIR", help="where to write them")
    command("serve", _serve).add_argument("--port", type=int, default=8000, help="of 127.0.0.1 (8000)")
    made = command("new", _new)
    made.add_argument("kind", choices=new.KINDS)
    made.add_argument("name", nargs="?", default="", metavar="ID", help="its id, which is its file's name")
    command("schema", _schema)
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
    shared.add_argument("--format", choices=tuple(FORMS), default="text", help="of problems (text)")
    return shared


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if len(text) == len("2021-12-31") else _no_day(text)
    except ValueError:
        return _no_day(text)


def _no_day(text: str) -> NoReturn:
    raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2021-12-31")


def _order(asked: argparse.Namespace) -> Order:
    return Order(
        docs=asked.docs,
        config=asked.config,
        out=getattr(asked, "out", Path("site")),
        as_of=asked.as_of,
        strict=asked.strict,
        format=asked.format,
        drafts=getattr(asked, "drafts", False),
    )


# --- what commands share ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Loaded:
    """The content without anything that stops a build."""

    settings: Settings
    content: Content
    library: Library
    as_of: date


def _load(order: Order) -> Loaded | None:
    """Reads and checks everything and tells what is wrong; None where that stops the build."""
    settings, problems = read_settings(_config_text(order.config), str(order.config))
    if not order.docs.is_dir():
        raise UsageError(f"{order.docs} is no folder: --docs names the folder of notes")
    content = read_content(order.docs, order.docs.as_posix())
    checked = build.check(content, settings)
    found = sorted([*problems, *checked.problems])
    _tell(order.format, found)
    if problems or checked.stops(strict=order.strict):
        return None
    library = build.with_drafts(checked.library) if order.drafts else checked.library
    return Loaded(settings, content, library, _reading_date(order, settings))


def _config_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as problem:
        raise UsageError(f"{path} is not there: --config names the site's settings") from problem
    except UnicodeDecodeError as problem:
        raise UsageError(f"{path} is not UTF-8") from problem


def _make(order: Order, loaded: Loaded) -> build.Made | Problem:
    """Writes the documents to the folder of pages; gives back what was made, or why it cannot be."""
    made = build.make(loaded.library, loaded.settings, loaded.as_of, loaded.content, _templates())
    try:
        write(made.documents, order.pages)
    except CollisionError as problem:
        return error(str(order.docs), START, str(problem))
    return made


def _templates() -> dict[str, str]:
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


def _stopped(order: Order, problems: Sequence[Problem]) -> int:
    _tell(order.format, problems)
    return CONTENT


def _tell(form: str, problems: Sequence[Problem]) -> None:
    """The problems on standard error, one a line."""
    for problem in problems:
        print(FORMS[form](problem), file=sys.stderr)
    if form == "text" and problems and sys.stderr.isatty():
        kinds = [f"{sum(p.severity is kind for p in problems)} {kind}s" for kind in Severity]
        print(", ".join(kind for kind in kinds if not kind.startswith("0 ")), file=sys.stderr)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
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
