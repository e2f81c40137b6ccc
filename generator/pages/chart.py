"""A figure's series as a drawing: every number at the days and between the bounds that its source gives it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator import addresses, escape
from generator.model import dates
from generator.pages import scales, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model.things import FigureReport, Series
    from generator.pages.rows import Rows

WIDTH, HEIGHT = 440, 300  # small, so that its words can be read on a phone
_TOP, _RIGHT, _BASE, _BOTTOM, _LEFT = 30, 30, 250, 266, 16  # the lowest number stands at the base, days below
_LETTER = 6.6  # width of a letter of a label, about
_ARROW = 20
_STEP = 7  # between marks of the same day and number
_FEWEST = 2  # reports that make a chart
_SIGNS = 48  # of a scope
_SHAPES = (
    "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "m-3.6-3.6h7.2v7.2h-7.2z",
    "m0-4.6l4.6 8.2h-9.2z",
    "m0-5.2l5.2 5.2-5.2 5.2-5.2-5.2z",
    "m0 4.6l4.6-8.2h-9.2z",
    "m-1.6-4.8h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2v-3.2h3.2z",
    "m-4.6 0l2.3-4h4.6l2.3 4-2.3 4h-4.6z",  # all scopes that have no shape of their own
)
_OTHER = len(_SHAPES) - 1
_AHEAD = frozenset({"planned", "forecast"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One number. `range` draws its bounds and its days, empty where both are points."""

    statement: str
    href: str
    title: str
    scope: int  # index of its scope's shape
    shape: str
    range: str
    hollow: bool
    doubted: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the plot, or a notch below it, with its label."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend."""

    scope: int
    shape: str
    label: str
    hollow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What `parts/chart.j2` draws, in units of a box of `width` by `height`."""

    width: int
    height: int
    left: str
    right: str
    bottom: str
    label: str
    numbers: tuple[Tick, ...]
    days: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    legend: tuple[Key, ...]


def chart(rows: Rows, series: Series) -> Chart | None:
    """The drawing of a series; of fewer than two reports there is none."""
    if len(series.reports) < _FEWEST:
        return None
    return _Drawing(rows, series).chart()


class _Drawing:
    """A series on its two axes."""

    def __init__(self, rows: Rows, series: Series) -> None:
        self._rows, self._series = rows, series
        self._scopes = _scopes(series.reports)
        self._taken: Counter[tuple[str, str]] = Counter()
        values = [value for one in series.reports for value in (_value(one), *_bounds(one))]
        self._numbers = scales.numbers(values, whole=all(value == value.to_integral_value() for value in values))
        self._days = scales.days([dates.placed_days(one.as_of) for one in series.reports])
        self._left = _LEFT + _LETTER * max(len(label) for label in self._numbers.labels())

    def chart(self) -> Chart:
        labels = zip(self._numbers.ticks, self._numbers.labels(), strict=True)
        return Chart(
            width=WIDTH,
            height=HEIGHT,
            left=_units(self._left),
            right=_units(WIDTH - _RIGHT),
            bottom=_units(_BOTTOM),
            label=self._label(),
            numbers=tuple(Tick(_units(self._y(tick)), label) for tick, label in labels),
            days=tuple(Tick(_units(self._x(self._days.part(day))), label) for day, label in self._days.ticks()),
            marks=tuple(self._mark(one) for one in self._series.reports),
            legend=tuple(_legend(self._series.reports, self._scopes)),
        )

    def _label(self) -> str:
        count = words.count(len(self._series.reports), "report")
        return f"{self._series.file.title}, in {self._series.file.unit}: {count}; the table below tells the same"

    def _x(self, part: float) -> float:
        return self._left + part * (WIDTH - _RIGHT - self._left)

    def _y(self, value: Decimal) -> float:
        return _BASE - self._numbers.part(value) * (_BASE - _TOP)

    def _mark(self, one: FigureReport) -> Mark:
        first, last = dates.placed_days(one.as_of)
        begin, end = self._x(self._days.part(first)), self._x(self._days.part(last, end=True))
        y = self._y(_value(one))
        x = self._beside((begin + end) / 2, y)
        scope = self._scopes.get(one.fact.scope, _OTHER)
        span = _span(one.as_of, begin, end, y) if first != last else ""
        return Mark(
            statement=one.report.statement,
            href=self._rows.link(addresses.fact(one.report.statement)),
            title=self._title(one),
            scope=scope,
            shape=f"M{_units(x)} {_units(y)}{_SHAPES[scope]}",
            range=span + self._upright(one, x, y),
            hollow=one.kind in _AHEAD,
            doubted=bool(one.fact.doubt),
        )

    def _beside(self, x: float, y: float) -> float:
        """A place of its own for what would stand on another mark: beside it, right and left in turn."""
        spot = _units(x), _units(y)
        turn = self._taken[spot]
        self._taken[spot] += 1
        steps = (turn + 1) // 2 * (1 if turn % 2 else -1)
        return min(max(x + _STEP * steps, self._left), WIDTH - _STEP)

    def _upright(self, one: FigureReport, x: float, y: float) -> str:
        """A bar between two bounds; an arrow where there is but one."""
        bounds = _bounds(one)
        if bounds:
            low, high = (_units(self._y(value)) for value in bounds)
            return f"M{_units(x - 3)} {high}h6M{_units(x)} {high}V{low}M{_units(x - 3)} {low}h6"
        if one.interval.high is None:
            return f"M{_units(x)} {_units(y)}v-{_ARROW}m-3 5l3-5 3 5"
        if one.interval.low is None:
            length = _units(min(_ARROW, _BOTTOM - y))
            return f"M{_units(x)} {_units(y)}v{length}m-3-5l3 5 3-5"
        return ""

    def _title(self, one: FigureReport) -> str:
        when = self._rows.desk.when(one.as_of)
        kind = "" if one.kind == "observed" else one.kind
        parts = (
            self._rows.number(one),
            kind,
            shortened(one.fact.scope),
            f"as of {when.text}" if when else "",
            f"{one.report.publisher}, {words.day(one.report.day)}",
            f"doubted: {one.fact.doubt}" if one.fact.doubt else "",
        )
        return "; ".join(part for part in parts if part)


def _value(one: FigureReport) -> Decimal:
    """Where its mark stands: the number, of a range the middle."""
    fact = one.fact
    if fact.value is not None:
        return fact.value
    low, high = fact.low, fact.high
    return (low + high) / 2 if low is not None and high is not None else Decimal(0)


def _bounds(one: FigureReport) -> tuple[Decimal, ...]:
    """The two bounds of a range and of what is about or nearly a number; a plain number has none to show."""
    low, high = one.interval.low, one.interval.high
    if low is None or high is None or low == high:
        return ()
    return (low, high) if one.fact.value is None or one.fact.how in {"about", "nearly"} else ()


def _span(as_of: dates.Date, begin: float, end: float, y: float) -> str:
    """A bar over the days that it is of; an end that is open has an arrow."""
    finish = as_of.finish
    opening = f"M{_units(begin + 4)} {_units(y - 3)}l-4 3 4 3" if as_of.start.first_day is None else ""
    closing = f"M{_units(end - 4)} {_units(y - 3)}l4 3-4 3" if finish is None or finish.last_day is None else ""
    opening = opening or f"M{_units(begin)} {_units(y - 3)}v6"
    closing = closing or f"M{_units(end)} {_units(y - 3)}v6"
    return f"{opening}M{_units(begin)} {_units(y)}H{_units(end)}{closing}"


def _scopes(reports: Iterable[FigureReport]) -> dict[str, int]:
    """The scopes that have a shape of their own: those with most reports, that without a scope first."""
    numbers = Counter(one.fact.scope for one in reports)
    ranked = sorted(numbers, key=lambda scope: (scope != "", -numbers[scope], scope))
    return {scope: index for index, scope in enumerate(ranked[:_OTHER])}


def _legend(reports: Sequence[FigureReport], scopes: dict[str, int]) -> Iterable[Key]:
    """What the shapes mean, where they mean something."""
    if len(scopes) > 1 or "" not in scopes:
        for scope, index in scopes.items():
            yield Key(index, _SHAPES[index], shortened(scope) if scope else "no scope given")
    rest = {one.fact.scope for one in reports} - set(scopes)
    if rest:
        yield Key(_OTHER, _SHAPES[_OTHER], words.count(len(rest), "other scope"))
    if any(one.kind in _AHEAD for one in reports):
        yield Key(0, _SHAPES[0], "hollow: planned or forecast", hollow=True)


def shortened(text: str) -> str:
    """A scope that fits into a line."""
    line = escape.one_line(text)
    return line if len(line) <= _SIGNS else f"{line[: _SIGNS - 1].rstrip()}…"


def _units(value: float) -> str:
    """A length on the drawing, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")
