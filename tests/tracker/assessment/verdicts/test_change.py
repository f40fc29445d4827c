"""How a mean moved from the span before, and when that is called likely real."""

from datetime import timedelta

import pytest

from foods.nutrients import BY_KEY
from tests.tracker.assessment.judging import MONDAY, WOMAN_35, days_of, known, partly
from tracker.assessment.intake.totals import NutrientIntake
from tracker.assessment.verdicts.change import ChangeOfMean, change_of_mean


def change(
    nutrient: str, before: list[float] | list[NutrientIntake], now: list[float] | list[NutrientIntake]
) -> ChangeOfMean | None:
    def days(amounts: list[float] | list[NutrientIntake]) -> list[NutrientIntake]:
        return [amount if isinstance(amount, NutrientIntake) else known(amount) for amount in amounts]

    earlier = days_of(nutrient, days(before), first=MONDAY - timedelta(weeks=8))
    later = days_of(nutrient, days(now))
    return change_of_mean(BY_KEY[nutrient], earlier, later, WOMAN_35)


@pytest.mark.parametrize(
    ("now", "real"),
    [
        # 14 days act as 13.1: 49/(25/10 + 4/4); 2.576 × 86 × √(2/13.07 + …) = 2.576 × 86 × √(1/14 + 1/14) = 83.7 mg
        (300 + 83, False),
        (300 + 90, True),
        (300 - 90, True),
    ],
)
def test_magnesium_of_fourteen_days_must_move_by_about_84_mg(now: float, real: bool) -> None:
    found = change("magnesium", [300.0] * 14, [now] * 14)
    assert found is not None
    assert found.difference == pytest.approx(now - 300)
    assert found.likely_real is real
    assert found.interval == pytest.approx((now - 300 - 83.7, now - 300 + 83.7), abs=3.2)


def test_fewer_than_three_complete_days_before_say_nothing() -> None:
    assert change("magnesium", [300.0] * 2, [300.0] * 14) is None
    assert change("magnesium", [], [300.0] * 14) is None


def test_under_a_week_nothing_is_called_real() -> None:
    found = change("magnesium", [100.0] * 6, [500.0] * 14)
    assert found is not None
    assert found.difference == pytest.approx(400)
    assert not found.likely_real


def test_vitamin_d_is_drawn_from_its_own_days() -> None:
    steady = change("vitamin_d", [3.0, 4.0] * 7, [8.0, 9.0] * 7)
    assert steady is not None
    assert steady.likely_real
    # one day of salmon in each fortnight: the difference hangs on single days
    salmon = change("vitamin_d", [1.0] * 13 + [15.0], [1.0] * 12 + [15.0, 20.0])
    assert salmon is not None
    assert not salmon.likely_real


def test_what_is_unknown_may_explain_a_change_away() -> None:
    before = [partly(200.0, 320.0, 0.95, "Chia")] * 14
    found = change("magnesium", before, [known(330)] * 14)
    assert found is not None
    assert not found.likely_real
    bounded = change("magnesium", [partly(200.0, 210.0, 0.95, "Chia")] * 14, [known(330)] * 14)
    assert bounded is not None
    assert bounded.likely_real
