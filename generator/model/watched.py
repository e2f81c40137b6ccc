"""A briefing that notes what is read of it: so that whoever reads it can tell later whether it would read the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, cast

from generator.model.article import ActorFile, Article
from generator.model.briefing import Actor, Briefing, Issue, Note, Story
from generator.model.things import Occasion, Series, Utterance

if TYPE_CHECKING:
    from collections.abc import Callable

# What is read together and changes together, by kind of thing: the rest of each kind is one more part. Where somebody
# is only named, their name is read; a report more, which changes much of a thing, does not change that.
_PARTS: Mapping[type, tuple[frozenset[str], ...]] = {
    Note: (frozenset({"article"}), frozenset({"day", "published", "origin", "publisher_actor"})),
    Article: (
        frozenset({"id", "file", "title", "source", "summary", "key_points", "tags", "stories", "formerly"}),
        frozenset({"body"}),
    ),
    Actor: (frozenset({"file"}), frozenset({"roles", "roles_now", "role_turns", "turns"}), frozenset({"notes"})),
    ActorFile: (frozenset({"id", "name", "short", "aliases", "kind"}),),
    Story: (frozenset({"file"}),),
    Issue: (frozenset({"file"}),),
    Series: (frozenset({"file"}),),
    Occasion: (frozenset({"id", "category", "what"}),),
    Utterance: (frozenset({"id", "category", "text"}), frozenset({"reports"})),
}
PRESENT, _NAMES = -1, -2  # parts of a mapping: whether it has an id, which it has in which order


class Read(NamedTuple):
    """What was read: a part of the thing with this id in a group of the briefing, such as the talks."""

    group: str
    name: str
    part: int


class Watch:
    """What was read since `seen` was last emptied, by its number; `numbers` tells them, and grows with each new one."""

    def __init__(self, numbers: dict[Read, int]) -> None:
        self.seen: set[int] = set()
        self.numbers = numbers

    def number(self, group: str, name: str, part: int) -> int:
        """The number of a reading."""
        return self.numbers.setdefault(Read(group, name, part), len(self.numbers))

    def note(self, group: str, name: str, part: int) -> None:
        """Notes one reading."""
        self.seen.add(self.number(group, name, part))


def watched(briefing: Briefing, watch: Watch) -> Briefing:
    """The same briefing to everybody who reads it, but that each reading is noted by the watch."""
    return cast("Briefing", _CLASSES[Briefing](briefing, watch, "briefing", ""))


def watched_mapping(raw: Mapping[str, str], watch: Watch, name: str) -> Mapping[str, str]:
    """The same mapping of what follows from a briefing; each reading of it is noted under this name."""
    return _Group(raw, watch, name)


def value_of(briefing: Briefing, read: Read, besides: Mapping[str, Mapping[str, str]]) -> object:
    """What is read there now, None where there is nothing of that name; `besides` are other mappings."""
    found = besides[read.group] if read.group in besides else _found(briefing, read.group)
    if read.part == _NAMES:
        return tuple(found)
    if read.part == PRESENT:
        return read.name in found
    if read.group == "briefing":
        return getattr(briefing, read.name)
    thing = found.get(read.name)
    if type(thing) not in _PARTS:
        return thing
    return [getattr(thing, name) for name in _FIELDS[type(thing)][read.part]]


def _found(briefing: Briefing, group: str) -> Mapping[str, Any]:
    """The things of a group; `notes.article` are the articles of the notes."""
    name, _, inner = group.partition(".")
    if name == "briefing":
        return {}
    things: Mapping[str, Any] = getattr(briefing, name)
    return _Inner(things, inner) if inner else things


class _Inner(Mapping[str, Any]):
    """What stands in one field of each thing."""

    def __init__(self, things: Mapping[str, Any], name: str) -> None:
        self._things, self._name = things, name

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 -- of any kind
        return getattr(self._things[key], self._name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)


def _names(kind: type[Any]) -> tuple[tuple[str, ...], ...]:
    """The fields of each part of a kind of thing, the rest last."""
    every = [field.name for field in fields(kind)]
    parts = [tuple(name for name in every if name in part) for part in _PARTS.get(kind, ())]
    return (*parts, tuple(name for name in every if not any(name in part for part in parts)))


def part_of(kind: type[Any], field: str) -> int:
    """The part of a kind of thing that a field belongs to."""
    return next(part for part, names in enumerate(_FIELDS[kind]) if field in names)


_FIELDS = {kind: _names(kind) for kind in (Briefing, *_PARTS)}


class _Group(Mapping[str, Any]):
    """A mapping of the briefing."""

    def __init__(self, raw: Mapping[str, Any], watch: Watch, name: str) -> None:
        self._raw, self._watch, self._name = raw, watch, name
        self._known: dict[str, _Known] = {}

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 -- of any kind
        if key not in self._known:
            if key not in self._raw:
                self._watch.note(self._name, key, PRESENT)
                raise KeyError(key)
            self._known[key] = _known(self._raw[key], self._watch, self._name, key, 0)
        found, number = self._known[key]
        if number is not None:
            self._watch.seen.add(number)
        return found

    def __contains__(self, key: object) -> bool:
        self._watch.note(self._name, cast("str", key), PRESENT)
        return key in self._raw

    def __iter__(self) -> Iterator[str]:
        self._watch.note(self._name, "", _NAMES)
        return iter(self._raw)

    def __len__(self) -> int:
        self._watch.note(self._name, "", _NAMES)
        return len(self._raw)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 -- of any kind
        """One of them."""
        try:
            return self[key]
        except KeyError:
            return default


# What was read, as it is given out; its number, where it is no thing that notes itself what is read of it.
_Known = tuple[Any, int | None]


def _known(value: Any, watch: Watch, group: str, name: str, part: int) -> _Known:  # noqa: ANN401 -- of any kind
    """What is given out of a group or thing: one that has parts is watched."""
    if type(value) in _PARTS:
        return _CLASSES[type(value)](value, watch, group, name), None
    return value, watch.number(group, name, part)


def _thing_class(kind: type[Any]) -> type[Any]:
    """A class whose things look like those of a frozen dataclass: its fields are noted, its own methods read them."""
    made: dict[str, Any] = {
        name: member
        for name, member in vars(kind).items()
        if isinstance(member, (FunctionType, property)) and not name.startswith("__")
    }
    getter = _field_getter if kind is Briefing else _getter
    for part, names in enumerate(_FIELDS[kind]):
        made |= {name: property(getter(name, part)) for name in names}
    made |= {"__init__": _init, "__class__": property(lambda _: kind), "__reduce_ex__": _refuse}
    made |= {"__dataclass_fields__": vars(kind)["__dataclass_fields__"]}
    return type(kind.__name__, (), made)


def _init(self: Any, raw: object, watch: Watch, group: str, name: str) -> None:  # noqa: ANN401 -- of a class made above
    self._raw, self._watch, self._group, self._name = raw, watch, group, name
    self._note = watch.seen.add
    self._known = {}


def _refuse(self: object, _protocol: int) -> NoReturn:
    message = f"a watched {type(self).__name__} was to be kept or compared: what pages are given are plain values"
    raise TypeError(message)


def _getter(name: str, part: int) -> Callable[[Any], Any]:
    def get(self: Any) -> Any:  # noqa: ANN401 -- of a class made above, whatever the field holds
        try:
            found, number = self._known[name]
        except KeyError:
            value, watch = getattr(self._raw, name), self._watch
            inner = f"{self._group}.{name}" if type(value) in _PARTS else self._group
            found, number = self._known[name] = _known(value, watch, inner, self._name, part)
        if number is not None:
            self._note(number)
        return found

    return get


def _field_getter(name: str, _part: int) -> Callable[[Any], Any]:
    """The same for the briefing itself, whose fields are parts of their own, and whose mappings are watched."""

    def get(self: Any) -> Any:  # noqa: ANN401 -- of a class made above, whatever the field holds
        if name not in self._known:
            value, watch = getattr(self._raw, name), self._watch
            group = isinstance(value, Mapping)
            self._known[name] = (
                (_Group(value, watch, name), None) if group else (value, watch.number("briefing", name, 0))
            )
        found, number = self._known[name]
        if number is not None:
            self._note(number)
        return found

    return get


_CLASSES = {kind: _thing_class(kind) for kind in _FIELDS}
