"""Which bundles may hold a word: lists of the beginnings of words, so that a search need not look into every bundle.

A beginning is coarse on purpose: it never tells a bundle by a form of a word that Pagefind takes for another. A bundle
that is told in vain costs a look; one that is not told is looked into last. `assets/finder.js` cuts words the same way.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.document import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.document import Entry

_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile("[\u0300-\u036f]")
_LETTERS, _DIGITS = 4, 6  # of a word, of a number
_LISTS = (*string.ascii_lowercase, *string.digits, "other")


def beginnings(entries: Iterable[Entry]) -> list[str]:
    """The beginnings of all words of these entries, each once."""
    words: set[str] = set()
    for entry in entries:
        for text in (entry.title, *(text for part in entry.parts for text in (part.heading, part.text))):
            plain = text if text.isascii() else _MARK.sub("", unicodedata.normalize("NFKD", text))
            words.update(_WORD.findall(plain.lower()))
    return sorted({_beginning(word) for word in words})


def _beginning(word: str) -> str:
    """What stands for a word, whatever its ending: Pagefind takes "allies" and "ally" for one."""
    return word[:_DIGITS] if word[0].isdigit() else word[:_LETTERS].replace("y", "i")


def lists(folder: str, bundles: Sequence[Iterable[str]]) -> Iterator[File]:
    """A list for each first letter: a beginning a line, and the bundles that hold it as the bits of a hexadecimal.

    The first bundle given is the lowest bit; without a number, every bundle holds the beginning.
    """
    held: dict[str, int] = defaultdict(int)
    for number, words in enumerate(bundles):
        for word in words:
            held[word] |= 1 << number
    every = (1 << len(bundles)) - 1
    lines: dict[str, list[str]] = defaultdict(list)
    for word, bits in sorted(held.items()):
        name = word[0] if word[0] in _LISTS else "other"
        lines[name].append(word if bits == every else f"{word} {bits:x}")
    for name in _LISTS:
        yield File(path=f"{folder}{name}.txt", data="".join(f"{line}\n" for line in lines[name] or [""]).encode())
