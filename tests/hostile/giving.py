"""What a bad input is made of: the files that `bad_inputs.yml` describes, laid out in a folder."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
Case = dict[str, Any]
CASES: list[Case] = yaml.safe_load((HERE / "bad_inputs.yml").read_text("utf-8"))
SOURCE = "source: {publisher: The Daily Leaf, published: 2022-01-04, reference: page 1}\n"
# What stands before what a case gives, on the lines 1 to 3; and behind it.
FRAMES = {
    "text": ("", ""),
    "front": ("---\n", "---\n"),
    "note": (f"---\ntitle: A note\n{SOURCE}", "---\n"),
    "actor": ("---\nname: Name\nkind: person\n", "---\n"),
    "body": (f"---\ntitle: A note\n{SOURCE}---\n", "\n"),
}
DESK = {f"actors/{name.lower()}.md": f"---\nname: {name}\nkind: state\n---\n" for name in ("Moss", "Fern")}


def name_of(case: Case) -> str:
    """The path of the file that a case is about; a reading fails if it is described twice."""
    path: str = case.get("file", "actors/x.md" if "actor" in case else "notes/x.md")
    return path


def bytes_of(case: Mapping[str, Any]) -> bytes:
    """What a file holds."""
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    kind = next(kind for kind in (*FRAMES, "pieces") if kind in case)
    if kind != "pieces":
        before, after = FRAMES[kind]
        return f"{before}{case[kind]}{after}".encode(case.get("encoding", "utf-8"), "surrogatepass")
    before, after = FRAMES[case.get("in", "text")]
    return f"{before}{''.join(repeated(*piece) for piece in case['pieces'])}{after}".encode()


def repeated(text: str, times: int = 1) -> str:
    """A piece again and again; `{n}` in it is the number of the repetition, `{next}` that of the one after it."""
    if "{n}" not in text:
        return text * times
    return "".join(text.replace("{n}", str(n)).replace("{next}", str(n + 1)) for n in range(times))


def laid_out(folder: Path, case: Case) -> Path:
    """The folder of content that a case describes, beside two actors."""
    docs = folder / "docs"
    for path, text in {**DESK, **case.get("beside", {})}.items():
        _place(docs, path).write_bytes(text.encode())
    target = _place(docs, name_of(case))
    special = case.get("is")
    if special == "folder":
        target.mkdir()
    elif special == "pipe":
        os.mkfifo(target)
    elif special == "socket":
        _socket(target)
    elif special is not None:
        target.symlink_to(special.removeprefix("link to "))
    else:
        target.write_bytes(bytes_of(case))
    if "mode" in case:
        target.chmod(int(case["mode"], 8))
    return docs


def _place(docs: Path, path: str) -> Path:
    target = docs / path
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _socket(target: Path) -> None:
    """A socket's own path may not be long, so it is made from within its folder."""
    before = Path.cwd()
    os.chdir(target.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(target.name)
    finally:
        os.chdir(before)


def expected(case: Case) -> list[str]:
    """Every line that is said; in the data, one that begins with a number is about the case's own file."""
    lines: list[str] = case.get("says", [])
    return [f"docs/{name_of(case)}:{line}" if line[0].isdigit() else f"docs/{line}" for line in lines]
