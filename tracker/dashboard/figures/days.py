"""The axis of days that charts share which show one after another."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import ceil
from typing import Any, Final

from tracker.dashboard.figures.look import TICKS, plain_axis

DAY_MS: Final = 86_400_000
WEEK: Final = 7


def edges_of(first: date, last: date) -> tuple[str, str]:
    """Half a day before the first day and half a day after the last."""
    return f"{first - timedelta(days=1)}T12:00", f"{last}T12:00"


def few_days(first: date, last: date, name: Callable[[date], str]) -> list[tuple[date, str]]:
    """A few days with their names, at least a week apart where there are two, counted back from the last."""
    days = (last - first).days
    step = max(WEEK, days // (TICKS - 1)) if days >= 2 * WEEK else max(ceil(days / (TICKS - 1)), 1)
    ticks = [last - timedelta(days=back) for back in range(0, days + 1, step)]
    return [(day, name(day)) for day in ticks]


def day_axis(first: date, last: date, ticks: Sequence[tuple[date, str]]) -> dict[str, Any]:
    """From `first` to `last`; `ticks` are the days that it names, and how."""
    named = {"tickvals": [day.isoformat() for day, _ in ticks], "ticktext": [name for _, name in ticks]}
    return plain_axis(type="date", range=edges_of(first, last), **named)
