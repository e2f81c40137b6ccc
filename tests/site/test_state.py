"""What the engine keeps: a state and the pile that it is about, whatever becomes of either."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from generator.site.pile import DamagedError, Kept, Pile
from generator.site.records import Record, Records
from generator.site.state import NOTHING, Body, Store

MANY = 5_000


def record(number: int) -> Record:
    warned = ("a link",) if number % 3 == 0 else ()
    return Record(b"source", "", b"meta", f"Title {number}", None, b"", b"", "", number, (), warned)


def filled(store: Store, *numbers: int) -> Body:
    """What the store knows, with these pages besides."""
    store.folder.mkdir(exist_ok=True)
    store.head()
    body = store.body()
    for number in numbers:
        body.records.put(f"{number % 4}.md", record(number))
        body.folded.put(f"{number % 4}/index.html", b"folded %d" % number)
        body.anchors.put(f"{number % 4}/index.html", b"anchors %d" % number)
    return body


def keep(folder: Path, *numbers: int) -> None:
    store = Store(folder)
    store.save(NOTHING, filled(store, *numbers))
    store.close()


def told(folder: Path) -> tuple[dict[str, Record], dict[str, bytes], dict[str, bytes], dict[str, int]]:
    """All that is kept there."""
    store = Store(folder)
    store.head()
    body = store.body()
    found = {uri: body.records[uri] for uri in body.records}, dict(body.folded), dict(body.anchors), body.records.entries
    store.close()
    return found


def piles(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("pages-*"))


def test_what_was_kept_is_known_page_by_page_the_last_one_of_each_name(tmp_path: Path) -> None:
    keep(tmp_path, 1, 2)
    keep(tmp_path, 3, 5)
    records, folded, anchors, entries = told(tmp_path)
    assert records == {"1.md": record(5), "2.md": record(2), "3.md": record(3)}
    assert folded["1/index.html"] == b"folded 5"
    assert anchors["2/index.html"] == b"anchors 2"
    assert entries == {"1.md": 5, "2.md": 2, "3.md": 3}
    assert len(piles(tmp_path)) == 1


def test_what_a_build_added_that_was_broken_off_is_not_known(tmp_path: Path) -> None:
    keep(tmp_path, 1, 2)
    before = told(tmp_path)
    store = Store(tmp_path)
    filled(store, 5, 6, 7)
    store.close()
    assert told(tmp_path) == before
    store = Store(tmp_path)
    store.head()
    store.empty().records.put("9.md", record(9))
    assert piles(tmp_path) == ["pages-1", "pages-2"]
    store.close()
    assert told(tmp_path) == before
    assert len(piles(tmp_path)) == 1


def test_a_pile_of_which_most_is_of_no_use_is_begun_anew(tmp_path: Path) -> None:
    keep(tmp_path, *range(8))
    first = piles(tmp_path)
    keep(tmp_path, *range(MANY))
    assert piles(tmp_path) != first
    assert len(piles(tmp_path)) == 1
    assert sum(path.stat().st_size for path in tmp_path.glob("pages-*")) < 2_000
    assert told(tmp_path)[0] == {f"{number % 4}.md": record(number) for number in range(MANY - 4, MANY)}


def test_pages_that_are_left_out_are_not_kept() -> None:
    records = Records(Kept(Pile(BytesIO()), {}))
    for number in range(4):
        records.put(f"{number}.md", record(number))
    left = records.of(["3.md", "1.md", "9.md"])
    assert ([*left], left.entries, [*left.told]) == (["3.md", "1.md"], {"3.md": 3, "1.md": 1}, ["3.md"])
    left.put("2.md", record(7))
    assert records["2.md"] == record(2)


@pytest.mark.parametrize("where", [0, 4, 8, 12])
def test_a_value_that_is_not_what_was_kept_is_refused(where: int) -> None:
    file = BytesIO()
    pile = Pile(file)
    place = pile.add(b"what was kept")
    assert pile.get(place) == b"what was kept"
    file.getbuffer()[where] ^= 1
    with pytest.raises(DamagedError):
        pile.get(place)
