"""The program run as an editor runs it, in a folder of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parents[1]
NOTE = """\
---
title: Moss and Fern meet
source: {publisher: The Daily Leaf, published: 2022-01-04, url: "https://leaf.example/1"}
talks:
  - {id: moss-fern-first, date: 2022-01-03, what: Moss and Fern meet, who: [Moss, Fern], status: held}
---
"""
ACTOR = "---\nname: {}\nkind: state\n---\n"


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


def run(*arguments: object, folder: Path, env: dict[str, str] | None = None) -> Done:
    """One command of the program, started in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(HOME), **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def desk(folder: Path, *, docs: Path | None = None, **settings: str) -> Path:
    """A desk's folder: the project's settings, changed as asked, and content; small content of its own if not given."""
    text = (HOME / "mkdocs.yml").read_text("utf-8")
    text = text.replace("custom_dir: templates/theme", f"custom_dir: {HOME / 'templates/theme'}")
    for name, value in settings.items():
        text, number = re.subn(rf"^    {name}: .*$", f"    {name}: {value}", text, flags=re.MULTILINE)
        assert number == 1
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    if docs is not None:
        shutil.copytree(docs, folder / "docs")
    else:
        write(folder, "notes/leaf-1.md", NOTE)
        for name in ("Moss", "Fern"):
            write(folder, f"actors/{name.lower()}.md", ACTOR.format(name))
    return folder


def write(folder: Path, path: str, text: str) -> Path:
    """A file of content."""
    target = folder / "docs" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    return target
