"""What makes a text from a note harmless where it is printed: one function a destination.

HTML is escaped by the templates themselves (autoescape); here is what else a text can be printed into.
"""

from __future__ import annotations

import html
import re

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_BLANKS = re.compile(r"\s+")


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
