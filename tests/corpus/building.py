"""The story of the corpus, or any other folder of content, built in this process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import build, checking
from generator.loading import templates
from generator.model.article import Library
from generator.problems import Problem, Severity
from generator.read import Content, read_content
from generator.settings import Settings, read_settings

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Story:
    """A folder of content as checked, with the settings of its site."""

    settings: Settings
    content: Content
    library: Library
    problems: tuple[Problem, ...]


def story(folder: Path) -> Story:
    """What stands in the `docs` of a folder, beside its settings; errors of the settings fail the test."""
    settings, wrong = read_settings((folder / "mkdocs.yml").read_text("utf-8"), "mkdocs.yml")
    assert not wrong
    content = read_content(folder / "docs", "docs")
    checked = checking.check(content, settings)
    assert not [problem for problem in checked.problems if problem.severity is Severity.ERROR]
    return Story(settings, content, checked.library, checked.problems)


def made(told: Story, as_of: date) -> build.Made:
    """All documents of the site, with the files that stand beside its pages."""
    return build.make(told.library, told.settings, as_of, told.content, templates())
