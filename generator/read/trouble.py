"""What YAML cannot read, in words that help whoever typed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Mark

if TYPE_CHECKING:
    import yaml

_QUOTE = "quote the text"
# By what the parser says: our words, and the hint. Looked through in this order.
_WORDS: tuple[tuple[str, str, str, str], ...] = (
    # in the problem, in the context, message, hint
    ("mapping values are not allowed", "", "a ': ' inside an unquoted text, or a wrong indentation", _QUOTE),
    ("mapping keys are not allowed", "", "a '? ' at the beginning of an unquoted text", _QUOTE),
    ("block sequence entries", "", "a '- ' where no list item can stand", f"begin the list on a new line, or {_QUOTE}"),
    ("found character that cannot start", "", "a character that no unquoted text can begin with", _QUOTE),
    ("unexpected end of stream", "quoted scalar", "a quotation mark that is never closed", "close it"),
    ("unexpected document indicator", "quoted scalar", "a quotation mark that is never closed", "close it"),
    ("unknown escape", "", "a backslash with a sign that means nothing after it", "use single quotes, or write \\\\"),
    ("invalid Unicode", "", "a \\u with a number that is no character", "use single quotes, or write \\\\u"),
    ("did not find expected hexdecimal", "", "a \\x or \\u without its number", "use single quotes, or write \\\\"),
    ("did not find expected ',' or ']'", "", "a '[' that is never closed, or a missing comma", "close it, or quote"),
    ("did not find expected ',' or '}'", "", "a '{' that is never closed, or a missing comma", "close it, or quote"),
    ("could not find expected ':'", "", "a line without 'key: value'", "indent what continues the line before"),
    ("did not find expected key", "", "a line that belongs to nothing", "mend the indentation, or quote the text"),
    ("did not find expected '-'", "", "a line that is no item of its list", "mend the indentation"),
    ("did not find expected node content", "", "a sign that no text can begin with", _QUOTE),
    (
        "expected comment or line break",
        "",
        "text right after '|' or '>'",
        "begin the text on the next line",
    ),
    ("expected <document start>", "", "text after the end of the front matter ('...')", "delete the line '...'"),
    ("expected alphabetic or numeric", "anchor", "a '&' that begins an unquoted text", _QUOTE),
    ("expected alphabetic or numeric", "alias", "a '*' that begins an unquoted text", _QUOTE),
    ("", "directive", "a '%' at the beginning of a line", _QUOTE),
    ("", "tag", "a '!' that begins an unquoted text", _QUOTE),
)


def told(problem: yaml.YAMLError) -> tuple[Mark, str, str]:
    """Where it is, what is wrong, and the hint."""
    what = str(getattr(problem, "problem", "") or "")
    context = str(getattr(problem, "context", "") or "")
    message, hint = next(
        ((text, hint) for part, around, text, hint in _WORDS if part in what and around in context),
        ("this cannot be read", "quote the text"),
    )
    begins_earlier = "never closed" in message and getattr(problem, "context_mark", None) is not None
    mark = getattr(problem, "context_mark" if begins_earlier else "problem_mark", None)
    return (Mark(mark.line + 1, mark.column + 1) if mark is not None else Mark(1, 1)), message, hint
