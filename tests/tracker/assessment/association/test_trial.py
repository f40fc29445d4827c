"""The trial with and without caffeine: orders, weeks and p by hand."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.assessment.association.question import Daily
from tracker.assessment.association.trial import FORTNIGHT, Trial, draw_trial, p_over_orders, result, smallest_p

MONDAY = date(2026, 1, 5)


def lived(trial: Trial, with_caffeine: float, without: float) -> tuple[list[float], list[float]]:
    """Twitches a day and mg of caffeine through a trial; first weeks are wild and must not count."""
    days = [MONDAY + timedelta(days=day) for day in range(2 * FORTNIGHT * len(trial.caffeine_first))]
    on = [trial.with_caffeine(day) for day in days]
    wild = [day % FORTNIGHT < 7 for day in range(len(days))]
    outcome = [99.0 if first else with_caffeine if each else without for first, each in zip(wild, on, strict=True)]
    return outcome, [300.0 if each else 0.0 for each in on]


@pytest.mark.parametrize(("pairs", "smallest"), [(3, 0.125), (5, 0.03125)])
def test_the_smallest_p_is_said_beforehand(pairs: int, smallest: float) -> None:
    trial = draw_trial(MONDAY, pairs, seed=4)
    assert trial.smallest_p == smallest_p(pairs) == smallest
    outcome, caffeine = lived(trial, 2.0, 1.0)
    assert result(trial, outcome, caffeine).p == smallest


def test_order_is_drawn_within_each_pair_and_kept() -> None:
    drawn = draw_trial(MONDAY, 20, seed=4)
    assert drawn == draw_trial(MONDAY, 20, seed=4)
    assert 5 <= sum(drawn.caffeine_first) <= 15
    assert drawn != draw_trial(MONDAY, 20, seed=5)


def test_fewer_than_three_pairs_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 3 pairs"):
        draw_trial(MONDAY, 2, seed=1)


def test_each_pair_has_one_fortnight_of_each_kind() -> None:
    trial = Trial(MONDAY, (True, False, True))
    days = [trial.with_caffeine(MONDAY + timedelta(days=day)) for day in range(84)]
    assert days == [True] * 14 + [False] * 14 + [False] * 14 + [True] * 14 + [True] * 14 + [False] * 14
    assert trial.with_caffeine(MONDAY - timedelta(days=1)) is None
    assert trial.with_caffeine(trial.ends) is False
    assert trial.with_caffeine(trial.ends + timedelta(days=1)) is None


def test_p_over_eight_orders() -> None:
    """Of ±1 ±2 ±3, the sums at least as large as -1 + 2 + 3 = 4 are 4 and 6."""
    assert p_over_orders([-1, 2, 3]) == 2 / 8
    assert p_over_orders([-1, -2, -3]) == 1
    assert p_over_orders([0, 0, 0]) == 1


@given(st.lists(st.integers(-5, 5), min_size=3, max_size=7))
def test_p_of_the_reverse_covers_what_is_left(differences: list[int]) -> None:
    """One-sided: p of a result and of its mirror image add up to at least 1, and none is below 1/2^k."""
    here, mirrored = p_over_orders(differences), p_over_orders([-each for each in differences])
    assert here + mirrored >= 1
    assert min(here, mirrored) >= smallest_p(len(differences))


def test_only_second_weeks_are_compared() -> None:
    trial = Trial(MONDAY, (True, False, True))
    outcome, caffeine = lived(trial, 2.0, 0.5)
    found = result(trial, outcome, caffeine)
    assert found.difference == 1.5
    assert [(pair.mean_with, pair.mean_without) for pair in found.pairs] == [(2.0, 0.5)] * 3
    assert [(pair.caffeine_with_mg, pair.caffeine_without_mg) for pair in found.pairs] == [(300, 0)] * 3


def test_a_week_of_few_answers_does_not_count_and_few_pairs_have_no_p() -> None:
    trial = Trial(MONDAY, (True, True, True, True))
    outcome, caffeine = lived(trial, 2.0, 0.5)
    gaps: list[float | None] = [*outcome]
    gaps[7:10] = [None] * 3
    assert result(trial, gaps, caffeine).counted == 4
    gaps[10] = None
    found = result(trial, gaps, caffeine)
    assert (found.counted, found.pairs[0].days_with, found.pairs[0].difference) == (3, 3, None)
    assert (found.p, found.smallest_p) == (0.125, 0.125)
    gaps[28 + 21 : 28 + 28] = [None] * 7
    found = result(trial, gaps, caffeine)
    assert (found.counted, found.pairs[1].mean_without) == (2, None)
    assert (found.p, found.difference) == (None, None)


def test_pairs_count_when_they_are_over() -> None:
    trial = Trial(MONDAY, (True, False, True))
    outcome, caffeine = lived(trial, 2.0, 0.5)
    so_far: Daily = outcome[:83]
    assert [len(result(trial, so_far[:days], caffeine[:days]).pairs) for days in (0, 27, 28, 83)] == [0, 0, 1, 2]


def test_more_twitches_with_caffeine_never_raise_p() -> None:
    ps = [p_over_orders([each, -1, 2, 3]) for each in range(-4, 5)]
    assert all(later <= earlier for earlier, later in pairwise(ps))
