"""From a folder of pages to the published site: built aside, looked through, put in place in one step."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.site.bundles import indexed, program
from generator.site.engine import bring_up_to_date
from generator.site.machine import Finding, MachineError
from generator.site.state import Store, digest
from generator.site.stock import build_stock
from generator.site.swap import put_in_place
from generator.site.trees import UnsuitedError, follow
from generator.site.verify import errors, read_tree, verify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from generator.document import Deferred, File, Search
    from generator.site.claim import Claim

# What every site that MkDocs built has at its root.
_SIGNS_OF_A_SITE = ("index.html", "404.html", "assets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is to be published: MkDocs' settings, the folder of pages, their reading date.

    `home` is the address that the site will have, if the settings name one; `beside` are files that stand beside
    the engine's own, such as each page's words as Markdown; `search` is what takes the place of the theme's search.
    """

    config: Path
    pages: Path
    as_of: date
    home: str = ""
    strict: bool = False
    beside: Sequence[File | Deferred] = ()
    search: Search | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """How it went: whether the new site is in place, and all that was found while it was built.

    `unsuited` is why MkDocs had to make every page, where it had to; `unsearched` why the theme's search stands where
    another was asked for. `theme` are the folders of templates of its own.
    """

    in_place: bool
    findings: tuple[Finding, ...]
    theme: tuple[str, ...] = ()
    unsuited: str = ""
    unsearched: str = ""


def publish(site: Site, claim: Claim) -> Published:
    """Puts the site in place, or leaves the published one as it is.

    The second where anything found is an error, or under strict a warning. Raises MachineError where the
    machine fails; the published site is then as it was, too. Only what changed is made, which gives the same
    site; what is kept for that stands beside the folder of pages.
    """
    refuse_folder(site, claim.out)
    pagefind = program() if site.search else None
    lacking = "" if pagefind or not site.search else "there is no Pagefind for this machine"
    try:
        return replace(_searched(site, pagefind, claim), unsearched=lacking)
    except UnsuitedError as reason:
        unsearched = "MkDocs makes every page, and knows no other" if site.search else ""
        return replace(publish_all(site, claim), unsuited=str(reason), unsearched=unsearched)
    except OSError as error:
        raise _cannot(claim, error) from error


def _searched(site: Site, pagefind: Path | None, claim: Claim) -> Published:
    """The site with the search that it asks for, where this machine can make that."""
    if not site.search or not pagefind:
        return _renew(replace(site, search=None), claim)
    with indexed(site.search, pagefind, _state(site)) as files:
        return _renew(replace(site, beside=(*site.beside, site.search.listed, *files)), claim)


def _state(site: Site) -> Path:
    """The folder of what is kept from one build to the next."""
    return site.pages.resolve().parent / ".state"


def _renew(site: Site, claim: Claim) -> Published:
    """Builds what changed; raises UnsuitedError, before it publishes anything, where MkDocs has to build it all."""
    folder = digest([str(claim.out).encode()])[:12]
    store = Store(_state(site) / f"{claim.out.name}-{folder}")
    built = bring_up_to_date(site, store, claim.out)
    wrong = errors(built.found, strict=site.strict)
    if not wrong and not built.stands:
        before = put_in_place(store.tree, claim.out, claim.retired)
        if before == claim.retired:
            before.rename(store.tree)
        if not built.known:
            follow(store.tree, claim.out, built.files)
    return Published(in_place=not wrong, findings=built.found, theme=built.theme)


def publish_all(site: Site, claim: Claim) -> Published:
    """The same by MkDocs alone, which makes every page, and keeps nothing for the next time."""
    try:
        claim.staging.mkdir()
        findings = _build(site, claim.staging)
        wrong = errors(findings, strict=site.strict)
        if not wrong:
            before = put_in_place(claim.staging, claim.out, claim.retired)
            if before:
                shutil.rmtree(before)
    except OSError as error:
        raise _cannot(claim, error) from error
    finally:
        shutil.rmtree(claim.staging, ignore_errors=True)
    return Published(in_place=not wrong, findings=findings)


def _cannot(claim: Claim, error: OSError) -> MachineError:
    return MachineError(f"cannot publish to {claim.out}: {error.strerror or error}")


def _build(site: Site, staging: Path) -> tuple[Finding, ...]:
    warned = build_stock(site.config, site.pages, staging, site.as_of)
    for file in site.beside:
        target = staging / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    return warned + verify(read_tree(staging, site.home))


def refuse_folder(site: Site, out: Path) -> None:
    """Raises MachineError where publishing would replace something that is no site of ours."""
    if out.exists() and not out.is_dir():
        raise MachineError(f"cannot publish to {out}: it is no folder")
    for needed in (site.config.resolve(), site.pages.resolve()):
        if out in {needed, *needed.parents}:
            raise MachineError(f"cannot publish to {out}: it holds {needed.name}, which the site is made of")
    if out.is_dir() and any(out.iterdir()):
        absent = [name for name in _SIGNS_OF_A_SITE if not (out / name).exists()]
        if absent:
            raise MachineError(f"will not replace {out}: it is not empty and no built site ({absent[0]} is missing)")
