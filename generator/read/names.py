"""What a file or a fact may be called."""

from __future__ import annotations

import re

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 80
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
RESERVED = frozenset({"index", "source", *_DEVICES})


def wrong_id(name: str) -> tuple[str, str]:
    """What is wrong with an id and how to mend it; two empty texts where nothing is."""
    if name.casefold() in RESERVED:
        return f"the id '{name}' is a reserved name", "choose another one"
    if len(name) > LONGEST:
        return f"the id '{name[:20]}…' has {len(name)} characters; {LONGEST} at most", ""
    if ID.fullmatch(name) is None:
        return f"'{name}' is no id: small letters, digits and single hyphens between them", _suggestion(name)
    return "", ""


def _suggestion(name: str) -> str:
    plain = "-".join(re.findall(r"[a-z0-9]+", name.lower()))[:LONGEST].strip("-")
    return f"such as '{plain}'" if plain and plain not in RESERVED else ""
