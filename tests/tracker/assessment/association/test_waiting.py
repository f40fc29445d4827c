"""How long until it can be known: exact, against a simulation and against method.md's figure."""

import random
import statistics

import pytest

from tracker.assessment.association.question import SAME_AND_DAY_BEFORE, SAME_DAY, THREE_DAYS_BEFORE, Lag
from tracker.assessment.association.waiting import days_until, shares


def test_all_three_days_without_run_in_take_94_days() -> None:
    """The figure known for the rule that asked for all of the three days before, at 80 % and 90 %."""
    assert days_until(42, Lag(1, 3, needed=3), complete=0.8, answered=0.9, run_in=0) == 94


@pytest.mark.parametrize(("usable", "days"), [(42, 66), (60, 88), (90, 125)])
def test_two_of_three_days_with_run_in(usable: int, days: int) -> None:
    assert days_until(usable, THREE_DAYS_BEFORE, complete=0.8, answered=0.9) == days


@pytest.mark.parametrize("lag", [THREE_DAYS_BEFORE, SAME_DAY, SAME_AND_DAY_BEFORE])
def test_whoever_misses_nothing_waits_for_the_run_in_and_the_days(lag: Lag) -> None:
    assert days_until(42, lag, complete=1, answered=1) == 56


def test_first_days_lack_the_days_before_them() -> None:
    """Without run-in the first usable day is the third: two of the three before it are known."""
    assert days_until(1, THREE_DAYS_BEFORE, complete=1, answered=1, run_in=0) == 3
    assert days_until(1, Lag(2, 2, needed=1), complete=1, answered=1, run_in=0) == 3


def test_nobody_waits_for_what_is_there_or_never_comes() -> None:
    assert days_until(0, THREE_DAYS_BEFORE, complete=0.5, answered=0.5) == 0
    assert days_until(42, THREE_DAYS_BEFORE, complete=0, answered=1) is None
    assert days_until(42, THREE_DAYS_BEFORE, complete=1, answered=0.01) is None


@pytest.mark.parametrize(("complete", "answered"), [(0.5, 0.7), (0.9, 0.4)])
def test_as_in_a_thousand_lives(complete: float, answered: float) -> None:
    rng = random.Random(3)
    lives = []
    for _life in range(1000):
        known, usable, day = [False] * 3, 0, 0
        while usable < 20:
            day += 1
            usable += day > 14 and sum(known[-3:]) >= 2 and rng.random() < answered
            known.append(rng.random() < complete)
        lives.append(day)
    found = days_until(20, THREE_DAYS_BEFORE, complete=complete, answered=answered)
    assert found == pytest.approx(statistics.median(lives), abs=2)


def test_shares_count_what_is_there() -> None:
    assert shares([1.0, None, 0.0, None], [0.0, None, 2.0, 1.0]) == (0.5, 0.75)
    assert shares([], []) == (0, 0)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_beyond_one_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        days_until(42, SAME_DAY, complete=share, answered=0.5)
