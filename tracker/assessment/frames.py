"""Days × nutrients as a pandas frame: what charts read. Importing this costs 60 MB, so only chart views do.

The sums are those of intake.py; nothing is added up twice.
"""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from foods.nutrients import TRACKED, Nutrient
from tracker.assessment.intake import DayIntake

DAY: Final = "day"
MEASURES: Final = {
    "lower": "float64",
    "from_supplements": "float64",
    "coverage": "float64",
    "entries": "int64",
    "unknown_entries": "int64",
}


def daily_frame(days: Sequence[DayIntake], *, nutrients: Sequence[Nutrient] = TRACKED) -> pd.DataFrame:
    """One row per logged day, as `daily_intakes` gives them; a day without an entry is absent, never zero.

    Index: DatetimeIndex "date", midnight without a time zone, ascending, unique.
    Columns: MultiIndex ("nutrient", "measure"). ("day", "complete") is bool: the person said that nothing is missing.
    For each nutrient's key: "lower" float64, the sum of known amounts in the nutrient's own unit (a lower bound);
    "from_supplements" float64, the part of it that came from supplements, same unit; "coverage" float64, 0 to 1,
    the share of what was eaten that has a value; "entries" and "unknown_entries" int64, how many were logged and how
    many of those have no value.
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
