"""The one space of ids: files and facts, what they are now and what they were called before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model.facts import OccasionFact, SpokenFact
from generator.model.publishing import folded
from generator.model.resolving.names import plain
from generator.problems import error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.article import Content, Library
    from generator.model.facts import Path
    from generator.model.resolving.reporting import Told
    from generator.problems import Mark, Problem

FACTS = frozenset({"talk", "event", "quote", "claim"})
ANY_FACT = "fact"  # what a file that cannot be read defines in a note


@dataclass(slots=True)
class Thing:
    """A file or a fact by its present id. `drafts` name it; `public`: something that is no draft does."""

    id: str
    kind: str
    file: Content
    path: Path  # where it stands in that
    public: bool
    drafts: set[str] = field(default_factory=set)
    formerly: dict[str, None] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where it stands, as editors know it: `docs/notes/x.md:12`."""
        return f"{self.file.file}:{self.file.mark(self.path).line}"

    def known_to(self, note: str) -> bool:
        """Whether a file may refer to it: a draft lends what it defines to nobody else."""
        return self.public or note in self.drafts


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier id leads to, and who says so; `draft` is the note where only a draft does."""

    id: str
    file: str
    mark: Mark
    draft: str = ""

    @property
    def place(self) -> str:
        """Where it says so, as editors know it."""
        return f"{self.file}:{self.mark.line}"


@dataclass(slots=True)
class Space:
    """All ids of one library. Local to one resolution."""

    things: dict[str, Thing] = field(default_factory=dict)
    earlier: dict[str, Earlier] = field(default_factory=dict)
    broken: Mapping[str, str] = field(default_factory=dict)  # by plain id; of actors also by their names

    def find(self, typed: str, note: str) -> Thing | None:
        """The thing of a present or earlier id, also one that `note` may not refer to."""
        name = folded(typed.strip())
        return self.things.get(name) or self.things.get(folded(self.present(name, note)))

    def present(self, typed: str, note: str = "") -> str:
        """The present id behind an earlier one, as `note` may know it; an id that is none is returned as it is."""
        name, seen = typed, set[str]()
        while (step := self.earlier.get(folded(name))) is not None and name not in seen:
            if step.draft and step.draft != note:
                break
            seen.add(name)
            name = step.id
        return name

    def lent(self, typed: str) -> str:
        """The kind of what a file with errors defines, or nothing."""
        return self.broken.get(plain(typed), "")


def category(one: Told) -> str:
    """The kind of a fact that may have an id."""
    return one.fact.category if isinstance(one.fact, OccasionFact | SpokenFact) else ""


def space_of(library: Library, facts: Iterable[Told]) -> tuple[Space, list[Problem]]:
    """All ids of a library, and where one name means two things. `facts` come in the order of reports."""
    space = Space(broken={plain(name): kind for name, kind in library.broken.items()})
    files = list(_files(library))
    named = [one for one in facts if one.fact.id and category(one)]
    for kind, file, draft in files:
        thing = Thing(file.id, kind, file, (), not draft, {file.id} if draft else set())
        space.things.setdefault(folded(file.id), thing)
    problems = [*_earlier_of_files(space, files, named), *_earlier_of_facts(space, named), *_circles(space)]
    problems += _unnamed(facts)
    problems += _present_facts(space, named)
    _keep_earlier(space)
    return space, problems


def _files(library: Library) -> Iterator[tuple[str, Content, bool]]:
    """All files with their kinds, and whether each is a draft; drafts last."""
    plain: list[tuple[str, Iterable[Content]]] = [
        ("actor", library.actors),
        ("figure", library.figures),
        ("issue", library.issues),
        ("story", library.stories),
        ("note", [article for article in library.articles if not article.draft]),
    ]
    for kind, group in plain:
        yield from ((kind, file, False) for file in sorted(group, key=lambda one: one.file))
    drafts = sorted((article for article in library.articles if article.draft), key=lambda one: one.file)
    yield from (("note", file, True) for file in drafts)


def _earlier_of_files(
    space: Space,
    files: Iterable[tuple[str, Content, bool]],
    named: Iterable[Told],
) -> Iterator[Problem]:
    """An earlier id of a file is nobody's present id."""
    typed = {folded(one.fact.id): one for one in reversed(list(named))}
    for _, file, draft in files:
        for index, old in enumerate(file.formerly):
            mark = file.mark(("formerly", index))
            name = folded(old)
            taken = space.things.get(name) or typed.get(name)
            if taken is not None:
                yield _taken(file.file, mark, old, taken.place, own=name == folded(file.id))
                continue
            yield from _add(space, old, Earlier(file.id, file.file, mark, file.id if draft else ""))


def _taken(file: str, mark: Mark, old: str, place: str, *, own: bool) -> Problem:
    if own:
        return error(file, mark, f"'{old}' is the present id of this very thing", "an earlier id is another one")
    return error(file, mark, f"the earlier id '{old}' is the present id of another thing ({place})")


def _add(space: Space, old: str, step: Earlier) -> Iterator[Problem]:
    """An earlier id leads to one thing."""
    before = space.earlier.setdefault(folded(old), step)
    if before.id != step.id and space.present(before.id) != space.present(step.id):
        message = f"'{old}' is an earlier id of two things: of '{before.id}' ({before.place}) and of '{step.id}' here"
        yield error(step.file, step.mark, message)


def _earlier_of_facts(space: Space, named: Iterable[Told]) -> Iterator[Problem]:
    """An earlier id of a fact is no file's id; facts typed under it are reports of the fact."""
    public = {folded(one.fact.id) for one in named if not one.article.draft}
    for one in named:
        for index, old in enumerate(one.fact.formerly):
            mark = one.mark("formerly", index)
            file = one.article.file
            thing = space.things.get(folded(old))
            if folded(old) == folded(one.fact.id):
                yield _taken(file, mark, old, one.place, own=True)
            elif thing is not None:
                yield _taken(file, mark, old, thing.place, own=False)
            elif not one.article.draft:
                yield from _add(space, old, Earlier(one.fact.id, file, mark))
            elif folded(old) not in public:
                space.earlier.setdefault(folded(old), Earlier(one.fact.id, file, mark, one.article.id))


def _circles(space: Space) -> Iterator[Problem]:
    """Earlier ids lead to a present one at last."""
    for old, step in sorted(space.earlier.items()):
        chain = [old]
        while (after := space.earlier.get(folded(chain[-1]))) is not None and folded(after.id) not in chain:
            chain.append(folded(after.id))
        if after is not None and min(chain) == old and folded(after.id) == old:
            told = "' → '".join([*chain, old])
            yield error(step.file, step.mark, f"a circle of earlier ids: '{told}'", "which one is the present id?")


def _unnamed(facts: Iterable[Told]) -> Iterator[Problem]:
    """Only a fact with an id may have earlier ones."""
    for one in facts:
        if one.fact.formerly and not (one.fact.id and category(one)):
            yield error(one.article.file, one.mark("formerly"), "'formerly' on a fact without an id", "give it its id")


def _present_facts(space: Space, named: Iterable[Told]) -> Iterator[Problem]:
    """One name is one thing: a fact's id is no file's, and of one kind in all notes."""
    for one in named:
        name = space.present(one.fact.id, one.article.id if one.article.draft else "")
        kind = category(one)
        fresh = Thing(name, kind, one.article, one.fact.path, public=not one.article.draft)
        thing = space.things.setdefault(folded(name), fresh)
        if thing.kind != kind:
            message = f"'{one.fact.id}' is {a(kind)} here and {a(thing.kind)} at {thing.place}: one name, one thing"
            yield error(one.article.file, one.mark("id"), message, "choose another id")
        elif one.article.draft:
            thing.drafts.add(one.article.id)
        else:
            thing.public = True


def a(kind: str) -> str:
    """A kind with its article."""
    return f"an {kind}" if kind[0] in "aei" else f"a {kind}"


def _keep_earlier(space: Space) -> None:
    """Every thing knows its earlier ids, the oldest known first."""
    for old, step in space.earlier.items():
        thing = space.things.get(folded(space.present(old)))
        if thing is not None and not step.draft:
            thing.formerly.setdefault(old)
