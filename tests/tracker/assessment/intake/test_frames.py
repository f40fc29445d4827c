"""Days × nutrients as a frame."""

from datetime import date, timedelta

import pandas as pd
import pytest

from foods.nutrients import CALCIUM, MAGNESIUM, TRACKED, VITAMIN_D, Amounts
from tests.tracker.assessment.judging import days_of_rows
from tracker.assessment.intake.frames import (
    DAY,
    MEASURES,
    binned,
    by_period,
    by_weekday,
    daily_frame,
    nutrient_frame,
    rolling_mean,
    shares_of,
)
from tracker.assessment.intake.totals import FOOD, SUPPLEMENT, DayIntake, EntryRow

MONDAY = date(2026, 11, 16)
WEDNESDAY = date(2026, 11, 18)


def row(day: date, kind: str = FOOD, **amounts: float | None) -> EntryRow:
    known = Amounts(1.0, 1.0, 1.0, 1.0, 100.0)._replace(**amounts)
    return EntryRow(day, "lunch", "food", kind, "", 100.0, known)


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


def magnesium_of(amounts: list[float], *, complete: set[int], first: date = MONDAY) -> pd.DataFrame:
    """Magnesium of consecutive days, of which those at `complete` are complete."""
    rows = [row(first + timedelta(days=n), magnesium_mg=amount) for n, amount in enumerate(amounts)]
    done = {first + timedelta(days=n) for n in complete}
    return nutrient_frame(daily_frame(days_of_rows(rows, done, {})), MAGNESIUM)


def test_bounds_stand_beside_each_other(days: list[DayIntake]) -> None:
    monday = nutrient_frame(daily_frame(days), VITAMIN_D).loc[pd.Timestamp(MONDAY)]
    assert (monday["from_food"], monday["from_supplements"], monday["upper"]) == (2.0, 0.0, float("inf"))


def test_a_rolling_mean_takes_complete_days_only_and_a_third_of_them_at_least() -> None:
    frame = magnesium_of([100, 200, 300, 400, 500], complete={0, 2, 3, 4})
    mean = rolling_mean(frame, 7, first=MONDAY, last=MONDAY + timedelta(days=5))
    assert list(mean.isna()) == [True, True, True, False, False, False]
    assert list(mean[3:]) == [pytest.approx(800 / 3), 325.0, 325.0]  # (100 + 300 + 400)/3; the sixth day is empty


def test_weeks_run_from_monday_to_sunday_and_leave_out_incomplete_days() -> None:
    frame = magnesium_of([10, 20, 30, 0, 0, 0, 60, 80], complete={0, 6})
    weeks = by_period(frame, "week")
    assert list(weeks.index) == [pd.Timestamp(2026, 11, 19), pd.Timestamp(2026, 11, 26)]
    assert list(weeks["lower"]) == [35.0, 80.0]
    assert list(weeks["complete"]) == [True, False]
    assert [list(weeks[name]) for name in ("days", "other_days", "entries")] == [[2, 1], [5, 0], [2, 1]]


def test_months_begin_on_their_first_day() -> None:
    frame = magnesium_of([10, 20, 30], complete={0, 1, 2}, first=date(2026, 10, 31))
    months = by_period(frame, "month")
    assert list(months["first"]) == [pd.Timestamp(2026, 10, 1), pd.Timestamp(2026, 11, 1)]
    assert list(months["lower"]) == [10.0, 25.0]


def test_shares_are_of_the_target_and_may_pass_it() -> None:
    shares = shares_of(magnesium_of([160, 480], complete={1}), 320)
    assert (list(shares["share"]), list(shares["complete"])) == ([0.5, 1.5], [False, True])


def test_weekdays_are_those_of_complete_days() -> None:
    frame = magnesium_of([100.0, 999.0, *[0.0] * 5, 300.0], complete={0, 7})
    found = by_weekday(frame)
    assert list(found.index) == [0]
    assert list(found.loc[0]) == [200.0, 100.0, 300.0, 2, 0]


def test_bins_are_round_count_each_complete_day_once_and_reach_the_target() -> None:
    frame = magnesium_of([0, 99, 100, 250, 7777], complete={0, 1, 2, 3})
    bins = binned(frame, at_least=352)
    assert (bins["high"] - bins["low"]).unique().tolist() == [50.0]
    assert bins["low"].iloc[0] == 0
    assert bins["high"].iloc[-1] > 352
    assert int(bins["days"].sum()) == 4
    assert bins.set_index("low")["days"].loc[[0.0, 50.0, 100.0, 250.0]].tolist() == [1, 1, 1, 1]


def test_an_empty_diary_has_no_weeks_weekdays_or_shares_and_empty_bins() -> None:
    empty = nutrient_frame(daily_frame([]), CALCIUM)
    assert len(by_period(empty, "week")) == len(by_weekday(empty)) == len(shares_of(empty, 1000)) == 0
    assert int(binned(empty, at_least=100)["days"].sum()) == 0
