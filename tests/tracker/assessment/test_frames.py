"""Days × nutrients as a frame."""

from datetime import date

import pandas as pd
import pytest

from foods.nutrients import CALCIUM, MAGNESIUM, TRACKED, VITAMIN_D, Amounts
from tests.tracker.assessment.judging import days_of_rows
from tracker.assessment.frames import DAY, MEASURES, daily_frame, nutrient_frame
from tracker.assessment.intake import FOOD, SUPPLEMENT, DayIntake, EntryRow

MONDAY = date(2026, 11, 16)
WEDNESDAY = date(2026, 11, 18)


def row(day: date, kind: str = FOOD, **amounts: float | None) -> EntryRow:
    known = Amounts(1.0, 1.0, 1.0, 1.0, 100.0)._replace(**amounts)
    return EntryRow(day, "lunch", "food", kind, "", 100.0, *known)


@pytest.fixture
def days() -> list[DayIntake]:
    rows = [
        row(MONDAY, magnesium_mg=100.0, vitamin_d_ug=None),
        row(MONDAY, magnesium_mg=50.0, vitamin_d_ug=2.0),
        row(WEDNESDAY, SUPPLEMENT, magnesium_mg=200.0, vitamin_d_ug=0.0),
    ]
    return days_of_rows(rows, {MONDAY}, {}, nutrients=TRACKED)


def test_a_day_that_was_not_logged_is_absent_and_not_zero(days: list[DayIntake]) -> None:
    frame = daily_frame(days)
    assert list(frame.index) == [pd.Timestamp(MONDAY), pd.Timestamp(WEDNESDAY)]
    assert frame.index.name == "date"


def test_columns_are_nutrient_and_measure_with_the_promised_types(days: list[DayIntake]) -> None:
    frame = daily_frame(days)
    assert frame.columns.names == ["nutrient", "measure"]
    assert frame[DAY, "complete"].dtype == "bool"
    for nutrient in TRACKED:
        assert {measure: str(frame[nutrient.key, measure].dtype) for measure in MEASURES} == MEASURES


def test_a_blank_leaves_a_lower_bound_its_known_share_and_a_count(days: list[DayIntake]) -> None:
    monday = nutrient_frame(daily_frame(days), VITAMIN_D).loc[pd.Timestamp(MONDAY)]
    assert (monday["lower"], monday["coverage"], monday["entries"], monday["unknown_entries"]) == (2.0, 0.5, 2, 1)


def test_supplements_stand_apart(days: list[DayIntake]) -> None:
    magnesium = nutrient_frame(daily_frame(days), MAGNESIUM)
    assert list(magnesium["lower"]) == [150.0, 200.0]
    assert list(magnesium["from_supplements"]) == [0.0, 200.0]


def test_only_what_the_person_called_complete_is_complete(days: list[DayIntake]) -> None:
    assert list(nutrient_frame(daily_frame(days), CALCIUM)["complete"]) == [True, False]


def test_an_empty_diary_keeps_columns_and_types() -> None:
    frame = nutrient_frame(daily_frame([]), CALCIUM)
    assert len(frame) == 0
    assert {measure: str(frame[measure].dtype) for measure in MEASURES} == MEASURES
    assert isinstance(frame.index, pd.DatetimeIndex)
