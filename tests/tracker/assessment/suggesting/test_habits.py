"""Habits for a woman of 35 (NASEM: calcium 1,000, magnesium 320, potassium 2,600 mg, vitamin D 15 µg)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.tracker.assessment.judging import WOMAN_35, judge
from tests.tracker.assessment.listed import listed_foods
from tracker.assessment.health.cautions import HealthStatement, cautions_for
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.acceptance import Eating, acceptance_of
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.habits import habits
from tracker.assessment.suggesting.reasons import ReasonKind
from tracker.assessment.verdicts.verdict import Verdict

BOUNDS = Bounds(cautions_for(HealthStatement.NONE, (), WOMAN_35))


def listed(label: str, nutrient: str) -> Candidate:
    return next(food for food in listed_foods() if (food.label, food.nutrient) == (label, nutrient))


YOGURT = listed("Yogurt, plain, low fat", "calcium")  # USDA: 183 mg per 100 g, 311 mg in 170 g
SALMON = listed("Sockeye salmon, cooked", "vitamin_d")


def steady(nutrient: str, mean: float, days: int = 14) -> Verdict:
    """The verdict on days that differ little from a mean."""
    return judge(nutrient, [mean * (0.9, 1.1)[day % 2] for day in range(days)])


def test_a_yoghurt_on_five_days_lifts_calcium_from_62_to_84_percent() -> None:
    (habit,) = habits([steady("calcium", 620)], [YOGURT], bounds=BOUNDS)
    assert (habit.days_a_week, habit.meal) == (5, "breakfast")
    (lift,) = habit.lifts
    assert (lift.nutrient, lift.at_least) == ("calcium", False)
    assert lift.now == pytest.approx(0.62, abs=0.005)
    assert lift.then == pytest.approx(0.62 + 311 * 5 / 7 / 1000, abs=0.005)  # 0.842


def test_the_fewest_days_that_reach_the_target_are_enough() -> None:
    # 80 mg are missing: 311 × 2/7 = 89.
    (habit,) = habits([steady("calcium", 920)], [YOGURT], bounds=BOUNDS)
    assert habit.days_a_week == 2


def test_fish_is_offered_twice_a_week_at_most() -> None:
    (habit,) = habits([steady("vitamin_d", 3)], [SALMON], bounds=BOUNDS)
    assert habit.days_a_week == 2
    assert habit.lifts[0].then == pytest.approx((3 + 14.2 * 2 / 7) / 15, abs=0.01)


@pytest.mark.parametrize("verdict", [steady("calcium", 620, days=2), steady("calcium", 620, days=6)])
def test_a_few_days_bear_no_habit(verdict: Verdict) -> None:
    assert habits([verdict], [YOGURT], bounds=BOUNDS) == []


def test_enough_needs_no_habit() -> None:
    assert habits([steady("calcium", 1500)], [YOGURT], bounds=BOUNDS) == []


def test_a_verdict_that_says_probably_enough_needs_none_either() -> None:
    enough = steady("magnesium", 318, days=28)
    assert enough.label.value in {"probably_enough", "very_likely_enough"}
    assert habits([enough], listed_foods(), bounds=BOUNDS) == []


def test_the_meal_is_the_one_at_which_the_person_eats_it() -> None:
    today = date(2026, 11, 22)
    eatings = [Eating(YOGURT.food_id, YOGURT.label, "snack", today - timedelta(days=days)) for days in (9, 12)]
    bounds = replace(BOUNDS, acceptance=acceptance_of(eatings, today=today))
    (habit,) = habits([steady("calcium", 620)], [YOGURT], bounds=bounds)
    assert habit.meal == "snack"
    kinds = [reason.kind for reason in habit.reasons]
    assert ReasonKind.EATEN_BEFORE in kinds
    assert ReasonKind.CLOSES not in kinds


def test_a_habit_tells_every_usual_intake_that_it_lifts() -> None:
    (habit,) = habits([steady("calcium", 620), steady("potassium", 1500)], [YOGURT], bounds=BOUNDS)
    assert [lift.nutrient for lift in habit.lifts] == ["calcium", "potassium"]


def test_unknown_amounts_make_a_lift_a_lower_bound() -> None:
    (habit,) = habits([replace(steady("calcium", 620), unknown_entries=3)], [YOGURT], bounds=BOUNDS)
    assert habit.lifts[0].at_least


def test_a_nutrient_that_may_not_be_pushed_bears_no_habit() -> None:
    held = Bounds(cautions_for(HealthStatement.SOME, {"high_blood_calcium"}, WOMAN_35))
    assert habits([steady("calcium", 620)], [YOGURT], bounds=held) == []
