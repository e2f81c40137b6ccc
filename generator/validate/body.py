"""A file's body: the desk's own prose in Markdown, without anything that runs or reaches outside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

from generator.problems import Mark, error
from generator.validate.values import is_web

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from generator.problems import Problem
    from generator.read.note import Note

_DEEPEST = 12  # what lies deeper, Markdown drops without a word; a list and its items count as two
_MOST = 50  # problems that one body tells
_MOST_SIGNS, _A_LINE = 100_000, 3  # a second's work, or less
_SIGN = re.compile(r"[^\w\s.,]")
_LONGEST = 80  # characters of a text that a message repeats
_ENOUGH, _TOLD_BY = 20, 4  # characters by which a link is found again; less of them could be anything
_ATTRIBUTES = re.compile(r"\{:?[ ]*(?:[#.][\w-]|[\w-]+[ ]*=)[^{}\n]*\}|\{:[^{}\n]*\}")
_SNIPPET = re.compile("-{1,9}8<-{1,9}")
_REFUSED = ((_ATTRIBUTES, "an attribute list"), (_SNIPPET, "a snippet"))
_RAW = re.compile(r"<[a-zA-Z/!?][^<>\n]*>?")
_MORE_THAN_TEXT = re.compile(r"[<\[{&]")  # HTML, links and images, lists of attributes; or a sign told by its name
_NESTING = frozenset({"blockquote_open", "list_item_open"})
_LINKS = frozenset({"link_open", "image"})
_BREAKS = frozenset({"softbreak", "hardbreak"})


class _Parser(MarkdownIt):
    """Markdown that takes every link for one, so that none which runs passes as a text."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 -- the library's name
        """Every link is one; `wrong_link` judges it."""
        return True


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Markdown with tables; raw HTML is found, so that it can be refused, and never shown."""
    parser = _Parser("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table")
    parser.core.ruler.at("inline", _inner)
    return parser


def _inner(state: StateCore) -> None:
    """Reads what stands inside blocks: of headings, and where it could hold anything but plain text and emphasis."""
    before = None
    for token in state.tokens:
        if token.type == "inline" and (before == "heading_open" or _MORE_THAN_TEXT.search(token.content)):
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        before = token.type


@lru_cache(maxsize=1)
def _tokens(body: str) -> tuple[Token, ...]:
    """A body as Markdown reads it; kept for whoever asks next for the same one."""
    return tuple(_parser().parse(body))


def wrong_body(note: Note) -> Iterator[Problem]:
    """What a body may not hold: raw HTML, attribute lists, snippets, links that run, what is nested too deep."""
    if note.body.strip():
        yield from islice(_wrong(note), _MOST)


def _wrong(note: Note) -> Iterator[Problem]:
    lines = note.body.split("\n")
    if (line := _too_much(lines)) is not None:
        message = f"too much Markdown up to here: at most {_MOST_SIGNS:,} signs of it, a line counted as {_A_LINE}"
        yield error(note.file, Mark(note.body_line + line, 1), message, "split the file")
        return
    depth_told = False
    for token in _tokens(note.body):
        first, end = token.map or (0, len(lines))
        place = _Place(note, lines, first, end)
        if token.type == "html_block":
            yield place.wrong(_RAW, "raw HTML in the body", "write Markdown; in code it may stand")
        elif token.type in _NESTING and token.level + 1 >= _DEEPEST and not depth_told:
            depth_told = True
            yield place.wrong(token.markup, "quotes and lists are nested too deep here: what they hold would be lost")
        elif token.type == "inline":
            yield from _inline(place, token.children or ())


def _too_much(lines: Sequence[str]) -> int | None:
    """The line, from 0, with which a body would take longer to read than anybody waits; None where it does not."""
    if sum(map(len, lines)) <= _MOST_SIGNS // _A_LINE:
        return None
    signs = 0
    for number, line in enumerate(lines):
        signs += len(_SIGN.findall(line)) + _A_LINE if line else 0
        if signs > _MOST_SIGNS:
            return number
    return None


@dataclass(slots=True)
class _Place:
    """How far a body has been read: what its tokens hold is found again in its lines, in their order."""

    note: Note
    lines: Sequence[str]
    line: int  # from 0
    end: int
    column: int = 0

    def next_line(self, line: int) -> None:
        """What follows stands on this line or below."""
        if line > self.line:
            self.line, self.column = line, 0

    def find(self, what: str | re.Pattern[str]) -> Mark:
        """Where it stands next; where it is spelled otherwise in the file, the line reached."""
        pattern = re.compile(re.escape(what.split("\n")[0])) if isinstance(what, str) else what
        for number in range(self.line, min(self.end, len(self.lines))):
            if found := pattern.search(self.lines[number], self.column if number == self.line else 0):
                if number == self.line:
                    self.column = found.end()
                return Mark(self.note.body_line + number, found.start() + 1)
        return Mark(self.note.body_line + self.line, 1)

    def wrong(self, what: str | re.Pattern[str], message: str, hint: str = "") -> Problem:
        """A problem with what stands next."""
        return error(self.note.file, self.find(what), message, hint)


def _inline(place: _Place, tokens: Sequence[Token]) -> Iterator[Problem]:
    for token in _on_their_lines(place, tokens):
        if token.type == "html_inline":
            yield place.wrong(token.content, f"raw HTML in the body: {_short(token.content)}", "write Markdown")
        elif token.type in _LINKS:
            target = _target(token)
            if wrong := wrong_link(target):
                message = f"the link '{_short(target)}' {wrong}"
                yield place.wrong(_begins(target), message, "http, https, mailto or relative")
        elif token.type == "text":
            yield from _text(place, token.content)


def _on_their_lines(place: _Place, tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a block, each when its place has come to its line."""
    line = place.line
    for token in tokens:
        if token.type in _BREAKS:
            line += 1
            place.next_line(line)
        yield token


def _text(place: _Place, text: str) -> Iterator[Problem]:
    for pattern, what in _REFUSED:
        for found in pattern.finditer(text):
            yield place.wrong(found[0], f"{what} in the body: {_short(found[0])}", "write it as code: `…`")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _begins(target: str) -> str:
    """The beginning of a link as far as it is spelled in the file as here."""
    found = target[:_ENOUGH].partition("%")[0]
    return found if len(found) == min(len(target), _ENOUGH) or len(found) >= _TOLD_BY else "]("


def _target(token: Token) -> str:
    return str(token.attrGet("href" if token.type == "link_open" else "src") or "")


def wrong_link(target: str) -> str:
    """What is wrong with a link of a body, or nothing."""
    try:
        split = urlsplit(target)
    except ValueError:
        return "cannot be read"
    if split.scheme in {"http", "https"}:
        return "" if is_web(target.replace("'", "%27")) else "is no address of the web"
    if split.scheme == "mailto":
        return "" if "@" in split.path else "names no address of mail"
    if split.scheme or split.netloc or target.startswith(("/", "\\")):
        return "is neither one of the web nor relative"
    return ""


def relative_links(note: Note) -> Iterator[tuple[Mark, str, bool]]:
    """The relative links of a body, those wrong by themselves apart: each one's place, and whether it is an image."""
    if "](" not in note.body and "]:" not in note.body:
        return
    lines = note.body.split("\n")
    if _too_much(lines) is not None:
        return
    for block in _tokens(note.body):
        place = _Place(note, lines, *(block.map or (0, len(lines))))
        for token in _on_their_lines(place, block.children or ()):
            target = _target(token)
            if token.type in _LINKS and not wrong_link(target) and not urlsplit(target).scheme:
                yield place.find(_begins(target)), target, token.type == "image"


def headings(note: Note) -> Iterator[str]:
    """The headings of a body, without their marks."""
    lines = note.body.split("\n")
    if _too_much(lines) is not None:
        return
    for token, following in pairwise(_tokens(note.body)):
        if token.type == "heading_open":
            told = following.children or ()
            yield "".join(one.content for one in told if one.type in {"text", "code_inline"})
