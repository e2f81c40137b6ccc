"""The templates, read: none can print a text of a note without an escape for the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined, nodes

from generator.orders import TEMPLATES
from generator.pages import environment

OURS = sorted(path for folder in ("pages", "indexes", "parts") for path in (TEMPLATES / folder).glob("*.j2"))
THEME = sorted(path for path in (TEMPLATES / "theme").rglob("*") if path.suffix in {".html", ".xml"})
PRINTED = re.compile(r"\{\{-?(.*?)-?\}\}", re.DOTALL)
STEERING = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
VALUE = re.compile(r'([\w:-]+)="([^"]*)"')
MARK = re.compile("\ue000(\\d+)\ue001")
# What an address may be printed from: links that our code makes, or addresses that it has judged.
LINKS = re.compile(
    r"(?:.*\.)?(?:href|url|archive|local|calendar|index|json|csv|guide|tags|source|webcal|atom|src|editions|disputed"
    r"|more_href|notes|links\.\w+|files\[\"[\w.]+\"\])"
)
ANCHORS = re.compile(r"(?:.*\.)?(?:anchor|local|group|kind|year)")
FOLLOWED = {"href", "src", "srcset", "action", "data", "poster", "xlink:href"}
MADE = re.compile(r"(?:\w+\.)?\w+\(.*\)|view\.prose", re.DOTALL)  # HTML that a macro, or the sanitiser, has made
ESCAPING = {"e", "escape", "tojson"}  # of the theme, whose engine escapes nothing by itself


@dataclass(frozen=True, slots=True)
class Read:
    """A template with a mark for each expression, and the expressions."""

    text: str
    printed: tuple[str, ...]

    def within(self, piece: str) -> list[str]:
        return [self.printed[int(number)] for number in MARK.findall(piece)]


def read(path: Path) -> Read:
    printed: list[str] = []

    def mark(found: re.Match[str]) -> str:
        printed.append(found[1].strip())
        return f"\ue000{len(printed) - 1}\ue001"

    return Read(PRINTED.sub(mark, STEERING.sub("", path.read_text("utf-8"))), tuple(printed))


def names(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


each = pytest.mark.parametrize("path", OURS, ids=names)


def test_templates_are_escaped_and_miss_nothing() -> None:
    rooms = environment({"x": "{{ text }} {{ text | heading }}"})
    assert (rooms.autoescape, rooms.undefined) == (True, StrictUndefined)
    assert rooms.get_template("x").render(text="<b>\n# *a*</b>") == (
        "&lt;b&gt; # *a*&lt;/b&gt; &#60;b&#62; &#35; &#42;a&#42;&#60;&#47;b&#62;"
    )
    assert len(OURS) > 30


@each
def test_no_template_turns_the_escape_off(path: Path) -> None:
    tree = environment({}).parse(path.read_text("utf-8"))
    off = (nodes.MarkSafe, nodes.MarkSafeIfAutoescape, nodes.EvalContextModifier, nodes.FilterBlock)
    assert list(tree.find_all(off)) == []
    assert {found.name for found in tree.find_all(nodes.Filter)} <= {"heading", "join", "length", "select"}


@each
def test_a_text_in_an_attribute_stands_between_quotation_marks(path: Path) -> None:
    found = read(path)
    for tag in TAG.findall(found.text):
        assert not [one for one in found.within(VALUE.sub("", tag)) if one != "level"], tag


@each
def test_what_is_followed_or_loaded_is_printed_from_a_link(path: Path) -> None:
    found = read(path)
    for tag in TAG.findall(found.text):
        for name, value in VALUE.findall(tag):
            assert not name.startswith("on")
            assert name != "style"
            if name in FOLLOWED:
                assert all(LINKS.fullmatch(one) for one in found.within(value)), tag


def in_markdown(text: str) -> Iterator[str]:
    """The lines of a template that are Markdown and no raw HTML."""
    depth = 0
    for line in text.split("\n"):
        if depth <= 0 and not line.lstrip().startswith("<"):
            yield line
        depth += len(re.findall(r"<(?:dl|ul|table|div|figure|svg|pre|details|nav)\b", line))
        depth -= len(re.findall(r"</(?:dl|ul|table|div|figure|svg|pre|details|nav)>", line))


@each
def test_a_text_in_markdown_is_escaped_for_markdown(path: Path) -> None:
    found = read(path)
    for line in in_markdown(STEERING.sub("", found.text)):
        words, _, attributes = line.partition("{:")
        outside = TAG.sub("", words) if words.lstrip().startswith("#") or "<" not in words else ""
        for one in found.within(outside):
            assert one.endswith("| heading") or MADE.fullmatch(one), line
        for one in found.within(attributes):
            assert ANCHORS.fullmatch(one), line


@pytest.mark.parametrize("path", THEME, ids=names)
def test_the_theme_escapes_all_that_it_prints_of_a_page(path: Path) -> None:
    tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
    for output in tree.find_all(nodes.Output):
        for printed in output.nodes:
            if isinstance(printed, nodes.Filter) and printed.name in ESCAPING:
                continue
            used = {name.name for name in (printed, *printed.find_all(nodes.Name)) if isinstance(name, nodes.Name)}
            told = isinstance(printed, nodes.CondExpr) and isinstance(printed.expr1, nodes.Const)
            assert "page" not in used or told, (path.name, printed.lineno)
