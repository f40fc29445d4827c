"""False alarms and what is found, where it is known whether there is something: docs/association.md and a short run."""

import math

import pytest

from tests.tracker.assessment.association.simulation import GAPS, PEOPLE, WHERE_RELATED, cell, written

FEW_PEOPLE = 100
MOST_FALSE_ALARMS = 0.06
# Where days remember each other by 0.8 the plan of the method errs more often, and the page says by how much.
MOST_WHERE_MUCH_IS_REMEMBERED = 0.085


def margin(share: float, people: int) -> float:
    """Three standard errors of a share among so many people."""
    return 3 * math.sqrt(share * (1 - share) / people)


def test_unrelated_series_seldom_give_a_pattern() -> None:
    unrelated = [each for each in written() if each.ratio == 1]
    assert len(unrelated) == 12
    for each in unrelated:
        most = MOST_WHERE_MUCH_IS_REMEMBERED if each.memory > 0.6 else MOST_FALSE_ALARMS
        assert each.at_60_or_90 <= most, each


def test_larger_ratios_are_found_more_often() -> None:
    by_ratio = {(each.kept, each.lag, each.memory, each.ratio): each for each in written()}
    related = [key for key in by_ratio if key[2] in WHERE_RELATED and key[3] == 2]
    assert len(related) == 8
    for kept, lag, memory, _ratio in related:
        none, doubled, more = (by_ratio[kept, lag, memory, ratio].at_60_or_90 for ratio in (1, 2, 3.7))
        assert none < doubled < more


@pytest.mark.parametrize(("lag", "memory", "ratio"), [("same day", 0.6, 1.0), ("three days before", 0.3, 3.7)])
def test_a_short_run_finds_what_is_written(lag: str, memory: float, ratio: float) -> None:
    """With 80 % of days complete and 90 % answered; another seed than that of the page."""
    found = cell(GAPS, lag, memory, ratio, FEW_PEOPLE, seed=7)
    (page,) = [
        each for each in written() if (each.kept, each.lag, each.memory, each.ratio) == (GAPS, lag, memory, ratio)
    ]
    assert abs(found.at_60_or_90 - page.at_60_or_90) <= margin(page.at_60_or_90, FEW_PEOPLE) + margin(0.5, PEOPLE)


@pytest.mark.long
def test_the_page_is_what_is_simulated() -> None:
    for each in written():
        assert cell(each.kept, each.lag, each.memory, each.ratio, PEOPLE).at_60_or_90 == pytest.approx(
            each.at_60_or_90, abs=6e-4
        )
