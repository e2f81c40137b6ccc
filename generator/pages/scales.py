"""Axes: where round numbers and round days stand between two ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.pages import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.day import Day

_PARTS = 4  # steps that an axis of numbers is cut into, about
_MOST_DAYS = 5  # labels of days that stand beside one another on a phone
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_SCALES = ((Decimal(10**12), " trillion"), (Decimal(10**9), " billion"), (Decimal(10**6), " million"))
_DAY_STEPS = (1, 2, 7, 14)  # from a Monday, where it is weeks
_MONTH_STEPS = (1, 2, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)))
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Numbers:
    """An axis of numbers: its ticks, from the first to the last of which it reaches."""

    ticks: tuple[Decimal, ...]

    def part(self, value: Decimal) -> float:
        """How far along it a number stands: 0 at the first tick, 1 at the last."""
        first, last = self.ticks[0], self.ticks[-1]
        return float((value - first) / (last - first))

    def labels(self) -> tuple[str, ...]:
        """The ticks in words, of one scale."""
        most = max(abs(tick) for tick in self.ticks)
        scale, name = next((pair for pair in _SCALES if most >= pair[0]), (Decimal(1), ""))
        return tuple(f"{(tick / scale).normalize():,f}{name if tick else ''}" for tick in self.ticks)


def numbers(values: Sequence[Decimal], *, whole: bool) -> Numbers:
    """The axis that holds these; from zero, unless they all lie far from it. `whole`: no tick has a fraction."""
    low, high = min(values), max(values)
    if low > 0 and low * 2 <= high:
        low = Decimal(0)
    if high < 0 and high * 2 >= low:
        high = Decimal(0)
    if low == high:
        pad = abs(low) / 10 or Decimal(1)
        low, high = low - pad, high + pad
    step = _step((high - low) / _PARTS, whole=whole)
    first, last = low // step - (low % step < 0), -(-high // step) + (high % step > 0)
    return Numbers(tuple(step * index for index in range(int(first), int(last) + 1)))


def _step(least: Decimal, *, whole: bool) -> Decimal:
    """The next round number."""
    unit = Decimal(1).scaleb(least.adjusted())
    if whole and unit < 1:
        return Decimal(1)
    steps = (unit * part for part in _STEPS)
    return next(step for step in steps if step >= least and (not whole or step == step.to_integral_value()))


@dataclass(frozen=True, slots=True)
class Days:
    """An axis of days: from the beginning of the first to the end of the last."""

    first: int  # ordinals of days
    last: int

    def part(self, day: Day, *, end: bool = False) -> float:
        """How far along it a day begins, or ends."""
        return (day.toordinal() + end - self.first) / (self.last + 1 - self.first)

    def ticks(self) -> tuple[tuple[Day, str], ...]:
        """Round days with their labels: the year stands where it is another one than before."""
        for step in _DAY_STEPS:
            found = range(self.first + (1 - self.first) % step, self.last + 1, step)
            if len(found) <= _MOST_DAYS:
                return tuple(_named(date.fromordinal(n) for n in found))
        for months in _MONTH_STEPS:
            starts = list(self._months(months))
            if len(starts) <= _MOST_DAYS:
                return tuple((day, str(day.year) if months >= _YEAR else _month(day)) for day in starts)
        return ()

    def _months(self, step: int) -> Iterator[Day]:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        start = (first.year * _YEAR + first.month - 1 + step - 1) // step * step
        for index in range(start, last.year * _YEAR + last.month, step):
            day = date(index // _YEAR, index % _YEAR + 1, 1)
            if day >= first:
                yield day


def days(found: Sequence[tuple[Day, Day]]) -> Days:
    """The axis that holds these spans; at least three days, so that one day stands in its middle."""
    first = min(one for one, _ in found).toordinal()
    last = max(one for _, one in found).toordinal()
    if first == last:
        return Days(max(first - 1, date.min.toordinal()), min(last + 1, date.max.toordinal()))
    return Days(first, last)


def _named(found: Iterator[Day]) -> Iterator[tuple[Day, str]]:
    before = 0
    for day in found:
        name = f"{day.day} {words.MONTHS[day.month - 1][:3]}"
        yield day, name if day.year == before else f"{name} {day.year}"
        before = day.year


def _month(day: Day) -> str:
    return f"{words.MONTHS[day.month - 1][:3]} {day.year}"
