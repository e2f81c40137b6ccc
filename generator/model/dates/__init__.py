"""Dates as precise as their source: reading, comparing, merging, placing and exporting them."""

from generator.model.dates.errors import DateError
from generator.model.dates.parsing import parse
from generator.model.dates.points import Point, Precision
from generator.model.dates.sides import Side
from generator.model.dates.values import Date

__all__ = ["Date", "DateError", "Point", "Precision", "Side", "parse"]
