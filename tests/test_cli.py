"""The commands as an editor meets them: what they print where, and how they end."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from running import NOTE, desk, run, write

BROKEN = NOTE.replace("[Moss, Fern]", "[Moss, Fren]")
DRAFT = NOTE.replace("title: ", "draft: true\ntitle: ").replace("moss-fern-first", "other")
LATE = NOTE.replace("2022-01-03", "2022-02-03")
DONE, CONTENT, USAGE, MACHINE = 0, 1, 2, 3


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return desk(tmp_path / "desk")


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=desk", "-c", "user.email=desk@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def committed(folder: Path) -> Path:
    git(folder, "init", "-q", ".")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "as it was")
    return folder


def test_content_without_problems_is_told_by_silence(here: Path) -> None:
    done = run("check", folder=here)
    assert (done.status, done.out, done.err) == (DONE, "", "")


def test_a_wrong_name_is_told_with_its_line_and_the_right_one(here: Path) -> None:
    write(here, "notes/leaf-1.md", BROKEN)
    done = run("check", folder=here)
    assert done.status == CONTENT
    assert done.err == "docs/notes/leaf-1.md:5:83: error: there is no actor 'Fren' (did you mean 'fern'?)\n"


@pytest.mark.parametrize(("strict", "status"), [((), DONE), (("--strict",), CONTENT)])
def test_a_warning_stops_only_under_strict(here: Path, strict: tuple[str, ...], status: int) -> None:
    write(here, "notes/leaf-1.md", LATE)
    done = run("check", *strict, folder=here)
    assert done.status == status
    assert ": warning: " in done.err


def test_problems_as_json_are_one_object_a_line(here: Path) -> None:
    write(here, "notes/leaf-1.md", BROKEN)
    told = [json.loads(line) for line in run("check", "--format", "json", folder=here).err.splitlines()]
    assert [(one["path"], one["line"], one["column"], one["severity"]) for one in told] == [
        ("docs/notes/leaf-1.md", 5, 83, "error")
    ]


def test_problems_for_a_forge_are_annotations(here: Path) -> None:
    write(here, "notes/leaf-1.md", BROKEN)
    told = run("check", "--format", "github", folder=here).err
    assert told.startswith("::error file=docs/notes/leaf-1.md,line=5,col=83::there is no actor 'Fren'")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "--docs", "nowhere"], "nowhere is no folder"),
        (["check", "--config", "none.yml"], "none.yml is not there"),
        (["check", "--as-of", "yesterday"], "'yesterday' is no day"),
        (["paint"], "invalid choice: 'paint'"),
        ([], "required"),
        (["changes", "--since", "HEAD"], "not a git repository"),
    ],
)
def test_wrong_usage_ends_with_two(here: Path, arguments: list[str], says: str) -> None:
    done = run(*arguments, folder=here)
    assert done.status == USAGE
    assert says in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "--out", "docs"], "cannot write to docs: it holds the notes (docs)"),
        (["build", "--out", "docs/notes"], "cannot write to docs/notes: it lies among the notes (docs)"),
        (["build", "--out", "."], "cannot write to .: it holds the notes (docs)"),
        (["build", "--out", "/"], "cannot write to /: it holds the notes (docs)"),
        (["pages", "docs"], "cannot write to docs: it holds the notes (docs)"),
    ],
)
def test_nothing_is_written_among_the_notes(here: Path, arguments: list[str], says: str) -> None:
    before = sorted((here / "docs").rglob("*"))
    done = run(*arguments, folder=here)
    assert (done.status, done.err) == (USAGE, f"briefing: {says}\n")
    assert sorted((here / "docs").rglob("*")) == before


def test_settings_are_checked_at_their_line(here: Path) -> None:
    config = here / "mkdocs.yml"
    text = config.read_text("utf-8").replace('as_of: "2022-01-11"', "as_of: 2022-01-11")
    config.write_text(text, "utf-8")
    line = text[: text.index("    as_of: 2022")].count("\n") + 1
    done = run("check", folder=here)
    assert done.status == CONTENT
    assert done.err.startswith(f"mkdocs.yml:{line}:12: error: 'as_of' holds the bare date 2022-01-11")


def test_a_floor_that_is_missed_stops_the_build(tmp_path: Path) -> None:
    here = desk(tmp_path, at_least="{actors: 3}")
    done = run("build", folder=here)
    assert done.status == CONTENT
    assert "there are 2 actors, and at_least asks for 3" in done.err
    assert not (here / "site").exists()


def test_a_site_of_which_mkdocs_has_to_make_every_page_says_why(here: Path) -> None:
    with (here / "mkdocs.yml").open("a") as settings:
        settings.write("hooks: []\n")
    done = run("build", "--strict", folder=here)
    assert (done.status, done.out) == (DONE, "")
    assert done.err == (
        "mkdocs.yml:1:1: notice: MkDocs made every page anew: the settings draw on what stands outside of them\n"
    )
    assert (here / "site/index.html").is_file()


def test_a_build_publishes_and_one_with_errors_leaves_the_site_as_it_was(here: Path) -> None:
    done = run("build", "--strict", folder=here)
    assert (done.status, done.err) == (DONE, "")
    before = (here / "site/index.html").read_bytes()
    assert (here / "site/talks/moss-fern-first/index.html").is_file()
    write(here, "notes/leaf-1.md", BROKEN)
    assert run("build", folder=here).status == CONTENT
    assert (here / "site/index.html").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_the_machines_failure(here: Path) -> None:
    (here / "taken").write_text("a file", "utf-8")
    done = run("build", "--out", "taken/site", folder=here)
    assert done.status == MACHINE
    assert done.err.startswith("briefing: ")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "env", "day"),
    [
        (["--as-of", "2021-12-31"], {}, "2021-12-31"),
        ([], {}, "2022-01-11"),
        ([], {"SOURCE_DATE_EPOCH": "1643673600"}, "2022-01-11"),
    ],
)
def test_the_reading_date_is_that_asked_for_else_that_of_the_settings(
    here: Path, arguments: list[str], env: dict[str, str], day: str
) -> None:
    assert run("pages", "out", *arguments, folder=here, env=env).status == DONE
    assert json.loads((here / "out/data/talks.json").read_text("utf-8"))["as_of"] == day


def test_without_a_date_in_the_settings_the_epoch_decides(tmp_path: Path) -> None:
    here = desk(tmp_path, as_of="")
    assert run("pages", "out", folder=here, env={"SOURCE_DATE_EPOCH": "1643673600"}).status == DONE
    assert json.loads((here / "out/data/talks.json").read_text("utf-8"))["as_of"] == "2022-02-01"


def test_a_draft_is_left_out_but_checked(here: Path) -> None:
    write(
        here,
        "notes/leaf-2.md",
        BROKEN.replace("---\ntitle", "---\ndraft: true\ntitle", 1).replace("moss-fern-first", "other"),
    )
    assert "docs/notes/leaf-2.md" in run("check", folder=here).err
    write(
        here,
        "notes/leaf-2.md",
        NOTE.replace("---\ntitle", "---\ndraft: true\ntitle", 1).replace("moss-fern-first", "other"),
    )
    assert run("pages", "out", folder=here).status == DONE
    assert not (here / "out/notes/leaf-2.md").exists()
    assert run("pages", "with-drafts", "--drafts", folder=here).status == DONE
    assert "Draft: Moss" in (here / "with-drafts/notes/leaf-2.md").read_text("utf-8")


@pytest.mark.parametrize("kind", ["note", "actor", "story", "issue", "figure"])
def test_a_new_file_checks_and_is_never_overwritten(here: Path, kind: str) -> None:
    made = run("new", kind, "green-wood", folder=here)
    assert made.status == DONE
    assert (here / made.out.strip()).is_file()
    assert run("check", "--strict", folder=here).err == ""
    again = run("new", kind, "green-wood", folder=here)
    assert (again.status, again.err) == (CONTENT, f"briefing: {made.out.strip()} is there already\n")


def test_a_new_file_needs_an_id(here: Path) -> None:
    done = run("new", "actor", "Green Wood", folder=here)
    assert done.status == USAGE
    assert "'Green Wood' is no id" in done.err
    assert "green-wood" in done.err


def test_the_schema_is_json(here: Path) -> None:
    assert "$defs" in json.loads(run("schema", folder=here).out)


# --- what changed -------------------------------------------------------------------------------------------------


def test_form_alone_is_no_change(here: Path) -> None:
    committed(here)
    (here / "docs/notes/deeper").mkdir()
    (here / "docs/notes/leaf-1.md").rename(here / "docs/notes/deeper/leaf-1.md")
    write(
        here,
        "notes/deeper/leaf-1.md",
        "---\nsource:\n  url: https://leaf.example/1\n  published: '2022-01-04'\n  publisher: The Daily\n    Leaf\n"
        "talks:\n- status: held\n  who: [Moss, Fern]\n  what: Moss and\n    Fern meet\n  id: moss-fern-first\n"
        "  date: 2022-01-03\ntitle: Moss and Fern meet\n---\n",
    )
    done = run("changes", "--since", "HEAD", folder=here)
    assert (done.status, done.out, done.err) == (DONE, "", "")
    assert json.loads(run("changes", "--since", "HEAD", "--format", "json", folder=here).out)["changes"] == []
    assert run("check", "--since", "HEAD", folder=here).status == DONE


def test_what_the_desk_changed_is_told_by_file(here: Path) -> None:
    committed(here)
    write(here, "notes/leaf-1.md", NOTE.replace("2022-01-03", "2022-01-02"))
    write(here, "actors/oak.md", "---\nname: Oak\nkind: state\n---\n")
    assert run("changes", "--since", "HEAD", folder=here).out == (
        "docs/actors/oak.md: added actor 'Oak'\n"
        "docs/notes/leaf-1.md: changed talk 'moss-fern-first': date from '2022-01-03' to '2022-01-02'\n"
    )
    told = run("changes", "--since", "HEAD", "--format", "markdown", folder=here).out
    assert "### docs/notes/leaf-1.md\n\n- changed talk" in told


def test_since_a_day_the_changes_are_those_of_the_publications(here: Path) -> None:
    assert run("changes", "--since", "2022-01-04", folder=here).out == "2022-01-04: Held: Moss and Fern meet\n"
    assert run("changes", "--since", "2022-01-05", folder=here).out == ""


CORRECTION = "corrections:\n  - {date: 2022-01-06, what: the day, was: 3 January, now: 2 January}\n---\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (NOTE.replace("2022-01-03", "2022-01-02"), "5:33: error: the published date of the talk 'moss-fern-first' was"),
        (NOTE.replace("2022-01-03", "2022-01-02").replace("}\n---\n", "}\n" + CORRECTION), ""),
        (NOTE.replace("status: held", "status: held, where: Oakton"), ""),
        (NOTE.replace("moss-fern-first", "fern-moss"), "error: the id 'moss-fern-first' is gone"),
        (NOTE.replace("The Daily Leaf", "The Leaf"), "the published source.publisher of the source"),
        (NOTE.replace("title: Moss", "title: Today Moss"), ""),
    ],
)
def test_a_published_value_changes_only_with_a_correction(here: Path, text: str, problem: str) -> None:
    committed(here)
    write(here, "notes/leaf-1.md", text)
    done = run("check", "--since", "HEAD", folder=here)
    assert done.status == (CONTENT if problem else DONE)
    assert problem in done.err


def test_a_fact_under_another_id_is_told_once(here: Path) -> None:
    committed(here)
    renamed = NOTE.replace("id: moss-fern-first", "id: fern-moss")
    write(here, "notes/leaf-1.md", renamed)
    assert run("check", "--since", "HEAD", folder=here).err.count(": error: ") == 1
    told = run("changes", "--since", "HEAD", folder=here).out
    assert told.count("\n") == 1
    assert "changed talk 'fern-moss': id from 'moss-fern-first' to 'fern-moss'" in told
    write(here, "notes/leaf-1.md", renamed.replace("id: fern-moss", "id: fern-moss, formerly: moss-fern-first"))
    assert run("check", "--since", "HEAD", folder=here).status == DONE


def test_a_file_may_go_where_another_says_that_it_was_it(here: Path) -> None:
    committed(here)
    (here / "docs/notes/leaf-1.md").unlink()
    assert "the id 'leaf-1' is gone" in run("check", "--since", "HEAD", folder=here).err
    write(here, "notes/leaf-one.md", NOTE.replace("---\ntitle", "---\nformerly: leaf-1\ntitle", 1))
    assert run("check", "--since", "HEAD", folder=here).status == DONE
