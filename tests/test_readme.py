"""What the README promises: its note becomes what it says, its commands are there, its example can be removed."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.cli import main

HOME = Path(__file__).parents[1]
README = (HOME / "README.md").read_text("utf-8")
NOTE = re.search(r"^`docs/(notes/[^`]+\.md)`:\n\n```markdown\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
# What the note names, without anything else that could stand on a page in its place.
NAMED = {
    "actors/biden.md": "name: Joe Biden\nshort: Biden\nkind: person\n"
    "roles: [{title: President of the United States, org: united-states}]\n",
    "actors/putin.md": "name: Vladimir Putin\nshort: Putin\nkind: person\n",
    "actors/united-states.md": "name: United States\nkind: state\n",
    "actors/russia.md": "name: Russia\nkind: state\n",
    "actors/nato.md": "name: NATO\nkind: organisation\n",
    "actors/kremlin.md": "name: Kremlin\nkind: office\n",
    "actors/white-house.md": "name: White House\nkind: office\n",
    "stories/ukraine-security-talks.md": "title: The talks\n",
    "figures/russian-troops-near-ukraine.md": "title: Russian troops near Ukraine\nunit: troops\n",
    "issues/ukraine-in-nato.md": "title: Ukraine in NATO\nquestion: May Ukraine join NATO?\n",
}


def rows() -> list[tuple[str, list[str]]]:
    """Each page of the README's first table, and what it shows."""
    table = README.partition("| page | shows |\n")[2].partition("\n\n")[0]
    found = re.findall(r"^\| `([^`]+)` \| (.+) \|$", table, re.MULTILINE)
    return [(address, shown.split(" · ")) for address, shown in found]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Markdown pages that the README's note becomes."""
    assert NOTE is not None
    home = tmp_path_factory.mktemp("readme")
    for name, front in NAMED.items():
        (home / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (home / "docs" / name).write_text(f"---\n{front}---\n", "utf-8")
    note = home / "docs" / NOTE[1]
    note.parent.mkdir(parents=True)
    note.write_text(NOTE[2], "utf-8")
    shutil.copy(HOME / "mkdocs.yml", home)
    paths = ["--docs", str(home / "docs"), "--config", str(home / "mkdocs.yml")]
    assert main(["pages", str(home / "pages"), *paths, "--as-of", "2021-12-31", "--strict"]) == 0
    return home / "pages"


def words_of(pages: Path, address: str) -> str:
    """The text of a page, as a reader sees it."""
    path = pages / address.strip("/")
    source = path / "index.md" if path.is_dir() and (path / "index.md").exists() else path.with_suffix(".md")
    body = source.read_text("utf-8").partition("\n---\n")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def test_the_readme_shows_what_becomes_of_its_note() -> None:
    assert len(rows()) > 3


@pytest.mark.parametrize(("address", "shown"), rows(), ids=[address for address, _ in rows()])
def test_the_note_of_the_readme_becomes_what_the_readme_says(pages: Path, address: str, shown: list[str]) -> None:
    text = words_of(pages, address)
    assert [piece for piece in shown if piece not in text] == []


def test_the_targets_of_make_in_the_readme_are_there() -> None:
    known = set(re.findall(r"^([a-z]+):", (HOME / "Makefile").read_text("utf-8"), re.MULTILINE))
    typed = set(re.findall(r"(?:^|`|run: )make ([a-z]+)", README, re.MULTILINE))
    assert {"build", "test", "serve", "new", "check"} <= typed
    assert typed - known == set()


def test_the_example_is_removed_by_the_command_of_the_readme() -> None:
    command = re.search(r"^git rm -rq (.+)$", README, re.MULTILINE)
    assert command is not None
    removed = set(command[1].split())
    assert removed == {f"docs/{folder}" for folder in ("notes", "actors", "stories", "issues", "figures")}


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """The project after its example is removed: settings, theme, hand-written pages."""
    (tmp_path / "docs").mkdir()
    for page in (HOME / "docs").glob("*.md"):
        shutil.copy(page, tmp_path / "docs")
    shutil.copy(HOME / "mkdocs.yml", tmp_path)
    shutil.copytree(HOME / "templates", tmp_path / "templates")
    return tmp_path


def options(home: Path) -> list[str]:
    return ["--docs", str(home / "docs"), "--config", str(home / "mkdocs.yml")]


def test_a_site_is_built_of_no_note_at_all(fresh: Path) -> None:
    assert main(["build", *options(fresh), "--out", str(fresh / "site"), "--strict"]) == 0
    assert (fresh / "site" / "note-format" / "index.html").exists()


def test_a_site_is_built_of_the_first_files_alone(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("actor", "note"):
        assert main(["new", kind, *options(fresh)]) == 0
    assert main(["check", *options(fresh), "--strict"]) == 0
    assert capsys.readouterr().err == ""
    built = ["build", *options(fresh), "--out", str(fresh / "site"), "--strict"]
    assert main([*built, "--as-of", "2099-12-31", "--drafts"]) == 0
    assert "Draft: New note" in (fresh / "site" / "index.html").read_text("utf-8")


def test_the_jobs_of_the_readme_run_untrusted_code_without_a_secret() -> None:
    """Only a job that runs nothing of the repository may write or hold a key."""
    fenced = re.findall(r"^```yaml\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    workflow, server = (yaml.load(text, Loader=yaml.BaseLoader) for text in fenced)  # noqa: S506 -- texts only
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) == {"push", "pull_request"}
    assert "secrets." not in str(workflow["jobs"]["build"])
    assert "permissions" not in workflow["jobs"]["build"]
    for job in (workflow["jobs"]["publish"], server["publish"]):
        assert job["if"] == "github.ref == 'refs/heads/main'"
        assert "checkout" not in str(job)
