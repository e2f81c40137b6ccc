"""How much of what could be tried is tried: a share in `make test`, all of it in `make fuzz`."""

from __future__ import annotations

import os

WHOLE = os.environ.get("BRIEFING_FUZZ") == "1"


def times(share: int, whole: int) -> int:
    """How often something made by chance is tried."""
    return whole if WHOLE else share
