"""Days × nutrients as pandas frames, and what charts read off them. Importing this costs 60 MB: only charts do.

The sums are those of totals.py; nothing is added up twice.
"""

import math
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

import numpy as np
import pandas as pd

from foods.nutrients import TRACKED, Nutrient
from tracker.assessment.intake.totals import DayIntake

DAY: Final = "day"
MEASURES: Final = {
    "lower": "float64",
    "from_food": "float64",
    "from_supplements": "float64",
    "upper": "float64",
    "coverage": "float64",
    "entries": "int64",
    "unknown_entries": "int64",
}
LEAST_SHARE_OF_A_WINDOW: Final = 1 / 3
Period = Literal["week", "month"]
PANDAS_PERIODS: Final[dict[Period, str]] = {"week": "W-SUN", "month": "M"}  # a week from Monday to Sunday
DAYS_OF: Final[dict[Period, int]] = {"week": 7, "month": 30}
NICE_STEPS: Final = (1, 2, 2.5, 5, 10)
BINS: Final = 12


def daily_frame(days: Sequence[DayIntake], *, nutrients: Sequence[Nutrient] = TRACKED) -> pd.DataFrame:
    """One row per logged day, as `daily_intakes` gives them; a day without an entry is absent, never zero.

    Index: DatetimeIndex "date", midnight without a time zone, ascending, unique.
    Columns: MultiIndex ("nutrient", "measure"). ("day", "complete") is bool: the person said that nothing is missing.
    For each nutrient's key, amounts in the nutrient's own unit: "lower" float64, the sum of known amounts (a lower
    bound), "from_food" and "from_supplements" float64, its two parts; "upper" float64, the lower bound with the food
    groups' 90th percentiles for what has no value, inf where nothing bounds it (it decides, and is never shown);
    "coverage" float64, 0 to 1, the share of what was eaten, by energy, that has a value; "entries" and
    "unknown_entries" int64, how many were logged and how many of those have no value.
    """
    columns = {(DAY, "complete"): pd.Series([day.complete for day in days], dtype="bool")}
    for nutrient in nutrients:
        intakes = [day.nutrients[nutrient.key] for day in days]
        for measure, dtype in MEASURES.items():
            values = [getattr(intake, measure) for intake in intakes]
            columns[nutrient.key, measure] = pd.Series(values, dtype=dtype)
    frame = pd.DataFrame(columns)
    frame.columns = pd.MultiIndex.from_tuples(list(columns), names=["nutrient", "measure"])
    frame.index = pd.DatetimeIndex([day.date for day in days], name="date")
    return frame


def nutrient_frame(frame: pd.DataFrame, nutrient: Nutrient) -> pd.DataFrame:
    """One nutrient of a `daily_frame`: the same index, its measures as plain columns, and "complete" (bool)."""
    return pd.DataFrame(frame[nutrient.key]).assign(complete=frame[DAY, "complete"])


def rolling_mean(days: pd.DataFrame, window: int, *, first: date, last: date) -> "pd.Series[float]":
    """The mean lower bound of the complete ones among the `window` days that end with each day.

    `days` is a `nutrient_frame`. Index: every calendar day from `first` to `last`; float64, NaN where fewer than a
    third of the window's days are complete, so that a gap in the diary is a gap in the line.
    """
    calendar = pd.date_range(first, last, freq="D", name="date")
    complete: pd.Series[float] = days.loc[days["complete"], "lower"].reindex(calendar)
    return complete.rolling(window, min_periods=math.ceil(window * LEAST_SHARE_OF_A_WINDOW)).mean()


def by_period(days: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The weeks or months of a `nutrient_frame`: plain means a day over the complete days of each.

    Where a period has no complete day, over its logged ones, and "complete" is False; a period without a logged day is
    absent. Index: DatetimeIndex, the middle of the period. Columns as of a `nutrient_frame` without upper and coverage
    (entries and unknown_entries are sums), "days" int64, how many the mean rests on, "other_days" int64, how many
    logged ones it leaves out, and "first" datetime64, the period's first day.
    """
    index = pd.DatetimeIndex(days.index)
    first = pd.Series(index.to_period(PANDAS_PERIODS[period]).start_time, index=index, name="first")
    has_complete = days["complete"].groupby(first).transform("any")
    used = days[days["complete"] | ~has_complete]
    groups = used.groupby(first.loc[used.index])
    means = groups[["lower", "from_food", "from_supplements"]].mean()
    sums = groups[["entries", "unknown_entries"]].sum()
    counts = groups["complete"].agg(days="size", complete="all")
    periods = means.join(sums).join(counts)
    periods["other_days"] = days.groupby(first).size() - periods["days"]
    periods["first"] = periods.index
    periods.index = pd.DatetimeIndex(periods.index + pd.Timedelta(days=DAYS_OF[period] // 2), name="date")
    return periods


def shares_of(days: pd.DataFrame, target: float) -> pd.DataFrame:
    """Each logged day's share of a target: index of the `nutrient_frame`, columns share (0 and up), complete (bool)."""
    return pd.DataFrame({"share": days["lower"] / target, "complete": days["complete"]})


def by_weekday(days: pd.DataFrame) -> pd.DataFrame:
    """The complete days of a `nutrient_frame` by weekday: index 0 (Monday) to 6, those that there are.

    Columns: mean, lowest, highest float64 of the lower bounds, in the nutrient's unit; days, unknown_days int64.
    """
    complete = days[days["complete"]]
    weekday = pd.DatetimeIndex(complete.index).day_of_week
    found = complete["lower"].groupby(weekday).agg(["mean", "min", "max", "size"])
    found.columns = pd.Index(["mean", "lowest", "highest", "days"])
    found["unknown_days"] = (complete["unknown_entries"] > 0).groupby(weekday).sum().astype("int64")
    return found


def binned(days: pd.DataFrame, *, at_least: float) -> pd.DataFrame:
    """How many complete days of a `nutrient_frame` lie in each of about a dozen bins of a round width.

    Columns: low (included) and high (excluded) float64 in the nutrient's unit, days int64. The bins start at 0 and
    reach the highest day, or `at_least`.
    """
    amounts = days.loc[days["complete"], "lower"].to_numpy()
    highest = max(float(amounts.max()) if len(amounts) else 0.0, at_least)
    step = nice_step(highest / BINS)
    edges = np.arange(math.floor(highest / step) + 2) * step
    counts, _edges = np.histogram(amounts, edges)
    return pd.DataFrame({"low": edges[:-1], "high": edges[1:], "days": counts.astype("int64")})


def nice_step(least: float) -> float:
    """The round number (1, 2, 2.5 or 5 times a power of ten) at or above `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in NICE_STEPS if step * power >= least * (1 - 1e-9))
