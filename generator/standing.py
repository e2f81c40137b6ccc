"""What stands of the last build: where nothing changed since, nothing is read, made and written again."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import sysconfig
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator import orders
from generator.problems import Problem, Severity, as_plain, of_plain
from generator.write import all_stand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.orders import Order

_HERE = Path(__file__).parent
_FILE = ".state/standing.json"


@dataclass(frozen=True, slots=True)
class Standing:
    """A build that found nothing to stop it: its reading date, the site's address, what was wrong, what stands beside.

    `beside` are the files beside the site's pages, `search` the bundles of its search and their list: each with what
    tells its bytes.
    """

    as_of: date
    home: str
    problems: tuple[Problem, ...]
    beside: Mapping[str, str]
    search: Mapping[str, str] = field(default_factory=dict)

    def stops(self, *, strict: bool) -> bool:
        """Whether something found keeps the site from being built."""
        return strict and any(problem.severity is Severity.WARNING for problem in self.problems)


def key_of(order: Order) -> str:
    """A hash of all that a build reads: content, settings, templates, the program and its libraries, the day.

    Empty where something cannot be read: reading it for the build then says so.
    """
    return _hashed(_parts(order))


def basis_of(order: Order) -> str:
    """A hash of all that a build reads but the content; empty where something cannot be read."""
    return _hashed(_basis(order))


def program_key() -> str:
    """A hash of the program, its libraries and the Python that runs it; empty where something cannot be read."""
    return _hashed(_program())


def _hashed(parts: Iterator[bytes]) -> str:
    found = hashlib.blake2b(digest_size=16)
    try:
        for part in parts:
            found.update(len(part).to_bytes(8, "big") + part)
    except OSError:
        return ""
    return found.hexdigest()


def _parts(order: Order) -> Iterator[bytes]:
    yield from _basis(order)
    yield from _tree(str(order.docs))


def asked_key(order: Order) -> str:
    """A hash of what is asked for, and of the day; not of where it is published."""
    return _hashed(iter([_asked(order)]))


def _asked(order: Order) -> bytes:
    today = os.environ.get("SOURCE_DATE_EPOCH", "") or datetime.now(UTC).date().isoformat()
    return repr((order.docs.as_posix(), str(order.config), order.as_of, order.drafts, today, sys.version)).encode()


def _basis(order: Order) -> Iterator[bytes]:
    yield _asked(order)
    yield order.config.read_bytes()
    yield from _program()
    yield from _tree(str(orders.TEMPLATES))


def _program() -> Iterator[bytes]:
    yield repr((sys.version, sorted(path.name for path in _libraries()))).encode()
    yield from _tree(str(_HERE))


def _libraries() -> Iterator[Path]:
    return Path(sysconfig.get_path("purelib")).glob("*.dist-info")


def _tree(folder: str) -> Iterator[bytes]:
    """Every file below a folder with its bytes; of what is no file its kind, which is all that is ever read of it."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        kind = entry.stat(follow_symlinks=False).st_mode
        yield f"{entry.path}\0{kind}".encode("utf-8", "surrogateescape")
        if stat.S_ISDIR(kind) and entry.name != "__pycache__":
            yield from _tree(entry.path)
        elif stat.S_ISREG(kind):
            yield Path(entry.path).read_bytes()


def recall(pages: Path, key: str) -> Standing | None:
    """The last build, if it was of the same key and the pages that it wrote stand."""
    if not key:
        return None
    try:
        told = json.loads((pages.parent / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if told["key"] != key or not all_stand(pages):
        return None
    return Standing(
        as_of=date.fromisoformat(told["as_of"]),
        home=told["home"],
        problems=tuple(map(of_plain, told["problems"])),
        beside=told["beside"],
        search=told["search"],
    )


def forget(pages: Path) -> None:
    """Has the next build know none before it: its pages are about to be changed."""
    (pages.parent / _FILE).unlink(missing_ok=True)


def keep(pages: Path, key: str, known: Standing) -> None:
    """Keeps a build for the next one."""
    file = pages.parent / _FILE
    told = {
        "key": key,
        "as_of": known.as_of.isoformat(),
        "home": known.home,
        "problems": [as_plain(problem) for problem in known.problems],
        "beside": dict(known.beside),
        "search": dict(known.search),
    }
    part = file.with_suffix(".part")
    file.parent.mkdir(parents=True, exist_ok=True)
    part.write_text(json.dumps(told), encoding="utf-8")
    part.replace(file)
