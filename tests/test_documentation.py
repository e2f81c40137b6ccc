"""The pages for editors name every key, word, command, option and setting; what they show as right is right."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checking import check
from generator.cli import _parser
from generator.new import KINDS
from generator.problems import Severity
from generator.read import read_content
from generator.read.parsing import parse
from generator.settings import KINDS as FLOORS
from generator.settings import Settings, read_settings
from generator.validate.shape import json_schema
from telling import validate

HOME = Path(__file__).parents[1]
FORMAT = HOME / "docs" / "note-format.md"
COMMANDS = HOME / "docs" / "commands.md"
HEAD = "title: A\nsource: {publisher: P, published: 2022-03-01, url: https://example.org/}\n"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"^`docs/([^`]+\.md)`:\n\n```markdown\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")


def told_by(*pages: Path) -> str:
    return "\n".join(page.read_text("utf-8") for page in pages)


def code(text: str) -> set[str]:
    """What stands between backticks, whole and word by word."""
    spans = [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", FENCE.sub("", text))]
    return {*spans, *(word for span in spans for word in span.split())}


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next of its level or above."""
    level = len(heading.split(maxsplit=1)[0])
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{level}}} |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found is not None, f"there is no heading {heading!r}"
    return found[1]


# --- the format -------------------------------------------------------------------------------------------------

SECTIONS = {
    "WhoKeys": "### Who",
    "SourceKeys": "### `source`",
    "EventKeys": "### `events`",
    "TalkKeys": "### `talks`",
    "QuoteKeys": "### `quotes` and `claims`",
    "ClaimKeys": "### `quotes` and `claims`",
    "FigureReportKeys": "### `figures`: numbers",
    "PositionKeys": "### `positions`",
    "ImageKeys": "### `images`",
    "CorrectionKeys": "### `corrections`",
    "note": "## A note",
    "actor": "## An actor",
    "RoleKeys": "## An actor",
    "MemberKeys": "## An actor",
    "story": "## A story, an issue, a figure",
    "BottomLineKeys": "## A story, an issue, a figure",
    "issue": "## A story, an issue, a figure",
    "figure": "## A story, an issue, a figure",
}
OF_EVERY_FACT = {"by", "doubt", "note", "formerly"}
DEFINITIONS: dict[str, dict[str, Any]] = json_schema()["$defs"]


def test_every_definition_of_the_schema_has_a_section() -> None:
    assert set(DEFINITIONS) == set(SECTIONS)


@pytest.mark.parametrize("name", SECTIONS)
def test_every_key_of_the_schema_is_documented_where_it_belongs(name: str) -> None:
    text = FORMAT.read_text("utf-8")
    known = code(section(text, SECTIONS[name])) | {word.strip("{},:") for word in code(section(text, SECTIONS[name]))}
    if SECTIONS[name].startswith("### "):
        known |= OF_EVERY_FACT & code(section(text, "## Facts"))
    assert set(DEFINITIONS[name]["properties"]) - known == set()


def words(schema: object) -> Iterator[str]:
    """Every word that the schema asks for literally."""
    if isinstance(schema, dict):
        yield from (word for word in schema.get("enum", []) if isinstance(word, str))
        if isinstance(schema.get("const"), str):
            yield schema["const"]
        for below in schema.values():
            yield from words(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from words(below)


@pytest.mark.parametrize("name", SECTIONS)
def test_every_word_of_the_schema_is_documented_where_it_belongs(name: str) -> None:
    known = code(section(FORMAT.read_text("utf-8"), SECTIONS[name]))
    assert set(words(DEFINITIONS[name])) - known == set()


def test_the_schema_has_words() -> None:
    assert {"scheduled", "in-person", "more-than", "opposes", "wire", "worsening", "office"} <= set(words(DEFINITIONS))


def test_the_words_with_a_meaning_that_the_schema_leaves_free_are_documented() -> None:
    free = {"planned", "deadline", "host", "mediator", "indirectly", "present", "absent", "source", "true", "false"}
    assert free - code(FORMAT.read_text("utf-8")) == set()


def test_the_statuses_stand_in_a_table_of_their_meanings() -> None:
    talks = section(FORMAT.read_text("utf-8"), "### `talks`")
    statuses = DEFINITIONS["TalkKeys"]["properties"]["status"]["enum"]
    assert re.findall(r"^\| `(\w+)` \|", talks.partition("| status |")[2], re.MULTILINE) == statuses


# --- the examples -----------------------------------------------------------------------------------------------


def examples(page: Path) -> list[tuple[str, str]]:
    return FILE.findall(page.read_text("utf-8"))


def test_the_files_shown_for_the_format_check_together_without_a_problem(tmp_path: Path) -> None:
    shown = examples(FORMAT)
    assert len(shown) > 5
    for name, text in shown:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    checked = check(read_content(tmp_path), Settings())
    assert [problem.line() for problem in checked.problems] == []
    assert len(checked.library.articles) == 1


@pytest.mark.parametrize("page", [FORMAT, HOME / "README.md"], ids=lambda page: page.name)
def test_every_markdown_example_is_a_file_with_its_name_above_it(page: Path) -> None:
    fenced = [text for language, text in FENCE.findall(page.read_text("utf-8")) if language == "markdown"]
    assert fenced
    assert fenced == [text for _, text in examples(page)]


def parts() -> list[str]:
    return [text for language, text in FENCE.findall(FORMAT.read_text("utf-8")) if language == "yaml"]


def group_of(part: str) -> str:
    """The kind of file whose front matter the part is of, by its first key."""
    key = part.partition(":")[0]
    if key == "title":
        return "issue"
    return "actor" if key == "name" else "note"


def test_there_are_parts_for_every_list_of_facts() -> None:
    lists = {"events", "talks", "quotes", "claims", "figures", "positions", "images", "corrections"}
    assert lists <= {key for part in parts() for key in yaml.safe_load(part)}


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.partition(":")[0])
def test_every_part_of_a_front_matter_is_right(part: str) -> None:
    group: Any = group_of(part)
    front = HEAD + part if group == "note" else part
    note, problems = parse("x", group, f"docs/{group}s/x.md", f"---\n{front}---\n".encode())
    assert note is not None, problems
    # The day on which the parts' note was published is ours, so what is odd beside it says nothing of them.
    told = [problem.line() for problem in (*problems, *validate(note)[1]) if problem.severity is not Severity.NOTICE]
    assert told == []


def test_the_errors_shown_are_those_that_are_told() -> None:
    shown = re.findall(r"error: (.+)$", section(FORMAT.read_text("utf-8"), "## What the check says"), re.MULTILINE)
    typed = """\
---
title: Issue #5 of the list
source: {publisher: P, published: 2022-01-05, url: https://example.org/, knd: news}
talks:
  - {id: a, status: scheduled, what: A, who: B, date: 2022-01-12T10:00}
  - {id: b, status: proposed, what: Talks on arms, missiles, who: B}
  - {id: c, status: proposed, what: A, who: B, date: Sunday}
---
"""
    note, problems = parse("x", "note", "docs/notes/x.md", typed.encode())
    assert note is not None
    told = [problem for problem in (*problems, *validate(note)[1]) if problem.severity is Severity.ERROR]
    assert sorted(shown) == sorted(problem.line().partition("error: ")[2] for problem in told)


# --- commands and settings --------------------------------------------------------------------------------------


def commands() -> dict[str, argparse.ArgumentParser]:
    found = next(action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(found.choices)


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_documented_where_it_belongs(name: str) -> None:
    text = COMMANDS.read_text("utf-8")
    known = code(section(text, f"### `{name}`")) | code(section(text, "## Options of every command"))
    options = {option for action in commands()[name]._actions for option in action.option_strings}
    assert options - {"-h"} - known == set()
    choices = {word for action in commands()[name]._actions for word in action.choices or ()}
    assert choices - known == set()


def test_no_command_or_option_is_documented_that_is_not_there() -> None:
    text = COMMANDS.read_text("utf-8")
    options = {option for one in commands().values() for action in one._actions for option in action.option_strings}
    assert {word for word in code(text) if re.fullmatch(r"--[a-z-]+", word)} - options == set()
    assert set(re.findall(r"^### `(\w+)`$", text, re.MULTILINE)) - set(commands()) == set()


def test_every_exit_status_is_documented() -> None:
    table = section(COMMANDS.read_text("utf-8"), "## Exit status")
    assert re.findall(r"^\| (\d+) \|", table, re.MULTILINE) == ["0", "1", "2", "3"]


def test_every_kind_of_starting_file_is_documented() -> None:
    assert set(KINDS) - code(section(COMMANDS.read_text("utf-8"), "### `new`")) == set()


def test_every_target_of_make_is_documented() -> None:
    makefile = (HOME / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE))
    assert {"build", "test", "serve"} <= targets
    known = {span.removeprefix("make ").split()[0] for span in code(told_by(COMMANDS)) if span.startswith("make ")}
    assert targets - known == set()


def settings() -> dict[str, Any]:
    """What stands under `extra: briefing:` in the project's own settings, values as text."""
    found = yaml.load((HOME / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- texts only
    return dict(found["extra"]["briefing"])


def test_every_setting_is_documented() -> None:
    fields = {"at_least" if name == "floors" else name for name in Settings.__dataclass_fields__} - {"file"}
    known = code(section(COMMANDS.read_text("utf-8"), "## Settings"))
    assert fields - known == set()
    assert set(settings()) - known == set()
    assert set(FLOORS) - known == set()


def test_the_settings_shown_can_be_read() -> None:
    shown = [text for language, text in FENCE.findall(COMMANDS.read_text("utf-8")) if language == "yaml"]
    assert shown
    for text in shown:
        found, problems = read_settings(text, "mkdocs.yml")
        assert [problem.line() for problem in problems] == []
        assert found.as_of is not None


# --- links ------------------------------------------------------------------------------------------------------

PAGES = sorted([*HOME.glob("*.md"), *(HOME / "docs").glob("*.md")])


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as MkDocs and forges make them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", heading.replace("`", "")).strip().lower() for heading in headings)
    return {re.sub(r"[\s]+", "-", heading) for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), f"{page.name}: {link} leads to no file"
        if anchor:
            assert anchor in anchors(target), f"{page.name}: {link} leads to no heading"


@pytest.mark.parametrize("page", sorted((HOME / "docs").glob("*.md")), ids=lambda page: page.name)
def test_pages_of_the_site_link_only_to_pages_of_the_site(page: Path) -> None:
    for link in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        assert "../" not in link, f"{page.name}: {link} is not published"


# --- how to contribute ------------------------------------------------------------------------------------------


def test_the_case_shown_to_contributors_holds() -> None:
    shown = [text for language, text in FENCE.findall(told_by(HOME / "CONTRIBUTING.md")) if language == "yaml"]
    cases = [case for text in shown for case in yaml.safe_load(text)]
    assert cases
    for case in cases:
        text = f"---\n{case['front matter']}---\n"
        told = [problem.line() for problem in parse("x", "note", "docs/notes/x.md", text.encode())[1]]
        assert told == [f"docs/notes/x.md:{line}" for line in case["problems"]]


def test_the_files_and_folders_named_to_contributors_are_there() -> None:
    spans = code(told_by(HOME / "CONTRIBUTING.md", HOME / "SECURITY.md"))
    named = {span for span in spans if re.fullmatch(r"(?:generator|templates|tests)/[\w./-]*", span)}
    assert len(named) > 5
    assert [path for path in sorted(named) if not (HOME / path).exists()] == []


def test_the_pages_for_editors_can_be_reached_from_the_page_about_the_site() -> None:
    about = (HOME / "docs" / "about.md").read_text("utf-8")
    assert {"method.md", "note-format.md", "commands.md", "speed.md"} <= set(LINK.findall(about))
