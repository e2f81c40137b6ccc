"""What a file points at on disk."""

from __future__ import annotations

from generator.read.parsing import parse
from generator.validate import dead_targets
from generator.validate.taking import points_of

HEAD = "---\ntitle: A\nsource: {publisher: P, published: 2021-12-30, url: https://example.org/}\n"
FILES = {"notes/2021/a.md", "notes/b.md", "actors/c.md", "assets/d e.png", "assets/f.jpg", "about.md"}


def said(facts: str, body: str = "") -> list[str]:
    note, problems = parse("a", "note", "docs/notes/2021/a.md", f"{HEAD}{facts}---\n{body}".encode())
    assert note is not None, problems
    found = dead_targets([points_of(note)], "docs", FILES)
    return [problem.line().removeprefix("docs/notes/2021/a.md:") for problem in found]


def test_links_that_lead_somewhere() -> None:
    body = (
        "[b](../b.md) [c](../../actors/c.md#roles) [top](#top) [a](a.md?x) ![d](<../../assets/d e.png>)\n"
        "[w](https://example.org/x.md) <a@example.org> [e][] `[x](y.md)`\n\n[e]: ../../about.md\n"
    )
    assert said("", body) == []


def test_links_that_lead_to_no_file_at_their_places() -> None:
    body = "One [b](../b.md)\ntwo [x](../x.md), ![y](é.png)\n\n- [r][r]\n- [out](../../../b.md)\n\n[r]: r.md\n"
    hint = "(links are relative to the note's own file, such as ../actors/x.md)"
    assert said("", body) == [
        f"6:9: error: the link '../x.md' leads to no file {hint}",
        f"6:22: error: the link '%C3%A9.png' leads to no file {hint}",
        f"8:1: error: the link 'r.md' leads to no file {hint}",
        f"9:9: error: the link '../../../b.md' leads to no file {hint}",
    ]


def test_links_that_are_wrong_by_themselves_are_told_elsewhere() -> None:
    assert said("", "[a](//[) [b](javascript:x) [c](/d) [e](http://[)") == []


def test_images_of_ours() -> None:
    facts = (
        "images:\n  - {credit: C, file: assets/f.jpg, alt: A}\n  - {credit: C, file: assets/d e.png, alt: A}\n"
        "  - {credit: C, file: assets/f.jpeg, alt: A}\n  - {credit: C, file: notes/b.md, alt: A}\n"
        "  - {credit: C, file: assets/../assets/f.jpg, alt: A}\n  - {credit: C, file: 'https://x.org/f.jpg', alt: A}\n"
    )
    other = "(image files are relative to docs/, such as assets/x.jpg)"
    assert said(facts) == [
        "7:23: error: there is no image file 'assets/f.jpeg' (did you mean 'assets/f.jpg'?)",
        f"8:23: error: there is no image file 'notes/b.md' {other}",
        "9:23: error: there is no image file 'assets/../assets/f.jpg' (did you mean 'assets/f.jpg'?)",
        f"10:23: error: there is no image file 'https://x.org/f.jpg' {other}",
    ]
