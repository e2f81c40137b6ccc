"""Actors' pages: who somebody is, what they did, and what their offices did, marked."""

from __future__ import annotations

from collections.abc import Callable

Html = Callable[[str], str]


def test_a_page_tells_role_aliases_and_past_and_coming_talks(html: Html) -> None:
    page = html("actors/fern.md")
    assert "Farn" in page
    assert page.index("President") < page.index("## Upcoming") < page.index("## Timeline")
    assert 'data-fact="note-01:first"' in page
    assert "#first" in page


def test_a_state_shows_holders_and_marked_what_its_offices_did(html: Html) -> None:
    page = html("actors/moss.md")
    assert "<dt>Office-holders</dt>" in page
    assert page.count('By its office <a href="../palace/">') == 2


def test_hostile_texts_stay_text(html: Html) -> None:
    page = html("actors/palace.md")
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_prose_links_to_pages_and_holds_no_html(html: Html) -> None:
    page = html("actors/fern.md")
    assert '<h3 id="d--who">Who</h3>' in page
    assert '<a href="../../notes/note-01/">note</a> &lt;b&gt;x' in page


def test_the_index_gives_the_next_talk_with_its_source(html: Html) -> None:
    page = html("actors/index.md")
    assert page.index("People") < page.index("States") < page.index("Offices")
    assert 'data-fact="note-02:second"' in page
