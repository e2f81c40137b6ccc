"""Writes a deterministic folder of content of N notes: `python bench/corpus.py 1000 FOLDER`.

The story is made up and says so in its names. A talk is reported by four notes, from proposed to held; claims are
denied; figures repeat; every note belongs to the first story and some to others; few actors are in most of the notes,
as in life. Up to 1,000 notes fill 120 days; beyond that there are about ten notes a day.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FIRST = date(2031, 1, 1)
TOWNS = ("Northport", "Eastbridge", "Westmill", "Southam", "Midway", "Highfield", "Lowmoor")
OUTLETS = tuple(f"Daily {name}" for name in "Lantern Compass Anchor Beacon Harbour Signal Meridian Tide".split())  # noqa: SIM905 -- a row of words
WORDS = tuple(
    """the of to and in a that on for with it is was as by at from said will not are has its be had this after which
    talks border council minister envoy statement agreement proposal session report measure region corridor guarantee
    monitor ceasefire summit delegation response commission treaty exercise deployment sanction assurance dialogue
    security troops officials government president foreign ministry week month spokesman demands allies alliance
    leaders weapons missiles forces territory line south north east west sea harbour strait island villages road
    would could should may must under over between against without before until since during about more than no any
    new first second third next last own many several both other such also still already only even far long open
    closed joint formal draft written possible further military political economic humanitarian direct clear broad
    meet discuss agree reject accept offer call warn expect repeat confirm deny publish sign withdraw extend begin
    end remain include describe consider prepare return allow halt exchange inspect observe escort deliver""".split()  # noqa: SIM905 -- a row of words
)
FREQUENT = tuple(1 / (rank + 3) for rank in range(len(WORDS)))  # as words are in any text
STANCES = ("supports", "opposes", "mixed", "undecided")
LATER = (0, 9, 31, 67)  # the notes that report a talk, counted from the one that knows it first
DUE = 45


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what the notes of a corpus are about; the first of each are named most."""

    total: int
    states: tuple[str, ...]
    offices: tuple[str, ...]
    persons: tuple[str, ...]
    figures: int
    issues: int
    stories: int

    def day(self, number: int) -> date:
        """The day on which a note is published."""
        return FIRST + timedelta(days=number * max(120, self.total // 10) // self.total)


def cast_of(total: int) -> Cast:
    """One actor to twenty notes, from 16 to 300 of them."""
    actors = max(16, min(300, total // 20))
    return Cast(
        total=total,
        states=tuple(f"Land {number:02}" for number in range(actors // 4)),
        offices=tuple(f"Office {number:02}" for number in range(actors // 8)),
        persons=tuple(f"Person {number:03}" for number in range(actors - actors // 4 - actors // 8)),
        figures=max(3, min(40, total // 50)),
        issues=max(3, min(20, total // 50)),
        stories=max(2, min(12, total // 200)),
    )


def last_day(total: int) -> date:
    """The day of the newest note: the corpus is read on it."""
    return cast_of(total).day(total - 1)


def drawn(seed: str) -> random.Random:
    """Dice that fall the same way every time."""
    return random.Random(seed)  # noqa: S311 -- a corpus, not a secret


def one_of(rng: random.Random, names: tuple[str, ...]) -> str:
    """One of them, the first ones far more often."""
    return names[int(len(names) * rng.random() ** 2.2)]


def slug(text: str) -> str:
    """The id of a name."""
    return text.lower().replace(" ", "-")


def words(rng: random.Random, length: int) -> str:
    """Words with a capital."""
    return " ".join(rng.choices(WORDS, FREQUENT, k=length)).capitalize()


def paragraph(rng: random.Random, sentences: int) -> str:
    """Sentences of different lengths."""
    return " ".join(f"{words(rng, rng.randrange(8, 26))}." for _ in range(sentences))


def write(path: Path, lines: list[str], body: str = "") -> None:
    """A content file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["---", *lines, "---", body, ""]), "utf-8", newline="\n")


def desk(folder: Path, cast: Cast) -> None:
    """The files that notes refer to: actors, figures, issues, stories."""
    for state in cast.states:
        write(folder / "actors" / f"{slug(state)}.md", [f"name: {state}", "kind: state"])
    for number, office in enumerate(cast.offices):
        member = f"member_of: [{slug(cast.states[number % len(cast.states)])}]"
        write(folder / "actors" / f"{slug(office)}.md", [f"name: {office}", "kind: office", member])
    for number, person in enumerate(cast.persons):
        role = f"  - {{title: Envoy, org: {slug(cast.states[number % len(cast.states)])}, from: 2030}}"
        lines = [f"name: {person}", "kind: person", f"aliases: [P. {number:03}]", "roles:", role]
        write(folder / "actors" / f"{slug(person)}.md", lines, paragraph(drawn(person), 3))
    for number in range(cast.figures):
        write(folder / "figures" / f"figure-{number}.md", [f"title: Figure {number}", "unit: people"])
    for number in range(cast.issues):
        asked = f"question: Should point {number} hold?"
        write(folder / "issues" / f"issue-{number}.md", [f"title: Issue {number}", asked])
    for number in range(cast.stories):
        begun = ["bottom_lines:", f"  - {{date: {FIRST}, text: It begins, trend: unchanged}}"]
        write(folder / "stories" / f"story-{number}.md", [f"title: Story {number}", *begun])


def note(folder: Path, number: int, cast: Cast) -> None:
    """One note with its facts and the desk's prose."""
    rng = drawn(f"note {number}")
    day = cast.day(number)
    lines = [*head(rng, number, cast), *occasions(rng, number, cast), *spoken(rng, number, cast)]
    about, counted = f"figure-{number % cast.figures}", f"figure-{(number + 1) % cast.figures}"
    lines += [
        "figures:",
        f"  - {{of: {about}, value: {rng.randrange(90, 115)}000, how: about, as_of: {day:%Y-%m}}}",
        f"  - {{of: {counted}, value: {rng.randrange(10, 99)}00, scope: {one_of(rng, TOWNS)}}}",
        "positions:",
        f"  - who: {one_of(rng, cast.states)}",
        f"    issue: issue-{number % cast.issues}",
        f"    stance: {one_of(rng, STANCES)}",
        f"    text: {words(rng, 12)}",
    ]
    if number % 50 == 49:
        lines += ["corrections:", f"  - {{date: {day}, what: A name was spelled wrong}}"]
    link = f"See [the report](https://example.org/{number}) of the day."
    body = "\n\n".join([f"## {words(rng, 4)}", paragraph(rng, 4), paragraph(rng, 5), link, paragraph(rng, 4)])
    write(folder / "notes" / f"{day:%Y}" / f"{day:%m}" / f"note-{number:06}.md", lines, body)


def head(rng: random.Random, number: int, cast: Cast) -> list[str]:
    """The headline, the source, the stories, the key points."""
    stories = ["story-0", *([f"story-{number % cast.stories}"] if number % cast.stories else [])]
    copied = ["  via: [Wire of All]"] if rng.random() < 0.3 else []
    return [
        f"title: {words(rng, 9)}",
        "source:",
        f"  publisher: {one_of(rng, OUTLETS)}",
        f"  url: https://example.org/{number}",
        f"  published: {cast.day(number)}",
        *copied,
        f"stories: [{', '.join(stories)}]",
        "key_points:",
        *(f"  - {words(rng, 15)}." for _ in range(3)),
    ]


def occasions(rng: random.Random, number: int, cast: Cast) -> list[str]:
    """The reports of about three talks, and an event."""
    reported = [(number - later, step) for step, later in enumerate(LATER)]
    told = [talk(first, step, cast) for first, step in reported if first >= 0 and first % 4 != 3]
    event = (
        f"{{id: event-{number}, date: {cast.day(number)}, what: {words(rng, 6)}, who: [{one_of(rng, cast.states)}]}}"
    )
    talks = ["talks:", *(line for lines in told for line in lines)] if told else []
    return [*talks, "events:", f"  - {event}"]


def talk(first: int, step: int, cast: Cast) -> list[str]:
    """The report of a talk by the note of that step: wished, set, set again, held or called off."""
    rng = drawn(f"talk {first}")
    one, other = rng.sample(range(len(cast.persons)), 2)
    state = one_of(rng, cast.states)
    due = cast.day(first + DUE) + timedelta(days=1)
    moved = due + timedelta(days=2) if rng.random() < 0.1 else due
    place = rng.choice(TOWNS)
    ended = (
        "held" if rng.random() < 0.9 and cast.day(first + LATER[3]) >= moved else rng.choice(["cancelled", "postponed"])
    )
    status = ("proposed", "scheduled", "scheduled", ended)[step]
    lines = [
        f"  - id: talk-{first}",
        f"    what: Talks {first} on {words(rng, 3).lower()}",
        f"    who: [{cast.persons[one]}, {cast.persons[other]}, {state}]",
        f"    status: {status}",
        f"    where: {place}",
    ]
    if status != "postponed":
        lines.append(f"    date: {due if step < 2 else moved}")
    return lines if status == "held" else [*lines, f"    by: {state}"]


def spoken(rng: random.Random, number: int, cast: Cast) -> list[str]:
    """Two quotes and two claims; some claims deny an earlier one."""
    day = cast.day(number)
    quotes = [f"  - {{by: {one_of(rng, cast.persons)}, date: {day}, text: {words(rng, 20)}}}" for _ in range(2)]
    denies = f", denies: [claim-{number - 20}]" if number >= 20 and rng.random() < 0.1 else ""
    speaker = one_of(rng, (*cast.offices, *cast.states))
    claims = [
        f"  - {{id: claim-{number}, by: {speaker}, date: {day}, text: {words(rng, 14)}{denies}}}",
        f"  - {{by: {one_of(rng, cast.states)}, about: [{one_of(rng, cast.persons)}], text: {words(rng, 12)}}}",
    ]
    return ["quotes:", *quotes, "claims:", *claims]


def lay_out(total: int, folder: Path) -> None:
    """Writes the whole folder of content."""
    cast = cast_of(total)
    desk(folder, cast)
    for number in range(total):
        note(folder, number, cast)


if __name__ == "__main__":
    lay_out(int(sys.argv[1]), Path(sys.argv[2]))
