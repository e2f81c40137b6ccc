"""What the desk changed between two states of the content: facts and files added, removed, changed.

Set operations on statements: a fact is known by its note and anchor, so that reordered keys, rewrapped
texts and renamed folders change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.model.article import ActorFile, Article, FigureFile, IssueFile, StoryFile
from generator.model.typed import LISTS, Values, own_of, values_of
from generator.problems import START, Mark, Problem, error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.article import Content, Library
    from generator.model.facts import Fact

_GROUPS = {Article: "note", ActorFile: "actor", StoryFile: "story", IssueFile: "issue", FigureFile: "figure"}
_NAMES = frozenset({"id", "formerly"})  # told where an id is gone
_Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One thing that the desk changed. `fact` is the anchor within the note, empty where the file itself changed.

    `kind` changed: one `property`, `was` and `now` as texts.
    """

    kind: _Kind
    group: str  # note, actor, story, issue, figure
    id: str  # of the file
    file: str  # where it stands now; of what is gone, where it stood
    mark: Mark
    fact: str = ""
    sort: str = ""  # of a fact: talk, event, quote, claim, figure, position, image, correction
    title: str = ""
    property: str = ""
    was: str = ""
    now: str = ""


def edits(before: Library, now: Library) -> tuple[Edit, ...]:
    """Every edit, sorted by file and place; drafts count on neither side."""
    old, new = dict(_files(before)), dict(_files(now))
    renamed = {former: name for name, file in new.items() for former in file.formerly if former not in new}
    found: list[Edit] = []
    for name, file in old.items():
        other = new.get(renamed.get(name, name))
        found += _between(file, other) if other else [_file("removed", file)]
    met = {renamed.get(name, name) for name in old}
    for name, file in new.items():
        if name not in met:
            found += [_file("added", file), *(_fact("added", file, fact) for fact in _facts(file).values())]
    return tuple(sorted(found, key=lambda edit: (edit.file, edit.mark, edit.fact, edit.property)))


def unaccounted(before: Library, now: Library) -> Iterator[Problem]:
    """What was published and is now otherwise or gone, without a word about it.

    A fact's or source's value needs a new entry among its note's `corrections`; an id that is gone, a
    `formerly` where it went.
    """
    corrected = _newly_corrected(before, now)
    for edit in edits(before, now):
        published = edit.fact or edit.property.startswith("source.")
        if edit.group != "note" or not published or edit.id in corrected or edit.sort == "correction":
            continue
        if edit.kind == "removed":
            told = f"the published {edit.sort} '{edit.title}' is gone without a correction"
            yield error(edit.file, edit.mark, told, "add an entry to the note's corrections")
        elif edit.kind == "changed" and edit.was and edit.property not in _NAMES:
            thing = f"{edit.sort or 'source'} '{edit.title}'"
            told = f"the published {edit.property} of the {thing} was '{edit.was}' and changed without a correction"
            yield error(edit.file, edit.mark, told, "add an entry to the note's corrections")
    yield from _gone(before, now)


def _newly_corrected(before: Library, now: Library) -> set[str]:
    """The notes that have a correction which they did not have."""
    known = {name: _corrections(file) for name, file in _files(before)}
    return {name for name, file in _files(now) if _corrections(file) - known.get(name, set())}


def _corrections(file: Content) -> set[str]:
    return {repr(sorted(values_of(fact).items())) for fact in getattr(file, "corrections", ())}


def _gone(before: Library, now: Library) -> Iterator[Problem]:
    """Ids that nothing has any more, nor had."""
    kept = set(_ids(now))
    for name, (file, mark) in _ids(before).items():
        if name not in kept:
            yield error(file, mark, f"the id '{name}' is gone", "name it in `formerly` of what took its place")


def _ids(library: Library) -> dict[str, tuple[str, Mark]]:
    """Every id, former ones included, with its place."""
    found: dict[str, tuple[str, Mark]] = {}
    for name, file in _files(library):
        for one in (name, *file.formerly):
            found.setdefault(one, (file.file, START))
        for fact in _facts(file).values():
            for one in filter(None, (fact.id, *fact.formerly)):
                found.setdefault(one, (file.file, file.mark(fact.path)))
    return found


def _files(library: Library) -> Iterator[tuple[str, Content]]:
    """The files that are no drafts, by id."""
    for group in (library.articles, library.actors, library.stories, library.issues, library.figures):
        for file in group:
            if not getattr(file, "draft", False):
                yield file.id, file


def _between(old: Content, new: Content) -> Iterator[Edit]:
    """The edits of one file: its own values, then its facts."""
    for value in _differences(own_of(old), own_of(new)):
        yield _file("changed", new, value)
    before, after = _facts(old), _facts(new)
    gone = [fact for local, fact in before.items() if local not in after]
    come = [fact for local, fact in after.items() if local not in before]
    for was_fact, now_fact in _paired(gone, come):
        gone.remove(was_fact)
        come.remove(now_fact)
        yield from _changed(new, was_fact, now_fact)
    for local in before.keys() & after.keys():
        yield from _changed(new, before[local], after[local])
    yield from (_fact("removed", new, fact) for fact in gone)
    yield from (_fact("added", new, fact) for fact in come)


def _paired(gone: list[Fact], come: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Facts under other ids, or without one and in other words: of the same sort, with enough of the same values."""
    pairs, free = [], list(come)
    for old in gone:
        alike = [(_alike(old, new), -number, new) for number, new in enumerate(free) if _may_be_one(old, new)]
        best = max(alike, key=lambda found: found[:2], default=None)
        if best is not None and best[0] >= _enough(old):
            free.remove(best[2])
            pairs.append((old, best[2]))
    return pairs


def _enough(old: Fact) -> float:
    """How many values the same fact shares at least: half of them; under another id three quarters of the others."""
    number = len(values_of(old))
    return (number - 1) * 3 / 4 if old.id else number / 2


def _may_be_one(old: Fact, new: Fact) -> bool:
    return _sort(new) == _sort(old) and bool(old.id) is bool(new.id)


def _alike(old: Fact, new: Fact) -> int:
    """How many values two facts share; of one that says that it was the other, all."""
    named = bool(old.id) and old.id in new.formerly
    return len(values_of(old)) if named else len(values_of(old).items() & values_of(new).items())


def _changed(file: Content, old: Fact, new: Fact) -> Iterator[Edit]:
    for value in _differences(values_of(old), values_of(new)):
        yield _fact("changed", file, new, value)


def _differences(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[_Difference]:
    for name in sorted({*old, *new}):
        if old.get(name, "") != new.get(name, ""):
            yield _Difference(name, old.get(name, ""), new.get(name, ""))


@dataclass(frozen=True, slots=True)
class _Difference:
    """A value that is not what it was."""

    property: str = ""
    was: str = ""
    now: str = ""


_NONE = _Difference()


def _file(kind: _Kind, file: Content, value: _Difference = _NONE) -> Edit:
    return Edit(
        kind=kind,
        group=_GROUPS[type(file)],
        id=file.id,
        file=file.file,
        mark=file.mark(tuple(value.property.split("."))) if value.property else START,
        title=str(getattr(file, "title", "") or getattr(file, "name", "")),
        property=value.property,
        was=value.was,
        now=value.now,
    )


def _fact(kind: _Kind, file: Content, fact: Fact, value: _Difference = _NONE) -> Edit:
    path = (*fact.path, value.property) if value.property else fact.path
    return Edit(
        kind=kind,
        group=_GROUPS[type(file)],
        id=file.id,
        file=file.file,
        mark=START if kind == "removed" else file.mark(path),
        fact=fact.local,
        sort=_sort(fact),
        title=fact.id or _title(values_of(fact)),
        property=value.property,
        was=value.was,
        now=value.now,
    )


def _title(values: Values) -> str:
    """What names a fact without an id."""
    return next((values[key] for key in ("text", "of", "what", "issue", "caption") if key in values), "")


def _facts(file: Content) -> dict[str, Fact]:
    return {fact.local: fact for name in LISTS for fact in getattr(file, name, ())} if isinstance(file, Article) else {}


def _sort(fact: Fact) -> str:
    return str(getattr(fact, "category", "")) or str(fact.path[0]).removesuffix("s")
