"""Front matter as values and places, built from the parser's events: nothing is guessed, nothing repeated."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # missing from the stubs

from generator.problems import Mark, Problem, error
from generator.read.characters import FORBIDDEN, refused, shown
from generator.read.places import numbers

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from generator.read.places import Path, Value

MOST = 100  # problems of one front matter
DEEPEST = 12  # levels of mappings and lists
_OFTEN = 24  # characters: shorter texts, such as names and words of the schema, are kept once for all files
_COMMENT = re.compile(r"[ ]+#")
_WORD_AS_COMMENT = re.compile(r"[ ]+#(?=\S)")  # `title: #5 of the list`; a remark has a space after the sign


class TooDeepError(Exception):
    """The front matter has more levels than anybody types."""


class TooManyError(Exception):
    """The front matter has more problems than anybody mends at once."""


@dataclass(slots=True)
class Tree:
    """What stands in a front matter, and where; lines count as in the file. `values` and `keys` are as in `Places`."""

    front: dict[str, Value] = field(default_factory=dict)
    values: array[int] = field(default_factory=numbers)
    keys: array[int] = field(default_factory=numbers)
    inline: set[Path] = field(default_factory=set)
    cut: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)  # of them, what YAML could not read
    lost: bool = False  # a value could not be read: what else would be said of this tree might be an echo


class Builder:
    """Walks through the events once; every value is seen at its place."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.next: Callable[[], Any] = CParser(text).get_event  # raises yaml.YAMLError
        self.remarked = " #" in text
        self.tree = Tree()

    def wrong(self, mark: Mark, message: str, hint: str = "") -> None:
        """Keeps a problem; with too many of them nothing more is read."""
        self.tree.problems.append(error(self.file, mark, message, hint))
        if len(self.tree.problems) >= MOST:
            self.tree.problems.append(too_many(self.file, mark, MOST))
            raise TooManyError

    def document(self) -> None:
        """The one mapping that a front matter is."""
        self.next()
        first = self.next()
        if isinstance(first, yaml.StreamEndEvent):
            self.tree.values.extend((1, 1))
            return
        if first.explicit or first.version or first.tags:
            self.wrong(_mark(first), "a directive or a second '---' inside the front matter", "delete it")
        self.root(self.next())
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            self.wrong(_mark(after), "text after the end of the front matter", "delete the line '...' or '---'")
            self.tree.lost = True

    def root(self, event: Any) -> None:  # noqa: ANN401 -- as in `next`
        """Keeps the mapping; anything else is looked through for its own problems."""
        if isinstance(event, yaml.MappingStartEvent):
            front = self.value(event, (), 1)
            if isinstance(front, dict):
                self.tree.front = front
        elif isinstance(event, yaml.ScalarEvent) and event.value == "":
            self.tree.values.extend((1, 1))
        else:
            self.wrong(_mark(event), "the front matter is no mapping of keys to values", "write key: value")
            self.tree.lost = True
            self.value(event, (), 1)

    def value(self, event: Any, path: Path, depth: int) -> Value:  # noqa: ANN401 -- as in `next`
        """The value that begins with this event."""
        place = event.start_mark
        self.tree.values.extend((place.line + 1, place.column + 1))
        if isinstance(event, yaml.AliasEvent):
            self.alias(event)
            return None
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        if type(event) is yaml.ScalarEvent:
            return self.scalar(event, path)
        if depth > DEEPEST:
            self.wrong(_mark(event), f"more than {DEEPEST} levels of mappings and lists", "write it flatter")
            raise TooDeepError
        if event.flow_style:
            self.tree.inline.add(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path, depth)
        return self.mapping(path, depth)

    def alias(self, event: yaml.AliasEvent) -> None:
        """No alias is followed, so none can grow."""
        name = shown(str(event.anchor))
        self.wrong(_mark(event), f"'*{name}' would repeat another value (a YAML alias)", "quote the text")
        self.tree.lost = True

    def refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """No anchors and no tags: they would make of a text something else."""
        hint = "quote the text" if isinstance(event, yaml.ScalarEvent) else "delete it"
        if event.anchor is not None:
            self.wrong(_mark(event), f"'&{shown(event.anchor)}' would be swallowed (a YAML anchor)", hint)
        if event.tag is not None:
            self.wrong(_mark(event), f"'{shown(_typed_tag(event.tag))}' would be swallowed (a YAML tag)", hint)
        if isinstance(event, yaml.ScalarEvent) and not event.value:
            self.tree.lost = True

    def scalar(self, event: yaml.ScalarEvent, path: Path) -> str | None:
        """The text as typed, without the blanks around it; nothing where it is empty."""
        text: str = event.value.strip()
        if event.style:
            # What is forbidden can still be written with a backslash.
            text = self.allowed(event, text) if event.style == '"' else text
        elif self.remarked:
            line, column = _place(event.end_mark)
            if comment := (_COMMENT if text else _WORD_AS_COMMENT).match(self.lines[line], column):
                self.tree.cut[path] = Mark(line + 1, comment.end())
        return (sys.intern(text) if len(text) <= _OFTEN else text) or None

    def allowed(self, event: yaml.ScalarEvent, text: str) -> str:
        """The text with blanks for forbidden characters, each of which is told."""
        for character in dict.fromkeys([*FORBIDDEN.findall(event.value), *(["\t"] if "\t" in event.value else [])]):
            what = "a tab" if character == "\t" else refused(character).removesuffix(" is not allowed")
            self.wrong(_mark(event), f"{what} is not allowed, written with a backslash either", "delete it")
        return FORBIDDEN.sub(" ", text).replace("\t", " ").strip()

    def sequence(self, path: Path, depth: int) -> list[Value]:
        """The items up to the end of a list."""
        found: list[Value] = []
        while not isinstance(item := self.next(), yaml.SequenceEndEvent):
            found.append(self.value(item, (*path, len(found)), depth + 1))
        return found

    def mapping(self, path: Path, depth: int) -> dict[str, Value]:
        """The keys and values up to the end of a mapping; of a key typed twice, the first."""
        found: dict[str, Value] = {}
        first: dict[str, int] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            name = self.key(event, path, depth)
            below = (*path, name)
            if name and name not in found:
                place = event.start_mark
                first[name] = place.line + 1
                self.tree.keys.extend((place.line + 1, place.column + 1))
                found[name] = self.value(self.next(), below, depth + 1)
                continue
            if name:
                self.repeated(event, name, first[name])
            self.overlook(below, depth)
        return found

    def overlook(self, path: Path, depth: int) -> None:
        """Looks through the next value for problems, and forgets it."""
        kept, self.tree = self.tree, Tree(problems=self.tree.problems)
        self.value(self.next(), path, depth + 1)
        kept.lost = kept.lost or self.tree.lost
        self.tree = kept

    def key(self, event: Any, path: Path, depth: int) -> str:  # noqa: ANN401 -- as in `next`
        """The name of a key; of what cannot be one, an empty text."""
        if type(event) is yaml.ScalarEvent and not event.style and event.anchor is None and event.tag is None:
            plain: str = sys.intern(event.value.strip())
            if plain and plain != "<<":
                return plain
        if isinstance(event, yaml.AliasEvent):
            self.alias(event)
            return ""
        if not isinstance(event, yaml.ScalarEvent):
            self.no_key(event)
            self.value(event, (*path, ""), depth + 1)
            self.tree.lost = True
            return ""
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        name: str = sys.intern(event.value.strip())
        if event.style == '"':
            name = self.allowed(event, name)
        if name == "<<" and not event.style:
            self.wrong(_mark(event), "'<<' would merge another mapping into this one", "write out what it holds")
            self.tree.lost = True
            return ""
        if not name:
            self.wrong(_mark(event), "a value without a key", "write key: value")
            self.tree.lost = True
        return name

    def no_key(self, event: yaml.CollectionStartEvent) -> None:
        """A list or mapping is no key; most often a `{{` was meant as text."""
        line, column = _place(event.start_mark)
        if column and self.lines[line][column - 1 : column + 1] == "{{":
            self.wrong(Mark(line + 1, column), "a '{{' at the beginning of an unquoted text", "quote the text")
        else:
            self.wrong(_mark(event), "a list or mapping where a key must stand", "quote the text")

    def repeated(self, key: yaml.Event, name: str, first: int) -> None:
        """Both lines are named, that of the first one in the message."""
        message = f"the key '{shown(name)}' stands here twice, first on line {first}"
        self.wrong(_mark(key), message, "keep one of them")


def too_many(file: str, mark: Mark, most: int) -> Problem:
    """What is said in place of all that would follow."""
    return error(file, mark, f"{most} problems up to here: what follows is not looked at", "mend these first")


def _mark(event: yaml.Event) -> Mark:
    place: Any = event.start_mark  # the C parser's marks have a type of their own
    return Mark(place.line + 1, place.column + 1)


def _place(mark: Any) -> tuple[int, int]:  # noqa: ANN401 -- the C parser's marks have a type of their own
    """Line and column from 0."""
    return mark.line, mark.column


def _typed_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
