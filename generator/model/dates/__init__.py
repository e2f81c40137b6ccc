"""Dates as precise as their source: reading, comparing, merging, placing and exporting them."""

from generator.model.dates.comparing import (
    agree,
    agrees_with_plan,
    length_of,
    lengths_agree,
    starts_agree,
    vaguer,
    wholly_after,
    wholly_before,
)
from generator.model.dates.errors import DateError
from generator.model.dates.exporting import (
    AllDayEntry,
    DateData,
    ExactEntry,
    as_data,
    calendar_entry,
)
from generator.model.dates.merging import day_only, merge
from generator.model.dates.parsing import parse
from generator.model.dates.placing import (
    OrderKey,
    Slot,
    names_days_within_month,
    order_key,
    placed_days,
    slot,
)
from generator.model.dates.points import Point, Precision
from generator.model.dates.sides import Side
from generator.model.dates.states import (
    counting_instant,
    covers,
    in_progress_span,
    latest_day,
    names_day,
    past,
    past_from,
    time_of_day,
    today,
    unrecorded_from,
    utc_day,
)
from generator.model.dates.values import Date

__all__ = [
    "AllDayEntry",
    "Date",
    "DateData",
    "DateError",
    "ExactEntry",
    "OrderKey",
    "Point",
    "Precision",
    "Side",
    "Slot",
    "agree",
    "agrees_with_plan",
    "as_data",
    "calendar_entry",
    "counting_instant",
    "covers",
    "day_only",
    "in_progress_span",
    "latest_day",
    "length_of",
    "lengths_agree",
    "merge",
    "names_day",
    "names_days_within_month",
    "order_key",
    "parse",
    "past",
    "past_from",
    "placed_days",
    "slot",
    "starts_agree",
    "time_of_day",
    "today",
    "unrecorded_from",
    "utc_day",
    "vaguer",
    "wholly_after",
    "wholly_before",
]
