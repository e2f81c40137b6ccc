"""HTML as Markdown for reading: headings, links, emphasis, lists, tables, quotations."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from generator.exports.html_tree import BLOCKS, Node
from generator.exports.marks import around, code, escaped, in_row, indented, item, paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_LEFT_OUT = frozenset({"script", "style", "svg", "template", "button", "input", "select", "textarea", "noscript"})
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_ALONE = frozenset({"br", "img", "code", "kbd", "samp"})
_MARKS = {
    "strong": ("**", "**"),
    "b": ("**", "**"),
    "em": ("*", "*"),
    "i": ("*", "*"),
    "cite": ("*", "*"),
    "del": ("~~", "~~"),
    "s": ("~~", "~~"),
    "q": ("“", "”"),
}


class Words:
    """The words of HTML; `link` gives the address as seen from the copy, "" where a link leads nowhere."""

    def __init__(self, link: Callable[[str], str], markdown: Callable[[str], str]) -> None:
        self.link = link
        self.markdown = markdown  # what becomes of a piece of Markdown inside an element that asks for it

    def blocks(self, children: Iterable[Node | str]) -> list[str]:
        """The blocks, one text each; what stands between blocks is a paragraph."""
        found: list[str] = []
        run: list[Node | str] = []
        for child in children:
            if isinstance(child, Node) and (child.tag in BLOCKS or self._holds_blocks(child)):
                found += self._paragraph(run)
                run = []
                found += self._block(child)
            else:
                run.append(child)
        return [*found, *self._paragraph(run)]

    def _holds_blocks(self, node: Node) -> bool:
        """Whether a link or a span is wrapped around whole blocks."""
        inner = [child for child in node.children if isinstance(child, Node)]
        return node.tag != "a" and any(child.tag in BLOCKS or self._holds_blocks(child) for child in inner)

    def _paragraph(self, run: Sequence[Node | str]) -> list[str]:
        text = self.inline(run).strip()
        return [paragraph(text)] if text else []

    def _block(self, node: Node) -> list[str]:
        if _hidden(node):
            return []
        if node.tag in _HEADINGS:
            text = self.inline(node.children).strip()
            return [f"{_HEADINGS[node.tag]} {text}"] if text else []
        if node.tag in _SHAPED:
            return _SHAPED[node.tag](self, node)
        if "markdown" in node.attrs:
            return [text] if (text := self._own_markdown(node)) else []
        return self.blocks(node.children)

    def _own_markdown(self, node: Node) -> str:
        """What an element holds as Markdown."""
        parts: list[str] = []
        run = ""
        for child in node.children:
            if isinstance(child, str):
                run += child
            elif child.tag in BLOCKS:
                parts += [self.markdown(run).strip(), *self._block(child)]
                run = ""
            else:
                run += self.inline([child], written=True)
        return "\n\n".join(part for part in (*parts, self.markdown(run).strip()) if part)

    def inline(self, children: Iterable[Node | str], *, written: bool = False) -> str:
        """The text in one line; `written` where texts are Markdown already."""
        return "".join(self._inline(child, written=written) for child in children)

    def _inline(self, child: Node | str, *, written: bool) -> str:
        if isinstance(child, str):
            return child if written else plain(child)
        if _hidden(child):
            return ""
        if child.tag in _ALONE:
            return self._alone(child)
        text = self.inline(child.children, written=written)
        if child.tag == "a":
            return self._linked(text, child.attrs.get("href", ""))
        before, after = _MARKS.get(child.tag, ("", ""))
        if before:
            return around(text, before, after)
        return f" {text} " if child.tag in BLOCKS else text

    def _alone(self, node: Node) -> str:
        """A line's end, a picture, code: what holds no further marks."""
        if node.tag == "br":
            return "\\\n"
        if node.tag == "img":
            return f"![{escaped(node.attrs.get('alt', ''))}]({self.link(node.attrs.get('src', ''))})"
        return code(_all_text(node))

    def _linked(self, text: str, href: str) -> str:
        target = self.link(href) if href else ""
        return around(text, "[", f"]({target})") if target else text

    def _list(self, node: Node) -> list[str]:
        items = []
        number = int(start) if (start := node.attrs.get("start", "1")).isdigit() else 1
        for child in node.children:
            if isinstance(child, Node) and child.tag == "li" and not _hidden(child):
                mark = f"{number}. " if node.tag == "ol" else "- "
                items += item(mark, self._block(child))
                number += 1
        return ["\n".join(items)] if items else []

    def _terms(self, node: Node) -> list[str]:
        """Terms and what is said of them, as a list."""
        items: list[str] = []
        for child in _flat(node):
            told = self.blocks(child.children)
            if child.tag == "dt" and told:
                items += item("- ", [f"**{told[0]}**", *told[1:]])
            elif child.tag == "dd" and told:
                items += [indented("\n\n".join(told), "  ")] if items else item("- ", told)
        return ["\n".join(items)] if items else []

    def _quotation(self, node: Node) -> list[str]:
        text = "\n\n".join(self.blocks(node.children))
        return ["\n".join(f"> {line}".rstrip() for line in text.split("\n"))] if text else []

    def _code_block(self, node: Node) -> list[str]:
        text = _all_text(node).strip("\n")
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
        return [f"{fence}\n{text}\n{fence}"]

    def _rule(self, _node: Node) -> list[str]:
        return ["---"]

    def _table(self, node: Node) -> list[str]:
        """A table; its first row is the head, since Markdown has none without."""
        rows = [[self._cell(cell) for cell in _cells(row)] for row in _rows(node)]
        rows = [row for row in rows if row]
        captions = [c for c in node.children if isinstance(c, Node) and c.tag == "caption"]
        title = [text for caption in captions for text in self.blocks(caption.children)]
        if not rows:
            return title
        width = max(len(row) for row in rows)
        full = [row + [""] * (width - len(row)) for row in rows]
        lines = [in_row(full[0]), in_row(["---"] * width), *map(in_row, full[1:])]
        return [*title, "\n".join(lines)]

    def _cell(self, node: Node) -> str:
        text = " ".join(self.blocks(node.children))
        return " ".join(text.replace("\\\n", " ").replace("|", "\\|").split())


_SHAPED: dict[str, Callable[[Words, Node], list[str]]] = {
    "ul": Words._list,  # noqa: SLF001 -- the table of this module's own methods
    "ol": Words._list,  # noqa: SLF001 -- as above
    "dl": Words._terms,  # noqa: SLF001 -- as above
    "blockquote": Words._quotation,  # noqa: SLF001 -- as above
    "pre": Words._code_block,  # noqa: SLF001 -- as above
    "hr": Words._rule,  # noqa: SLF001 -- as above
    "table": Words._table,  # noqa: SLF001 -- as above
}


def _hidden(node: Node) -> bool:
    return node.tag in _LEFT_OUT or "hidden" in node.attrs or node.attrs.get("aria-hidden") == "true"


def _all_text(node: Node) -> str:
    return "".join(html.unescape(child) if isinstance(child, str) else _all_text(child) for child in node.children)


def _flat(node: Node) -> Iterator[Node]:
    """The terms and descriptions of a list, also where groups stand around them."""
    for child in node.children:
        if isinstance(child, Node) and not _hidden(child):
            if child.tag in {"dt", "dd"}:
                yield child
            else:
                yield from _flat(child)


def _rows(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node) and child.tag == "tr" and not _hidden(child):
            yield child
        elif isinstance(child, Node) and child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)


def _cells(row: Node) -> Iterator[Node]:
    for child in row.children:
        if isinstance(child, Node) and child.tag in {"td", "th"} and not _hidden(child):
            yield child
