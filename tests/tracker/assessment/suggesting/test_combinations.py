"""Combinations of the real list's portions; the optimum itself is compared in test_portion_search.py."""

import random
from dataclasses import replace

import pytest

from tests.tracker.assessment.listed import listed_foods
from tests.tracker.assessment.suggesting.test_portion_search import TARGETS
from tracker.assessment.health.cautions import HealthStatement, cautions_for
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.reference.reference_intakes import Person
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.combinations import Aim, combine
from tracker.assessment.suggesting.gaps import Gap, open_gaps
from tracker.assessment.suggesting.preferences import Preferences
from tracker.assessment.suggesting.reasons import ReasonKind

BOUNDS = Bounds(cautions_for(HealthStatement.NONE, (), Person(40 * 12, "female")))
MAGNESIUM, CALCIUM, VITAMIN_D = Gap("magnesium", 320, 120), Gap("calcium", 1000, 400), Gap("vitamin_d", 15, 10)


def listed(*labels: str) -> list[Candidate]:
    by_label = {food.label: food for food in listed_foods()}
    return [by_label[label] for label in labels]


def random_gaps(seed: int) -> tuple[Gap, ...]:
    dice = random.Random(seed)
    return open_gaps(TARGETS, {key: target * dice.uniform(0.1, 1.05) for key, target in TARGETS.items()})


def test_the_gaps_are_closed_together() -> None:
    first = combine([CALCIUM, VITAMIN_D], listed_foods(), bounds=BOUNDS)[0]
    assert first.covers
    assert [(added.nutrient, added.share_closed) for added in first.adds] == [("calcium", 1.0), ("vitamin_d", 1.0)]
    assert 2 <= len(first.portions) <= 4
    closes = [reason.nutrient for reason in first.reasons if reason.kind is ReasonKind.CLOSES]
    assert closes == ["calcium", "vitamin_d"]


def test_energy_and_sodium_are_counted() -> None:
    # USDA: 3 oz of sockeye salmon 133 kcal and 78 mg of sodium, 2 % milk 122 kcal and 115 mg.
    pair = listed("Sockeye salmon, cooked", "Milk, 2%, added vitamins A and D")
    (answer,) = combine([CALCIUM, VITAMIN_D], pair, bounds=BOUNDS)
    assert answer.energy_kcal == pytest.approx(133 + 122, abs=2)
    assert answer.sodium_mg == pytest.approx(78 + 115, abs=2)


def test_a_portion_without_a_figure_is_named_and_not_counted() -> None:
    salmon, milk = listed("Sockeye salmon, cooked", "Milk, 2%, added vitamins A and D")
    blank = replace(milk, amounts=milk.amounts._replace(energy_kcal=None, vitamin_d_ug=None))
    (answer,) = combine([CALCIUM, VITAMIN_D], [salmon, blank], bounds=BOUNDS)
    assert [r.nutrient for r in answer.reasons if r.kind is ReasonKind.NO_FIGURE] == ["vitamin_d", "energy"]
    assert answer.energy_kcal == pytest.approx(133, abs=2)


def test_the_person_chooses_between_least_energy_and_fewest_foods() -> None:
    gaps = [MAGNESIUM, CALCIUM, Gap("potassium", 2600, 900)]
    light = combine(gaps, listed_foods(), bounds=BOUNDS, aim=Aim.LEAST_ENERGY)[0]
    few = combine(gaps, listed_foods(), bounds=BOUNDS, aim=Aim.FEWEST_ITEMS)[0]
    assert light.covers
    assert few.covers
    assert len(few.portions) <= len(light.portions)
    assert light.energy_kcal <= few.energy_kcal
    assert {aim.label for aim in Aim} == {"Least energy", "Fewest foods"}


@pytest.mark.parametrize("seed", range(40))
def test_answers_differ_keep_the_budget_and_pass_no_upper_level(seed: int) -> None:
    rooms = {"calcium": 450.0, "vitamin_d": 14.0}
    bounds = replace(BOUNDS, rooms=rooms, preferences=Preferences(portion_budget=3))
    answers = combine(random_gaps(seed), listed_foods(), bounds=bounds)
    assert answers
    for place, answer in enumerate(answers):
        assert 2 <= len(answer.portions) <= 3
        assert all(2 * len(answer.foods & earlier.foods) <= len(answer.foods) for earlier in answers[:place])
        for key, room in rooms.items():
            amounts = [part.candidate.amount(key) for part in answer.portions]
            assert sum(amount for amount in amounts if amount is not None) <= room + 1e-6


def test_the_same_input_and_seed_give_the_same_answers_whatever_the_order() -> None:
    turned = list(reversed(listed_foods()))
    for seed in (0, 1):
        assert combine(random_gaps(5), listed_foods(), bounds=BOUNDS, seed=seed) == combine(
            random_gaps(5), turned, bounds=BOUNDS, seed=seed
        )


def test_another_seed_gives_another_answer() -> None:
    first, *others = (combine(random_gaps(5), listed_foods(), bounds=BOUNDS, seed=seed)[0] for seed in range(4))
    assert any(other.foods != first.foods for other in others)


def test_a_food_on_several_lists_stands_once_in_a_combination() -> None:
    spinach = [food for food in listed_foods() if food.label == "Spinach, boiled"]
    assert len(spinach) > 1
    assert combine([MAGNESIUM], spinach, bounds=BOUNDS) == []


def test_a_food_that_adds_next_to_nothing_is_no_part_of_a_combination() -> None:
    pair = listed("Sockeye salmon, cooked", "Banana, raw")
    assert combine([VITAMIN_D], pair, bounds=BOUNDS) == []


def test_no_open_gap_and_no_gap_that_may_be_pushed_give_no_combination() -> None:
    assert combine([], listed_foods(), bounds=BOUNDS) == []
    held = Bounds(cautions_for(HealthStatement.SOME, {"eating_disorder"}, Person(480, "female")))
    assert combine([CALCIUM], listed_foods(), bounds=held) == []


def test_calcium_that_is_hardly_absorbed_closes_nothing_and_says_so() -> None:
    pair = listed("Spinach, boiled", "Tofu, firm, set with calcium")
    (answer,) = combine([MAGNESIUM, CALCIUM], pair, bounds=BOUNDS)
    spinach = next(part for part in answer.portions if part.candidate.label == "Spinach, boiled")
    assert [added.nutrient for added in spinach.adds] == ["magnesium"]
    assert ReasonKind.HARDLY_ABSORBED in {reason.kind for reason in spinach.reasons}
