"""Drawings in SVG: an image that may also be a page, with scripts that run when it is opened by its own address."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from xml.parsers import expat

from generator.problems import Mark, Problem, error
from generator.read.characters import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_READ = {"", "http://www.w3.org/1999/xlink"}  # the namespaces of attributes that browsers follow
_RUNNING = frozenset({"script", "foreignobject", "handler", "listener", "iframe", "object", "embed", "set"})
_ANIMATION = re.compile(r"animate(?:transform|motion|color)?|discard")
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*")
_LOADING = re.compile(r"@import|url\(\s*['\"]?(?!#)", re.IGNORECASE)
_MOST = 20  # problems of one drawing
_HINT = "save it as a plain drawing, without this"


class _Refused(Exception):  # noqa: N818 -- ends the reading, and is no fault
    """What may not be read on: a drawing that defines entities can grow without end."""


def wrong_drawing(file: str, data: bytes) -> Iterator[Problem]:
    """What in a drawing would run or load something, each at its place."""
    yield from islice(_Reader(file).read(data), _MOST)


class _Reader:
    """Reads one drawing from its beginning to its end."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self.style = 0  # how many elements of styles are open
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def read(self, data: bytes) -> list[Problem]:
        """All problems, in their order."""
        try:
            self.parser.Parse(data, True)  # noqa: FBT003 -- the library's signature
        except _Refused:
            pass
        except expat.ExpatError as problem:
            mark = Mark(problem.lineno, problem.offset + 1)
            said = expat.errors.messages[problem.code]
            self.found.append(error(self.file, mark, f"this cannot be read as a drawing (SVG): {said}", "save it anew"))
        return self.found

    def _wrong(self, message: str) -> None:
        mark = Mark(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.found.append(error(self.file, mark, message, _HINT))

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_own: int) -> None:
        if has_own:
            self._wrong("a drawing that defines entities of its own")
            raise _Refused

    def _instruction(self, target: str, _data: str) -> None:
        self._wrong(f"an instruction '<?{shown(target)}' in a drawing, which a browser follows")

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, own = name.rpartition(" ")
        element = own.lower()
        self.style += element == "style"
        if space == _XHTML or (space == _SVG and (element in _RUNNING or _ANIMATION.fullmatch(element))):
            self._wrong(f"<{shown(own)}> in a drawing, which a browser would run when it is opened by itself")
        for key, value in attributes.items():
            if key.rpartition(" ")[0] in _READ:
                self._attribute(key.rpartition(" ")[2].lower(), value)

    def _attribute(self, key: str, value: str) -> None:
        if key.startswith("on"):
            self._wrong(f"the attribute '{shown(key)}' in a drawing, which a browser would run")
        elif key in {"href", "src"} and not value.strip().startswith("#") and not _PICTURE.fullmatch(value.strip()):
            self._wrong(f"the link '{shown(value)}' in a drawing: only to parts of itself ('#…')")
        elif key not in {"href", "src"} and (_LOADING.search(value) or (key == "style" and "\\" in value)):
            self._wrong(f"the attribute '{shown(key)}' in a drawing loads something")

    def _close(self, name: str) -> None:
        self.style -= name.rpartition(" ")[2].lower() == "style"

    def _text(self, text: str) -> None:
        if self.style and (_LOADING.search(text) or "\\" in text):
            self._wrong("a style in a drawing that loads something")
