"""The doors between rooms: who may import whom, read from the imports themselves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1] / "generator"
VALUES = {"both", "kept", "letters", "problems", "document", "addresses", "escape", "messages"}
# What each room may import of ours; a room is a folder, or a module at the top.
DOORS = {
    "both": set(),
    "collector": set(),
    "kept": set(),
    "letters": set(),
    "problems": {"letters"},
    "document": set(),
    "addresses": {"letters"},
    "escape": set(),
    "messages": {"problems"},
    "days": set(),
    "settings": {"days", "problems"},
    "new": {"read"},
    "write": {"document"},
    "read": {"letters", "problems"},
    "validate": {"letters", "read", "model", "problems"},
    "model": {"problems"},
    "pages": {"model", "document", "settings", "addresses", "escape"},
    "exports": {"model", "document", "settings", "addresses", "escape"},
    "site": {"both", "collector", "document", "kept", "settings"},
    "changes": {"model", "exports", "escape"},
    "ledger": {"both", "kept", "model", "pages"},
    "proof": {"ledger", "model", "pages"},
    "grounds": {"build", "model", "pages"},
    "making": {"both", "build", "collector", "document", "grounds", "ledger", "model", "pages", "write"},
    "reading": {"both", "kept", "read", "validate"},
    "checking": {"model", "problems", "read", "reading", "settings", "validate"},
    "build": {"read", "model", "pages", "exports", "settings", *VALUES},
}
ABOVE = {
    "again",
    "building",
    "cli",
    "commands",
    "loading",
    "orders",
    "part",
    "prose_edit",
    "seal",
    "standing",
    "__main__",
}  # know everything


def imports(path: Path) -> set[str]:
    """The modules that a file imports, with their full names."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def room_of(path: Path) -> str:
    return path.relative_to(HOME).parts[0].removesuffix(".py")


def rooms_used(path: Path) -> set[str]:
    known = {room_of(other) for other in HOME.rglob("*.py")}
    told = (name.split(".")[1] for name in imports(path) if name.startswith("generator.") and name.count("."))
    return {name for name in told if name in known} - {room_of(path)}


MODULES = sorted(path for path in HOME.rglob("*.py") if path.name != "__init__.py" or path.parent != HOME)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_a_room_imports_only_through_its_doors(path: Path) -> None:
    room = room_of(path)
    if room in ABOVE:
        return
    assert rooms_used(path) - DOORS[room] == set()


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("jinja2", {"pages", "site"}),  # the site keeps the theme's compiled templates
        ("yaml", {"read", "settings"}),
        ("frontmatter", {"read"}),
        ("pydantic", {"validate"}),
        ("icalendar", {"exports"}),
        ("sqlite3", {"exports"}),
        ("mkdocs", {"site"}),
        ("subprocess", {"site", "read"}),
        ("argparse", {"cli", "commands", "orders"}),
    ],
)
def test_a_library_is_known_to_its_rooms_alone(library: str, rooms: set[str]) -> None:
    users = {room_of(path) for path in MODULES if any(name.split(".")[0] == library for name in imports(path))}
    assert users == rooms


def test_only_the_command_line_reads_the_clock() -> None:
    reading = {room_of(path) for path in MODULES if {"time.time", "datetime.now"} & calls(path)}
    assert reading <= ABOVE


def calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {ast.unparse(function) for function in found if isinstance(function, ast.Attribute)}
