"""One file as written: every line said of it, and what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.problems import Mark
from generator.read.characters import LARGEST
from generator.read.note import Note
from generator.read.parsing import parse

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "read.yml").read_text("utf-8"))
FILE = "docs/notes/x.md"


def read(data: bytes) -> tuple[Note | None, list[str]]:
    note, problems = parse("x", "note", FILE, data)
    return note, [problem.line().removeprefix(f"{FILE}:") for problem in problems]


def text_of(case: dict[str, Any]) -> str:
    text: str = case["given"] if "given" in case else f"---\n{case['front matter']}---\n"
    return text


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_is_said_of_a_file(case: dict[str, Any]) -> None:
    note, problems = read(text_of(case).encode())
    assert problems == case.get("problems", [])
    assert (note is None) == case.get("lost", False)


@pytest.mark.parametrize("case", [case for case in CASES if "front" in case], ids=lambda case: case["case"])
def test_what_a_file_holds(case: dict[str, Any]) -> None:
    note, _ = read(text_of(case).encode())
    assert note is not None
    assert note.front == case["front"]
    cut = {".".join(map(str, path)): f"{mark.line}:{mark.column}" for path, mark in note.cut.items()}
    assert cut == case.get("cut", {})
    assert note.body == case.get("body", note.body)
    assert note.body_line == case.get("body_line", note.body_line)


def test_every_key_and_value_has_its_place() -> None:
    note, _ = read(b"---\ntalks:\n  - id: a\n    who: [b, {actor: c}]\n    by:\n---\n")
    assert note is not None
    assert note.keys == {
        ("talks",): Mark(2, 1),
        ("talks", 0, "id"): Mark(3, 5),
        ("talks", 0, "who"): Mark(4, 5),
        ("talks", 0, "who", 1, "actor"): Mark(4, 15),
        ("talks", 0, "by"): Mark(5, 5),
    }
    assert note.values == {
        (): Mark(2, 1),
        ("talks",): Mark(3, 3),
        ("talks", 0): Mark(3, 5),
        ("talks", 0, "id"): Mark(3, 9),
        ("talks", 0, "who"): Mark(4, 10),
        ("talks", 0, "who", 0): Mark(4, 11),
        ("talks", 0, "who", 1): Mark(4, 14),
        ("talks", 0, "who", 1, "actor"): Mark(4, 22),
        ("talks", 0, "by"): Mark(5, 8),
    }
    assert note.inline == {("talks", 0, "who"), ("talks", 0, "who", 1)}


def test_what_a_repeated_key_holds_has_no_place() -> None:
    note, _ = read(b"---\na: b\na: {c: d # e\n  }\n---\n")
    assert note is not None
    assert set(note.keys) == {("a",)}
    assert set(note.values) == {(), ("a",)}
    assert not note.cut
    assert not note.inline


def test_a_file_of_1_mb_is_read_and_a_larger_one_is_not() -> None:
    front = b"---\ntitle: A\n---\n"
    assert read(front + b"x" * (LARGEST - len(front)))[1] == []
    assert read(front + b"x" * (LARGEST - len(front) + 1)) == (
        None,
        ["1:1: error: the file is larger than 1 MB (1,000,000 bytes) (split it)"],
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"---\ntitle: \xc3\xa9\xff\n---\n", "2:9: error: the byte 0xFF is not UTF-8 (save the file as UTF-8)"),
        (
            b"\xef\xbb\xbf---\r\na: b\r\nc: \xe9t\xe9\r\n",
            "3:4: error: the byte 0xE9 is not UTF-8 (save the file as UTF-8)",
        ),
        ("---\ntitle: é".encode("utf-16"), "1:1: error: this is UTF-16, not UTF-8 (save the file as UTF-8)"),
        (b"---\n\xed\xa0\x80\n", "2:1: error: the byte 0xED is not UTF-8 (save the file as UTF-8)"),
        (b"---\na: \xe2\x82", "2:4: error: the byte 0xE2 is not UTF-8 (save the file as UTF-8)"),
    ],
)
def test_bytes_that_are_no_utf8(data: bytes, said: str) -> None:
    assert read(data) == (None, [said])


def test_a_file_full_of_controls_is_told_in_few_lines() -> None:
    _, problems = read(b"---\ntitle: A\n---\n" + b"\0x\n" * 10_000)
    assert len(problems) == 50
