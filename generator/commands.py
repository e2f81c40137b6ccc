"""The commands: each reads what was asked for, does it, and gives back an exit status."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator import build, changes, new
from generator.again import Again
from generator.ledger import Ledger
from generator.making import bring_up_to_date
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
from generator.standing import Standing, basis_of, keep, key_of, recall
from generator.validate import json_schema
from generator.write import CollisionError, write

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from generator.document import Deferred, File, Search

DONE, CONTENT, USAGE, MACHINE = 0, 1, 2, 3


def build_command(asked: argparse.Namespace) -> int:
    """Checks, generates the pages, has MkDocs build them, publishes to the site's folder."""
    order = order_of(asked)
    refuse_content(order, order.out)
    with claim(order.pages), claim(order.out) as held, progress() as say:
        site = _site(order, say)
        if site is None:
            return CONTENT
        say("building the site")
        done = publish(site, held)
    found = [_finding(one.path, one.message, one.severity) for one in done.findings]
    if done.unsuited:
        found.append(notice(str(order.config), START, f"MkDocs made every page anew: {done.unsuited}"))
    if done.unsearched:
        found.append(notice(str(order.config), START, f"the theme's own search is published: {done.unsearched}"))
    tell(order.format, found)
    if not done.in_place:
        return CONTENT
    if sys.stdout.isatty():
        print(f"published to {order.out}/ as known on {site.as_of}")
    return DONE


def _site(order: Order, say: Callable[[str], None]) -> Site | None:
    """The pages as they have to be for the site, and what stands beside them; None where the content stops it."""
    say("reading")
    key = key_of(order)
    known = recall(order.pages, key)
    if known is not None:
        tell(order.format, known.problems)
        if known.stops(strict=order.strict):
            return None
        again = Again(order)
        beside = [again.file(path, told) for path, told in known.beside.items()]
        return _of(order, known.as_of, known.home, beside, again.search(known.search))
    basis = basis_of(order)  # before anything of it is read: what changes meanwhile is another basis to the next build
    loaded = load(order, building=True)
    if loaded is None:
        return None
    say("writing pages")
    made = _make(order, loaded, basis)
    if isinstance(made, Problem):
        tell(order.format, [made])
        return None
    if key and key_of(order) == key:
        names = {file.path: file.key for file in made.beside}
        told = {one.path: one.key for one in (*made.search.bundles, made.search.listed)} if made.search else {}
        keep(order.pages, key, Standing(loaded.as_of, loaded.settings.site_url, loaded.problems, names, told))
    return _of(order, loaded.as_of, loaded.settings.site_url, made.beside, made.search)


def _of(order: Order, as_of: date, home: str, beside: Sequence[File | Deferred], search: Search | None) -> Site:
    return Site(
        config=order.config,
        pages=order.pages,
        as_of=as_of,
        home=home,
        strict=order.strict,
        beside=tuple(beside),
        search=search,
    )


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


@dataclass(frozen=True, slots=True)
class _Put:
    """What stands beside the pages that were brought up to date, and the search of a large site."""

    beside: tuple[File | Deferred, ...]
    search: Search | None


def _make(order: Order, loaded: Loaded, basis: str) -> _Put | Problem:
    """Brings the folder of pages up to date; gives back what belongs to the site besides, or why it cannot be."""
    made = build.make(loaded.library, loaded.settings, loaded.as_of, loaded.content, templates())
    try:
        content = bring_up_to_date(made, order.pages, Ledger(order.pages, basis))
    except CollisionError as problem:
        return error(str(order.docs), START, str(problem))
    return _Put(made.beside_of(content, lambda path: (order.pages / path).read_bytes()), made.search)


def _stopped(order: Order, problems: Sequence[Problem]) -> int:
    tell(order.format, problems)
    return CONTENT
