"""What is wrong with a site, kept from build to build: as a look at all of it would find."""

from __future__ import annotations

import random
from dataclasses import replace

from generator.site.verify import looks, strand
from generator.site.web import Strand, Web, findings, renewed

HOME = "https://briefing.example/"
WAYS = ["/a/", "../b/", "../c/#one", "/d/#two", "/e/", "/f/x.css", "#one", HOME + "f/"]
NAMES = ["index.html", "404.html", *(f"{name}/index.html" for name in "abcdef")]


def page(draw: random.Random) -> str:
    """A page with a few links, some dead, some to anchors, and now and then what must not be published."""
    links = [f'<a href="{draw.choice(WAYS)}">x</a>' for _ in range(draw.randrange(4))]
    anchors = [f'<p id="{name}">x</p>' for name in ("one", "two") if draw.random() < 0.5]
    odd = [
        '<p onclick="x">',
        '<img src="/f/x.css">',
        '<p data-fact="a:one">',
        '<meta http-equiv="refresh" content="0">',
    ]
    return "".join([*links, *anchors, *draw.sample(odd, draw.randrange(2))])


def strands(pages: dict[str, str]) -> dict[str, Strand]:
    return {path: strand(path, text, HOME) for path, text in pages.items()}


def _anchors(stood: dict[str, Strand], path: str) -> bytes | None:
    return stood[path].anchors if path in stood else None


def test_after_any_edits_the_same_is_found_as_in_a_look_at_everything() -> None:
    found = 0
    for seed in range(60):
        draw = random.Random(seed)  # noqa: S311 - edits, no secret
        pages: dict[str, str] = {"index.html": page(draw)}
        sizes: dict[str, int] = {"index.html": 1}
        stood = strands(pages)
        web = renewed(Web(), looks(stood, stood), (), sizes)
        for _ in range(12):
            before, edited = dict(sizes), {}
            for path in draw.sample(NAMES, draw.randrange(3)):
                if path in pages and draw.random() < 0.3:
                    del pages[path], sizes[path]
                else:
                    edited[path] = pages[path] = page(draw)
                    sizes[path] = draw.randrange(3)
            sizes.pop("f/x.css", None)
            if draw.random() < 0.5:
                sizes["f/x.css"] = 1
            stands = strands(pages)
            turned = {path for path in edited if path in stands and stands[path].anchors != _anchors(stood, path)}
            fresh = looks(stands, edited.keys() & stands.keys())._replace(turned=turned)
            web, stood = renewed(web, fresh, before, sizes), stands
            whole = findings(renewed(Web(), looks(stands, stands), (), sizes), sizes)
            assert findings(web, sizes) == whole
            found += len(whole)
    assert found > 1000


def test_pages_that_an_edit_does_not_concern_are_not_looked_at_again() -> None:
    pages = {"index.html": '<a href="a/">', "a/index.html": '<a href="../b/">', "b/index.html": '<a href="..">'}
    stood = strands(pages)
    web = renewed(Web(), looks(stood, stood), (), pages)
    odd = {"index.html": (("kept as it was", "warning"),)}
    marked = replace(web, found=odd)
    edited = strands(pages | {"b/index.html": '<a href="..">edited</a>'})
    fresh = looks(edited, ["b/index.html"])
    assert renewed(marked, fresh, pages, pages).found == odd
    gone = {path: text for path, text in pages.items() if path != "a/index.html"}
    left = renewed(marked, looks(strands(gone), ()), pages, gone)
    assert left.found == {"index.html": (("the link 'a/' leads nowhere", "warning"),)}
