"""Foods of the diary that are offered beside the lists. A tenth of the Daily Value of calcium is 130 mg."""

from datetime import date, timedelta

import pytest

from foods.nutrients import Amounts
from tests.tracker.assessment.listed import listed_foods
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.acceptance import Eating
from tracker.assessment.suggesting.eaten_anyway import MOST_FOODS, EatenServing, eaten_anyway

TODAY = date(2026, 11, 22)
RICH = Amounts(calcium_mg=130, sodium_mg=460)


def serving(
    days_ago: int, food_id: int | None = 7, name: str = "Quark", *,
    portion: str = "1 cup", weight_g: float | None = 200, amounts: Amounts = RICH, at_hand: bool = True,
    group: str = "",
) -> EatenServing:  # fmt: skip
    eating = Eating(food_id, name, "breakfast", TODAY - timedelta(days=days_ago))
    return EatenServing(eating, portion, weight_g, amounts, at_hand, group)


def twice(**more: object) -> list[EatenServing]:
    return [serving(3, **more), serving(1, **more)]  # type: ignore[arg-type]


def offered(servings: list[EatenServing]) -> list[Candidate]:
    return eaten_anyway(servings, listed=listed_foods())


def test_a_food_of_two_days_is_offered_as_last_served_and_as_no_row_of_the_list() -> None:
    (food,) = offered([serving(1, portion="2 cups", weight_g=400), serving(5)])
    assert (food.key, food.food_id, food.own_diary, food.term) == (-7, 7, True, "")
    assert (food.portion_text, food.portion_g, food.amounts) == ("2 cups", 400, RICH)


def test_of_two_servings_of_the_last_day_the_later_is_offered() -> None:
    (food,) = offered([serving(5), serving(1, portion="1 cup"), serving(1, portion="2 cups", weight_g=400)])
    assert (food.portion_text, food.portion_g) == ("2 cups", 400)


def test_twice_on_one_day_is_no_habit() -> None:
    assert offered([serving(1), serving(1)]) == []


@pytest.mark.parametrize(
    "amounts",
    [
        Amounts(calcium_mg=129, magnesium_mg=41, potassium_mg=469, vitamin_d_ug=1.9),  # just under a tenth of each
        Amounts(calcium_mg=300, sodium_mg=461),
        Amounts(calcium_mg=300, caffeine_mg=21),
        Amounts(),
    ],
)
def test_a_poor_salty_or_unmeasured_serving_or_one_with_caffeine_is_not_offered(amounts: Amounts) -> None:
    assert offered(twice(amounts=amounts)) == []


def test_unknown_sodium_speaks_neither_for_nor_against_a_food() -> None:
    assert len(offered(twice(amounts=Amounts(calcium_mg=130)))) == 1


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Red", "Wine"),
        ("Alcoholic beverage, wine, table, red", "Beverages"),
        ("Stout", "Beer"),
        ("Magnesium drink", "Dietary supplements"),
        ("Vitamine D", "Compléments alimentaires"),
    ],
)
def test_neither_alcohol_nor_a_supplement_in_a_food_table_is_offered(name: str, group: str) -> None:
    assert offered(twice(name=name, group=group)) == []


@pytest.mark.parametrize(
    "amounts",
    [Amounts(magnesium_mg=400), Amounts(calcium_mg=500), Amounts(potassium_mg=600), Amounts(vitamin_d_ug=10)],
)
def test_what_is_richer_than_anything_to_eat_is_a_tablet_by_another_name(amounts: Amounts) -> None:
    assert offered(twice(portion="1 tablet", weight_g=4.5, amounts=amounts)) == []
    assert len(offered(twice(portion="1 bar", weight_g=100, amounts=amounts))) == 1


@pytest.mark.parametrize("gone", [{"at_hand": False}, {"food_id": None}, {"weight_g": None}])
def test_what_cannot_be_logged_again_is_not_offered(gone: dict[str, object]) -> None:
    assert offered(twice(**gone)) == []


@pytest.mark.parametrize(
    "name",
    [
        "Spinach, NS as to form, cooked",
        "Chard, cooked",  # its calcium is hardly absorbed, as that of "Swiss chard" on the list
        "Fish, swordfish, cooked, dry heat",
        "Milk, reduced fat (2%)",
        "Bananas, raw",
        "Fish, salmon, baked or broiled",
        "Pizza, cheese",
        "Chicken and spinach salad",
    ],
)
def test_a_listed_food_under_another_name_is_left_to_its_list(name: str) -> None:
    assert offered(twice(name=name)) == []


@pytest.mark.parametrize("name", ["Quark", "Coffee, latte", "Orange, raw", "Beef, steak"])
def test_a_food_that_no_list_names_is_offered(name: str) -> None:
    assert [food.label for food in offered(twice(name=name))] == [name]


def test_the_most_frequent_come_first_and_forty_at_most() -> None:
    servings = [serving(day, food_id) for food_id in range(50) for day in range(2)] + [serving(9, 30)]
    foods = offered(servings)
    assert foods[0].food_id == 30
    assert len(foods) == MOST_FOODS
