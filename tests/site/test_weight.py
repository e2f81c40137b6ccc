"""What a reader loads beside the words: small files of this site alone, that the pages' policy lets run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
OURS = [*TEMPLATES.glob("assets/**/*"), *TEMPLATES.glob("theme/assets/**/*")]
STYLES = [path for path in OURS if path.suffix == ".css"]
SCRIPTS = [path for path in OURS if path.suffix == ".js"]
# The search of a large site, which other sites do not load, asks for files below its own folder.
FINDER = TEMPLATES / "assets/finder.js"
OWN_FILES = re.compile(r'\b(fetch|import)\(new URL\("[\w./-]+"( \+ name \+ "\.txt")?, folder\)\)')


def test_styles_and_scripts_stay_small() -> None:
    assert {path.name for path in STYLES} >= {"briefing.css", "shell.css"}
    assert {path.name for path in SCRIPTS} >= {"briefing.js", "scope.js", "palette.js"}
    assert sum(path.stat().st_size for path in STYLES if path.stem != FINDER.stem) < 32_000
    assert sum(path.stat().st_size for path in SCRIPTS if path != FINDER) < 14_000
    assert sum(path.stat().st_size for path in OURS if path.stem == FINDER.stem) < 15_000


@pytest.mark.parametrize("path", [*STYLES, *SCRIPTS], ids=lambda path: path.name)
def test_nothing_is_asked_of_another_host(path: Path) -> None:
    text = path.read_text("utf-8")
    if path == FINDER:
        text, asked = OWN_FILES.subn("", text)
        assert asked > 0
    assert not re.search(r"@import|@font-face|url\(|//\w+\.|\bfetch\b|XMLHttpRequest|sendBeacon|\bimport\b", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_write_no_markup_and_run_no_text(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.style\b", text
    )


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("**/*.j2")), ids=lambda path: path.name)
def test_templates_hold_no_styles_and_scripts(path: Path) -> None:
    assert not re.search(r"<(script|style)\b|\sstyle=|\son[a-z]+=", path.read_text("utf-8"))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_every_pair_of_braces_is_closed(path: Path) -> None:
    text = re.sub(r'/\*.*?\*/|"[^"]*"', "", path.read_text("utf-8"), flags=re.DOTALL)
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        assert 0 <= depth <= 2
    assert depth == 0
