"""From logged days to the two series that are compared: exposure, usable days, residuals (method.md 13.1 to 13.3)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt

from tracker.assessment.association.question import Daily, Lag

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

RUN_IN_DAYS: Final = 14
_DECIMALS: Final = 9  # of a residual's share of the largest value: beyond them is rounding, which must not get a rank


def as_array(series: Daily) -> Floats:
    """NaN where a day is missing."""
    return np.array([np.nan if value is None else value for value in series], dtype=float)


def exposure(values: Floats, lag: Lag) -> Floats:
    """E_d, the mean of the known days of the lag before each day; NaN where fewer than needed are known."""
    total, known = np.zeros(len(values)), np.zeros(len(values), dtype=int)
    for days in range(lag.nearest, lag.farthest + 1):
        before = np.concatenate([np.full(min(days, len(values)), np.nan), values[: max(len(values) - days, 0)]])
        known += np.isfinite(before)
        total += np.nan_to_num(before)
    return np.where(known >= lag.needed, total / np.maximum(known, 1), np.nan)


def counted_from(outcome: Floats) -> int:
    """The index of the first day that counts: two weeks after the first answered day; the length where there is none.

    Noticing changes when one starts to write down, so that the run-in goes by the calendar and not by answers.
    """
    answered = np.flatnonzero(np.isfinite(outcome))
    return min(int(answered[0]) + RUN_IN_DAYS, len(outcome)) if len(answered) else len(outcome)


def always_removed(first: date, days: int) -> Floats:
    """What is regressed out of both series (days × 3): a constant, the day's number, and whether it is a weekend."""
    number = np.arange(days)
    weekend = [(first + timedelta(days=int(day))).weekday() >= 5 for day in number]
    return np.column_stack([np.ones(days), number / max(days, 1), np.array(weekend, dtype=float)])


def residuals(values: Floats, removed: Floats) -> Floats:
    """What least squares on the columns of `removed` (days × columns) leaves, as shares of the largest value.

    Each series is fitted on its own known days, so that rotating pairs every known day; NaN where a day or one of its
    columns is unknown.
    """
    known = np.isfinite(values) & np.isfinite(removed).all(axis=1)
    left = np.full(len(values), np.nan)
    if known.any():
        fitted = removed[known] @ np.linalg.lstsq(removed[known], values[known], rcond=None)[0]
        largest = np.abs(values[known]).max() or 1.0
        left[known] = np.round((values[known] - fitted) / largest, _DECIMALS)
    return left


def mostly_known(columns: Sequence[Floats], days: Flags) -> list[int]:
    """Which adjustments can be regressed out: those known on two of three of the `days` or more.

    One that is seldom logged would take the whole analysis with it.
    """
    return [
        number for number, column in enumerate(columns) if np.isfinite(column[days]).sum() * 3 >= days.sum() * 2 > 0
    ]
