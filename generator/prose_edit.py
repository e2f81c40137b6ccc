"""An edit of prose alone: what shows it is made anew, of a briefing of those notes on which it rests.

Such a briefing gives a page the readings that one of all notes gives, or others. The ledger tells: what is made stands
only if each of its readings is known and the same, but for the prose itself; and so does the search, of which each
entry is known. Where a reading differs, the notes are taken in that tell of the same; where none is left, all is built.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from generator import exports
from generator.again import Again
from generator.document import digest
from generator.grounds import Grounds
from generator.ledger import Ledger
from generator.loading import memory_of, settings_of, templates
from generator.model.article import Article
from generator.model.briefing import Note
from generator.model.resolving.required import lacking
from generator.model.watched import PRESENT, Read, part_of
from generator.pages import Sheet, note_page
from generator.part import Whole, concerning
from generator.problems import Severity
from generator.proof import Proof
from generator.read import read_content
from generator.seal import below
from generator.standing import basis_of, forget
from generator.write import rewrite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.both import Aside
    from generator.checking import Checked
    from generator.document import Bundle, Deferred, File, Search
    from generator.model.article import Library
    from generator.orders import Order
    from generator.pages import Desk
    from generator.problems import Problem
    from generator.read import Content, Source
    from generator.seal import Stood

_FEW = 20  # notes; where more are edited, all is built
_ROUNDS = 8  # in which notes are taken in
_MANY = 1_000  # files of content; a copy of the process costs as much as keeping what is known of some of them
_BODY = part_of(Article, "body")
# All else of a note that any page can tell.
_TOLD = (
    ("notes", part_of(Note, "day")),
    ("notes", part_of(Note, "reports")),
    ("notes.article", part_of(Article, "title")),
)
_JOINED = frozenset({"talks", "events", "quotes", "claims"})  # what a few notes tell together
_NAMED = re.compile(r"([\w-]+)\.md\b")
_NOTES = "notes/"


@dataclass(frozen=True, slots=True)
class Remade:
    """What is to be published after an edit of prose, as in `Site`."""

    beside: tuple[File | Deferred, ...]
    search: Search | None


@dataclass(slots=True)
class _Found:
    """What came of an edit: the pages that show it by reading date and path, with what they read; the search."""

    pages: dict[str, dict[str, tuple[bytes, list[Read]]]] = field(default_factory=dict)
    bundles: dict[str, Bundle] = field(default_factory=dict)
    desks: dict[str, Desk] = field(default_factory=dict)


def remade(order: Order, stood: Stood, aside: Aside) -> Remade | None:
    """Brings the folder of pages up to date, where since the last build nothing but the prose of a few notes changed.

    None, and nothing is written, where it cannot be shown that nothing else did.
    """
    content = read_content(order.docs, order.docs.as_posix())
    edited = _edited(order, stood, content)
    if not edited:
        return None
    ledger = Ledger(order.pages, basis_of(order))
    if not ledger.grounds:
        return None
    whole = Whole(settings_of(order)[0], content, memory_of(order), stood.sealed.as_of, order.drafts, templates())
    edit = _Edit(whole, edited, ledger, stood.sealed.said[0])
    found = edit.found()
    if found is None:
        return None
    forget(order.pages)
    rewrite(order.pages, {path: data for pages in found.pages.values() for path, (data, _) in pages.items()})
    made = edit.kept(found, order)
    aside.begin(ledger.save, worth=len(content.sources) > _MANY)
    return made


def _edited(order: Order, stood: Stood, content: Content) -> dict[str, Source]:
    """The notes edited since, by id; nothing where something else may be otherwise."""
    base = os.path.realpath(order.docs)
    known = {base + source.path.removeprefix(str(order.docs)): source for source in content.sources}
    edited = {path: known[path] for path in stood.moved if path in known}
    folders = stood.moved - edited.keys()
    inside = all(path == str(order.docs) or f"{path}/".startswith(f"{base}/") for path in folders)
    if not inside or len(edited) > _FEW or any(one.group != "note" or not one.sound for one in edited.values()):
        return {}
    same = stood.names(order.docs) == {path for path in below(order.docs) if path.startswith(f"{base}/")}
    return {one.name: one for one in edited.values()} if same and all(map(os.path.isdir, folders)) else {}


class _Edit:
    """The prose of a few notes, and what was known before it was edited."""

    def __init__(self, whole: Whole, edited: Mapping[str, Source], ledger: Ledger, problems: Sequence[Problem]) -> None:
        self.whole, self.edited, self.ledger = whole, edited, ledger
        self.problems = self._own(problems)
        self.grounds = Grounds(*ledger.grounds)
        self.proofs = {prefix: Proof(folded) for prefix, folded in ledger.folded.items()}
        self.prose = {Read("notes.article", name, _BODY) for name in edited}
        self.stale = {prefix: [*proof.readers(self.prose.__contains__)] for prefix, proof in self.proofs.items()}
        self.bundles = [
            (path, told)
            for path, _, told in self.grounds.search
            if any(kind == "note" and name in edited for kind, name, _ in told)
        ]
        self.notes = {source.name for source in whole.content.sources if source.group == "note"}

    def found(self) -> _Found | None:
        """What came of it; None where that cannot be proven."""
        stale = {path for paths in self.stale.values() for path in paths}
        planned = {path for pages in self.grounds.planned.values() for path in pages}
        if not stale <= planned or not {f"{_NOTES}{name}.md" for name in self.edited} <= stale:
            return None
        names = self._first()
        for _ in range(_ROUNDS):
            checked = self.whole.checked(names, hints=bool(self.problems))
            more = self._referred(checked) - names
            if not more:
                if self._own(checked.problems) != self.problems:
                    return None
                found, unproven = self._try(checked.library)
                if found is not None and not unproven:
                    return found
                more = self._lacking(unproven, checked.library) - names
            if not more:
                return None
            names |= more
        return None

    def _own(self, problems: Sequence[Problem]) -> set[Problem]:
        """What is said of the edited notes."""
        return {*concerning(problems, {one.file for one in self.edited.values()})}

    def _first(self) -> set[str]:
        """The notes that are taken in from the beginning."""
        told = {problem.path for problem in self.problems}
        names = {*self.edited, *self._pointing(), *(one.name for one in self.whole.content.sources if one.file in told)}
        for _, those in self.bundles:
            names |= {name for kind, name, _ in those if kind == "note"}
            names |= self._tell(name for kind, name, _ in those if kind != "note")
        for prefix, paths in self.stale.items():
            reads = [read for path in paths for read in self.proofs[prefix].reads(path)]
            names |= {read.name for read in reads if read.group == "notes"}
            names |= self._tell(read.name for read in reads if read.group in _JOINED and read.part >= 0)
        return names & self.notes

    def _pointing(self) -> Iterator[str]:
        """The notes whose prose leads to a place in an edited one, and those to which an edited one's leads."""
        wanted = [f"{name}.md#".encode() for name in self.edited]
        leading = {
            file for file, (_, packed, _) in self.whole.memory.known.items() if any(one in packed for one in wanted)
        }
        for source in self.whole.content.sources:
            if source.file in leading:
                yield source.name
        for source in self.edited.values():
            yield from _NAMED.findall(source.data().decode("utf-8", "replace"))

    def _tell(self, things: Iterable[str]) -> set[str]:
        """The notes that tell of things."""
        return {name for thing in things for name in self.grounds.tellers.get(thing, ())}

    def _referred(self, checked: Checked) -> set[str]:
        """The notes that tell of what lacks something without them, or of what an edited note with errors refers to."""
        wrong = {problem.path for problem in checked.problems if problem.severity is Severity.ERROR}
        articles = checked.library.articles if wrong else ()
        things = {*lacking(articles)}
        for article in articles:
            if article.file in wrong and article.id in self.edited:
                things.update(talk.part_of for talk in article.occasions)
                for one in article.spoken:
                    things |= {one.at, *one.denies, *one.confirms, *one.contradicts}
        return self._tell(things)

    def _lacking(self, unproven: Iterable[str], library: Library) -> set[str]:
        """The notes that tell of what is read otherwise without them: of an actor's roles those that they rest on."""
        series = {fact.statement: fact.of for article in library.articles for fact in article.figures}
        names = {*unproven}
        held = [tenure for file in library.actors if file.id in names for tenure in (*file.roles, *file.member_of)]
        about = self._tell(names.union(series[name] for name in names if name in series))
        return about.union(tenure.note for tenure in held) & self.notes

    def _try(self, library: Library) -> tuple[_Found | None, list[str]]:
        """What comes of it by these notes, and the ids of what is read otherwise by them."""
        found = _Found(desks=self.whole.desks(library, self.grounds.places))
        if not all(proof.holds(found.desks[prefix]) for prefix, proof in self.proofs.items()):
            return None, []
        unproven: list[str] = []
        for prefix, proof in self.proofs.items():
            desk = found.desks[prefix]
            for path in self.stale[prefix]:
                if _note_of(path, prefix) not in desk.briefing.notes:
                    return None, []
                made = proof.make(desk, Sheet(path, note_page, *self.grounds.planned[prefix][path]))
                if made is None:
                    return None, []
                found.pages.setdefault(prefix, {})[path] = made
                told = {Read(group, _note_of(path, prefix), part) for group, part in _TOLD}
                reads = told.union(made[1]) - self.prose
                unproven += [read.name for read in proof.unproven(desk, reads, partial(self._of_all, prefix))]
        for path, those in self.bundles:
            bundle = exports.told_again(found.desks[""].briefing, path, [one[:2] for one in those])
            if bundle is None:
                return None, []
            unproven += self._otherwise(bundle, those)
            found.bundles[path] = bundle
        return found, unproven

    def _of_all(self, prefix: str, read: Read) -> bool | None:
        """Whether there is a note, or was a thing, of a name, where that is asked; it is known of all."""
        if read.part != PRESENT or read.group not in {"notes", "formerly"}:
            return None
        if read.group == "formerly":
            return read.name in self.grounds.formerly[prefix]
        return f"{prefix}{_NOTES}{read.name}.md" in self.grounds.planned[prefix]

    def _otherwise(self, bundle: Bundle, told: Iterable[tuple[str, str, str]]) -> Iterator[str]:
        """What has another entry in a bundle than was told; the edited notes have to."""
        for (kind, name, now), (_, _, was) in zip(bundle.told, told, strict=True):
            if now != was and not (kind == "note" and name in self.edited):
                yield name

    def kept(self, found: _Found, order: Order) -> Remade:
        """Has the ledger know what was made; gives back what is to be published."""
        content = {path: digest(data) for pages in found.pages.values() for path, (data, _) in pages.items()}
        for prefix, pages in found.pages.items():
            for path, (_, reads) in pages.items():
                self.proofs[prefix].put(found.desks[prefix], path, reads, content[path])
        copies = exports.copies(
            [(path, content[path]) for path in found.pages.get("", ())], lambda path: (order.pages / path).read_bytes()
        )
        fresh = {one.path: one for one in copies}
        beside = {**self.grounds.beside, **{path: one.key for path, one in fresh.items()}}
        bundles = [
            (path, found.bundles[path].key, found.bundles[path].told) if path in found.bundles else (path, key, told)
            for path, key, told in self.grounds.search
        ]
        self.ledger.grounds = tuple(self.grounds._replace(beside=beside, search=tuple(bundles)))
        again = Again(order)
        files = tuple(fresh.get(path) or again.file(path, key) for path, key in beside.items())
        known = {path: key for path, key, _ in bundles} | dict([self.grounds.listed] if bundles else [])
        search = again.search(known)
        if search is not None:
            search = replace(search, bundles=tuple(found.bundles.get(one.path, one) for one in search.bundles))
        return Remade(files, search)


def _note_of(path: str, prefix: str = "") -> str:
    """The note of whose pages this may be one."""
    return path.removeprefix(prefix).removeprefix(_NOTES).partition("/")[0].removesuffix(".md")
