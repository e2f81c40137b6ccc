"""Letters: which one of a name passes for another, and under which one a name stands."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# Alphabets whose letters look alike; a word of one of them holds no letter of another.
_ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL"})
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"LATIN SMALL LETTER (?:DOTLESS )?([A-Z])E?(?: WITH .*)?")
_JOINERS = "\u200c\u200d"  # some scripts and emoji are written with them, Latin is not
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # seen as nothing, and no controls
_TWINS = str.maketrans("аеорсухіјѕһԁԛԝονρταυικ", "aeopcyxijshdqwovptauik")


def odd_letter(name: str) -> str:
    """What is odd about a name: a letter of another alphabet, or a sign that cannot be seen; else nothing."""
    if name.isascii():
        return ""
    found = _unseen(name) or _of_another_alphabet(unicodedata.normalize("NFC", name))
    if not found:
        return ""
    told = f"U+{ord(found):04X} ({unicodedata.name(found, 'without a name').lower()})"
    return f"the '{found}' is {told}" if found.isprintable() and found not in _BLANK else f"it holds {told}"


def plain_letters(name: str) -> str:
    """The name with Latin letters for those of other alphabets that look like them."""
    return name.translate(_TWINS)


def initial(name: str) -> str:
    """The letter from a to z under which a name stands in a list, whatever mark it bears; else nothing."""
    folded = unicodedata.normalize("NFKC", name.casefold())
    first = next((sign for sign in folded if sign.isalnum()), "")
    found = _LATIN.fullmatch(unicodedata.name(first, "")) if first else None
    return found[1].lower() if found else ""


def _unseen(name: str) -> str:
    """The first sign that shows nothing."""
    for before, sign in zip(f" {name}", name, strict=False):
        joins = sign in _JOINERS and not before.isascii()
        if sign in _BLANK or (unicodedata.category(sign) == "Cf" and not joins):
            return sign
    return ""


def _of_another_alphabet(name: str) -> str:
    """The first letter that is of another alphabet than most of its word; of as many of each, the one not Latin."""
    for word in _WORD.findall(name):
        letters = [(letter, alphabet) for letter in word if (alphabet := _alphabet(letter)) in _ALPHABETS]
        numbers = Counter(alphabet for _, alphabet in letters)
        if len(numbers) > 1:
            most = max(numbers, key=lambda alphabet: (numbers[alphabet], alphabet == "LATIN"))
            odd: str = next(letter for letter, alphabet in letters if alphabet != most)
            return odd
    return ""


def _alphabet(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]
