"""Each escape against every payload, and against what chance finds: the destination reads the text that was typed."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hostile.planting import PAYLOADS
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event
from markdown import Markdown
from markdown_it import MarkdownIt

from generator import escape
from generator.exports.calendar_entry import Words

TEXTS = sorted({payload.text(1) for payload in PAYLOADS})
TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=40)
SOUP = st.lists(st.sampled_from("<>&\"'`*_[](){}:#!|\\~-+=.;,/ \nN1a"), max_size=30).map("".join)
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")  # no text of a note holds one of these
PLAIN = [text for text in TEXTS if not FORBIDDEN.search(text)]


def heading(text: str) -> None:
    page = Markdown(extensions=["attr_list", "md_in_html", "tables", "toc"])
    made = page.convert(f"# {escape.heading(text)} {{: #own }}\n\n<p>after</p>")
    found = re.fullmatch(r'<h1 id="own">([^<>]*)</h1>\n<p>after</p>', made)
    assert found is not None, made
    assert html.unescape(found[1]).strip() == escape.one_line(text)


def markdown(text: str) -> None:
    tokens = MarkdownIt("commonmark").parseInline(f"a {escape.markdown(text)} b")[0].children or []
    assert {token.type for token in tokens} == {"text"}
    assert "".join(token.content for token in tokens) == f"a {escape.one_line(text)} b"


def attribute(text: str) -> None:
    made = ET.fromstring(f'<p title="{escape.attribute(text)}"/>')  # noqa: S314 -- our own
    assert made.attrib == {"title": escape.one_line(text)}


def calendar(text: str) -> None:
    event = Event()
    event.add("summary", Words(text))
    read = Event.from_ical(event.to_ical())
    assert str(read["summary"]) == text
    assert set(read) == {"SUMMARY"}


def cell(text: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerow([escape.cell(text), "x"])
    found, behind = next(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert not found.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert text in {found, found[1:]}
    assert behind == "x"


def link(text: str) -> None:
    kept = escape.link(text)
    assert kept in {"", text}
    assert not kept or kept.startswith(("http://", "https://", "mailto:"))
    assert not re.search(r"[\s<>\"']", kept)


Reads = Callable[[str], None]
EVERY = pytest.mark.parametrize(
    "reads", [attribute, calendar, cell, heading, link, markdown], ids=lambda one: one.__name__
)


@EVERY
@pytest.mark.parametrize("text", PLAIN, ids=range(len(PLAIN)))
def test_a_payload_is_read_as_it_was_typed(reads: Reads, text: str) -> None:
    reads(text)


@EVERY
@given(text=st.one_of(TYPED, SOUP).filter(str.strip))
def test_any_text_is_read_as_it_was_typed(reads: Reads, text: str) -> None:
    reads(text)


@given(text=st.text())
def test_any_text_is_held_by_xml(text: str) -> None:
    made = ET.Element("p")
    made.text = escape.xml(text)
    read = ET.fromstring(ET.tostring(made))  # noqa: S314 -- our own
    assert (read.text or "") == escape.xml(text).replace("\r\n", "\n").replace("\r", "\n")
