"""The steps of an incremental build: what stands is kept, what does not hold any more is made anew."""

from __future__ import annotations

import json
import marshal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.both import shared
from generator.site import trees, whole
from generator.site.press import EVERY, Press, Told, one_converter, source_hash
from generator.site.state import digest
from generator.site.trees import UnsuitedError
from generator.site.verify import strand
from generator.site.workers import make_all
from generator.site.workshop import destination

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.document import Deferred, File
    from generator.site.job import Job
    from generator.site.workshop import Workshop


_PAGE = ".html"
_WORTH_IT = 60  # files; a copy of this process costs as much as some of them


def lay_out(job: Job, press: Press, here: trees.Apart) -> None:
    """Makes the tree hold what it shall hold and either tree has: files of the last build, nothing else.

    `here` is what is otherwise in it than in the last build's.
    """
    shop = press.workshop
    own = [*map(destination, shop.pages), *shop.statics, *whole.template_paths(shop)]
    own += [whole.SEARCH] if press.index else []
    wanted = dict.fromkeys([*own, *job.beside])
    if len(wanted) < len(own) + len(job.beside):
        raise UnsuitedError("a file beside the pages shares its place with one of the site's own")
    trees.clear(job.store.tree, (job.head.files.keys() - here.gone) | here.new, wanted)
    known = {path: job.head.files[path] for path in job.stood if path in wanted}
    lacking = {path: known[path] for path in here.new | here.gone if path in known}
    absent = trees.bring(job.store.tree, job.out, lacking)
    job.files = {path: stood for path, stood in known.items() if path not in absent}
    if press.index and whole.SEARCH not in job.files:  # and with it the search entries of every page
        job.begin(job.store.empty())
        job.files = {}


def stale_pages(job: Job, press: Press) -> set[str]:
    """The pages that must be made; those in the navigation are read then, or given back what is known of them."""
    shop = press.workshop
    moved = job.body.kinds.keys() ^ shop.files.kinds.keys()
    stale = {uri for uri in shop.pages if not _holds(job, uri, moved)}
    _ready(job, press, shop.nav_pages, stale)
    if shown(shop, job.body.reads) == job.body.shown:
        press.reads.update(job.body.reads)
        return stale
    every = set(shop.pages)
    _ready(job, press, [uri for uri in shop.nav_pages if uri not in stale], every)
    return every


def _holds(job: Job, uri: str, moved: set[str]) -> bool:
    """True where making this page again would give what stands."""
    records = job.body.records
    if uri not in records or destination(uri) not in job.files:
        return False
    if moved and uri in records.lookups and not moved.isdisjoint(records.lookups[uri].split("\n")):
        return False
    if job.head.sources.get(uri) == job.sources[uri]:
        return True
    return source_hash((job.site.pages / uri).read_bytes()) == records[uri].source


def _ready(job: Job, press: Press, uris: Iterable[str], stale: set[str]) -> None:
    """Gives pages of the navigation what others print of them."""
    with one_converter():
        for uri in uris:
            if uri in stale:
                press.read(uri)
                continue
            record, page = job.body.records[uri], press.workshop.files.page(uri)
            page.meta = Told(marshal.loads(record.meta), uri, press)  # noqa: S302 - from our own state
            page.title = record.title


def shown(shop: Workshop, reads: Iterable[tuple[str, str]]) -> str:
    """A hash of all that pages print of others: those in the navigation, and what of their front matter."""
    metas = {page.file.src_uri: _untold(page.meta) for page in shop.nav.pages}
    told = [(page.file.src_uri, page.url, page.title) for page in shop.nav.pages]
    read = [(uri, key, metas.get(uri, {}) if key == EVERY else metas.get(uri, {}).get(key)) for uri, key in reads]
    return digest([json.dumps([told, read], default=repr).encode()])


def _untold(meta: Any) -> dict[str, Any]:  # noqa: ANN401 - a page's front matter, `Told` or not
    """All of it, which `Told` is not to take for a template's reading: each page would rest on all of it from then on."""
    return dict(dict.items(meta))


def make_pages(job: Job, press: Press, stale: set[str]) -> None:
    """Makes the stale pages; keeps the records of the others."""
    shop = press.workshop
    sizes = job.body.records.entries
    kept = whole.kept_entries(_index(job), sizes) if sizes else {}
    first = [uri for uri in shop.nav_pages if uri in stale]
    rest = sorted(stale.difference(first), key=lambda uri: (job.sources[uri][1], uri))
    job.entries = {uri: data for uri, data in kept.items() if uri not in stale}
    job.records = job.records.of(job.records)
    for uri, record, page, entries in make_all(press, rest, first):
        job.entries[uri], target = entries, destination(uri)
        job.records.put(uri, record)
        if page:
            job.look(target, page)
            job.files[target] = trees.signature(job.store.tree / target)
        else:
            job.files.pop(target, None)
    job.records = job.records.of(shop.pages)


def _index(job: Job) -> bytes:
    return (job.store.tree / whole.SEARCH).read_bytes() if whole.SEARCH in job.files else b""


def copy_files(job: Job, shop: Workshop) -> None:
    """Brings the sources up to date that are published as they are."""
    for uri in shop.statics:
        source = Path(shop.files.theme.get(uri, job.site.pages)) / uri
        stands = job.sources.get(uri) or trees.signature(source)
        if not _tagged(job, uri, f"{source} {stands}"):
            _keep(job, uri, trees.copy(source, job.store.tree / uri))


def put_beside(job: Job, meanwhile: Callable[[], None]) -> None:
    """Brings up to date what stands beside the engine's own files, by two processes; `meanwhile` this one does more.

    Pages are there before that.
    """
    stale = [file for file in job.site.beside if not _tagged(job, file.path, f"beside {job.beside[file.path]}")]
    for path, stands in _made(job, [file for file in stale if file.path.endswith(_PAGE)]):
        _keep(job, path, stands)
    files = [file for file in stale if not file.path.endswith(_PAGE)]
    for made in shared(files, partial(_made, job), first=meanwhile, worth=len(files) > _WORTH_IT):
        job.files.update(made)


def _made(job: Job, files: Iterable[File | Deferred]) -> list[tuple[str, trees.Signature]]:
    """Makes and writes files that stand beside the engine's own."""
    return [(file.path, trees.put(job.store.tree / file.path, file.data)) for file in files]


def make_whole(job: Job, press: Press) -> None:
    """Brings up to date what is made of all pages."""
    shop, tree = press.workshop, job.store.tree
    if press.index:
        data = whole.search_index(press.index, [job.entries.get(uri, b"") for uri in shop.pages])
        if data != _index(job):
            _keep(job, whole.SEARCH, trees.put(tree / whole.SEARCH, data))
    key = whole.glance_key(shown(shop, sorted(press.reads)), job.site.as_of.isoformat(), job.records)
    stand = {path: _tagged(job, path, key) for path in whole.template_paths(shop)}
    if not all(stand.values()):
        for path in whole.make_templates(press, job.records):
            if (tree / path).exists():
                _keep(job, path, trees.signature(tree / path))


def _tagged(job: Job, path: str, tag: str) -> bool:
    """Keeps what a file is made of; True where it stands and is made of that."""
    job.tags[path] = tag
    return path in job.files and job.body.tags.get(path) == tag


def _keep(job: Job, path: str, stands: trees.Signature) -> None:
    job.files[path] = stands
    if path.endswith(_PAGE):
        job.look(path, strand(path, (job.store.tree / path).read_text(encoding="utf-8"), job.site.home))
