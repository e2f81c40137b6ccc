"""A part of the notes, read, checked and joined as if there were no others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import build, checking
from generator.model.assemble import assemble

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from generator.checking import Checked
    from generator.model.article import Library
    from generator.pages import Desk
    from generator.problems import Problem
    from generator.read import Content
    from generator.reading import Memory
    from generator.settings import Settings


@dataclass(frozen=True)
class Whole:
    """All of the content, most of it unread: a part is taken of it at a time."""

    settings: Settings
    content: Content
    memory: Memory
    as_of: date
    drafts: bool
    templates: Mapping[str, str]

    def checked(self, names: Collection[str], *, hints: bool) -> Checked:
        """These notes, and all files that are no notes; `hints` as in `check`."""
        sources = tuple(one for one in self.content.sources if one.group != "note" or one.name in names)
        found = checking.check(
            replace(self.content, sources=sources), replace(self.settings, floors={}), self.memory, hints=hints
        )
        return replace(found, library=checking.with_drafts(found.library)) if self.drafts else found

    def desks(self, library: Library, places: Mapping[str, Mapping[str, str]]) -> dict[str, Desk]:
        """What pages are made with, by reading date; `places` are those of the disagreements."""
        briefings = {
            edition: assemble(library, day) for edition, day in build.editions(self.settings, self.as_of).items()
        }
        found = build.desks(briefings, self.settings, self.templates, self.content)
        return {edition.prefix: replace(desk, disagreements=places[edition.prefix]) for edition, desk in found.items()}


def concerning(problems: Iterable[Problem], files: Collection[str]) -> Iterator[Problem]:
    """The problems of these files, and those of others that name one of them."""
    return (one for one in problems if one.path in files or any(file in one.message for file in files))
