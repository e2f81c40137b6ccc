"""Writes a deterministic content tree of N notes: `python bench/corpus.py 1000 FOLDER`.

The story is made up and says so in its names. Talks are reported several times, from proposed to held; figures repeat;
bodies have the length of a real note.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

FIRST = date(2031, 1, 1)
STATES = [f"Land {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
TOWNS = ["Northport", "Eastbridge", "Westmill", "Southam", "Midway"]
OUTLETS = [
    f"Daily {name}" for name in ("Lantern", "Compass", "Anchor", "Beacon", "Harbour", "Signal", "Meridian", "Tide")
]
WORDS = [
    "talks",
    "border",
    "council",
    "minister",
    "envoy",
    "statement",
    "agreement",
    "proposal",
    "session",
    "report",
    "measure",
    "region",
    "corridor",
    "guarantee",
    "monitor",
    "ceasefire",
    "summit",
    "delegation",
    "response",
    "commission",
    "treaty",
    "exercise",
    "deployment",
    "sanction",
    "assurance",
    "dialogue",
]
STANCES = ("supports", "opposes")
STATUSES = ("proposed", "scheduled", "scheduled", "held")


def slug(text: str) -> str:
    """The id of a name."""
    return text.lower().replace(" ", "-")


def sentence(rng: random.Random, length: int) -> str:
    """Words with a capital and a stop."""
    return " ".join(rng.choices(WORDS, k=length)).capitalize() + "."


def write(path: Path, lines: list[str], body: str = "") -> None:
    """A content file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["---", *lines, "---", body, ""]), "utf-8")


def persons() -> list[str]:
    """Two hundred office-holders."""
    return [f"Person {number:03}" for number in range(200)]


def desk(folder: Path) -> None:
    """The files that notes refer to: actors, figures, issues, stories."""
    for state in STATES:
        write(folder / "actors" / f"{slug(state)}.md", [f"name: {state}", "kind: state"])
    for number, person in enumerate(persons()):
        org = slug(STATES[number % len(STATES)])
        lines = [
            f"name: {person}",
            "kind: person",
            f"aliases: [P. {number:03}]",
            "roles:",
            f"  - {{title: Envoy, org: {org}}}",
        ]
        write(folder / "actors" / f"{slug(person)}.md", lines)
    for number in range(20):
        write(folder / "figures" / f"figure-{number:02}.md", [f"title: Figure {number:02}", "unit: people"])
        write(
            folder / "issues" / f"issue-{number:02}.md",
            [f"title: Issue {number:02}", f"question: Should point {number:02} hold?"],
        )
    for number in range(5):
        write(
            folder / "stories" / f"story-{number}.md",
            [f"title: Story {number}", "bottom_lines:", f"  - {{date: {FIRST}, text: It begins}}"],
        )


def note(folder: Path, number: int, total: int) -> None:
    """One note: three talk reports, an event, two quotes, two claims, two numbers, a position."""
    rng = random.Random(number)  # noqa: S311 -- a corpus, not a secret
    day = FIRST + timedelta(days=number * 360 // total)
    lines = [
        f"title: {sentence(rng, 8)[:-1]}",
        "source:",
        f"  publisher: {rng.choice(OUTLETS)}",
        f"  url: https://example.org/{number}",
        f"  published: {day}",
        f"stories: [story-{number % 5}]",
        "key_points:",
        *(f"  - {sentence(rng, 14)}" for _ in range(3)),
        "talks:",
    ]
    for offset in range(3):
        lines += talk(rng, number, offset, total, day)
    lines += [
        "events:",
        f"  - {{id: event-{number}, date: {day}, what: {sentence(rng, 6)[:-1]}, who: [{rng.choice(STATES)}]}}",
        "quotes:",
    ]
    for _ in range(2):
        lines += [f"  - {{by: {rng.choice(persons())}, date: {day}, text: {sentence(rng, 18)}}}"]
    lines += ["claims:"]
    for _ in range(2):
        lines += [f"  - {{by: {rng.choice(STATES)}, text: {sentence(rng, 12)}}}"]
    lines += [
        "figures:",
        f"  - {{of: figure-{number % 20:02}, value: {rng.randrange(10, 99)}000, how: about}}",
        f"  - {{of: figure-{(number + 7) % 20:02}, value: {rng.randrange(10, 99)}00, scope: north}}",
        "positions:",
        f"  - {{who: {rng.choice(STATES)}, issue: issue-{number % 20:02}, stance: {rng.choice(STANCES)}}}",
    ]
    body = "\n\n".join([f"## {sentence(rng, 4)[:-1]}", *(sentence(rng, 60) for _ in range(4))])
    write(folder / "notes" / f"{day:%Y}" / f"{day:%m}" / f"note-{number:06}.md", lines, body)


def talk(rng: random.Random, number: int, offset: int, total: int, day: date) -> list[str]:
    """A report of a talk that four notes report in turn."""
    which, step = divmod(number * 3 + offset, 4)
    draw = random.Random(which)  # noqa: S311 -- a corpus, not a secret
    one, other = draw.sample(STATES, 2)
    due = FIRST + timedelta(days=(which * 4 // 3) * 360 // total + 3)
    status = STATUSES[step] if day >= due or step < 3 else "scheduled"
    lines = [
        f"  - id: talk-{which}",
        f"    what: Talks {which} of {one} and {other}",
        f"    who: [{one}, {other}]",
        f"    status: {status}",
    ]
    if status == "held":
        return [*lines, f"    date: {min(due, day)}", f"    where: {draw.choice(TOWNS)}"]
    shift = 1 if rng.random() < 0.1 and step == 2 else 0
    return [*lines, f"    date: {due + timedelta(days=shift)}", f"    where: {draw.choice(TOWNS)}", f"    by: {one}"]


def main() -> None:
    """Write the tree."""
    total, folder = int(sys.argv[1]), Path(sys.argv[2])
    desk(folder)
    for number in range(total):
        note(folder, number, total)


if __name__ == "__main__":
    main()
