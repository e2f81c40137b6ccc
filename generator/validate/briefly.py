"""One note as far as others need to know of it, in plain values: for whoever looks for problems alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.model.article import Article
from generator.model.resolving.outline import Outline, outline_of, outlined
from generator.problems import Mark
from generator.read.places import Path
from generator.validate.building import file_of
from generator.validate.taken import Lost, Plain, points_of_plain, taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.read import Source
    from generator.validate.points import Points

_POINTS = 6  # where they begin among the values of a file


def brief(source: Source, plain: Plain) -> Plain | None:
    """What is wrong with a note, what it points at, and its outline; None of what is to be looked at as a whole."""
    one = taken(source, plain)
    if isinstance(one, Lost) or not one.right:
        return None
    file = file_of(one.note)
    told = outlined(file) if isinstance(file, Article) else None
    return None if told is None else (plain[0], *plain[_POINTS:], told)


def of_brief(source: Source, told: Plain, whole: Callable[[str], Article]) -> tuple[Points, Outline]:
    """The same, as values; `whole` gives the note of a file where a place in it is asked for."""
    *_, outline = told
    points = points_of_plain(source, told[1:-1])
    return points, outline_of(source.name, source.file, _Marks(source.file, whole), outline)


class _Marks(Mapping[Path, Mark]):
    """The marks of a file, which is looked into when one of them is asked for."""

    __slots__ = ("_file", "_whole")

    def __init__(self, file: str, whole: Callable[[str], Article]) -> None:
        """Keep where they come from."""
        self._file = file
        self._whole = whole

    def __getitem__(self, path: Path) -> Mark:
        """The mark of what stands at a path."""
        return self._whole(self._file).marks[path]

    def __iter__(self) -> Iterator[Path]:
        """The paths in the order of the file."""
        return iter(self._whole(self._file).marks)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._whole(self._file).marks)
