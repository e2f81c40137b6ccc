"""A file's body: the desk's own prose in Markdown, without anything that runs or reaches outside."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

from generator.problems import Mark, error
from generator.validate.values import is_web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from generator.problems import Problem
    from generator.read.note import Note

_DEEPEST = 20
_ATTRIBUTES = re.compile(r"\{:?\s*(?:[#.][\w-]|[\w-]+\s*=)[^{}\n]*\}|\{:[^{}\n]*\}")
_SNIPPET = re.compile(r"-{2,}8<-{2,}")
_RAW = re.compile(r"<(?:[a-zA-Z/!?][^<>\n]*>?|!--)")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Markdown with tables; raw HTML is found, so that it can be refused, and never shown."""
    return MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table")


def wrong_body(note: Note) -> Iterator[Problem]:
    """What a body may not hold: raw HTML, attribute lists, snippets, links that run."""
    if not note.body.strip():
        return
    lines = note.body.split("\n")
    for token in _parser().parse(note.body):
        first = token.map[0] if token.map else 0
        if token.type == "html_block":
            line, column = _find(lines, first, _RAW)
            yield _wrong(note, line, column, "raw HTML in the body", "write Markdown; in code it may stand")
        elif token.type == "inline":
            yield from _inline(note, lines, token, first)


def _inline(note: Note, lines: list[str], block: Token, first: int) -> Iterator[Problem]:
    for token in block.children or ():
        if token.type == "html_inline":
            line, column = _find(lines, first, re.compile(re.escape(token.content.split("\n")[0])))
            yield _wrong(note, line, column, f"raw HTML in the body: {token.content[:40]}", "write Markdown")
        elif token.type in {"link_open", "image"}:
            target = str(token.attrGet("href" if token.type == "link_open" else "src") or "")
            if wrong := wrong_link(target):
                line, column = _find(lines, first, re.compile(re.escape(target[:20])))
                yield _wrong(note, line, column, f"the link '{target[:80]}' {wrong}", "http, https, mailto or relative")
        elif token.type == "text":
            yield from _text(note, lines, token, first)


def _text(note: Note, lines: list[str], token: Token, first: int) -> Iterator[Problem]:
    for pattern, what in ((_ATTRIBUTES, "an attribute list"), (_SNIPPET, "a snippet")):
        if found := pattern.search(token.content):
            line, column = _find(lines, first, re.compile(re.escape(found[0])))
            yield _wrong(note, line, column, f"{what} in the body: {found[0][:40]}", "write it as code: `…`")


def wrong_link(target: str) -> str:
    """What is wrong with a link of a body, or nothing."""
    try:
        split = urlsplit(target)
    except ValueError:
        return "cannot be read"
    if split.scheme in {"http", "https"}:
        return "" if is_web(target.replace("'", "%27")) else "cannot be read"
    if split.scheme == "mailto":
        return ""
    if split.scheme or split.netloc or target.startswith(("/", "\\")):
        return "is neither one of the web nor relative"
    return ""


def links(body: str) -> Iterator[tuple[int, str]]:
    """The relative links of a body, each with its line from 0."""
    if "](" not in body and "]:" not in body:
        return
    for block in _parser().parse(body):
        for token in block.children or ():
            if token.type in {"link_open", "image"}:
                target = str(token.attrGet("href" if token.type == "link_open" else "src") or "")
                if target and not urlsplit(target).scheme:
                    yield (block.map[0] if block.map else 0), target


def _find(lines: list[str], first: int, pattern: re.Pattern[str]) -> tuple[int, int]:
    """The line and column, from 0, of what a block holds; its first line where it cannot be found."""
    for number in range(first, len(lines)):
        if found := pattern.search(lines[number]):
            return number, found.start()
    return first, 0


def _wrong(note: Note, line: int, column: int, message: str, hint: str) -> Problem:
    return error(note.file, Mark(note.body_line + line, column + 1), message, hint)
