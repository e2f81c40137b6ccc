"""What YAML cannot read, in words that help whoever typed it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.problems import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import yaml

Told = tuple[Mark, str, str]  # where, what is wrong, how to mend it

_QUOTE = "quote the text"
_INDENT = "mend the indentation, or quote the text"
_SINGLE = "use single quotes, or write \\\\"
_COLON = "a ': ' inside an unquoted text"
# By what the parser says: our words, and the hint. Looked through in this order.
_WORDS: tuple[tuple[str, str, str, str], ...] = (
    # in the problem, in the context, message, hint
    ("mapping keys are not allowed", "", "a '? ' at the beginning of an unquoted text", _QUOTE),
    ("block sequence entries", "", "a '- ' where no list item can stand", f"begin the list on a new line, or {_QUOTE}"),
    ("unknown escape", "", "a backslash with a sign that means nothing after it", _SINGLE),
    ("invalid Unicode", "", "a backslash with a number that is no character", _SINGLE),
    ("hexdecimal number", "", "a backslash with a number that cannot be read", _SINGLE),
    ("expected '-'", "", "a line that is no item of the list above it", _INDENT),
    ("expected comment or line break", "", "text right after '|' or '>'", f"begin it on the next line, or {_QUOTE}"),
    ("", "anchor", "a '&' at the beginning of an unquoted text", _QUOTE),
    ("", "alias", "a '*' at the beginning of an unquoted text", _QUOTE),
    ("", "directive", "a '%' at the beginning of a line", _QUOTE),
    ("", "tag", "a '!' at the beginning of an unquoted text", _QUOTE),
    ("tag handle", "a node", "a '!' at the beginning of an unquoted text", _QUOTE),
    ("indentation indicator", "", "a '|' or '>' with a number that is no indentation", _QUOTE),
)
_ONLY_A_KEY = re.compile(r"\s*(?:- )*[^\s:]+\s*")


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What the parser says, and the text that it says it of."""

    what: str
    context: str
    here: Mark
    start: Mark  # of what the parser was reading
    lines: Sequence[str]

    @property
    def before(self) -> str:
        """What stands before the place in its line."""
        return self._line[: self.here.column - 1]

    @property
    def sign(self) -> str:
        """The character at the place, if any."""
        return self._line[self.here.column - 1 : self.here.column]

    @property
    def below_remark(self) -> bool:
        """Whether a ` #` stands in the line above."""
        return " #" in self.lines[self.here.line - 2] if self.here.line > 1 else False

    @property
    def _line(self) -> str:
        return self.lines[self.here.line - 1] if self.here.line <= len(self.lines) else ""


def told(problem: yaml.YAMLError, lines: Sequence[str]) -> Told:
    """Where it is, what is wrong, and the hint; `lines` are those that the parser has read."""
    trouble = _Trouble(
        what=str(getattr(problem, "problem", "") or ""),
        context=str(getattr(problem, "context", "") or ""),
        here=_place(problem, "problem_mark"),
        start=_place(problem, "context_mark"),
        lines=lines,
    )
    for part, around, words in _LOOKED_AT:
        if part in trouble.what and around in trouble.context:
            return words(trouble)
    for part, around, message, hint in _WORDS:
        if part in trouble.what and around in trouble.context:
            return (trouble.start if around else trouble.here), message, hint
    return trouble.here, "this cannot be read as YAML", _QUOTE


def _place(problem: yaml.YAMLError, name: str) -> Mark:
    mark = getattr(problem, name, None)
    return Mark(mark.line + 1, mark.column + 1) if mark is not None else Mark(1, 1)


def _colon(trouble: _Trouble) -> Told:
    """A second colon in a line; or the only one, below a line that has not ended."""
    if _ONLY_A_KEY.fullmatch(trouble.before):
        hint = "mend the indentation, or the line above: 'key: value', with a space"
        return trouble.here, "a key where none can stand", hint
    return trouble.here, _COLON, _QUOTE


def _bracket(trouble: _Trouble) -> Told:
    """A list or mapping in brackets that does not go on as such."""
    closing = trouble.what[-2]
    if trouble.here.line != trouble.start.line:
        opening = {"]": "[", "}": "{"}[closing]
        return trouble.start, f"a '{opening}' that is never closed", f"close it with '{closing}', or quote the text"
    if trouble.sign == ":":
        return trouble.here, _COLON, _QUOTE
    return trouble.here, f"a ',' or '{closing}' is missing before this", "or quote the text"


def _quotation(trouble: _Trouble) -> Told:
    """A quoted text that goes on to the end of the front matter."""
    return trouble.start, "a quotation mark that is never closed", "close it, or use the other kind of marks"


def _no_key(trouble: _Trouble) -> Told:
    """A line of text between keys."""
    return trouble.start, "a line that is no 'key: value'", "indent what continues the text above"


def _beginning(trouble: _Trouble) -> Told:
    """A character that YAML keeps for itself."""
    return trouble.here, f"an unquoted text cannot begin with '{trouble.sign}'", _QUOTE


def _outside(trouble: _Trouble) -> Told:
    """A line that stands outside of the front matter's mapping."""
    above = trouble.lines[: trouble.here.line]
    if any(line.rstrip() == "..." for line in above):
        return trouble.here, "text after a line '...', which ends the front matter", "delete that line"
    if found := [number for number, line in enumerate(above, 1) if line.startswith("%")]:
        return Mark(found[0], 1), "a '%' at the beginning of a line", _QUOTE
    return trouble.here, "a line with less indentation than the first one", "begin every key at the start of its line"


def _stray(trouble: _Trouble) -> Told:
    """Something where only a key, or the end of a value, can stand."""
    before = trouble.before.rstrip()
    if before.endswith(("'", '"')):
        return trouble.here, "text after a closing quotation mark", "quote the whole text, with the other kind of marks"
    if before.endswith(("]", "}")):
        return trouble.here, "text after a closing bracket", _QUOTE
    if trouble.sign == ":":
        return trouble.here, "a value without a key", "write key: value"
    if before.strip(" -") and trouble.sign:
        return _beginning(trouble)
    if trouble.below_remark:
        return trouble.here, "the line above ends at its ' #', and this one belongs to nothing", _QUOTE
    return trouble.here, "a line that belongs to nothing above it", _INDENT


# What asks for a look at the text, by what the parser says.
_LOOKED_AT: tuple[tuple[str, str, Callable[[_Trouble], Told]], ...] = (
    ("mapping values are not allowed", "", _colon),
    ("expected ',' or", "", _bracket),
    ("unexpected", "quoted scalar", _quotation),
    ("could not find expected ':'", "", _no_key),
    ("cannot start any token", "", _beginning),
    ("expected <document start>", "", _outside),
    ("expected key", "", _stray),
    ("expected node content", "", _stray),
)
