"""Brings the folder of pages up to date: what would come out as it stands is not made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from generator.both import shared
from generator.collector import collecting
from generator.document import Deferred, File
from generator.grounds import grounds_of
from generator.pages import Sheet
from generator.write import Folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.both import Aside
    from generator.build import Made
    from generator.ledger import Book, Ledger
    from generator.ledger import Entry as Traced
    from generator.model.watched import Read
    from generator.write import Entry

# What one process takes at a time: pages of one reading date, or files.
_Task = tuple[str, tuple["Sheet | Deferred | File", ...]]
_AT_A_TIME = 12  # pages
_WORTH_IT = 60  # pages and files; a copy of the process costs as much as some of them
_LARGE = 2_000  # pages and files of a site whose data alone take so long


@dataclass(slots=True)
class _Done:
    """What one process put: how it stands, of what pages were made, what these read for the first time."""

    put: dict[str, Entry] = field(default_factory=dict)
    traced: dict[str, dict[str, Traced]] = field(default_factory=dict)
    learned: dict[str, list[Read]] = field(default_factory=dict)


def bring_up_to_date(made: Made, root: Path, ledger: Ledger, aside: Aside) -> Mapping[str, str]:
    """Writes what differs, in two processes; gives back what tells the bytes of every file, by its path.

    What the next build has to know is kept `aside`: until that is done, files are made again that it would have known.
    Raises CollisionError before anything is written, see `write.Folder`.
    """
    books = {desk.prefix: ledger.book(desk) for desk, _ in made.pages}
    folder = Folder(root, [*(sheet.path for _, sheets in made.pages for sheet in sheets), *made.file_paths])
    tasks = [*_files(made, folder, ledger), *_pages(made, folder, books)]
    changing = [one.path for _, group in tasks for one in group]
    every = {one.path: (prefix, one) for prefix, group in tasks for one in group}
    folder.begin(changing, lambda path: _data(books, *every[path])[0])
    worth = len(changing) > _WORTH_IT or len(folder.paths) > _LARGE
    done = shared(tasks, partial(_work, folder, books), worth=worth)
    put = {path: entry for one in done for path, entry in one.put.items()}
    folder.end(put)
    content = {path: folder.content(path, put) for path in folder.paths}
    aside.begin(partial(_keep, made, ledger, books, done, content), worth=len(folder.paths) > _LARGE)
    return content


def _files(made: Made, folder: Folder, ledger: Ledger) -> Iterable[_Task]:
    """The files that have no key, or another one than in the last build; those of a group together."""
    for group in made.files:
        stale = tuple(one for one in group if not _stands(folder, ledger, one))
        if stale:
            yield "", stale


def _stands(folder: Folder, ledger: Ledger, one: Deferred | File) -> bool:
    if isinstance(one, File):
        return folder.holds(one.path, one.key)
    key, content = ledger.files.get(one.path, ("", ""))
    return bool(key) and key == one.key and folder.holds(one.path, content)


def _pages(made: Made, folder: Folder, books: Mapping[str, Book]) -> Iterable[_Task]:
    """The pages that would come out otherwise than they stand, or might."""
    for desk, sheets in made.pages:
        book = books[desk.prefix]
        contents = book.contents(sheets)
        stale = [one for one, content in zip(sheets, contents, strict=True) if not folder.holds(one.path, content)]
        yield from (
            (desk.prefix, tuple(stale[start : start + _AT_A_TIME])) for start in range(0, len(stale), _AT_A_TIME)
        )


def _work(folder: Folder, books: Mapping[str, Book], tasks: Iterable[_Task]) -> _Done:
    """Makes and puts what it takes."""
    done = _Done(traced={prefix: {} for prefix in books})
    with collecting() as one_more:
        for prefix, one in ((prefix, one) for prefix, group in tasks for one in group):
            data, traced = _data(books, prefix, one)
            done.put[one.path] = folder.put(one.path, data)
            if traced is not None:
                done.traced[prefix][one.path] = traced
            one_more()
    done.learned = {prefix: book.learned() for prefix, book in books.items()}
    return done


def _data(books: Mapping[str, Book], prefix: str, one: Sheet | Deferred | File) -> tuple[bytes, Traced | None]:
    return books[prefix].make(one) if isinstance(one, Sheet) else (one.data, None)


def _keep(
    made: Made, ledger: Ledger, books: Mapping[str, Book], done: tuple[_Done, ...], content: Mapping[str, str]
) -> None:
    leaves = {}
    for desk, sheets in made.pages:
        book = books[desk.prefix]
        traced = dict(done[0].traced[desk.prefix])
        for other in done[1:]:
            numbers = book.numbers(other.learned[desk.prefix])
            traced |= {path: book.taken_over(one, numbers) for path, one in other.traced[desk.prefix].items()}
        traced = {path: replace(one, content=content[path]) for path, one in traced.items()}
        leaves[desk.prefix] = book.closed(traced, {sheet.path: sheet for sheet in sheets})
    keys = {one.path: one.key for group in made.files for one in group if isinstance(one, Deferred) and one.key}
    known = {path: (key, content[path]) for path, key in keys.items()}
    ledger.keep(leaves, known, grounds_of(made, content))
