"""The desk's own prose: Markdown of a note, actor or story as HTML that can hold nothing but text, links and images."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from itertools import zip_longest
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from generator import addresses
from generator.model.anchors import heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from generator.model.article import Content
    from generator.model.briefing import Briefing
    from generator.pages.rows import Rows

_TOP = 3  # the level of the body's highest heading: below the section that holds it
_LOWEST = 6
_WEB = frozenset({"http", "https", "mailto"})
_GROUPS = {folder: kind for kind, folder in addresses.FOLDERS.items()}
_MARK = "d--"  # begins the id of every heading of the desk's prose, so that it never meets a fact's
_BLOCKS = frozenset({"blockquote", "hr", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul"})
_TAGS = _BLOCKS | {"a", "br", "code", "em", "img", "s", "strong", "h3", "h4", "h5", "h6"}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "code": {"class"},
    "td": {"class"},
    "th": {"class"},
} | {f"h{level}": {"id"} for level in range(_TOP, _LOWEST + 1)}


class UnsafeProseError(RuntimeError):
    """The body of a file came out as HTML that no page may hold. Its only argument is the file."""


def prose(rows: Rows, content: Content) -> Markup:
    """The body of a file as HTML for a raw block of a page: no blank line in it, links relative to the page.

    Links between files lead to their pages; to what is not known on the reading date, they are plain text.
    Raises `UnsafeProseError` where a sanitiser would change anything: it stands behind the rules, never in their place.
    """
    if not content.body.strip():
        return Markup()
    tokens = _parser().parse(content.body)
    _Writer(rows, content).change(tokens)
    written = _parser().renderer.render(tokens, _parser().options, {})
    cleaned = nh3.clean(written, tags=set(_TAGS), attributes=_ATTRIBUTES, link_rel=None)
    if _plainly(cleaned) != _plainly(written):
        raise UnsafeProseError(content.file)
    return Markup(_unbroken(cleaned))  # noqa: S704 -- cleaned, and the cleaning changed nothing


@cache
def _parser() -> MarkdownIt:
    """Markdown with tables and without HTML; it keeps nothing from one text to the next."""
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _plainly(written: str) -> str:
    """HTML apart from the ways in which the same can be written."""
    return re.sub("\r\n?", "\n", unescape(written.replace(" />", ">")))


def _unbroken(html: str) -> str:
    """The same HTML without blank lines, which would end a raw block of Markdown."""
    return re.sub(r"\n(?=[ \t]*\n)", "&#10;", html.strip())


@dataclass(slots=True)
class _Writer:
    """Turns the tokens of one text into those of its page."""

    rows: Rows
    content: Content
    taken: dict[str, int] = field(default_factory=dict)

    def change(self, tokens: Sequence[Token]) -> None:
        """Headings lowered and named, links made relative to the page."""
        levels = [int(token.tag[1:]) for token in tokens if token.type == "heading_open"]
        shift = _TOP - min(levels, default=_TOP)
        for token, following in zip_longest(tokens, tokens[1:]):
            if token.type in {"heading_open", "heading_close"}:
                token.tag = f"h{min(int(token.tag[1:]) + shift, _LOWEST)}"
            if token.type == "heading_open" and following is not None:
                token.attrs = {"id": self._name(_plain(following.children or ()))}
            if token.type in {"th_open", "td_open"}:
                token.attrs = _aligned(str(token.attrs.get("style", "")))
            if token.children:
                token.children = list(self._inline(token.children))

    def _name(self, text: str) -> str:
        return _MARK + heading(text, self.taken)

    def _inline(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """The tokens of a line; links that lead nowhere are left out around their text."""
        open_links: list[bool] = []
        for token in tokens:
            if token.type == "link_open":
                href = target(self.rows, self.content, str(token.attrs.get("href", "")))
                open_links.append(bool(href))
                token.attrs["href"] = href
            elif token.type == "image":
                token = self._image(token)  # noqa: PLW2901 -- an image of another host becomes its text
            if token.type not in {"link_open", "link_close"} or open_links[-1]:
                yield token
            if token.type == "link_close":
                open_links.pop()

    def _image(self, token: Token) -> Token:
        """An image of our own; of one on another host the words, for pages make no request to other hosts."""
        split = _split(str(token.attrs.get("src", "")))
        path = _path(self.rows.desk.docs, self.content.file, split[0]) if split and not split[2] else ""
        if path.startswith("assets/"):
            token.attrs["src"] = addresses.relative(self.rows.desk.prefix + self.rows.here, path)
        else:
            token.type = "text"
        return token


def target(rows: Rows, content: Content, href: str) -> str:
    """Where a link of a file leads on a page, or nothing where that is unknown."""
    split = _split(href)
    if split is None:
        return ""
    path, fragment, away = split
    if away:
        return href
    if not path:
        return f"#{_fragment(rows.desk.briefing, content.id, fragment)}" if fragment else ""
    found = _path(rows.desk.docs, content.file, path)
    if found.startswith("assets/"):
        return addresses.relative(rows.desk.prefix + rows.here, found)
    address = _address(rows.desk.briefing, found)
    if not address:
        return ""
    name = address.rstrip("/").rpartition("/")[2]
    mark = f"#{_fragment(rows.desk.briefing, name, fragment)}" if fragment else ""
    return rows.link(address + mark)


def _split(href: str) -> tuple[str, str, bool] | None:
    """Path and fragment of a link, and whether it leads away; nothing where it is none that may be followed."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return (href, "", True) if parts.scheme in _WEB else None
    return unquote(parts.path), unquote(parts.fragment), False


def _path(docs: str, file: str, path: str) -> str:
    """A path relative to a file, from the folder of the content: `notes/x.md`; empty where it leads out of it."""
    folder = posixpath.dirname(file.removeprefix(f"{docs}/"))
    found = posixpath.normpath(posixpath.join("/" if path.startswith("/") else folder, path)).lstrip("/")
    return "" if found.startswith("..") else found


def _address(briefing: Briefing, path: str) -> str:
    """The address of the page that a file of the content becomes, where it is known on the reading date."""
    if not path.endswith(".md"):
        return ""
    folder, _, last = path.removesuffix(".md").rpartition("/")
    kind = _GROUPS.get(folder.partition("/")[0])
    if kind is None:
        return f"{last}/" if not folder and last != "index" else ""
    name = briefing.formerly.get(last, last)
    groups = (briefing.notes, briefing.actors, briefing.stories, briefing.issues, briefing.figures)
    known = dict(zip(("note", "actor", "story", "issue", "figure"), groups, strict=True))
    return addresses.page(kind, name) if name in known.get(kind, {}) else ""


def _fragment(briefing: Briefing, name: str, fragment: str) -> str:
    """The anchor on a page: a fact of the note, else a heading of its prose."""
    return fragment if f"{name}:{fragment}" in briefing.reports or "--" in fragment else _MARK + fragment


def _plain(tokens: Sequence[Token]) -> str:
    """The words of a line without their marks."""
    return "".join(token.content for token in tokens if token.type in {"text", "code_inline"})


def _aligned(style: str) -> dict[str, str | int | float]:
    """The alignment of a cell as a class, since pages allow no inline style."""
    side = style.removeprefix("text-align:")
    return {"class": f"align-{side}"} if side in {"left", "center", "right"} else {}
