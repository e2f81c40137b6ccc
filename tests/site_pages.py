"""A small folder of pages, such as the generator writes, for a story about an island that is nowhere."""

from __future__ import annotations

from pathlib import Path

from generator.document import Document, File, Page

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "mkdocs.yml"
INDEXES = (
    "talks",
    "timeline",
    "stories",
    "changes",
    "actors",
    "positions",
    "network",
    "figures",
    "claims",
    "quotes",
    "discrepancies",
    "notes",
    "sources",
    "corrections",
    "subscribe",
    "data",
)


def index(name: str, *links: str) -> Page:
    lines = [f"# {name.title()} {{: #{name} }}", "", *(f"- [{link}]({link})" for link in links)]
    return Page(path=f"{name}/index.md", title=name.title(), description=name, markdown="\n".join(lines))


def talk(*, when: str = "10 January") -> Page:
    fact = (
        f'<p class="fact" data-fact="first-note:ferry-talks">Talks on {when} in Port Nowhere '
        '<a class="source" href="../../notes/first-note/#ferry-talks">Gull Gazette</a></p>'
    )
    return Page(
        path="talks/ferry-talks.md",
        title="Ferry talks <b>& more",
        description='Talks on the "ferry"',
        markdown=f"# Ferry talks {{: #ferry-talks }}\n\n{fact}\n\n[The actor](../actors/ruritania.md)\n",
        meta={
            "edit_path": "docs/notes/first-note.md",
            "feeds": [{"href": "feeds/changes.atom", "type": "application/atom+xml", "title": "All"}],
            "jsonld": {"@type": "Event", "name": "</script><script>alert(1)</script>"},
            "updated": "2022-01-10",
        },
    )


def documents(*, when: str = "10 January") -> list[Document]:
    note = '<div id="ferry-talks" data-fact="first-note:ferry-talks">Talks on the ferry</div>'
    linked = {
        "talks": ["ferry-talks.md"],
        "notes": ["first-note.md"],
        "actors": ["ruritania.md"],
    }
    return [
        Page(path="index.md", title="Briefing", description="Start", markdown="# Briefing\n\n[Talks](talks/index.md)"),
        *(index(name, *linked.get(name, [])) for name in INDEXES),
        talk(when=when),
        Page(path="about.md", title="About", description="About", markdown="# About\n\nThe desk's word."),
        Page(path="notes/first-note.md", title="A note", description="N", markdown=f"# A note\n\n{note}"),
        Page(path="actors/ruritania.md", title="Ruritania", description="R", markdown="# Ruritania\n"),
        File(path="feeds/changes.atom", data=b"<feed/>"),
        File(path="assets/briefing.css", data=b".fact { margin: 0 }"),
        File(path="assets/briefing.js", data=b'"use strict";'),
    ]
