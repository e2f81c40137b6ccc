"""Publishers that are most likely one under two spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator.model.resolving.names import Names, plain
from generator.problems import notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.article import Article
    from generator.model.facts import Path
    from generator.problems import Problem

_ALIKE = 0.82  # of 1: `Interfaks` and `Interfax` are, `Moscow Times` and `Moscow News` are not
_LONGEST_ACRONYM = 4


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A name as it was typed first, with its letters and digits alone."""

    typed: str
    letters: str
    marks: tuple[str, ...]  # words that must be the same: acronyms, numbers


def odd_spellings(articles: Iterable[Article], names: Names) -> Iterator[Problem]:
    """Each publisher that is spelled nearly like another one which more notes name; actors' names are right."""
    used: Counter[str] = Counter()
    first: dict[str, tuple[Article, Path, str]] = {}
    for article in sorted(articles, key=lambda one: (one.draft, one.file)):
        for path, typed in _named(article):
            if not names.find(typed):
                used[plain(typed)] += 1
                first.setdefault(plain(typed), (article, path, typed))
    spellings = {name: _spelling(typed) for name, (_, _, typed) in first.items()}
    ranks = {name: (-used[name], index) for index, name in enumerate(first)}
    right = {name: _spelling(typed) for name, typed in names.typed.items()}
    for name, other in _odd(spellings, right, ranks).items():
        article, path, typed = first[name]
        better = names.typed.get(other) or first[other][2]
        message = f"the publisher '{typed}' is spelled nearly like '{better}'"
        yield notice(article.file, article.mark(path), message, "if it is the same, spell it so")


def _named(article: Article) -> Iterator[tuple[Path, str]]:
    yield ("source", "publisher"), article.source.publisher
    for index, name in enumerate(article.source.via):
        yield ("source", "via", index), name


def _spelling(typed: str) -> _Spelling:
    words = "".join(c if c.isalnum() else " " for c in typed).split()
    kept = words[1:] if len(words) > 1 and words[0].casefold() == "the" else words
    marks = sorted(word for word in kept if _is_mark(word))
    return _Spelling(typed, "".join(kept).casefold(), tuple(marks))


def _is_mark(word: str) -> bool:
    return any(c.isdigit() for c in word) or (word.isupper() and len(word) <= _LONGEST_ACRONYM)


def _odd(
    spellings: Mapping[str, _Spelling],
    right: Mapping[str, _Spelling],
    ranks: Mapping[str, tuple[int, int]],
) -> dict[str, str]:
    """By odd spelling the right one: the most used of those nearly like it. Compares within groups alone."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    exact: dict[str, list[str]] = defaultdict(list)
    known = {**right, **spellings}
    for name, one in known.items():
        groups[(one.letters[:1], *one.marks)].append(name)
        exact[one.letters].append(name)
    found = {}
    for name, one in spellings.items():
        near = [*exact[one.letters], *groups[(one.letters[:1], *one.marks)]]
        better = [other for other in near if other in right or ranks[other] < ranks[name]]
        letters = _alike(one.letters, {known[other].letters for other in better})
        alike = [other for other in better if known[other].letters in letters]
        if alike:
            found[name] = min(alike, key=lambda other: (other not in right, ranks.get(other)))
    return found


def _alike(one: str, others: Iterable[str]) -> set[str]:
    """Those that are spelled nearly like one."""
    matcher = SequenceMatcher(None, "", one, autojunk=False)
    found = set()
    for other in others:
        matcher.set_seq1(other)
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= _ALIKE and matcher.ratio() >= _ALIKE:
            found.add(other)
    return found
