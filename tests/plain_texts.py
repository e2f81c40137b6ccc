"""Texts of HTML and Markdown by chance, such as short ways through plain ones are tried on."""

from __future__ import annotations

import random

PLAIN = [
    *('<div class="a">', "</div>", '<div id="x&amp;y">', "<p>", '<p class="linenodiv">', "</p>", "<table>", "</table>"),
    *("<tr>", "</tr>", "<td>", "</td>", "<span>", '<span data-search-exclude="">', "</span>", "<br>", "<br />", "<hr>"),
    *('<a href="../x/#y" name="z">', '<a class="headerlink" href="#a">', "</a>", '<h2 id="b">', "</h2>", '<h1 id="c">'),
    *('<h2 id="d" data-search-exclude>', '<h3 id="e">', "</h3>", "<h1>", "</h1>", "<li>", "</li>", "<ul>", "</ul>"),
    *("<pre>", "</pre>", "<code>", "</code>", "<svg><title>A &amp; b</title></svg>", '<img src="i.png" alt="">'),
    *("<sup>", "</sup>", "<blockquote>", "</blockquote>", '<div\nhidden\nid="f">', '<input disabled id="g">'),
    *('<p ID="h" title="its id is &lt; name=">', "an id or a name = b", '<a data-id="i">', "<p id>"),
    *(
        "&amp;",
        "&#38;",
        "&#x26;",
        "&nosuch;",
        "some words",
        "*said*",
        "# Head {: #h }",
        "- item",
        "| a | b |",
        "`code`",
    ),
]
UNPLAIN = [
    *(
        "<!-- said -->",
        "<!-- open",
        "a < b",
        "AT&T",
        "&copy 2022",
        "<script>if (a < b) {}</script>",
        "<style>x</style>",
    ),
    *("<DIV>", "</DIV>", "</div >", '<div markdown="1">', "<p markdown>", "<div class=a>", "<title>A <b>c</b></title>"),
    *("<a `b`>", "</>", "<?php ?>", "<![CDATA[x]]>", "<!doctype html>", "<div/>", "<hr/>", "<textarea><p></textarea>"),
]
SPACES = ["", " ", "\n", "\n", "\n\n", "\n\n", "\n\n", "\n   ", "\n    ", "\n\n\n", "  \n \n"]


def documents(draw: random.Random, number: int) -> list[str]:
    """Texts of tags and words in any order, half of them with nothing that is not plain."""
    made = []
    for n in range(number):
        pieces = PLAIN if n % 2 else PLAIN + UNPLAIN
        made.append("".join(draw.choice(pieces) + draw.choice(SPACES) for _ in range(draw.randrange(1, 14))))
    return made
