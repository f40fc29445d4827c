"""How much more is noticed: thirds and ratios by hand, the interval by drawing whole weeks day by day."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.assessment.association.answer import Effect
from tracker.assessment.association.effect import BLOCK_DAYS, DRAWS, effect_of, thirds
from tracker.assessment.association.exposure import as_array
from tracker.assessment.association.question import Daily, Third


def effect(exposed: Daily, outcome: Daily, compared: Third = Third.LOWEST) -> Effect:
    return effect_of(as_array(exposed), as_array(exposed), as_array(outcome), compared=compared, seed=1)


def test_lowest_third_against_highest() -> None:
    """Nine days: 3, 1 and 2 twitches after 10, 20, 30 (mean 2); 1, 1 and 0 after 70, 80, 90 (mean 2/3)."""
    found = effect([90, 10, 80, 20, 70, 30, 40, 50, 60], [0, 3, 1, 1, 1, 2, 9, 9, 9])
    assert (found.compared.days, found.compared.mean_factor, found.compared.mean_outcome) == (3, 20, 2)
    assert (found.other.days, found.other.mean_factor) == (3, 80)
    assert found.ratio is not None
    assert found.ratio.value == pytest.approx(3.0)
    assert found.difference.value == pytest.approx(4 / 3)


def test_a_factor_may_be_compared_from_its_highest_third() -> None:
    found = effect([90, 10, 80, 20, 70, 30, 40, 50, 60], [0, 3, 1, 1, 1, 2, 9, 9, 9], Third.HIGHEST)
    assert found.ratio is not None
    assert found.ratio.value == pytest.approx(1 / 3)
    assert found.difference.value == pytest.approx(-4 / 3)


def test_without_a_twitch_on_the_other_days_there_is_a_difference_and_no_ratio() -> None:
    found = effect([10, 20, 30, 40, 50, 60, 70, 80, 90], [3, 1, 2, 1, 1, 1, 0, 0, 0])
    assert found.ratio is None
    assert found.difference.value == pytest.approx(2.0)


def test_a_ratio_to_hardly_any_twitch_is_open_upwards() -> None:
    outcome = [2.0] * 20 + [1.0] * 20 + [0.0] * 19 + [1.0]
    found = effect([float(day) for day in range(60)], outcome)
    assert found.ratio is not None
    assert found.ratio.value == pytest.approx(40)
    assert found.ratio.upper is None
    assert found.ratio.lower is not None


@given(st.lists(st.integers(-3, 3), min_size=3, max_size=40).filter(lambda values: len(set(values)) > 1))
def test_thirds_never_overlap_and_keep_equal_days_together(values: list[int]) -> None:
    left = np.array(values, dtype=float)
    low, high = thirds(left, np.ones(len(left), dtype=bool))
    assert low.any()
    assert high.any()
    assert left[low].max() < left[high].min()
    assert set(left[low]).isdisjoint(left[~low])
    assert set(left[high]).isdisjoint(left[~high])


def test_days_without_exercise_are_the_low_ones_however_many() -> None:
    left = np.array([0.0] * 8 + [30.0, 45.0])
    low, high = thirds(left, np.ones(10, dtype=bool))
    assert (low.sum(), high.sum()) == (8, 2)


def test_interval_is_that_of_moving_weeks_of_the_calendar() -> None:
    """17 days with a gap: each draw puts three starts of a week side by side, the last week cut to three days."""
    exposed: list[float | None] = [float(day * 7 % 17) for day in range(17)]
    exposed[4] = None
    outcome: list[float | None] = [float(day % 4) for day in range(17)]
    ordered = sorted(value for value in exposed if value is not None)
    low, high = ordered[4], ordered[-5]
    ratios = []
    for starts in np.random.default_rng(1).integers(0, 17 - BLOCK_DAYS + 1, (DRAWS, 3)):
        days = [start + day for start in starts for day in range(BLOCK_DAYS)][:17]
        known = [(exposed[day], outcome[day]) for day in days]
        lowest = [y for x, y in known if x is not None and y is not None and x <= low]
        highest = [y for x, y in known if x is not None and y is not None and x >= high]
        if lowest and highest and (sum(lowest) or sum(highest)):
            mean = sum(highest) / len(highest)
            ratios.append(sum(lowest) / len(lowest) / mean if mean else math.inf)
    ratios.sort()
    found = effect(exposed, outcome).ratio
    assert found is not None
    assert found.lower == pytest.approx(ratios[math.ceil(0.025 * len(ratios)) - 1])
    upper = ratios[math.ceil(0.975 * len(ratios)) - 1]
    assert found.upper == (None if math.isinf(upper) else pytest.approx(upper))
