"""Exposure, usable days and what is removed, by hand."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.assessment.association.exposure import (
    always_removed,
    as_array,
    counted_from,
    exposure,
    mostly_known,
    residuals,
)
from tracker.assessment.association.question import (
    DAY_BEFORE,
    SAME_AND_DAY_BEFORE,
    SAME_DAY,
    THREE_DAYS_BEFORE,
    Daily,
    Inquiry,
    Lag,
    Question,
)

MONDAY = date(2026, 1, 5)


def exposed(values: Daily, lag: Lag) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in exposure(as_array(values), lag)]


@pytest.mark.parametrize(
    ("lag", "expected"),
    [
        (THREE_DAYS_BEFORE, [None, None, 15, 15, None, None, None, 45]),  # two of three known: 10, 20; 20 alone is not
        (SAME_DAY, [10, 20, None, None, None, 40, 50, 60]),
        (DAY_BEFORE, [None, 10, 20, None, None, None, 40, 50]),
        (SAME_AND_DAY_BEFORE, [None, 15, None, None, None, None, 45, 55]),
    ],
)
def test_exposure_averages_the_known_days_of_its_lag(lag: Lag, expected: Daily) -> None:
    assert exposed([10, 20, None, None, None, 40, 50, 60], lag) == expected


@given(st.lists(st.one_of(st.none(), st.floats(0, 1000)), min_size=1, max_size=30), st.data())
def test_intake_after_the_twitch_never_counts(values: list[float | None], data: st.DataObject) -> None:
    day = data.draw(st.integers(0, len(values) - 1))
    later = data.draw(st.lists(st.floats(0, 1000), min_size=len(values) - day, max_size=len(values) - day))
    changed = [*values[:day], *later]
    assert exposed(changed, THREE_DAYS_BEFORE)[: day + 1] == exposed(values, THREE_DAYS_BEFORE)[: day + 1]


@pytest.mark.parametrize("lag", [(-1, 0, 1), (2, 1, 1), (1, 3, 0), (1, 3, 4)])
def test_a_lag_without_days_is_refused(lag: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no such lag"):
        Lag(*lag)


@pytest.mark.parametrize(
    ("factor", "outcome", "said"),
    [
        ([1.0], [0.0, 1.0], "differ in length"),
        ([1.0], [-1.0], "never below zero"),
        ([float("nan")], [0.0], "missing is None"),
        ([1.0], [float("inf")], "missing is None"),
    ],
)
def test_series_that_are_none_are_refused(factor: Daily, outcome: Daily, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Inquiry(Question("magnesium", "twitches", SAME_DAY, MONDAY), factor, outcome)


def test_run_in_is_two_weeks_from_the_first_answered_day() -> None:
    assert counted_from(as_array([None, None, 0.0, *[None] * 20])) == 16
    assert counted_from(as_array([0.0] * 14)) == 14
    assert counted_from(as_array([0.0] * 9)) == 9
    assert counted_from(as_array([None] * 9)) == 9


def test_trend_and_weekend_are_removed() -> None:
    removed = always_removed(MONDAY, 28)
    weekend = np.array([(MONDAY + timedelta(days=day)).weekday() in (5, 6) for day in range(28)])
    assert removed[:, 2].tolist() == weekend.tolist()
    assert residuals(5.0 + 0.3 * np.arange(28) - 2 * weekend, removed).tolist() == [0.0] * 28


def test_residuals_are_those_of_the_normal_equations() -> None:
    """Fitted on its known days alone: two points and one gap leave a line through both."""
    columns = np.column_stack([np.ones(4), np.arange(4.0)])
    left = residuals(np.array([1.0, np.nan, 4.0, 4.0]), columns)
    # By hand: mean day 5/3, mean value 3; slope (10/3)/(14/3) = 15/14; residuals -3/14, 12/14... over the largest, 4.
    slope = ((0 - 5 / 3) * -2 + (2 - 5 / 3) * 1 + (3 - 5 / 3) * 1) / (25 / 9 + 1 / 9 + 16 / 9)
    expected = [(value - 3 - slope * (day - 5 / 3)) / 4 for day, value in ((0, 1), (2, 4), (3, 4))]
    assert left[[0, 2, 3]].tolist() == pytest.approx(expected, abs=1e-8)
    assert np.isnan(left[1])


def test_a_day_without_an_adjustment_is_left_out() -> None:
    columns = np.column_stack([np.ones(3), [1.0, np.nan, 2.0]])
    assert np.isnan(residuals(np.array([1.0, 2.0, 3.0]), columns)).tolist() == [False, True, False]


def test_what_is_seldom_logged_is_not_adjusted_for() -> None:
    days = np.array([True] * 6 + [False] * 3)
    often = as_array([1, None, 1, 1, None, 1, None, None, None])
    seldom = as_array([1, None, None, 1, None, 1, 1, 1, 1])
    assert mostly_known([seldom, often], days) == [1]
