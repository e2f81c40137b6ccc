"""The desk's prose on pages: text, links and images, and a sanitiser behind that has nothing to do."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator import addresses
from generator.model.article import StoryFile
from generator.pages import Desk
from generator.pages.prose import UnsafeProseError, prose
from generator.pages.rows import Rows
from generator.read.note import Note
from generator.read.places import Places
from generator.validate.body import wrong_body

# What Markdown and HTML are made of, and characters that the two write differently.
_WORDS = """
\\<b> `<pre>` &lt;/td&gt; &#60;!-- --> &amp; &lt;i&gt; &nbsp; &#0; &#1; &#13; &#8232; &copy & < > " ' * ** ~~ _ ` ```
\\ [ ] ( ) ![i](y.png) [a](https://x.org/"q") [a](http://x"t<>") <https://a.b/?q=1&r=2> [x]: | |:-|-:| # - 1. --- a é
\u202e \ufffd
"""
PIECES = st.sampled_from([*_WORDS.split(), *" \n\t\x0c\xa0\x7f\u2028", "\n\n", "\n    ", "\n> ", "\n- ", "two words"])


def body(text: str) -> StoryFile:
    return StoryFile(id="tale", file="docs/stories/tale.md", title="A tale", body=text)


@pytest.fixture(scope="session")
def rows(desk: Desk) -> list[Rows]:
    """Of one page, in a list: the briefing is too long to be shown with an example that fails."""

    class Quiet(list[Rows]):
        def __repr__(self) -> str:
            return "rows"

    return Quiet([Rows(desk, addresses.HOME)])


@given(text=st.lists(PIECES, max_size=25).map("".join))
def test_the_sanitiser_never_finds_anything(rows: list[Rows], text: str) -> None:
    note = Note(
        id="tale",
        group="story",
        file="docs/stories/tale.md",
        front={},
        values=Places({}, b""),
        body=text,
        body_line=1,
    )
    assume(not any(wrong_body(note)))

    assert "<b>" not in prose(rows[0], body(text))


@pytest.mark.parametrize("text", ["<script>x</script>", "a <b onclick=x>b</b>", "<iframe src=x></iframe>"])
def test_what_the_sanitiser_would_change_stops_the_build(
    rows: list[Rows], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.pages.prose._parser", lambda: MarkdownIt("commonmark", {"html": True}))
    with pytest.raises(UnsafeProseError, match=r"docs/stories/tale\.md"):
        prose(rows[0], body(text))
