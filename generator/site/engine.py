"""MkDocs' build, without the pages that would come out as they are: the same tree in less time, byte for byte.

A page is made anew when its source changed, when a file that one of its links was looked for at came or
went, when its last output is gone; all pages are when what they share changed: settings, templates, versions
of the engine and its parts, and what is shown of the navigation, such as a title or an icon in it. What a
template reads of other pages' front matter is noted while it runs, so that it need not be guessed.

Where MkDocs could do something of which this module does not know what it depends on (hooks, other plugins
or extensions, a template that asks for all pages), it raises UnsuitedError before anything is published, and
the site is built by MkDocs itself. There are no known differences to its output.

The order in which things are kept: first the files of the second tree, then the state, then the exchange of
the trees. Killed before the state is kept, the next build has the older state, to which the new files are
unknown: it makes them again. Killed before the exchange, it finds the finished tree and exchanges it. The
published tree is never written to: its files have second names, and whoever changes a file makes a new one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import MkDocsException

from generator.both import both
from generator.site import trees, whole
from generator.site.basis import own_theme, refuse_unsuited, settings_key
from generator.site.job import Job
from generator.site.machine import Finding
from generator.site.pile import DamagedError
from generator.site.press import Press
from generator.site.renewal import copy_files, lay_out, make_pages, make_whole, put_beside, shown, stale_pages
from generator.site.state import Body, Head
from generator.site.stock import SPLIT, configured, dated, leave_out_search, listening
from generator.site.trees import UnsuitedError
from generator.site.web import Looks, findings, renewed
from generator.site.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.site.publish import Site
    from generator.site.state import Store
    from generator.site.trees import Signature
    from generator.site.workshop import Workshop


_MANY = 10_000  # files; a copy of this process costs as much as a look at some of them
_STEPS = 3  # in which MkDocs looks at a page, and may warn


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site: all that was found in it, whether it stands published already, whether a state was there.

    `theme` are the folders of templates that are no part of an installed theme, `files` those of a site that was made.
    """

    found: tuple[Finding, ...]
    theme: tuple[str, ...]
    stands: bool = False
    known: bool = True
    files: Mapping[str, Signature] = field(default_factory=dict)


def bring_up_to_date(site: Site, store: Store, out: Path) -> Built:
    """Makes the store's tree the whole site, unless it stands at `out` already.

    Raises UnsuitedError where MkDocs itself had better build it.
    """
    try:
        return _brought(site, store, out)
    except DamagedError:
        store.forget()
        return _brought(site, store, out)
    finally:
        store.close()


def _brought(site: Site, store: Store, out: Path) -> Built:
    store.folder.mkdir(parents=True, exist_ok=True)
    if store.folder.stat().st_dev != out.parent.stat().st_dev:
        raise UnsuitedError("the pages and the site are on two disks")
    job = Job(site, store, out, store.head(), settings_key(site.config, split=site.search is not None), trees.sources_below(site.pages))
    if not job.head.files:
        trees.refuse_unlinkable(store.folder)
    if _unchanged(job):
        found = tuple(Finding(path, text, _severity(grade)) for path, text, grade in job.head.found)
        if trees.files_below(out) == job.head.files:
            return Built(found, job.head.theme, stands=True)
        if trees.files_below(store.tree) == job.head.files:
            return Built(found, job.head.theme)
    known = bool(job.head.files)
    with dated(site.as_of), listening() as heard:
        try:
            return Built(_build(job, heard), job.theme, known=known, files=job.files)
        except MkDocsException as error:
            raise UnsuitedError("MkDocs gives up, and says why when it is run by itself") from error


def _severity(grade: str) -> Literal["error", "warning"]:
    return "error" if grade == "error" else "warning"


def _unchanged(job: Job) -> bool:
    """True where the last build was asked for the same, and made it of the same."""
    head = job.head
    if (head.settings, head.asked, head.sources) != (job.settings, job.asked, job.sources):
        return False
    return head.basis == job.rests_on(head.theme)


def _build(job: Job, heard: list[str]) -> tuple[Finding, ...]:
    """Makes the store's tree the whole site and keeps the state; gives back all that was found."""
    shop, here = both(
        lambda: _open(job),
        lambda: trees.apart(job.store.tree, job.head.files),
        worth=len(job.head.files) > _MANY,
    )
    press = Press(shop, heard, job.site.home)
    began = tuple(heard)
    lay_out(job, press, here)
    stale = stale_pages(job, press)
    make_pages(job, press, stale)
    copy_files(job, shop)
    put_beside(job, meanwhile=lambda: _look_through(job, press, stale))
    sizes = {path: stood[1] for path, stood in job.files.items()}
    found = _told(job, began) + findings(job.web, sizes)
    job.store.save(*_state(job, press, found))
    return found


def _look_through(job: Job, press: Press, stale: set[str]) -> None:
    """Makes what is made of all pages, and looks at the ways between them."""
    make_whole(job, press)
    for uri, warned in whole.look_at_anchors(press, job.records, job.body.records, stale):
        job.records.warn(uri, warned)
    fresh = Looks(job.ways, job.turned, job.folded, job.anchors)
    job.web = renewed(job.body.web, fresh, job.stood, job.files.keys() | job.beside.keys())


def _told(job: Job, began: tuple[str, ...]) -> tuple[Finding, ...]:
    """What MkDocs warned of, in its order, whether in this build or when the page was made."""
    told = [job.records.told[uri] for uri in job.records if uri in job.records.told]
    texts = (text for step in range(_STEPS) for warnings in told for text in warnings[step])
    return tuple(Finding(job.site.config.name, text, "warning") for text in (*began, *texts))


def _state(job: Job, press: Press, found: tuple[Finding, ...]) -> tuple[Head, Body]:
    files, reads = press.workshop.files, tuple(sorted(press.reads))
    plain = tuple((one.path, one.message, str(one.severity)) for one in found)
    head = Head(job.sources, job.files, job.basis, job.settings, job.theme, job.asked, plain)
    kept = job.records, job.folded.of(job.web.ways), job.anchors.of(job.web.ways)
    kinds, theme = dict(files.kinds), dict(files.every_theme)
    return head, Body(*kept, job.tags, job.web, kinds, theme, reads, shown(press.workshop, reads))


def _open(job: Job) -> Workshop:
    """The workshop of this build; what is known from the last one holds if the pages rest on the same."""
    config = configured(job.site.config, job.site.pages, job.store.tree)
    config.extra[SPLIT] = job.site.search is not None
    refuse_unsuited(config, job.site.config.read_bytes())
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    if job.site.search:
        leave_out_search(config)
    job.theme = own_theme(config)
    job.basis = job.rests_on(job.theme)
    job.begin(job.store.body() if job.basis == job.head.basis else job.store.empty())
    return open_workshop(config, job.sources, job.body.kinds, job.body.theme, job.store.folder / "templates")
