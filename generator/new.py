"""Starting files: what an editor fills in for a new note, actor, story, issue or figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_FOLDERS = {"note": "notes", "actor": "actors", "story": "stories", "issue": "issues", "figure": "figures"}
KINDS = tuple(_FOLDERS)
_NOTE = """\
---
title: {title}
draft: true  # remove this line to publish
source:
  publisher: Name of the outlet
  url: https://example.org/
  published: {day}
summary:
key_points: []
stories: []
# Each fact takes a line or a few; remove what the article does not hold. docs: note-format.md
# talks:
#   - id: who-with-whom-on-what
#     what: A and B meet
#     who: [A, B]
#     status: scheduled
#     date: {day}
# events:
#   - {{id: what-happened, what: What happened, who: A, date: {day}}}
# quotes:
#   - {{by: A, text: "the words, as they were spoken"}}
# claims:
#   - {{by: A, text: "what A says, in the desk's words"}}
# figures:
#   - {{of: id-of-a-figure, value: 100000, how: about}}
# positions:
#   - {{who: A, issue: id-of-an-issue, stance: opposes}}
---
"""
_ACTOR = """\
---
name: {title}
kind: person  # person, state, organisation, office, group
aliases: []
roles: []
# roles:
#   - {{title: Foreign Minister, org: id-of-a-state, from: 2004-03-09, note: id-of-the-note-that-says-so}}
---
"""
_STORY = """\
---
title: {title}
question:
bottom_lines:
  - date: {day}
    text: Where it stands, in one sentence.
    trend: unchanged  # improving, unchanged, worsening
---
"""
_ISSUE = """\
---
title: {title}
question: "{title}?"  # one that yes or no answers; `supports` says yes
---
"""
_FIGURE = """\
---
title: {title}
unit: people
definition:
---
"""
_TEXTS = {"note": _NOTE, "actor": _ACTOR, "story": _STORY, "issue": _ISSUE, "figure": _FIGURE}


def create(kind: str, name: str, docs: Path, today: date) -> Path:
    """Writes a starting file that checks without an error, and gives back its path.

    Without a name the file is called `new-KIND`. Raises ValueError where the name is no id, FileExistsError
    where a file of that id is there already, OSError where it cannot be written.
    """
    from generator.read.names import wrong_id  # noqa: PLC0415 -- every command asks for the kinds, this one for names

    chosen = name or f"new-{kind}"
    message, hint = wrong_id(chosen)
    if message:
        raise ValueError(f"{message} ({hint})" if hint else message)
    folder = docs / _FOLDERS[kind]
    for found in docs.glob(f"*/**/{chosen}.md"):
        raise FileExistsError(17, "the id is taken", str(found))
    if kind == "note":
        folder = folder / f"{today:%Y}" / f"{today:%m}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{chosen}.md"
    title = chosen.replace("-", " ").capitalize()
    with path.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(_TEXTS[kind].format(title=title, day=today.isoformat()))
    return path
