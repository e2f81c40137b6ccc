"""Calendars and feeds as readers that are not ours take them: ical.js and rss-parser see what Python's readers see."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from corpus.building import HERE, made, story
from icalendar import Calendar, Event

FOREIGN = HERE.parent / "foreign"
Entries = dict[str, list[dict[str, Any]]]
Read = Callable[[dict[str, bytes]], Entries]


@pytest.fixture(scope="module")
def read() -> Read:
    """What the readers of node find in files, by path; all of them have to be readable."""
    node = shutil.which("node")
    if node is None or not (FOREIGN / "node_modules" / "ical.js").is_dir():
        pytest.skip("not read with ical.js and rss-parser: that needs npm (Debian's packages nodejs and npm)")

    def found(files: dict[str, bytes]) -> Entries:
        asked = json.dumps({path: data.decode() for path, data in files.items() if path.endswith((".ics", ".atom"))})
        done = subprocess.run(
            [node, "read.mjs"], cwd=FOREIGN, input=asked, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    return found


def moment(value: date | datetime) -> str:
    """A day, or an instant in UTC, as the readers of node write it."""
    if not isinstance(value, datetime):
        return value.isoformat()
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def calendar(data: bytes) -> list[dict[str, Any]]:
    found = [part for part in Calendar.from_ical(data.decode()).walk() if isinstance(part, Event)]
    return [
        {
            **{name: str(event.get(name, "")) for name in ("uid", "summary", "description", "location", "status")},
            "sequence": event["sequence"],
            "start": moment(event.start),
            "end": moment(event.end),
        }
        for event in found
    ]


def feed(data: bytes) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "title": one.title, "link": one.link, "content": one.content[0].value}
        for one in feedparser.parse(data).entries
    ]


def same(read: Read, files: dict[str, bytes]) -> None:
    """Both see the same calendars and feeds."""
    found = read(files)
    for path, entries in found.items():
        if path.endswith(".ics"):
            assert entries == calendar(files[path]), path
        else:
            told = [{key: one[key] for key in ("id", "title", "link", "content")} for one in entries]
            assert told == feed(files[path]), path
    assert any(entries for path, entries in found.items() if path.endswith(".ics"))
    assert any(entries for path, entries in found.items() if path.endswith(".atom"))


def test_readers_agree_on_texts_that_formats_are_known_to_break(read: Read, published: dict[str, bytes]) -> None:
    same(read, published)


@pytest.mark.parametrize(
    ("folder", "day"), [(HERE.parents[1], "2022-01-11"), (HERE, "2031-03-20")], ids=["example", "corpus"]
)
def test_readers_agree_on_a_whole_story(read: Read, folder: Path, day: str) -> None:
    documents = made(story(folder), date.fromisoformat(day)).documents
    same(read, {one.path: one.data for one in documents})
