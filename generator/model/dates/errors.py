"""What is wrong with a date as it was typed."""

from __future__ import annotations

from typing import Literal

Key = Literal["date", "tz", "lasts"]


class DateError(ValueError):
    """A date that cannot be read: which key, why, perhaps a hint, and the offset in its text."""

    def __init__(self, message: str, hint: str | None = None, *, key: Key = "date", column: int = 0) -> None:
        """Keep the parts apart, so that a problem can point at the right place."""
        super().__init__(message)
        self.key: Key = key
        self.message = message
        self.hint = hint
        self.column = column
