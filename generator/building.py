"""A build from beginning to end: content, pages, site.

What makes pages and sites is loaded while notes are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from generator.both import Aside
from generator.loading import load, settings_of, templates
from generator.orders import tell
from generator.problems import START, Problem, error, notice, warning
from generator.standing import Standing, basis_of, keep, key_of, recall
from generator.write import CollisionError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from generator.document import Deferred, File, Search
    from generator.loading import Loaded
    from generator.orders import Order
    from generator.seal import Stood
    from generator.site.claim import Claim
    from generator.site.publish import Site


_REST = ("generator.build", "generator.ledger", "generator.making", "generator.site.publish")


@dataclass(frozen=True, slots=True)
class Built:
    """A build that came to a site: whether that is in place, as known on which day, what was said of it.

    `lasting` says whether another build of the same would find nothing to do, `theme` which templates it read.
    """

    in_place: bool
    as_of: date
    said: tuple[tuple[Problem, ...], ...]
    lasting: bool
    theme: tuple[str, ...]


def build_site(order: Order, held: Claim, say: Callable[[str], None], stood: Stood | None) -> Built | None:
    """Brings pages and site up to date, and tells what is found; None where the content stops it.

    `stood` is the last build, if it was sealed, and what was changed since.
    """
    with Aside() as aside:
        made = _site(order, aside, say, stood)
        if made is None:
            return None
        from generator.site.publish import publish

        site, told = made
        say("building the site")
        done = publish(site, held)
    found = [_finding(one.path, one.message, one.severity) for one in done.findings]
    if done.unsuited:
        found.append(notice(str(order.config), START, f"MkDocs made every page anew: {done.unsuited}"))
    if done.unsearched:
        found.append(notice(str(order.config), START, f"the theme's own search is published: {done.unsearched}"))
    lasting = done.in_place and not done.unsuited and not done.unsearched
    return Built(done.in_place, site.as_of, (told, tuple(found)), lasting, done.theme)


def _site(
    order: Order, aside: Aside, say: Callable[[str], None], stood: Stood | None
) -> tuple[Site, tuple[Problem, ...]] | None:
    """The pages as they have to be for the site, what stands beside them, and what was told of the content.

    None where the content stops it.
    """
    say("reading")
    edited = _edited(order, aside, stood) if stood else None
    if edited is not None:
        return edited
    key = key_of(order)
    known = recall(order.pages, key)
    if known is not None:
        from generator.again import Again

        tell(order.format, known.problems)
        if known.stops(strict=order.strict):
            return None
        again = Again(order)
        beside = [again.file(path, told) for path, told in known.beside.items()]
        return _of(order, known.as_of, known.home, beside, again.search(known.search)), known.problems
    basis = basis_of(order)  # before anything of it is read: what changes meanwhile is another basis to the next build
    loaded = load(order, building=True, meanwhile=_load_the_rest)
    if loaded is None:
        return None
    say("writing pages")
    made = _make(order, loaded, basis, aside)
    if isinstance(made, Problem):
        tell(order.format, [made])
        return None
    if key and key_of(order) == key:
        names = {file.path: file.key for file in made.beside}
        told = {one.path: one.key for one in (*made.search.bundles, made.search.listed)} if made.search else {}
        keep(order.pages, key, Standing(loaded.as_of, loaded.settings.site_url, loaded.problems, names, told))
    return _of(order, loaded.as_of, loaded.settings.site_url, made.beside, made.search), loaded.problems


def _edited(order: Order, aside: Aside, stood: Stood) -> tuple[Site, tuple[Problem, ...]] | None:
    """The same where nothing but prose was edited since the last build; None where something else may be."""
    from generator.prose_edit import remade

    made = remade(order, stood, aside)
    if made is None:
        return None
    told = stood.sealed.said[0]
    tell(order.format, told)
    return _of(order, stood.sealed.as_of, settings_of(order)[0].site_url, made.beside, made.search), told


def _load_the_rest() -> None:
    """Loads what the rest of a build needs."""
    for name in _REST:
        import_module(name)


def _of(order: Order, as_of: date, home: str, beside: Sequence[File | Deferred], search: Search | None) -> Site:
    from generator.site.publish import Site

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


@dataclass(frozen=True, slots=True)
class _Put:
    """What stands beside the pages that were brought up to date, and the search of a large site."""

    beside: tuple[File | Deferred, ...]
    search: Search | None


def _make(order: Order, loaded: Loaded, basis: str, aside: Aside) -> _Put | Problem:
    """Brings the folder of pages up to date; gives back what belongs to the site besides, or why it cannot be."""
    from generator import build
    from generator.ledger import Ledger
    from generator.making import bring_up_to_date

    made = build.make(loaded.library, loaded.settings, loaded.as_of, loaded.content, templates())
    try:
        content = bring_up_to_date(made, order.pages, Ledger(order.pages, basis), aside)
    except CollisionError as problem:
        return error(str(order.docs), START, str(problem))
    return _Put(made.beside_of(content, lambda path: (order.pages / path).read_bytes()), made.search)
