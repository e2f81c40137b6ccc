"""The commands: each reads what was asked for, does it, and gives back an exit status.

Each loads what it needs when it is run: a build that finds nothing to do is over before all of it could be loaded.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.orders import TEMPLATES, Order, order_of, progress, refuse_content, tell
from generator.seal import Seal, Sealed
from generator.site.claim import claim

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from generator.problems import Problem

DONE, CONTENT, USAGE, MACHINE = 0, 1, 2, 3


def build_command(asked: argparse.Namespace) -> int:
    """Checks, generates the pages, has MkDocs build them, publishes to the site's folder."""
    order = order_of(asked)
    refuse_content(order, order.out)
    with claim(order.pages) as pages, claim(order.out) as held, progress() as say:
        say("looking")
        seal = Seal(order)
        stood = seal.stood()
        if stood and stood.stops(order):
            stood = None
        if stood and not stood.moved:
            known = stood.sealed
            for told in known.said:
                tell(order.format, told)
            return _published(order, known.as_of)
        from generator.building import build_site

        built = build_site(order, held, say, stood)
        if built is None:
            return CONTENT
        tell(order.format, built.said[-1])
        if built.lasting:
            seal.put(Sealed(built.as_of, built.said), pages.since, built.theme)
    return _published(order, built.as_of) if built.in_place else CONTENT


def _published(order: Order, as_of: date) -> int:
    if sys.stdout.isatty():
        print(f"published to {order.out}/ as known on {as_of}")
    return DONE


def check_command(asked: argparse.Namespace) -> int:
    """Reads and checks the content, builds nothing."""
    from generator.loading import is_right, library_at, load

    order = order_of(asked)
    if not asked.since:
        return DONE if is_right(order) else CONTENT
    from generator.model.editing import unaccounted

    loaded = load(order)
    if loaded is None:
        return CONTENT
    wrong = sorted(unaccounted(library_at(order, asked.since), loaded.library))
    tell(order.format, wrong)
    return CONTENT if wrong else DONE


def changes_command(asked: argparse.Namespace) -> int:
    """Tells what changed since a day (by publication) or a revision (by the desk)."""
    from generator import changes
    from generator.loading import library_at, load
    from generator.model.assemble import assemble
    from generator.model.editing import edits

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
    from generator import build
    from generator.loading import load, templates
    from generator.problems import START, error
    from generator.write import CollisionError, write

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
    from generator.site.preview import Preview, serve

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
    from generator import new

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
    from generator.validate.shape import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return DONE


def _stopped(order: Order, problems: Sequence[Problem]) -> int:
    tell(order.format, problems)
    return CONTENT
