"""What a file points at, and what can be pointed at in it: judged when all files are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.problems import Mark


@dataclass(frozen=True, slots=True)
class Points:
    """The relative links of a file's body, its images of ours with their places, and its headings."""

    id: str
    file: str
    links: tuple[tuple[Mark, str, bool], ...]  # where, what is typed, whether it is an image
    images: tuple[tuple[Mark, str], ...]
    headings: tuple[str, ...]
