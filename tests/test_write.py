from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.document import File, Page
from generator.write import MANIFEST, CollisionError, refuse_collisions, write


def file(path: str, text: str = "x") -> File:
    return File(path=path, data=text.encode())


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {str(path.relative_to(folder)): path.read_text() for path in files}


def test_everything_is_written_at_first_and_nothing_afterwards(tmp_path: Path) -> None:
    documents = [file("a.json"), file("b/c.json")]
    assert write(documents, tmp_path).written == ("a.json", "b/c.json")
    before = (tmp_path / "a.json").stat().st_mtime_ns
    again = write(reversed(documents), tmp_path)
    assert (again.written, again.removed, again.unchanged) == ((), (), 2)
    assert (tmp_path / "a.json").stat().st_mtime_ns == before


def test_only_what_differs_is_touched(tmp_path: Path) -> None:
    write([file("a", "1"), file("b", "1")], tmp_path)
    before = (tmp_path / "a").stat().st_ino
    assert write([file("a", "1"), file("b", "2")], tmp_path).written == ("b",)
    assert (tmp_path / "a").stat().st_ino == before


def test_only_what_was_ours_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    write([file("a"), file("deep/er/b"), file("kept/c")], tmp_path)
    (tmp_path / "kept/stranger").write_text("mine")
    done = write([file("a")], tmp_path)
    assert done.removed == ("deep/er/b", "kept/c")
    assert tree(tmp_path) == {"a": "x", "kept/stranger": "mine"}
    assert not (tmp_path / "deep").exists()


def test_an_edit_by_hand_is_mended(tmp_path: Path) -> None:
    write([file("a", "right")], tmp_path)
    (tmp_path / "a").write_text("wrong")
    os.utime(tmp_path / "a", ns=(1, 1))
    assert write([file("a", "right")], tmp_path).written == ("a",)
    assert tree(tmp_path) == {"a": "right"}


def test_a_strangers_file_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(CollisionError, match="a was not written by this program: move it away"):
        write([file("a"), file("b")], tmp_path)
    assert tree(tmp_path) == {"a": "mine"}


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "talks").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CollisionError, match="leads elsewhere"):
        write([file("talks/a")], folder)
    assert tree(tmp_path / "elsewhere") == {}


def test_a_write_broken_off_is_finished_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write([file("a", "1"), file("b", "1"), file("old")], tmp_path)

    def broken(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", broken)
        with pytest.raises(OSError, match="No space left"):
            write([file("a", "2"), file("b", "2"), file("c")], tmp_path)
    write([file("a", "2"), file("b", "2"), file("c")], tmp_path)
    assert tree(tmp_path) == {"a": "2", "b": "2", "c": "x"}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("a", "a"),
        ("talks.md", "talks/index.md"),
        ("a.md", "A.md"),
        ("data/x.json", "Data/X.json"),
        ("a", "a/b"),
        ("index.md", "INDEX.md"),
        ("talks/index.html", "talks.md"),
    ],
)
def test_two_documents_with_one_address_are_refused(tmp_path: Path, one: str, two: str) -> None:
    with pytest.raises(CollisionError):
        write([file(one), file(two)], tmp_path / "docs")
    assert not (tmp_path / "docs").exists()


@pytest.mark.parametrize("path", ["/etc/x", "../x", "a/../b", "a//b", "", ".hidden", "a\\b", "c:x", "a\nb"])
def test_a_path_out_of_the_folder_is_refused(path: str) -> None:
    with pytest.raises(CollisionError):
        refuse_collisions([path])


def test_neighbours_are_no_collision() -> None:
    refuse_collisions(["index.md", "talks/index.md", "talks/x.md", "data/talks.json", "talks.ics", "a/x.md"])


def test_a_page_that_turns_into_a_folder(tmp_path: Path) -> None:
    write([file("a")], tmp_path)
    write([file("a/b")], tmp_path)
    assert tree(tmp_path) == {"a/b": "x"}
    write([file("a")], tmp_path)
    assert tree(tmp_path) == {"a": "x"}


names = st.sampled_from(["a", "b", "c/a", "c/b", "d/e/a"])
versions = st.lists(st.dictionaries(names, st.sampled_from(["", "1", "22"])), max_size=5)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(versions)
def test_any_sequence_of_writes_ends_like_the_last_one_alone(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[dict[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("docs")
    for contents in wanted:
        write([file(path, text) for path, text in contents.items()], folder)
        assert tree(folder) == contents


def test_a_pages_front_matter_is_text_that_no_value_breaks() -> None:
    page = Page(
        path="a.md",
        title='<script> "x"\n---\n\u2028',
        description="a & b",
        markdown="text\n",
        meta={"jsonld": {"name": "</script>\u0085\U0001f600"}, "as_of": "2022-01-11"},
    )
    assert page.data.decode() == (
        '---\ntitle: "&lt;script&gt; &quot;x&quot; ---"\ndescription: "a &amp; b"\n'
        'jsonld: {"name": "</script>\\u0085\U0001f600"}\nas_of: "2022-01-11"\n---\n\ntext\n'
    )
