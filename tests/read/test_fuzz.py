"""Whatever the bytes, a file is a note or has a problem at a place within it, soon."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from fuzzing import WHOLE, times
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems import Mark
from generator.read.characters import FORBIDDEN, LARGEST
from generator.read.lending import lent
from generator.read.note import Note, Value
from generator.read.parsing import parse

PIECES = (
    *(
        "---\n",
        "...\n",
        "\n",
        "  ",
        "- ",
        "? ",
        ": ",
        "a: ",
        "id: ",
        "b",
        "é😀",
        "#",
        " #",
        "&a",
        "*a",
        "!t ",
        "!!int",
        "<<: ",
        "%",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        ", ",
        "'",
        '"',
        '"\\u202e"',
        '"\\0"',
        "\\",
        "|\n",
        ">-\n",
        "\t",
        "\r\n",
        "\r",
        "\0",
        "\ufeff",
        "\u202e",
    ),
    *("@", "`", "{{ x }}", "a:\n", "- id: b\n", "  who: [A, B]\n", "12:30", "~", "title: A\n"),
)
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
FILES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=100).map(str.encode),
    SOUP.map(str.encode),
    SOUP.map(lambda text: f"---\n{text}\n---\nBody\n".encode()),
    st.text(max_size=100).map(lambda text: f"---\n{text}\n---\n".encode()),
)


def marks_of(note: Note) -> Iterator[Mark]:
    yield from note.values.values()
    yield from note.keys.values()
    yield from note.cut.values()


def scalars(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from scalars(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from scalars(item)


@settings(max_examples=times(share=600, whole=20_000), deadline=None if WHOLE else 2000)
@given(FILES)
def test_any_bytes_are_a_note_or_have_a_problem_within_them(data: bytes) -> None:
    note, problems = parse("x", "note", "x.md", data)
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    assert note is not None or problems
    assert problems == sorted(problems)
    for mark in [*(problem.mark for problem in problems), *(marks_of(note) if note else ())]:
        assert 1 <= mark.line <= len(lines)
        assert 1 <= mark.column <= len(lines[mark.line - 1]) + 1
    for problem in problems:
        assert problem.line().isprintable()
    if note is not None:
        for text in scalars(dict(note.front)):
            assert FORBIDDEN.search(text) is None
            assert text == text.strip() != ""
    lent("x", "actor", data)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * LARGEST,
        "a: " + "{b: " * LARGEST,
        "- " * LARGEST,
        "? " * LARGEST,
        "a: &a [b]\nc: " + "[*a, *a]\n" * 9 + "d: [" + "*a, " * 50_000,
        "a:\n" * 20_000,
        "".join(f"k{number}:\n" for number in range(10_000)) * 2,
        "\0\n" * LARGEST,
        "- id:\n" * 50_000,
        "{id: a} " * LARGEST,
        "a: b: c\n" * 12_000,
        "a: " + "b\n  " * LARGEST,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_files_take_no_long_time(text: str) -> None:
    data = f"---\n{text}"[: LARGEST - 4].encode() + b"\n---"
    before = time.process_time()
    parse("x", "note", "x.md", data)
    lent("x", "actor", data)
    assert time.process_time() - before < 5
