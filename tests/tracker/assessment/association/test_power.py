"""What the plan finds for a person's own rate, against the real test on diaries drawn one by one."""

import math

import numpy as np
import pytest

from tracker.assessment.association.power import THIRDS_APART, Behaviour, behaviour_of, plan_power
from tracker.assessment.association.rotation import rotate

PLAN = ((60, 0.021), (90, 0.029))
CALM = Behaviour(rate=1.0, spread=0.0, outcome_memory=0.0, exposure_memory=0.0)


def test_thirds_of_a_normal_distribution_lie_so_far_apart() -> None:
    ordered = np.sort(np.random.default_rng(1).standard_normal(900_000)).reshape(3, -1).mean(axis=1)
    assert ordered[2] - ordered[0] == pytest.approx(THIRDS_APART, abs=0.01)


def test_power_is_how_often_the_real_test_passes() -> None:
    """150 diaries of 60 and 90 days at a doubled rate, each through the rotation of what is answered."""
    rng = np.random.default_rng(7)
    first = second = 0
    for _person in range(150):
        exposed = rng.standard_normal(90)
        slope = math.log(2) / THIRDS_APART
        twitches = rng.poisson(np.exp(-slope * exposed - slope**2 / 2)).astype(float)
        found = [rotate([(exposed[:days], twitches[:days])]).p <= alpha for days, alpha in PLAN]
        first, second = first + found[0], second + any(found)
    early, late = plan_power(PLAN, CALM, seed=1, runs=2000)
    for power, share in ((early, first / 150), (late, second / 150)):
        assert dict(power.found)[2.0] == pytest.approx(share, abs=3 * math.sqrt(0.25 / 150))


def test_a_larger_difference_is_found_more_often_and_more_days_find_more() -> None:
    early, late = plan_power(PLAN, Behaviour(1.0, 0.5, 0.6, 0.6), seed=1)
    assert (early.usable_days, late.usable_days) == (60, 90)
    for power in (early, late):
        (_two, doubled), (_more, larger) = power.found
        assert doubled < larger
    assert early.smallest_found is not None
    assert late.smallest_found is not None
    assert late.smallest_found < early.smallest_found


def test_what_an_earlier_look_finds_stays_found() -> None:
    """A second look that can find nothing takes nothing away."""
    first, second = plan_power([(60, 0.021), (90, 0.0)], CALM, seed=1)
    assert first.found == second.found
    assert dict(first.found)[2.0] > 0


def test_sixty_days_cannot_give_less_than_one_in_48() -> None:
    for alpha, is_found in ((1 / 48 - 1e-6, False), (1 / 48 + 1e-6, True)):
        (power,) = plan_power([(60, alpha)], CALM, seed=1)
        assert [share > 0 for _ratio, share in power.found] == [is_found, is_found]


def test_smallest_found_is_found_in_four_of_five() -> None:
    """Where 3.7-fold is found in under four of five it is larger, where doubled is in more it is smaller."""
    for behaviour in (CALM, Behaviour(0.5, 0.5, 0.6, 0.8), Behaviour(1.7, 0.0, 0.0, 0.0)):
        for power in plan_power(PLAN, behaviour, seed=1):
            smallest = power.smallest_found or math.inf
            assert [smallest <= ratio for ratio, _share in power.found] == [
                share >= 0.8 for _ratio, share in power.found
            ]


def test_a_rate_that_leaves_hardly_a_free_day_is_hardly_tested() -> None:
    """Of six a day some two in a thousand days are free, and ten of 90 are needed."""
    _early, late = plan_power(PLAN, Behaviour(6.0, 0.0, 0.0, 0.0), seed=1)
    assert [share < 0.01 for _ratio, share in late.found] == [True, True]


def test_whoever_notices_nothing_can_be_told_nothing() -> None:
    (power,) = plan_power([(90, 0.05)], Behaviour(0.0, 0.0, 0.0, 0.0), seed=1)
    assert power.found == ((2.0, 0.0), (3.7, 0.0))
    assert power.smallest_found is None


def test_behaviour_is_read_from_the_days_by_moments() -> None:
    """A long diary drawn with a rate of 1.5, a spread of 0.5 and memories of 0.6 and 0.4, a fifth of it missing."""
    rng = np.random.default_rng(3)
    latent, exposed = rng.standard_normal(20_000), rng.standard_normal(20_000)
    for day in range(1, 20_000):
        latent[day] = 0.6 * latent[day - 1] + 0.8 * latent[day]
        exposed[day] = 0.4 * exposed[day - 1] + math.sqrt(1 - 0.16) * exposed[day]
    outcome = rng.poisson(1.5 * np.exp(math.sqrt(0.5) * latent - 0.25)).astype(float)
    outcome[rng.random(20_000) < 0.2] = np.nan
    found = behaviour_of(exposed, outcome)
    assert found.rate == pytest.approx(1.5, abs=0.1)
    assert found.spread == pytest.approx(0.5, abs=0.1)
    assert found.outcome_memory == pytest.approx(0.6, abs=0.1)
    assert found.exposure_memory == pytest.approx(0.4, abs=0.05)


def test_a_diary_without_twitches_or_variation_has_a_behaviour_too() -> None:
    assert behaviour_of(np.ones(9), np.zeros(9)) == Behaviour(0.0, 0.0, 0.0, 0.0)
    assert behaviour_of(np.ones(9), np.ones(9)) == Behaviour(1.0, 0.0, 0.0, 0.0)
