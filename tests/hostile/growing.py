"""Files of every kind, grown without a fault, and what chance makes of their values, their lines and their bytes."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

Front = dict[str, Any]
Grown = tuple[str, Front]  # the path of a file and its front matter


def brief(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """The same, which hypothesis tells in a word, however much it holds."""
    return st.deferred(lambda: strategy)


WORDS = brief(
    st.one_of(
        st.sampled_from(
            (
                *(
                    "Words",
                    "a | b",
                    "<script>x</script>",
                    "{{ x }}",
                    "# a",
                    "- b",
                    "12:30",
                    "no",
                    "x\ny",
                    "[a](b)",
                    "=1+1",
                ),
                *(
                    "أحمد",
                    "é😀",
                    "'",
                    '"',
                    "\\",
                    "---",
                    "and C",
                    "a, b",
                    "a: b # c",
                    "&a *b !c",
                    "java\tscript",
                    "x" * 300,
                ),
            )
        ),
        st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1, max_size=12),
    )
)
DAYS = brief(
    st.sampled_from(
        (
            *("2021", "2021-12", "2021-12-30", "2022-01-09/2022-01-10", "2022-01-10/..", "../2022-01-10", "2021-12~"),
            *("2022-01-24..2022-01-30", "2022-01-24..", "..2022-01-30", "2021-12?", "2021-12-30%", "mid 2021-12"),
            *(
                "2021-12-30T15:35Z",
                "2021-12-30T15:35+03:00",
                "early 2022-01",
                "late 2021-12",
                "2022-01-12",
                "2022-01-03",
            ),
        )
    )
)
ACTORS = st.sampled_from(("Moss", "fern", "FERN", "moss"))
WHO = st.one_of(
    ACTORS,
    st.fixed_dictionaries({"actor": ACTORS}, optional={"role": st.one_of(WORDS, st.just("host"), st.just("absent"))}),
    st.fixed_dictionaries({"anonymous": WORDS}, optional={"of": ACTORS, "role": WORDS}),
    st.fixed_dictionaries({"publisher": st.just("The Evening Reed")}, optional={"role": WORDS}),
)
PEOPLE = brief(st.one_of(WHO, st.lists(WHO, min_size=1, max_size=3)))
OFTEN = {"by": PEOPLE, "doubt": WORDS, "note": WORDS}
ABOUT = st.lists(st.sampled_from(("moss", "t-1", "e-1", "leaves", "c-1")), max_size=2)
LENGTHS = st.sampled_from(("50m", "8h30m", "2d", "50m~", "9h..10h", "9h.."))
STATUSES = ("proposed", "scheduled", "held", "suspended", "postponed", "cancelled", "unrecorded")
PLACED = {"where": WORDS, "venue": WORDS, "date_text": WORDS, "moved_from": DAYS}
SAID = {**OFTEN, "to": PEOPLE, "date": DAYS, "channel": WORDS, "about": ABOUT, "at": st.just("t-1")}
DEEDS = {"denies": st.just("c-1"), "confirms": st.just("c-1"), "contradicts": st.just("c-1")}


def entry(required: dict[str, SearchStrategy[Any]], **optional: SearchStrategy[Any]) -> SearchStrategy[Front]:
    also = {key: value for key, value in optional.items() if key not in required}
    return brief(st.fixed_dictionaries(required, optional=also))


FACTS: dict[str, SearchStrategy[Front]] = {
    "talks": entry(
        {"id": st.just("t-"), "what": WORDS, "who": PEOPLE, "status": st.sampled_from(STATUSES), "date": DAYS},
        **OFTEN,
        **PLACED,
        agenda=st.lists(WORDS, max_size=3),
        format=st.sampled_from(("in-person", "phone", "video", "written")),
        requested_by=PEOPLE,
        condition=WORDS,
        outcome=WORDS,
    ),
    "events": entry(
        {"id": st.just("e-"), "what": WORDS, "who": PEOPLE, "date": DAYS},
        **OFTEN,
        **PLACED,
        kind=st.one_of(WORDS, st.sampled_from(("planned", "deadline"))),
    ),
    "quotes": entry({"by": PEOPLE, "text": WORDS}, **SAID, original=WORDS, lang=st.just("uk")),
    "claims": entry({"id": st.just("c-"), "by": PEOPLE, "text": WORDS}, **SAID),
    "figures": st.one_of(
        entry(
            {"of": st.just("leaves"), "value": st.sampled_from(("1", "100k", "1.5", "100,000"))}, **OFTEN, scope=WORDS
        ),
        entry({"of": st.just("leaves"), "low": st.just("1"), "high": st.just("20")}, **OFTEN, as_of=DAYS, text=WORDS),
    ),
    "positions": st.one_of(
        entry({"who": PEOPLE, "issue": st.just("tolls"), "stance": st.sampled_from(("supports", "mixed"))}, **OFTEN),
        entry({"who": PEOPLE, "toward": PEOPLE, "text": WORDS}, **OFTEN, since=DAYS),
    ),
    "images": entry({"credit": WORDS, "caption": WORDS}, **OFTEN),
    "corrections": entry({"date": st.just("2022-01-05"), "what": WORDS}, **OFTEN, was=WORDS, now=WORDS, why=WORDS),
}
SOURCE = entry(
    {
        "publisher": st.sampled_from(("The Daily Leaf", "Moss", "The Evening Reed")),
        "published": st.sampled_from(("2022-01-04", "2022-01-04T08:00Z", "2022-01-04~")),
        "url": st.just("https://leaf.example/1"),
    },
    title=WORDS,
    author=st.lists(WORDS, max_size=2),
    via=st.lists(st.just("The Evening Reed"), max_size=1),
    updated=st.just("2022-01-06"),
    kind=st.sampled_from(("news", "wire")),
)
NOTES = entry(
    {"title": WORDS, "source": SOURCE},
    summary=WORDS,
    key_points=st.lists(WORDS, max_size=3),
    tags=st.lists(WORDS, max_size=2),
    stories=st.just("river"),
    **{key: st.lists(fact, max_size=2) for key, fact in FACTS.items()},
)
TENURES = {"from": st.sampled_from(("2019", "2021-06")), "to": st.sampled_from(("2022-02", "2023"))}
OTHERS: dict[str, SearchStrategy[Front]] = {
    "actors/x.md": entry(
        {"name": WORDS, "kind": st.sampled_from(("person", "state", "organisation", "office", "group"))},
        description=WORDS,
        roles=st.lists(entry({"title": WORDS}, **TENURES, org=ACTORS), max_size=2),
        member_of=st.lists(st.one_of(ACTORS, entry({"org": ACTORS}, **TENURES)), max_size=2),
        country=st.just("UA"),
        wikidata=st.just("Q1"),
    ),
    "stories/x.md": entry(
        {"title": WORDS},
        question=WORDS,
        bottom_lines=st.lists(entry({"date": st.just("2022-01-02"), "text": WORDS}), max_size=1),
    ),
    "issues/x.md": entry({"title": WORDS, "question": WORDS}),
    "figures/x.md": entry({"title": WORDS, "unit": WORDS}, definition=WORDS, exact=st.just("true")),
}


def _named(front: Front) -> Front:
    """The same with ids that tell the facts of a kind apart."""
    made = copy.deepcopy(front)
    for facts in (made[key] for key in FACTS if key in made):
        for number, fact in enumerate(facts, 1):
            if "id" in fact:
                fact["id"] += str(number)
    return made


GROWN: SearchStrategy[Grown] = st.one_of(
    NOTES.map(lambda front: ("notes/x.md", _named(front))),
    NOTES.map(lambda front: ("notes/x.md", _named(front))),
    st.sampled_from(sorted(OTHERS)).flatmap(lambda path: st.tuples(st.just(path), OTHERS[path])),
)
ODD: SearchStrategy[Any] = st.one_of(
    st.none(),
    WORDS,
    DAYS,
    st.sampled_from(
        ("", " ", "true", "9" * 40, "t-1", "x", "Sunday", "2022-13-01", "javascript:x", "\u202e", "a\u0000b")
    ),
    st.lists(WORDS, max_size=2),
    st.dictionaries(st.sampled_from(("actor", "id", "text", "by", "", "date")), WORDS, max_size=2),
)
BODIES = st.one_of(
    st.just(""),
    WORDS,
    st.sampled_from(
        ("<b>x</b>", "[x](javascript:y)", "> " * 40, "![x](../assets/y.png)", "# A\n\n* b\n", "|a|\n|-|\n|b|")
    ),
)
PIECES = (
    b"\t",
    b"\n",
    b"---\n",
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"&a ",
    b"*a",
    b"!!x ",
    b"<<: ",
    b"- ",
    b": ",
    b"#",
    b"{",
    b"]",
)


@st.composite
def files(draw: DrawFn) -> tuple[str, bytes]:
    """A file's path and bytes: as it grew, or with faults that chance made."""
    path, front = draw(GROWN)
    for _ in range(draw(st.integers(0, 3))):
        front = _other_value(draw, front)
    text = f"---\n{draw(_WRITERS)(front)}---\n{draw(BODIES)}\n"
    for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
        text = _other_lines(draw, text)
    data = text.encode("utf-8", "surrogatepass")
    for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
        data = _other_bytes(draw, data)
    return path, data


def as_lines(front: Front) -> str:
    """A key a line, its value as JSON, which is YAML."""
    return "".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())


def as_blocks(front: Front) -> str:
    """As editors write: in blocks."""
    found: str = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    return found


_WRITERS: SearchStrategy[Callable[[Front], str]] = st.sampled_from((as_lines, as_blocks))


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 -- YAML
    """The paths of all values."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [found for key, item in items for found in _places(item, (*path, key))]


def _other_value(draw: DrawFn, front: Front) -> Front:
    """The same with one value changed, gone, put into a list, or under another key."""
    places = _places(front)
    if not places:
        return front
    made = copy.deepcopy(front)
    *above, last = draw(st.sampled_from(places))
    holder: Any = made
    for part in above:
        holder = holder[part]
    how = draw(st.sampled_from(("other", "gone", "listed", "renamed", "twice")))
    if how == "gone":
        del holder[last]
    elif how == "listed":
        holder[last] = [holder[last]]
    elif how == "renamed" and isinstance(holder, dict):
        holder[f"{last}s"] = holder.pop(last)
    elif how == "twice" and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[last]))
    else:
        holder[last] = draw(ODD)
    return made


def _other_lines(draw: DrawFn, text: str) -> str:
    """The same with a line gone, twice, elsewhere or indented."""
    lines = text.split("\n")
    number = draw(st.integers(0, len(lines) - 1))
    line = lines.pop(number)
    how = draw(st.sampled_from(("gone", "twice", "elsewhere", "indented", "joined")))
    if how in {"twice", "elsewhere"}:
        lines.insert(draw(st.integers(0, len(lines))), line)
    if how == "twice":
        lines.insert(number, line)
    elif how == "indented":
        lines.insert(number, f"  {line}")
    elif how == "joined" and number < len(lines):
        lines[number] = line + lines[number]
    return "\n".join(lines)


def _other_bytes(draw: DrawFn, data: bytes) -> bytes:
    """The same with some bytes gone, or others between them."""
    start = draw(st.integers(0, len(data)))
    piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=3)))
    return data[:start] + piece + data[start + draw(st.integers(0, 3)) :]
