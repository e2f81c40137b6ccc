"""A calendar day. Modules whose facts have a `date` of their own take it under this name."""

from datetime import date as _date
from typing import Any, TypeAlias

Day: TypeAlias = _date
Value: TypeAlias = Any  # the value of any one property: a date, a length, words
