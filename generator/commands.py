"""The commands: each reads what was asked for, does it, and gives back an exit status."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator import build, changes, new
from generator.model.assemble import assemble
from generator.model.editing import edits, unaccounted
from generator.orders import (
    TEMPLATES,
    Loaded,
    Order,
    library_at,
    load,
    order_of,
    progress,
    refuse_content,
    tell,
    templates,
)
from generator.problems import START, Problem, error, notice, warning
from generator.site import Preview, Site, claim, publish, serve
from generator.validate import json_schema
from generator.write import CollisionError, write

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

DONE, CONTENT, USAGE, MACHINE = 0, 1, 2, 3


def build_command(asked: argparse.Namespace) -> int:
    """Checks, generates the pages, has MkDocs build them, publishes to the site's folder."""
    order = order_of(asked)
    refuse_content(order, order.out)
    with claim(order.pages), claim(order.out) as held, progress() as say:
        say("reading")
        loaded = load(order)
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
    if done.unsuited:
        found.append(notice(str(order.config), START, f"MkDocs made every page anew: {done.unsuited}"))
    tell(order.format, found)
    if not done.in_place:
        return CONTENT
    if sys.stdout.isatty():
        print(f"published to {order.out}/ as known on {loaded.as_of}")
    return DONE


def _finding(path: str, message: str, severity: str) -> Problem:
    return (error if severity == "error" else warning)(path, START, message)


def check_command(asked: argparse.Namespace) -> int:
    """Reads and checks the content, builds nothing."""
    order = order_of(asked)
    loaded = load(order)
    if loaded is None:
        return CONTENT
    if asked.since:
        wrong = sorted(unaccounted(library_at(order, asked.since), loaded.library))
        tell(order.format, wrong)
        return CONTENT if wrong else DONE
    return DONE


def changes_command(asked: argparse.Namespace) -> int:
    """Tells what changed since a day (by publication) or a revision (by the desk)."""
    order = order_of(asked)
    loaded = load(order)
    if loaded is None:
        return CONTENT
    since = asked.since
    if _is_day(since):
        text = changes.by_publication(assemble(loaded.library, loaded.as_of), date.fromisoformat(since), asked.form)
    else:
        text = changes.by_the_desk(edits(library_at(order, since), loaded.library), since, asked.form)
    if text:
        print(text)
    return DONE


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2021-12-31") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def pages_command(asked: argparse.Namespace) -> int:
    """Writes only the Markdown pages and files."""
    order = order_of(asked)
    refuse_content(order, asked.folder)
    loaded = load(order)
    if loaded is None:
        return CONTENT
    made = build.make(loaded.library, loaded.settings, loaded.as_of, loaded.content, templates())
    try:
        write(made.documents, asked.folder)
    except CollisionError as problem:
        return _stopped(order, [error(str(asked.folder), START, str(problem))])
    return DONE


def serve_command(asked: argparse.Namespace) -> int:
    """Shows a live preview, drafts included."""
    order = order_of(asked)
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


def new_command(asked: argparse.Namespace) -> int:
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


def schema_command(_asked: argparse.Namespace) -> int:
    """Prints the JSON Schema of the front matter."""
    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return DONE


def _make(order: Order, loaded: Loaded) -> build.Made | Problem:
    """Writes the documents to the folder of pages; gives back what was made, or why it cannot be."""
    made = build.make(loaded.library, loaded.settings, loaded.as_of, loaded.content, templates())
    try:
        write(made.documents, order.pages)
    except CollisionError as problem:
        return error(str(order.docs), START, str(problem))
    return made


def _stopped(order: Order, problems: Sequence[Problem]) -> int:
    tell(order.format, problems)
    return CONTENT
