"""The corpus of the benches: the same on every machine, and content that an editor could have typed."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from generator import checking
from generator.model.assemble import assemble
from generator.model.resolving.outline import Outline, is_plain
from generator.model.resolving.references import Known
from generator.read import read_content
from generator.reading import packed
from generator.settings import Settings

SCRIPT = Path(__file__).parents[2] / "bench" / "corpus.py"
NOTES = 120
LAST = date(2031, 4, 30)


def lay_out(folder: Path) -> Path:
    subprocess.run([sys.executable, SCRIPT, str(NOTES), folder], check=True)
    return folder


def bytes_of(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    first = bytes_of(lay_out(tmp_path / "one"))
    assert first == bytes_of(lay_out(tmp_path / "other"))
    assert sum(name.startswith("notes/") for name in first) == NOTES


def test_it_checks_without_a_word_and_has_what_a_bench_needs(tmp_path: Path) -> None:
    checked = checking.check(read_content(lay_out(tmp_path)), Settings())
    assert not checked.problems
    briefing = assemble(checked.library, LAST)
    assert len(briefing.notes) == NOTES
    assert max(len(talk.reports) for talk in briefing.talks.values()) == 4
    assert {talk.state for talk in briefing.talks.values()} >= {"upcoming", "held", "cancelled"}
    assert any(talk.moves for talk in briefing.talks.values())
    assert {one.rule for one in briefing.discrepancies.values()} >= {"figure", "claim"}
    assert len(briefing.stories["story-0"].notes) == NOTES
    assert len(briefing.corrections) == NOTES // 50


def test_its_notes_are_looked_at_in_outline_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = read_content(lay_out(tmp_path))
    assert all((one.brief() is not None) == (one.source.group == "note") for one in packed(content.sources))
    judged: list[bool] = []

    def noted(note: Outline, known: Known) -> bool:
        judged.append(is_plain(note, known))
        return judged[-1]

    monkeypatch.setattr("generator.model.resolve.is_plain", noted)
    assert checking.wrong(content, Settings()) == ()
    assert judged == [True] * NOTES
