"""The days that a site can be read on."""

from __future__ import annotations

from datetime import date


def is_reading_date(day: date) -> bool:
    """Whether a site can speak of that day: there is room in the calendar around it."""
    return date(1000, 1, 1) <= day <= date(9000, 12, 31)
