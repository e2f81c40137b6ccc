"""All files that could be understood, by their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.model.article import ActorFile, Article, FigureFile, IssueFile, Library, StoryFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.article import Content

_File = TypeVar("_File", bound="Content")


def library_of(files: Iterable[Content], broken: Mapping[str, str]) -> Library:
    """The files in their groups, each sorted by id; `broken` lends what files with errors define."""
    ordered = sorted(files, key=lambda file: (file.id, file.file))

    def those(kind: type[_File]) -> tuple[_File, ...]:
        return tuple(file for file in ordered if isinstance(file, kind))

    return Library(
        articles=those(Article),
        actors=those(ActorFile),
        stories=those(StoryFile),
        issues=those(IssueFile),
        figures=those(FigureFile),
        broken=broken,
    )
