"""How a build ends when not the notes but the machine, or the site as built, is at fault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


class MachineError(Exception):
    """The machine failed: a full disk, a folder that may not be written, an engine that broke."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong with a built site. `path` is a page or file as its reader addresses it.

    An error keeps the site from being published; a warning does under strict.
    """

    path: str
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.path}: {self.severity}: {self.message}"
