"""The settings of a site, read from `extra: briefing:` of mkdocs.yml, every problem at its line and column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import yaml

from generator.days import is_reading_date
from generator.problems import START, Mark, Problem, error, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

KINDS = ("notes", "actors", "stories", "issues", "figures", "talks", "events", "quotes", "claims", "positions")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_ADDRESS = re.compile(r"[^\s<>\"'`\\^{}|]+")
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a site is built with. `floors` are the least numbers of each kind, with the place that asks for them."""

    file: str = "mkdocs.yml"
    site_name: str = "Briefing"
    site_url: str = ""
    as_of: date | None = None  # None: not pinned
    time_zones: tuple[str, ...] = ()  # IANA names
    editions: tuple[date, ...] = ()  # oldest first
    floors: Mapping[str, tuple[int, Mark]] = field(default_factory=dict)
    edit_uri: str = ""
    search_from: int = 500  # notes: from so many on, the search is loaded in parts


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key of the settings, as YAML has it."""

    key: yaml.ScalarNode
    value: yaml.Node


class _Reader:
    """Takes the settings one by one and keeps what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.values: dict[str, object] = {}

    def wrong(self, node: yaml.Node, message: str, hint: str = "") -> None:
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in message)
        self.problems.append(error(self.file, _mark(node), shown, hint))

    def briefing(self, node: yaml.Node) -> None:
        """The settings below `extra: briefing:`."""
        known: dict[str, Callable[[str, yaml.Node], None]] = {
            "as_of": self.day,
            "time_zones": self.zones,
            "editions": self.days,
            "at_least": self.least,
            "edit_uri": self.uri,
            "search_from": self.number,
        }
        for entry in self.entries(node, "extra: briefing:"):
            name = entry.key.value
            if name not in known:
                self.wrong(entry.key, f"unknown setting '{name}'", nearest(name, known))
            elif not _empty(entry.value):
                known[name](name, entry.value)

    def entries(self, node: yaml.Node, name: str) -> Iterator[_Entry]:
        """The keys of a mapping, each once."""
        if _empty(node):
            return
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, f"{name} must be a mapping of settings")
            return
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.wrong(key, "the name of a setting must be a word")
            elif key.value in seen:
                self.wrong(key, f"duplicate setting '{key.value}', first on line {seen[key.value]}")
            else:
                seen[key.value] = _mark(key).line
                yield _Entry(key, value)

    def text(self, name: str, node: yaml.Node) -> str:
        """A value that is one text; empty where it is not."""
        if self.tagged(name, node):
            return ""
        if isinstance(node, yaml.ScalarNode):
            return "" if _empty(node) else str(node.value).strip()
        self.wrong(node, f"'{name}' must be one value")
        return ""

    def tagged(self, name: str, node: yaml.Node) -> bool:
        """Whether a value is one that only the site engine can make out, such as `!ENV`; that is an error here."""
        found = node.tag.startswith("!")
        if found:
            self.wrong(node, f"'{name}' has the tag {node.tag}, which is not followed here", "type the value itself")
        return found

    def one_day(self, name: str, node: yaml.Node) -> date | None:
        text = self.text(name, node)
        if not text:
            return None
        found = _day(text)
        if found is None:
            self.wrong(node, f"'{text}' in '{name}' is no day", 'write it as "2022-01-11"')
        elif isinstance(node, yaml.ScalarNode) and node.style not in {'"', "'"}:
            self.wrong(node, f"'{name}' holds the bare date {text}: dates here are quoted", f'write "{text}"')
            return None
        return found

    def day(self, name: str, node: yaml.Node) -> None:
        self.values[name] = self.one_day(name, node)

    def items(self, name: str, node: yaml.Node) -> list[yaml.Node]:
        """A list, or the one value that stands for it."""
        if self.tagged(name, node):
            return []
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if isinstance(node, yaml.MappingNode):
            self.wrong(node, f"'{name}' must be a list")
            return []
        return [node]

    def days(self, name: str, node: yaml.Node) -> None:
        found = {day for item in self.items(name, node) if (day := self.one_day(name, item)) is not None}
        self.values[name] = tuple(sorted(found))

    def zones(self, name: str, node: yaml.Node) -> None:
        found = []
        for item in self.items(name, node):
            zone = self.text(name, item)
            if zone and _is_zone(zone):
                found.append(zone)
            elif zone:
                hint = nearest(zone, available_timezones()) or "time zones are IANA names such as Europe/Kyiv"
                self.wrong(item, f"'{zone}' is no time zone", hint)
        self.values[name] = tuple(dict.fromkeys(found))

    def least(self, name: str, node: yaml.Node) -> None:
        floors: dict[str, tuple[int, Mark]] = {}
        for entry in self.entries(node, f"'{name}'"):
            kind = entry.key.value
            number = self.text(kind, entry.value)
            if kind not in KINDS:
                self.wrong(entry.key, f"unknown kind '{kind}' in '{name}'", nearest(kind, KINDS))
            elif number and not _NUMBER.fullmatch(number):
                self.wrong(entry.value, f"'{number}' in '{name}' is no whole number")
            elif number:
                floors[kind] = int(number), _mark(entry.key)
        self.values["floors"] = floors

    def number(self, name: str, node: yaml.Node) -> None:
        text = self.text(name, node)
        if text and not _NUMBER.fullmatch(text):
            self.wrong(node, f"'{text}' in '{name}' is no whole number")
        elif text:
            self.values[name] = int(text)

    def uri(self, name: str, node: yaml.Node) -> None:
        text = self.text(name, node)
        if text and not _is_web(text):
            hint = "" if text.startswith(("https://", "http://")) else "it begins with https://"
            self.wrong(node, f"'{text}' in '{name}' is no address of the web", hint)
        elif text:
            self.values[name] = text

    def name(self, name: str, node: yaml.Node) -> None:
        if text := self.text(name, node):
            self.values[name] = text


def read_settings(text: str, file: str) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in the text of mkdocs.yml, and what is wrong with them; `file` is its name for editors."""
    reader = _Reader(file)
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as problem:
        return Settings(file=file), (_unreadable(file, problem),)
    for entry in reader.entries(root, "the file") if root is not None else ():
        if entry.key.value == "site_name":
            reader.name("site_name", entry.value)
        elif entry.key.value == "site_url":
            reader.uri("site_url", entry.value)
        elif entry.key.value == "extra":
            for below in reader.entries(entry.value, "extra:"):
                if below.key.value == "briefing":
                    reader.briefing(below.value)
    return Settings(file=file, **reader.values), tuple(reader.problems)  # type: ignore[arg-type]  # checked one by one


def _unreadable(file: str, problem: yaml.YAMLError) -> Problem:
    mark = getattr(problem, "problem_mark", None)
    place = Mark(mark.line + 1, mark.column + 1) if mark is not None else START
    return error(file, place, f"this is no YAML: {getattr(problem, 'problem', None) or 'it cannot be read'}")


def _mark(node: yaml.Node) -> Mark:
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)


def _empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and (node.value == "" or (not node.style and node.value in {"~", "null"}))


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None
    return found if found and is_reading_date(found) else None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _is_web(text: str) -> bool:
    try:
        split = urlsplit(text)
        host, _ = split.hostname, split.port
    except ValueError:
        return False
    return split.scheme in {"http", "https"} and bool(host) and _ADDRESS.fullmatch(text) is not None
