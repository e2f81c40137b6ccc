"""What a file or a fact may be called."""

from __future__ import annotations

import re
import unicodedata

from generator.letters import odd_letter, plain_letters
from generator.read.characters import shown

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 80
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
RESERVED = frozenset({"index", "source", *_DEVICES})
# What the generator and the engine publish themselves at the top of a site; an engine takes readme for an index.
_TAKEN = frozenset(
    "index readme talks events timeline actors stories figures positions issues claims quotes notes sources changes "  # noqa: SIM905 -- a row of words
    "discrepancies corrections network subscribe data calendar feeds as-of 404 search tags sitemap llms assets".split()
)
_FILES = frozenset({"assets/briefing.css", "assets/briefing.js", "assets/images/favicon.png"})
_ENGINE = ("assets/javascripts/", "assets/stylesheets/", "assets/shell/")  # the theme's own


def wrong_id(name: str) -> tuple[str, str]:
    """What is wrong with an id and how to mend it; two empty texts where nothing is."""
    if name.casefold() in RESERVED:
        return f"the id '{name}' is a reserved name", "choose another one"
    if len(name) > LONGEST:
        return f"the id '{shown(name[:20])}…' has {len(name)} characters; {LONGEST} at most", "choose a shorter one"
    if ID.fullmatch(name) is None:
        return f"'{shown(name)}' is no id: small letters, digits and single hyphens between them", _suggestion(name)
    return "", ""


def _suggestion(name: str) -> str:
    letters = unicodedata.normalize("NFKD", plain_letters(_DASHES.sub("-", name))).encode("ascii", "ignore").decode()
    plain = "-".join(re.findall(r"[a-z0-9]+", letters.lower()))[:LONGEST].strip("-")
    like = f"such as '{plain}'" if plain and plain not in RESERVED else ""
    return "; ".join(filter(None, (like, odd_letter(name))))


def taken_address(name: str) -> str:
    """The address that a page of this name, or an asset of this path, would take from the site; else nothing."""
    folded = name.casefold()
    if folded in _TAKEN:
        return f"/{'' if folded in {'index', 'readme'} else folded + '/'}"
    return f"/{folded}" if folded in _FILES or folded.startswith(_ENGINE) else ""
