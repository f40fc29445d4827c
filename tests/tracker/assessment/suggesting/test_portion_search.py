"""The search against the exact optimum of the same problem."""

import random
from dataclasses import replace
from functools import cache
from statistics import median

import pytest

from tests.tracker.assessment.exact import greatest_value, least_cost_of_a_cover, smallest_cover
from tests.tracker.assessment.listed import listed_foods
from tracker.assessment.health.cautions import HealthStatement, cautions_for
from tracker.assessment.reference.reference_intakes import Person
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.combinations import Aim, problem_of
from tracker.assessment.suggesting.gaps import open_gaps
from tracker.assessment.suggesting.portion_search import Item, Problem, fits, pruned, solve

TARGETS = {"magnesium": 320.0, "calcium": 1000.0, "potassium": 2600.0, "vitamin_d": 15.0}  # a woman of 40 (NASEM)
WOMAN_40 = cautions_for(HealthStatement.NONE, (), Person(40 * 12, "female"))


def item(number: int, *shares: float, cost: float = 100.0, **more: object) -> Item:
    made = Item(number, shares, (), cost, cost / 5000, f"kin {number}", f"family {number}")
    return replace(made, **more)  # type: ignore[arg-type]


def problem(*items: Item, fewest: bool = False) -> Problem:
    needs = len(items[0].shares)
    return Problem(items, (1 / needs,) * needs, 2, 4, fewest)


def numbers(found: list[Item]) -> list[int]:
    return sorted(each.number for each in found)


def random_problem(seed: int) -> Problem:
    """The real list with amounts moved by up to half, a random part of it, random gaps and rooms."""
    dice = random.Random(seed)
    foods = [replace(food, amounts=food.amounts.times(dice.uniform(0.5, 1.5))) for food in _one_row_each()]
    gaps = open_gaps(TARGETS, {key: target * dice.uniform(0, 1.1) for key, target in TARGETS.items()})
    rooms = {"calcium": dice.uniform(300, 2500), "vitamin_d": dice.uniform(5, 100)}
    bounds = Bounds(WOMAN_40, rooms=rooms, extras=bool(seed % 5))
    pool = bounds.admitted(dice.sample(foods, min(len(foods), dice.choice((15, 15, 20, 30, 60, 150)))))
    return problem_of(gaps, pool, bounds, Aim.LEAST_ENERGY if seed % 2 else Aim.FEWEST_ITEMS)


@cache
def _one_row_each() -> tuple:  # type: ignore[type-arg]
    return tuple({food.food_id: food for food in listed_foods()}.values())


def shortfall(of: Problem, found: list[Item]) -> float:
    """By how much the search is worse than the optimum, as a share of it; infinite where it misses a cover."""
    cost = sum(each.cost for each in found)
    if of.fewest and (smallest := smallest_cover(of)):
        size, least = smallest
        return (cost - least) / least if of.covers(found) and len(found) == size else float("inf")
    if not of.fewest and (least_cost := least_cost_of_a_cover(of, of.most)):
        return (cost - least_cost) / least_cost if of.covers(found) else float("inf")
    best = greatest_value(of)
    return (best - of.value(found)) / best


def assert_keeps_the_rules(of: Problem, found: list[Item]) -> None:
    assert of.least <= len(found) <= of.most
    assert all(fits(found[:place], each) for place, each in enumerate(found))


@pytest.mark.parametrize("cases", [60, pytest.param(500, marks=pytest.mark.long)])
def test_random_cases_lie_within_5_percent_of_the_optimum_at_the_median_and_15_at_worst(cases: int) -> None:
    shortfalls, covers = [], 0
    for seed in range(cases):
        case = random_problem(seed)
        found = solve(pruned(case))
        assert_keeps_the_rules(case, found)
        covers += case.covers(found)
        shortfalls.append(shortfall(case, found))
    assert min(shortfalls) > -1e-6  # nothing is better than the optimum: both solve the same problem
    assert median(shortfalls) <= 0.05
    assert max(shortfalls) <= 0.15
    assert 0.3 * cases < covers < 0.8 * cases  # both sorts of problem have been tried


def test_the_cheapest_cover_is_found_where_the_greedy_choice_is_dear() -> None:
    # Number 1 brings most alone, but 2 and 3 cover both needs for 60 kcal.
    items = (item(1, 0.9, 0.9, cost=400), item(2, 1.0, 0.0, cost=30), item(3, 0.0, 1.0, cost=30))
    assert numbers(solve(problem(*items))) == [2, 3]


def test_fewest_prefers_two_dear_portions_to_three_cheap_ones() -> None:
    cheap = [item(number, 0.4, 0.4, cost=10) for number in (1, 2, 3)]
    dear = [item(4, 1.0, 0.0, cost=300), item(5, 0.0, 1.0, cost=300)]
    assert numbers(solve(problem(*cheap, *dear))) == [1, 2, 3]
    assert numbers(solve(problem(*cheap, *dear, fewest=True))) == [4, 5]


def test_where_nothing_covers_the_greatest_share_for_its_price_is_taken() -> None:
    items = (item(1, 0.3, 0.0), item(2, 0.0, 0.3), item(3, 0.2, 0.0), item(4, 0.0, 0.005, cost=900))
    assert numbers(solve(problem(*items))) == [1, 2, 3]  # number 4 costs more than it brings


def test_items_of_one_kin_exclude_each_other() -> None:
    items = (item(1, 0.5, kin="milk"), item(2, 0.5, kin="milk"), item(3, 0.4), item(4, 0.1))
    assert numbers(solve(problem(*items))) == [1, 3, 4]


def test_items_of_one_family_exclude_each_other() -> None:
    greens = [item(number, 0.5, cost=10, family="greens") for number in (1, 2)]
    assert numbers(solve(problem(*greens, item(3, 0.5, cost=200)))) == [1, 3]


def test_no_room_is_passed() -> None:
    items = (item(1, 0.6, uses=(0.7,), cost=10), item(2, 0.6, uses=(0.7,), cost=10), item(3, 0.6, uses=(0.1,)))
    assert numbers(solve(problem(*items))) == [1, 3]


def test_a_rich_item_that_nothing_fits_beside_does_not_hide_a_pair_that_fits() -> None:
    alone = item(1, 0.9, uses=(1.0,))
    pair = [item(number, 0.2, uses=(0.4,)) for number in (2, 3)]
    assert numbers(solve(problem(alone, *pair))) == [2, 3]


@pytest.mark.parametrize("items", [(), (item(1, 1.0),), (item(1, 1.0, kin="a"), item(2, 1.0, kin="a"))])
def test_fewer_than_two_that_fit_together_are_no_combination(items: tuple[Item, ...]) -> None:
    assert solve(Problem(items, (1.0,), 2, 4)) == []


def test_one_portion_that_covers_all_is_joined_by_the_cheapest_other() -> None:
    assert numbers(solve(problem(item(1, 1.2), item(2, 0.3, cost=5), item(3, 0.3, cost=50)))) == [1, 2]


def test_what_another_of_its_kin_beats_in_everything_is_left_out() -> None:
    better, worse = item(1, 0.5, cost=50, kin="a", family="f"), item(2, 0.5, cost=60, kin="a", family="f")
    other = item(3, 0.6, cost=70, kin="a", family="f")
    assert numbers(list(pruned(problem(better, worse, other)).items)) == [1, 3]
    assert numbers(list(pruned(problem(better, replace(better, number=4))).items)) == [1]
