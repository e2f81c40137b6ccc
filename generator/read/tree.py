"""Front matter as values and places, built from the parser's events: nothing is guessed, nothing repeated."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # missing from the stubs

from generator.problems import Mark, Problem, error
from generator.read.characters import FORBIDDEN, named
from generator.read.trouble import told

if TYPE_CHECKING:
    from generator.read.note import Path, Value

DEEPEST = 12  # levels of mappings and lists
_COMMENT = re.compile(r"[ \t]+#")


class _TooDeepError(Exception):
    """The front matter has more levels than anybody types."""


@dataclass(slots=True)
class Tree:
    """What stands in a front matter, and where; lines count as in the file."""

    front: dict[str, Value] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    inline: set[Path] = field(default_factory=set)
    cut: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def grow(file: str, text: str) -> Tree:
    """The tree of a front matter; `text` has as many lines before it as the file has."""
    builder = _Builder(file, text)
    try:
        builder.document()
    except yaml.YAMLError as problem:
        mark, message, hint = told(problem)
        if all(found.mark.line != mark.line for found in builder.tree.problems):
            builder.wrong(mark, message, hint)
    except _TooDeepError:
        pass
    return builder.tree


class _Builder:
    """Walks through the events once; every value is seen at its place."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.parser = CParser(text)
        self.tree = Tree()

    def wrong(self, mark: Mark, message: str, hint: str = "") -> None:
        self.tree.problems.append(error(self.file, mark, message, hint))

    def next(self) -> Any:  # noqa: ANN401 -- one of the parser's events
        return self.parser.get_event()

    def document(self) -> None:
        """The one mapping that a front matter is."""
        self.next()
        first = self.next()
        if isinstance(first, yaml.StreamEndEvent):
            return
        if first.explicit or first.version or first.tags:
            self.wrong(_mark(first), "a directive or a second '---' inside the front matter", "delete it")
        event = self.next()
        if isinstance(event, yaml.MappingStartEvent):
            self.tree.front = self.mapping(event, (), 1)
        elif not (isinstance(event, yaml.ScalarEvent) and event.value == ""):
            self.wrong(_mark(event), "the front matter is no mapping of keys to values", "write key: value")
            self.value(event, (), 1)
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            self.wrong(_mark(after), "text after the end of the front matter", "delete the line '...' or '---'")

    def value(self, event: Any, path: Path, depth: int) -> Value:  # noqa: ANN401 -- as in `next`
        """The value that begins with this event."""
        self.tree.values[path] = _mark(event)
        if isinstance(event, yaml.AliasEvent):
            self.wrong(_mark(event), f"'*{event.anchor}' repeats another value (a YAML alias)", "quote the text")
            return None
        self.refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, path)
        if depth > DEEPEST:
            self.wrong(_mark(event), f"more than {DEEPEST} levels of mappings and lists")
            raise _TooDeepError
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, path, depth)
        return self.mapping(event, path, depth)

    def refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """No anchors and no tags: they would make of a text something else."""
        if event.anchor is not None:
            hint = "quote the text" if isinstance(event, yaml.ScalarEvent) else "delete it"
            self.wrong(_mark(event), f"'&{event.anchor}' would be swallowed (a YAML anchor)", hint)
        if event.tag is not None:
            self.wrong(_mark(event), f"'{_typed_tag(event.tag)}' would be swallowed (a YAML tag)", "quote the text")

    def scalar(self, event: yaml.ScalarEvent, path: Path) -> str | None:
        text: str = event.value.strip()
        if found := FORBIDDEN.search(event.value):
            self.wrong(_mark(event), f"{named(found[0])} is not allowed", "delete it")
            text = FORBIDDEN.sub(" ", text)
        if not event.style and text:
            line, column = _place(event.end_mark)
            if comment := _COMMENT.match(self.lines[line], column):
                self.tree.cut[path] = Mark(line + 1, comment.end())
        return text or None

    def sequence(self, event: yaml.SequenceStartEvent, path: Path, depth: int) -> list[Value]:
        if event.flow_style:
            self.tree.inline.add(path)
        found: list[Value] = []
        while not isinstance(item := self.next(), yaml.SequenceEndEvent):
            found.append(self.value(item, (*path, len(found)), depth + 1))
        return found

    def mapping(self, event: yaml.MappingStartEvent, path: Path, depth: int) -> dict[str, Value]:
        self.tree.values[path] = _mark(event)
        if event.flow_style:
            self.tree.inline.add(path)
        found: dict[str, Value] = {}
        while not isinstance(key := self.next(), yaml.MappingEndEvent):
            name = self.key(key, path, depth)
            below = (*path, name)
            if name in found:
                self.repeated(key, name, self.tree.keys[below])
                # Its value is looked through for problems and then forgotten.
                kept = dict(self.tree.values), dict(self.tree.keys)
                self.value(self.next(), below, depth + 1)
                self.tree.values, self.tree.keys = kept
                continue
            self.tree.keys[below] = _mark(key)
            found[name] = self.value(self.next(), below, depth + 1)
        return found

    def key(self, event: Any, path: Path, depth: int) -> str:
        """The name of a key; of what is no word, an empty one."""
        if isinstance(event, yaml.AliasEvent):
            self.wrong(_mark(event), f"'*{event.anchor}' repeats another value (a YAML alias)", "quote the text")
            return ""
        if not isinstance(event, yaml.ScalarEvent):
            self.wrong(_mark(event), "a '{' or '[' where a key must stand", "quote the text")
            self.value(event, (*path, ""), depth + 1)
            return ""
        self.refuse_marks(event)
        if event.value == "<<" and not event.style:
            self.wrong(_mark(event), "'<<' would merge another mapping into this one", "write out what it holds")
        elif not event.value.strip():
            self.wrong(_mark(event), "a value without a key", "write key: value")
        elif found := FORBIDDEN.search(event.value):
            self.wrong(_mark(event), f"{named(found[0])} is not allowed", "delete it")
        return str(event.value)

    def repeated(self, key: yaml.Event, name: str, first: Mark) -> None:
        if name:
            self.wrong(
                _mark(key), f"the key '{name}' stands here twice, first on line {first.line}", "keep one of them"
            )


def _mark(event: yaml.Event) -> Mark:
    line, column = _place(event.start_mark)
    return Mark(line + 1, column + 1)


def _place(mark: Any) -> tuple[int, int]:  # noqa: ANN401 -- the C parser's marks have a type of their own
    """Line and column from 0."""
    return mark.line, mark.column


def _typed_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
