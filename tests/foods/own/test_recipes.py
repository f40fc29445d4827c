"""Dishes: sums worked by hand, and what an unknown ingredient does to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foods.nutrients import (
    CALCIUM,
    ENERGY,
    MAGNESIUM,
    NUTRIENTS,
    POTASSIUM,
    SODIUM,
    VITAMIN_D,
    WATER,
    Amounts,
    Nutrient,
)
from foods.own.recipes import NEGLIGIBLE, Dish, Part, Total, dish_of, would_contain_itself

# 90th percentiles per 100 g: spices hold a lot of everything, herbs some, other foods what stands under "".
P90 = {
    "": Amounts(100, 300, 600, 4, 500, 95, 0, 900),
    "herbs": Amounts(20, 30, 200, 0.1, 40, 90, 0, 10),
    "nothing known": Amounts(),
}
OATS = Part("Oats", 200, "", Amounts(270, 100, 720, 0, 760, 20, 0, 10))
MILK = Part("Milk", 500, "", Amounts(55, 600, 750, 5, 305, 440, 0, 215))


def total(dish: Dish, nutrient: Nutrient) -> Total:
    return next(each for each in dish.totals if each.nutrient is nutrient)


def dish(*parts: Part, servings: float | None = 4, cooked_g: float | None = None) -> Dish:
    return dish_of(parts, P90, servings=servings, cooked_g=cooked_g)


def test_known_amounts_add_up_per_100_g_of_the_raw_weight() -> None:
    porridge = dish(OATS, MILK)
    assert (porridge.raw_g, porridge.yield_g, porridge.is_weighed, porridge.serving_g) == (700, 700, False, 175)
    assert porridge.per_100_g.magnesium_mg == pytest.approx(325 / 7)
    assert porridge.per_100_g.calcium_mg == pytest.approx(100)
    assert porridge.per_100_g.vitamin_d_ug == pytest.approx(5 / 7)


def test_a_cooked_weight_makes_each_100_g_richer() -> None:
    porridge = dish(OATS, MILK, cooked_g=560)
    assert (porridge.yield_g, porridge.is_weighed, porridge.serving_g) == (560, True, 140)
    assert porridge.per_100_g.magnesium_mg == pytest.approx(325 / 5.6)


def test_what_is_lost_in_cooking_is_water() -> None:
    assert total(dish(OATS, MILK, cooked_g=560), WATER).amount == 320  # 460 - 140
    assert total(dish(OATS, MILK, cooked_g=800), WATER).amount == 560


def test_more_lost_than_there_was_water_makes_water_unknown() -> None:
    assert total(dish(OATS, cooked_g=150), WATER).amount is None


def test_an_unknown_that_could_matter_makes_the_amount_unknown_and_keeps_what_is_known() -> None:
    fish = Part("Fish", 300, "", Amounts(90, 30, 1000, None, 400, 220, 0, 200))
    found = total(dish(MILK, fish), VITAMIN_D)
    assert (found.amount, found.lower, found.unknown) == (None, 5, ("Fish",))
    assert found.most_missing == pytest.approx(12)  # 3 × 4 µg; 3 µg a serving, above 0.4
    assert dish(MILK, fish).per_100_g.vitamin_d_ug is None


def test_an_unknown_that_cannot_matter_is_left_out() -> None:
    parsley = Part("Parsley", 10, "herbs", Amounts(5, 14, 55, None, 4, 9, 0, 6))
    found = total(dish(MILK, parsley), VITAMIN_D)
    assert found.most_missing == pytest.approx(0.01)  # 0.0025 µg a serving, under 0.4
    assert (found.amount, found.unknown) == (5, ("Parsley",))


def test_what_can_matter_depends_on_the_number_of_servings() -> None:
    spice = Part("Spice", 30, "", Amounts(None, 0, 0, 0, 0, 0, 0, 0))  # at most 30 mg; a label may call 8.4 mg zero
    assert total(dish(MILK, spice, servings=4), MAGNESIUM).amount == 55  # 7.5 mg a serving
    assert total(dish(MILK, spice, servings=3), MAGNESIUM).amount is None  # 10 mg


def test_without_servings_100_g_decide() -> None:
    spice = Part("Spice", 30, "", Amounts(None, 0, 0, 0, 0, 0, 0, 0))
    assert total(dish(MILK, spice, servings=None), MAGNESIUM).amount == 55  # 30 mg in 530 g
    assert total(dish(MILK, spice, servings=None, cooked_g=300), MAGNESIUM).amount is None  # 10 mg in 100 g


def test_nothing_bounds_an_unknown_without_percentiles() -> None:
    odd = Part("Odd", 1, "nothing known", Amounts())
    found = total(dish_of([MILK, odd], {"nothing known": Amounts()}, servings=4, cooked_g=None), CALCIUM)
    assert (found.amount, found.most_missing) == (None, None)


def test_a_dish_of_unknowns_is_unknown_and_not_zero() -> None:
    odd = Part("Odd", 100, "", Amounts())
    assert dish(odd).per_100_g == Amounts()


def test_a_measured_zero_stays_zero() -> None:
    assert dish(OATS).per_100_g.vitamin_d_ug == 0


def test_each_unknown_ingredient_is_named_once() -> None:
    fish = Part("Fish", 300, "", Amounts())
    assert total(dish(fish, MILK, fish), POTASSIUM).unknown == ("Fish",)


def test_what_a_label_may_call_zero() -> None:
    assert {nutrient: pytest.approx(value) for nutrient, value in NEGLIGIBLE.items()} == {
        MAGNESIUM: 8.4,
        CALCIUM: 26,
        POTASSIUM: 94,
        VITAMIN_D: 0.4,
        ENERGY: 5,
        SODIUM: 5,
    }


amounts = st.builds(Amounts, *[st.none() | st.floats(0, 1000) for _ in NUTRIENTS])
parts = st.lists(st.builds(Part, st.just("x"), st.floats(1, 2000), st.sampled_from(["", "herbs"]), amounts), min_size=1)


@given(parts, st.floats(1, 20))
def test_an_amount_is_what_is_known_or_nothing(given_parts: list[Part], servings: float) -> None:
    for each in dish_of(given_parts, P90, servings=servings, cooked_g=None).totals:
        assert each.amount is None or each.amount == each.lower
        assert each.amount is not None or each.unknown


@given(parts)
def test_raw_amounts_survive_the_way_to_100_g_and_back(given_parts: list[Part]) -> None:
    worked_out = dish_of(given_parts, P90, servings=2, cooked_g=None)
    for total_, per_100_g in zip(worked_out.totals, worked_out.per_100_g, strict=True):
        if per_100_g is not None:
            assert per_100_g * worked_out.yield_g / 100 == pytest.approx(total_.lower)


@pytest.mark.parametrize(
    ("ingredients", "made_of", "itself"),
    [
        ([2, 3], {}, False),
        ([1], {}, True),
        ([2], {2: [3], 3: [1]}, True),
        ([2], {2: [3], 3: [4]}, False),
        ([2], {2: [3], 3: [2]}, False),  # others' loop does not hang it
    ],
)
def test_a_recipe_that_holds_itself_is_found(
    ingredients: list[int], made_of: dict[int, list[int]], itself: bool
) -> None:
    assert would_contain_itself(1, ingredients, made_of) is itself
