"""Plain front matter is read as YAML reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from generator.document import Page
from generator.site.plain_meta import plain

VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=6,
)
ODD = [
    *("a: 1.5", 'a: {"b": 1e3}', "a: NaN", "a: -0", "a: 010", "a: 1_000", "a: 0x1f", "a: 12:30", "a: 2021-12-30"),
    *("a: yes", "a: no", "a: 'x'", "a: x", 'a: "x" # y', 'a: "x', "a: [1, 2", "a: {b: 1}", "a: {'b': 1}", "a: [x]"),
    *('a: "\\ud83d\\ude00"', 'a: "\\/"', 'a: "x\ty"', 'a: "\u2028"', 'a: "\x85"', 'a: "\ufeff"', 'a: "x" ', 'a:  "x"'),
    *("a:", "a: ", "A: 1", '"a": 1', " a: 1", "a: 1\n\nb: 2", "a: 1\na: 2", "a: |\n  x", "# said", "- 1", "a: [1,]"),
    *(f'a: {{"{"k" * 1100}": 1}}', f'a: "{"v" * 3000}"', f"a: {'9' * 30}", 'a: {"b":1,"c":[]}', "a: {}", "a: []"),
]


def by_yaml(text: str) -> Any:
    return yaml.load(text, yaml.CSafeLoader)  # noqa: S506 -- a safe one


def alike(text: str) -> bool:
    """Whether it was plain; then it is the same, in kind as well."""
    try:
        found = plain(text)
    except ValueError:
        return False
    assert repr(found) == repr(by_yaml(text))
    return True


@given(some.dictionaries(some.from_regex("[a-z][a-z_]{0,8}", fullmatch=True), VALUES, min_size=1, max_size=4))
def test_any_values_that_json_writes(values: dict[str, Any]) -> None:
    for ascii_alone in (True, False):
        alike("".join(f"{key}: {json.dumps(one, ensure_ascii=ascii_alone)}\n" for key, one in values.items()))


@pytest.mark.parametrize("text", ODD)
def test_what_is_written_otherwise(text: str) -> None:
    alike(f"{text}\n")


def test_our_own_pages_are_plain() -> None:
    page = Page(path="a.md", title='A "b" \U0001f600', description="ü", markdown="", meta={"n": 1, "edition": {"x": [True]}})
    assert alike(page.data.decode().split("---\n")[1])
