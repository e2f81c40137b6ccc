"""Hashes of plain values: what is equal has the same, in every run."""

from __future__ import annotations

import hashlib
import io
import pickle
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from generator.model.dates import Date
from generator.model.facts import Who
from generator.model.things import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    Reduced = tuple[type, tuple[Any, ...]]

_SHARED = (Report, Date, Who)  # what stands in many values is hashed once


class Hasher:
    """Hashes values; of those that stand in many others it keeps the hash."""

    def __init__(self) -> None:
        self._kinds = _Kinds(self)
        self._known: dict[int, tuple[object, str]] = {}  # by identity, which holds while the value is held

    def hash(self, value: object) -> str:
        """A short hash of a value. Where one value stands twice does not matter; TypeError of what is not plain."""
        written = io.BytesIO()
        pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
        pickler.fast = True  # each value is told whenever it comes, not once and then referred to
        pickler.dispatch_table = self._kinds
        pickler.dump(value)
        return hashlib.blake2b(written.getbuffer(), digest_size=12).hexdigest()

    def once(self, value: object, told: Callable[[Any], tuple[Any, ...]]) -> str:
        """The hash of a value that stands in many others, by its fields."""
        held = self._known.get(id(value))
        if held is None:
            held = self._known[id(value)] = value, self.hash(told(value))
        return held[1]


class _Kinds(dict[type, "Callable[[Any], Reduced]"]):
    """How dataclasses are told: by their fields, in a third of the time that pickling them takes."""

    def __init__(self, hasher: Hasher) -> None:
        super().__init__()
        self._hasher = hasher

    def __missing__(self, kind: type[Any]) -> Callable[[Any], Reduced]:
        """How a kind of value is told; KeyError for one that is no dataclass, which pickling knows how to tell."""
        if not is_dataclass(kind):
            raise KeyError(kind)
        told = _fields_of(kind)
        once = self._hasher.once
        self[kind] = (lambda one: (str, (once(one, told),))) if kind in _SHARED else (lambda one: (kind, told(one)))
        return self[kind]


def _fields_of(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of all fields."""
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)
