"""What makes a text from a note harmless where it is printed: one function a destination.

HTML is escaped by the templates themselves (autoescape); here is what else a text can be printed into.
"""

from __future__ import annotations

import html
import re

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_BLANKS = re.compile(r"\s+")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What a spreadsheet takes for a formula, also behind the apostrophes that `cell` puts before it.
_FORMULA = re.compile("'*[=+\\-@\t\r]")


def heading(text: str) -> str:
    """The text for a Markdown heading or link: each sign that could mean something as a character reference.

    Markdown engines leave references alone, and browsers show the sign itself.
    """
    return _PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", one_line(text))


def attribute(text: str) -> str:
    """The text for a quoted attribute of HTML."""
    return html.escape(one_line(text), quote=True)


def one_line(text: str) -> str:
    """The text with each run of white space made one space."""
    return _BLANKS.sub(" ", text).strip()


def link(url: str) -> str:
    """The address where it is one of the web or of mail, else nothing."""
    return url if re.match(r"(?:https?://|mailto:)[^\s<>\"'\x00-\x1f]+$", url) else ""


def markdown(text: str) -> str:
    """The text for Markdown that people read as it stands, too: a backslash before each sign that means something."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~&])", r"\\\1", one_line(text))


def xml(text: str) -> str:
    """The text without the characters that XML cannot hold; the rest is escaped by what writes the XML."""
    return _NOT_IN_XML.sub("", text)


def calendar(text: str) -> str:
    """The text for a value of iCalendar (RFC 5545, 3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def cell(text: str) -> str:
    """The text, an apostrophe before what a spreadsheet would take for a formula; taking it away gives the text."""
    return f"'{text}" if _FORMULA.match(text) else text
