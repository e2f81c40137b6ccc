"""Plain Markdown, put together in one step where the parsers of Markdown and MkDocs take ten.

Plain is what our templates write: headings that have an id and words that mean nothing to Markdown, blocks of HTML whose
elements are closed in their order, and nothing else. How a heading looks is asked of Markdown itself, once for each kind.
For any other page the parsers are asked; a test holds the short way to theirs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import markdown
from markdown.extensions.toc import nest_toc_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

# Extensions that leave such headings and blocks alone, or mean what is asked of Markdown.
_SUITED = {"admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "sane_lists", "tables", "toc"}
_ODD = ("```", "~~~", " \n", "markdown")  # may be a fence, a blank line, an attribute that asks for Markdown
_LONE = re.compile(r"&(?!(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)")
_HEADING = re.compile(
    r"(?P<level>#{1,6}) (?P<words>(?:[^\x00-\x1f!-+\--/:-@\[-`{-\x9f]|&#[0-9]+;)+)"
    r" \{: #(?P<id>[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*)(?P<besides>(?: [a-z]+(?:-[a-z]+)*)*) \}\n+"
)
_DEPTH = 12  # elements that may stand in one another
_TEXT = r'[^<"\t\r\x02\x03]*+'
_ATTRIBUTES = (
    r'(?:[ \n]++(?:id="[-\w]++"'
    r'|(?!(?:id|name)[ \n=/>])(?:viewBox|[a-z][-a-z0-9:]*+)(?:="[^"<>\t\r\x02\x03]*+")?+))*+[ \n]*+'
)
_EMPTY = rf"<(?:(?:br|hr|img|input|wbr){_ATTRIBUTES}/?|[a-z][a-z0-9]*+{_ATTRIBUTES}/|title>{_TEXT}</title)>"
_NAMES = r"(?!(?:hr|iframe|no[a-z]++|plaintext|script|style|textarea|title|xmp)\b)[a-z][a-z0-9]*+"
_ID = re.compile(r'[ \n]id="([-\w]++)"')
_NAME, _WORDS = "id-of-the-probe", "Words of the probe"


def _element(depth: int) -> str:
    """The pattern of an element that is closed, as are those in it, so many in one another."""
    within = rf"(?:(?:{_element(depth - 1)}|{_EMPTY}){_TEXT})*+" if depth else ""
    return rf"<(?P<name{depth}>{_NAMES}){_ATTRIBUTES}>{_TEXT}{within}</(?P=name{depth})>"


_OUTERMOST = f"name{_DEPTH}"
_BLOCK = re.compile(rf"(?P<html>(?=<[a-z0-9]++[ >]){_element(_DEPTH)}\n\n?+)\n*+")


class _NotPlainError(ValueError):
    """What had better be asked of the parsers."""


class _Heading(NamedTuple):
    """A heading as HTML, and as an entry of the contents, if it is one."""

    html: str
    id: str
    words: str
    entry: dict[str, Any] | None


class Converter(markdown.Markdown):
    """Markdown as MkDocs uses it, with a short way through plain pages."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - as MkDocs has it
        super().__init__(**settings)
        self._stock = markdown.Markdown(**settings)
        names = {str(name).removeprefix("markdown.extensions.") for name in settings["extensions"]}
        self._suited = names <= _SUITED
        self._probes: dict[tuple[str, str], _Heading | None] = {}

    def convert(self, source: str) -> str:
        """The page as HTML."""
        try:
            return self._short(source.strip("\n") + "\n")
        except _NotPlainError:
            return super().convert(source)

    def _short(self, source: str) -> str:
        """A plain page as HTML."""
        if not self._suited or any(odd in source for odd in _ODD) or _LONE.search(source):
            raise _NotPlainError
        pieces = [*self._pieces(source)]
        self._tell(source, [piece for piece in pieces if isinstance(piece, _Heading)], first=pieces[0])
        return "".join(piece.html if isinstance(piece, _Heading) else piece for piece in pieces).strip()

    def _tell(self, source: str, headings: list[_Heading], first: str | _Heading) -> None:
        """Puts what MkDocs takes from Markdown besides where it looks for it: contents, anchors, a title."""
        entries: list[Any] = [heading.entry for heading in headings if heading.entry]
        vars(self)["toc_tokens"] = nest_toc_tokens(entries)
        vars(self.preprocessors["mkdocs_raw_html"])["present_anchor_ids"] = set(_ID.findall(source))
        vars(self.treeprocessors["mkdocs_extract_anchors"])["present_anchor_ids"] = {one.id for one in headings}
        if isinstance(first, _Heading) and first.html.startswith("<h1"):
            vars(self.treeprocessors["mkdocs_extract_title"])["title"] = first.words

    def _pieces(self, source: str) -> Iterator[str | _Heading]:
        """The blocks and headings of a page in their order."""
        at = 0
        while at < len(source):
            if (found := _BLOCK.match(source, at)) and self.is_block_level(found[_OUTERMOST]):
                yield found["html"]
            elif found := _HEADING.match(source, at):
                yield self._heading(*found.group("level", "besides", "id", "words"))
            else:
                raise _NotPlainError
            at = found.end()

    def _heading(self, level: str, besides: str, name: str, words: str) -> _Heading:
        if not words.isprintable() or words != " ".join(words.split()):
            raise _NotPlainError
        if (level, besides) not in self._probes:
            self._probes[level, besides] = self._probe(level, besides)
        probe = self._probes[level, besides]
        if probe is None:
            raise _NotPlainError
        entry = probe.entry and {**probe.entry, "id": name, "name": words, "html": words}
        return _Heading(probe.html.format(id=name, words=words), name, words, entry)

    def _probe(self, level: str, besides: str) -> _Heading | None:
        """What Markdown makes of a heading of a kind, with places for its id and its words; None where these move."""
        html = self._stock.reset().convert(f"{level} {_WORDS} {{: #{_NAME}{besides} }}")
        entries = getattr(self._stock, "toc_tokens", [])
        told = {(entry["id"], entry["name"], entry["html"]) for entry in entries}
        if f'id="{_NAME}"' not in html or html.count(_WORDS) != 1 or told - {(_NAME, _WORDS, _WORDS)}:
            return None
        shape = html.replace("{", "{{").replace("}", "}}").replace(_NAME, "{id}").replace(_WORDS, "{words}")
        return _Heading(f"{shape}\n", _NAME, _WORDS, entries[0] if entries else None)
