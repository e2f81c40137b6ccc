"""A build of what nobody changed makes nothing, says the same, and leaves the same site."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import NOTE, desk, write

from generator import build
from generator.cli import main
from generator.orders import Order
from generator.seal import Seal

# What `build` asks for where nothing is said.
ORDER = Order(
    docs=Path("docs"),
    config=Path("mkdocs.yml"),
    out=Path("site"),
    as_of=None,
    strict=False,
    format="text",
    drafts=False,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk whose site was built."""
    found = desk(tmp_path / "desk")
    monkeypatch.chdir(found)
    assert main(["build"]) == 0
    return found


@pytest.fixture
def makes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with every time that documents are made."""
    found: list[int] = []
    make = build.make

    def counted(*given: object) -> build.Made:
        found.append(1)
        return make(*given)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr("generator.build.make", counted)
    return found


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_nobody_changed_is_not_made_again(folder: Path, makes: list[int]) -> None:
    before = tree(folder / "site")
    assert main(["build"]) == 0
    assert not makes
    assert tree(folder / "site") == before


def edit_note(folder: Path) -> None:
    write(folder, "notes/leaf-1.md", NOTE + "A word more.\n")


def add_asset(folder: Path) -> None:
    write(folder, "assets/map.txt", "a map")


def edit_settings(folder: Path) -> None:
    text = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(text.replace("site_name: Briefing", "site_name: Leaves"), "utf-8")


def lose_a_page(folder: Path) -> None:
    (folder / "build/docs/index.md").unlink()


def spoil_a_page(folder: Path) -> None:
    (folder / "build/docs/index.md").write_text("spoiled", "utf-8")


def lose_a_copy_and_its_twin(folder: Path) -> None:
    for path in (folder / "site/index.md", *(folder / "build/.state").rglob("index.md")):
        path.unlink(missing_ok=True)


@pytest.mark.parametrize(
    "change", [edit_note, add_asset, edit_settings, lose_a_page, spoil_a_page, lose_a_copy_and_its_twin]
)
def test_what_changed_is_made_again_as_in_an_empty_folder(
    change: Callable[[Path], None], folder: Path, makes: list[int]
) -> None:
    change(folder)
    assert main(["build"]) == 0
    assert makes
    found = tree(folder / "site")
    for name in ("build", "site"):
        (folder / name).rename(folder / f"{name}-before")
    assert main(["build"]) == 0
    assert tree(folder / "site") == found


@pytest.mark.parametrize("asked", [["--as-of", "2022-01-05"], ["--drafts"]])
def test_what_is_asked_otherwise_is_made_again(asked: list[str], folder: Path, makes: list[int]) -> None:
    assert folder.is_dir()
    assert main(["build", *asked]) == 0
    assert makes


def test_a_warning_is_said_again_and_judged_anew(
    folder: Path, makes: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "notes/leaf-1.md", NOTE.replace("published: 2022-01-04", "published: 2022-01-02"))
    assert main(["build"]) == 0
    said = capsys.readouterr().err
    assert "warning: this talk was held on a day (2022-01-03) after" in said
    before = tree(folder / "site")

    assert (main(["build"]), capsys.readouterr().err) == (0, said)
    assert (main(["build", "--strict"]), capsys.readouterr().err) == (1, said)
    assert len(makes) == 1
    assert tree(folder / "site") == before


@pytest.fixture
def sealed(folder: Path) -> Path:
    """A desk whose last build found nothing to do, and said so to the next one."""
    assert main(["build"]) == 0
    assert Seal(ORDER).unbroken() is not None
    return folder


def spoil_the_site(folder: Path) -> None:
    (folder / "site/index.html").write_text("spoiled", "utf-8")


def add_to_the_site(folder: Path) -> None:
    (folder / "site/stranger.html").write_text("not ours", "utf-8")


def lose_a_file_of_the_site(folder: Path) -> None:
    (folder / "site/sitemap.xml").unlink()


def keep_size_and_time(folder: Path) -> None:
    note = folder / "docs/notes/leaf-1.md"
    before = note.stat()
    note.write_text(NOTE.replace("Moss and Fern meet", "Fern and Moss meet"), "utf-8")
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert note.stat().st_size == before.st_size


def spoil_the_seal(folder: Path) -> None:
    seal = folder / "build/.state/seal"
    seal.write_bytes(seal.read_bytes()[:-1])


def ask_for_another_folder(folder: Path) -> None:
    (folder / "site").rename(folder / "elsewhere")


BREAKING = [
    edit_note,
    add_asset,
    edit_settings,
    lose_a_page,
    spoil_a_page,
    spoil_the_site,
    add_to_the_site,
    lose_a_file_of_the_site,
    keep_size_and_time,
    spoil_the_seal,
    ask_for_another_folder,
]


@pytest.mark.parametrize("change", BREAKING)
def test_whatever_changes_breaks_the_seal(change: Callable[[Path], None], sealed: Path) -> None:
    change(sealed)
    assert Seal(ORDER).unbroken() is None
    assert main(["build"]) == 0
    found = tree(sealed / "site")
    for name in ("build", "site"):
        (sealed / name).rename(sealed / f"{name}-before")
    assert main(["build"]) == 0
    assert tree(sealed / "site") == found


def test_notes_behind_a_link_are_looked_at(sealed: Path) -> None:
    (sealed / "docs").rename(sealed / "content")
    (sealed / "docs").symlink_to("content", target_is_directory=True)
    assert [main(["build"]), main(["build"])] == [0, 0]
    assert Seal(ORDER).unbroken() is not None
    (sealed / "content/more.md").write_text("# More\n", "utf-8")
    assert Seal(ORDER).unbroken() is None


def test_a_build_of_what_changed_while_it_ran_is_not_sealed(sealed: Path) -> None:
    seal = Seal(ORDER)
    known = seal.unbroken()
    assert known is not None
    (sealed / "build/.state/seal").unlink()
    begun = (sealed / "docs/notes/leaf-1.md").stat().st_ctime_ns
    seal.put(known, begun, ())
    assert seal.unbroken() is None
    seal.put(known, begun + 10**12, ())
    assert seal.unbroken() == known


def test_of_a_sealed_build_little_is_loaded(sealed: Path) -> None:
    asked = "import sys; from generator.cli import main; main(['build']); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=sealed, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "generator" in loaded
    assert not loaded & {"mkdocs", "jinja2", "pydantic", "yaml", "markdown_it", "icalendar", "sqlite3"}
