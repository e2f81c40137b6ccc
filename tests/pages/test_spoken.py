"""Claims and quotes by speaker."""

from __future__ import annotations

from collections.abc import Callable


def test_claims_stand_under_their_speaker_with_anchor_and_source(html: Callable[[str], str]) -> None:
    page = html("claims/index.md")
    assert "## Palace {: #s--palace }" in page
    assert 'id="saying"' in page
    assert 'data-fact="note-03:saying"' in page
    assert "<script" not in page


def test_an_empty_index_says_so(html: Callable[[str], str]) -> None:
    assert "No quotes are known on this day." in html("quotes/index.md")
    assert "No position is known on this day." in html("positions/index.md")
