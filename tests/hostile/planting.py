"""Content in which a payload stands in every field of free text: made of `payloads.yml` and `plants.yml`."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.validate.free_text import is_free
from generator.validate.schema import FILES
from generator.validate.shape import known_keys

HERE = Path(__file__).parent
GROUPS = {"notes": "note", "actors": "actor", "stories": "story", "issues": "issue", "figures": "figure"}
DESK = {f"actors/{name.lower()}.md": f"---\nname: {name}\nkind: state\n---\n" for name in ("Moss", "Fern")}
DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
NAMING = {"name", "short", "aliases", "publisher", "via"}  # the keys that name actors and outlets
BODIED = {"note", "actor", "story"}
Where = tuple[str, ...]  # the keys that lead to a field, its file's group first


@dataclass(frozen=True, slots=True)
class Payload:
    """A text that must stay one. `refused`: where no such text may be typed, and what is said of it."""

    number: int
    why: str
    pattern: str
    refused: Mapping[str, str]

    def text(self, field_number: int) -> str:
        return self.pattern.replace("§", f"{self.number}{field_number:03}")

    def may_stand(self, where: Where) -> bool:
        """Whether such a text is taken in a field."""
        return "everywhere" not in self.refused and ("names" not in self.refused or not NAMING & set(where))


def _payload(number: int, told: dict[str, Any]) -> Payload:
    text = told["text"] if "times" not in told else told["text"] * told["times"] + "§"
    return Payload(number, told["why"], text, told.get("refused", {}))


PAYLOADS = [
    _payload(number, told)
    for number, told in enumerate(yaml.safe_load((HERE / "payloads.yml").read_text("utf-8")), start=101)
]
PLANTS: dict[str, Any] = yaml.safe_load((HERE / "plants.yml").read_text("utf-8"))


@dataclass(slots=True)
class Planted:
    """A file, and the texts that were put into it, each with its field."""

    path: str
    front: dict[str, Any]
    texts: list[tuple[Where, str]] = field(default_factory=list)
    body: str = ""

    @property
    def id(self) -> str:
        return Path(self.path).stem

    def written(self) -> str:
        lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in self.front.items())
        return f"---\n{''.join(lines)}---\n{self.body}\n"


@dataclass(slots=True)
class _Planter:
    """Puts a payload into files, field after field; where it may not stand, plain words.

    `only` is the number of the one field that gets it, whether or not it may; 0 is all fields.
    """

    payload: Payload
    only: int
    number: int = 0
    name: str = ""  # of the actor, to which other fields point

    def file(self, path: str, front: Any) -> Planted:  # noqa: ANN401 -- YAML
        made = Planted(path.replace("#", str(self.payload.number)), {})
        group = GROUPS[path.partition("/")[0]]
        made.front = self._put((group,), front, made)
        if group in BODIED and not self.only and not {"body", "everywhere"} & self.payload.refused.keys():
            made.body = self.payload.text(self.number)
        return made

    def _put(self, where: Where, value: Any, made: Planted) -> Any:  # noqa: ANN401 -- YAML
        if isinstance(value, dict):
            return {key: self._put((*where, key), item, made) for key, item in value.items()}
        if isinstance(value, list):
            return [self._put(where, item, made) for item in value]
        if value not in {"$", "$name"}:
            return str(value).replace("#", str(self.payload.number))
        self.number += 1
        text = self.name if value == "$name" else self._text(where)
        self.name = text if where == ("actor", "name") else self.name
        made.texts.append((where, text))
        return text

    def _text(self, where: Where) -> str:
        wanted = self.number == self.only if self.only else self.payload.may_stand(where)
        return self.payload.text(self.number) if wanted else f"Plain words {self.payload.number}{self.number:03}"


def plant(payload: Payload, only: int = 0) -> list[Planted]:
    """The files of a payload."""
    planter = _Planter(payload, only)
    return [planter.file(path, front) for path, front in PLANTS.items()]


def laid_out(folder: Path, files: list[Planted]) -> Path:
    """The folder of content with these files, beside two actors and a picture."""
    docs = folder / "docs"
    texts = {**DESK, **{file.path: file.written() for file in files}}
    for path, text in texts.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    (docs / "assets").mkdir(exist_ok=True)
    (docs / "assets/moss.png").write_bytes(DOT)
    return docs


def free_fields() -> set[Where]:
    """Every field of free text of the schema, by the keys that lead to it."""
    return {(group, *keys) for group in FILES for keys in _fields(group, ()) if is_free(group, keys)}


def _fields(group: str, above: Where) -> Iterator[Where]:
    for key in known_keys(group, above):
        below = (*above, key)
        yield from _fields(group, below) if known_keys(group, below) else (below,)
