"""Dates in addresses: /diary/2026-11-22/."""

from datetime import date


class DayConverter:
    """Any day of the years 1000 to 2999: one can count weeks back and ahead from each."""

    regex = r"[12]\d{3}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()
