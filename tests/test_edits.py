"""Whatever an editor does, in any order: what is built step by step is what a clean build makes, to the byte."""

from __future__ import annotations

import importlib.util
import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from fuzzing import times

from generator import cli, commands, orders
from generator.site.publish import publish_all

HOME = Path(__file__).parents[1]
NOTES = 9
SCRIPTS = times(share=3, whole=200)
ROUNDS = 2
WORDS = ("Talks", "Border: closed", "An envoy", "A <b>bold</b> & open word", "Plötner", "[link](https://example.org/)")


def module(path: Path) -> ModuleType:
    """A script of the benches, which are no package."""
    spec = importlib.util.spec_from_file_location(f"bench_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = found
    spec.loader.exec_module(found)
    return found


CORPUS = module(HOME / "bench/corpus.py")
CAST = CORPUS.cast_of(NOTES)


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder with notes, templates and settings, and the dice that decide what is done to them."""

    folder: Path
    draw: random.Random

    @property
    def settings(self) -> Path:
        return self.folder / "mkdocs.yml"

    def one(self, pattern: str) -> Path:
        """One of the files."""
        return self.draw.choice(sorted(self.folder.glob(pattern)))

    def word(self) -> str:
        return f"{self.draw.choice(WORDS)} {self.draw.randrange(1000)}"


def add(desk: Desk) -> None:
    number = NOTES + desk.draw.randrange(30)
    if not list(desk.folder.glob(f"docs/notes/**/note-{number:06}.md")):
        CORPUS.note(desk.folder / "docs", number, CAST)


def edit(desk: Desk) -> None:
    note = desk.one("docs/notes/**/*.md")
    note.write_text(f"{note.read_text('utf-8')}\n## {desk.word().replace('<', '&lt;')}\n\nWords.\n", "utf-8")


def retitle(desk: Desk) -> None:
    note = desk.one("docs/notes/**/*.md")
    title, _, rest = note.read_text("utf-8").removeprefix("---\n").partition("\n")
    assert title.startswith("title: ")
    note.write_text(f'---\ntitle: "{desk.word()}"\n{rest}', "utf-8")


def delete(desk: Desk) -> None:
    desk.one("docs/notes/**/*.md").unlink()


def rename(desk: Desk) -> None:
    note = desk.one("docs/notes/**/*.md")
    note.rename(note.with_name(f"renamed-{desk.draw.randrange(1000)}.md"))


def describe(desk: Desk) -> None:
    actor = desk.one("docs/actors/*.md")
    actor.write_text(f"{actor.read_text('utf-8')}\nA profile, number {desk.draw.randrange(1000)}.\n", "utf-8")


def nickname(desk: Desk) -> None:
    actor = desk.one("docs/actors/land-*.md")
    lines = [line for line in actor.read_text("utf-8").split("\n") if not line.startswith("aliases")]
    actor.write_text("\n".join([*lines[:2], f"aliases: [Realm {desk.draw.randrange(1000)}]", *lines[2:]]), "utf-8")


def repaint(desk: Desk) -> None:
    """A template of pages, of a part that recurs, or of the theme."""
    patterns = ("templates/pages/*.j2", "templates/indexes/*.j2", "templates/theme/partials/sharing.html")
    template = desk.one(desk.draw.choice(patterns))
    template.write_text(f"{template.read_text('utf-8')}\n\n<p>Painted {desk.draw.randrange(1000)}</p>\n", "utf-8")


def configure(desk: Desk) -> None:
    lines = {
        "copyright: ": desk.word().replace(":", ""),
        "    as_of: ": desk.draw.choice(['"2031-03-01"', '"2031-12-31"', '"2031-02-01"']),
        "    editions: ": desk.draw.choice(["[]", '["2031-01-15"]']),
        "    time_zones: ": desk.draw.choice(["[]", "[Europe/Kyiv]"]),
    }
    key = desk.draw.choice(sorted(lines))
    old = desk.settings.read_text("utf-8").split("\n")
    desk.settings.write_text("\n".join(key + lines[key] if line.startswith(key) else line for line in old), "utf-8")


def restyle(desk: Desk) -> None:
    style = desk.one("templates/assets/*.css")
    style.write_text(f"{style.read_text('utf-8')}\n.n-{desk.draw.randrange(1000)} {{ margin: 0 }}\n", "utf-8")


EDITS = (add, edit, retitle, delete, rename, describe, nickname, repaint, configure, restyle)


def lay_out(folder: Path, seed: int) -> Desk:
    """A desk of its own for a script."""
    CORPUS.lay_out(NOTES, folder / "docs")
    shutil.copytree(HOME / "templates", folder / "templates")
    text = (HOME / "mkdocs.yml").read_text("utf-8").replace('as_of: "2022-01-11"', 'as_of: "2031-12-31"')
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    shutil.copyfile(HOME / "docs/about.md", folder / "docs/about.md")
    return Desk(folder, random.Random(seed))  # noqa: S311 - edits, no secret


def build(desk: Desk, config: Path, out: Path) -> int:
    return cli.main(["build", "--docs", str(desk.folder / "docs"), "--config", str(config), "--out", str(out)])


@contextmanager
def by_mkdocs_alone() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.site.publish.publish", publish_all)
        yield


def build_clean(desk: Desk) -> tuple[int, Path]:
    """How a build ends that knows of no other, and its site."""
    clean = desk.folder / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    clean.mkdir()
    text = desk.settings.read_text("utf-8").replace("templates/theme", str(desk.folder / "templates/theme"))
    (clean / "mkdocs.yml").write_text(text, "utf-8")
    with by_mkdocs_alone():
        return build(desk, clean / "mkdocs.yml", clean / "site"), clean / "site"


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SCRIPTS))
def test_after_any_script_of_edits_the_site_is_that_of_a_clean_build(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = lay_out(tmp_path, seed)
    monkeypatch.setattr(orders, "TEMPLATES", tmp_path / "templates")
    monkeypatch.chdir(tmp_path)
    assert build(desk, desk.settings, tmp_path / "site") == commands.DONE
    for _ in range(ROUNDS):
        done = desk.draw.choices(EDITS, k=desk.draw.randrange(1, 4))
        for change in done:
            change(desk)
        capsys.readouterr()
        status = build(desk, desk.settings, tmp_path / "site")
        told = capsys.readouterr().err
        clean, site = build_clean(desk)
        assert (status, told) == (clean, capsys.readouterr().err.replace(f"{desk.folder}/clean/", f"{desk.folder}/"))
        if status == commands.DONE:
            assert contents(tmp_path / "site") == contents(site), [change.__name__ for change in done]
