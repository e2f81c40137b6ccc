"""A date as its source gives it: where its start and its end may lie, and how precisely."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.dates.points import Moment, Precision
    from generator.model.dates.sides import Side
    from generator.model.lengths import Length


@dataclass(frozen=True, slots=True)
class Date:
    """A date with its end and its words; equal to another that means the same.

    `end` is None where none was given and where it is open (`is_open`); it may come from `lasts`.
    """

    typed: str = field(compare=False)
    text: str | None = field(compare=False)
    tz: str | None = field(compare=False)
    lasts: Length | None
    start: Side
    end: Side | None
    is_open: bool
    zone: tzinfo | None = field(compare=False)
    zone_name: str | None
    """What its whole days are days of; None where no zone is known or none matters."""

    @property
    def precision(self) -> Precision:
        """The precision of its start."""
        return self.start.precision

    @property
    def is_span(self) -> bool:
        """Whether it lasts: `/` or `lasts`."""
        return self.is_open or self.end is not None

    @property
    def is_timed(self) -> bool:
        """Whether its start is a clock time."""
        return self.start.is_timed

    @property
    def finish(self) -> Side | None:
        """Where it ends: its end, else its start; None while it goes on."""
        return None if self.is_open else self.end or self.start

    @property
    def start_day(self) -> date | None:
        """The one day, in its own zone, on which it starts, or None."""
        return self.start.day

    @property
    def end_day(self) -> date | None:
        """The one day on which it ends (without an end: its start day), or None."""
        return self.finish.day if self.finish else None

    @property
    def start_earliest(self) -> date | datetime | None:
        """The first value that its start may have, a clock time in its own zone."""
        return shown(self.start.low, self.start)

    @property
    def start_latest(self) -> date | datetime | None:
        """The last value that its start may have."""
        return last_value(self.start.high, self.start)

    @property
    def end_earliest(self) -> date | datetime | None:
        """The first value that its end may have; None where it has none or an open one."""
        return shown(self.end.low, self.end) if self.end else None

    @property
    def end_latest(self) -> date | datetime | None:
        """The last value that its end may have; None where it has none or an open one."""
        return last_value(self.end.until, self.end) if self.end else None

    @property
    def earliest(self) -> date | datetime | None:
        """The first value of its whole length, None where it is open."""
        return self.start_earliest

    @property
    def latest(self) -> date | datetime | None:
        """The last value of its whole length, None where it is open."""
        if self.is_open:
            return None
        return self.end_latest if self.end else self.start_latest


def shown(moment: Moment | None, side: Side) -> date | datetime | None:
    """A moment as readers take it: a day, or an instant in its own zone."""
    if isinstance(moment, datetime):
        return moment.astimezone(side.zone)
    return moment


def last_value(moment: Moment | None, side: Side) -> date | datetime | None:
    """The last value before a moment."""
    if moment is None:
        return None
    unit = side.unit if isinstance(moment, datetime) else timedelta(days=1)
    return shown(moment - unit, side)
