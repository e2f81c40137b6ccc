"""Places agree when one's text contains the other's."""

from __future__ import annotations

import pytest

from generator.model import places


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Geneva", "geneva, Switzerland", True),
        ("Zürich", "Zu\u0308rich", True),
        ("Vienna", "Doha", False),
    ],
)
def test_places(one: str, other: str, *, agree: bool) -> None:
    assert places.agree(one, other) is agree
    assert places.agree(other, one) is agree
