"""What changed, as text, Markdown or JSON: by publication since a day, or by the desk since a revision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator import escape
from generator.exports import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from generator.model.briefing import Briefing
    from generator.model.editing import Edit


def by_publication(briefing: Briefing, since: date, form: str) -> str:
    """The changes of the days from `since` on, newest first; reports that change nothing are left out."""
    found = [(record, title) for record, title in told(briefing) if str(record["day"]) >= since.isoformat()]
    if form == "json":
        return json.dumps(
            {"since": since.isoformat(), "changes": [record for record, _ in found]}, indent=2, ensure_ascii=False
        )
    return _grouped(((str(record["day"]), title) for record, title in found), form)


def by_the_desk(edits: Sequence[Edit], since: str, form: str) -> str:
    """The edits since a revision, by file."""
    if form == "json":
        return _json(since, [_record(edit) for edit in edits])
    return _grouped(((edit.file, _words(edit)) for edit in edits), form)


def _json(since: str, found: Sequence[Mapping[str, object]]) -> str:
    return json.dumps({"since": since, "changes": found}, indent=2, ensure_ascii=False)


def _grouped(found: Iterable[tuple[str, str]], form: str) -> str:
    """Lines under a heading each."""
    groups: dict[str, list[str]] = {}
    for heading, line in found:
        groups.setdefault(heading, []).append(line)
    if form == "markdown":
        return "\n\n".join(
            "\n".join([f"### {escape.markdown(heading)}", "", *(f"- {escape.markdown(line)}" for line in lines)])
            for heading, lines in groups.items()
        )
    return "\n".join(f"{heading}: {line}" for heading, lines in groups.items() for line in lines)


def _words(edit: Edit) -> str:
    thing = f"{edit.sort} '{_short(edit.title)}'" if edit.fact else f"{edit.group} '{_short(edit.title)}'"
    if edit.kind != "changed":
        return f"{edit.kind} {thing}"
    if edit.was and edit.now:
        return f"changed {thing}: {edit.property} from '{_short(edit.was)}' to '{_short(edit.now)}'"
    verb, value = ("given", edit.now) if edit.now else ("taken away", edit.was)
    return f"changed {thing}: {edit.property} {verb}: '{_short(value)}'"


def _short(text: str) -> str:
    longest = 120
    return text if len(text) <= longest else f"{text[:longest]}…"


def _record(edit: Edit) -> dict[str, object]:
    return {
        "kind": edit.kind,
        "group": edit.group,
        "id": edit.id,
        "file": edit.file,
        "line": edit.mark.line,
        "fact": edit.fact or None,
        "sort": edit.sort or None,
        "title": edit.title,
        "property": edit.property or None,
        "was": edit.was or None,
        "now": edit.now or None,
    }
