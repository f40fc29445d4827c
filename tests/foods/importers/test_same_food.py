"""Which foods of several tables are the same, by names as USDA gives them; energy in kcal per 100 g from the tables."""

import pytest

from foods.importers.same_food import NamedFood, same_foods


def linked(*foods: tuple[str, str, float | None]) -> dict[int, int]:
    return same_foods(NamedFood(number, *food) for number, food in enumerate(foods))


def test_one_banana_not_three() -> None:
    foods = (("sr_legacy", "Bananas, raw", 89), ("fndds", "Banana, raw", 97), ("foundation", "Bananas, raw", 98))
    assert linked(*foods) == {0: 1, 2: 1}


def test_words_that_say_nothing_and_fortification_do_not_part() -> None:
    milk = "Milk, whole, 3.25% milkfat, with added vitamin D"
    foods = (("fndds", "Milk, whole", 60.0), ("foundation", milk, 60.0), ("sr_legacy", milk, 61.0))
    assert linked(*foods) == {1: 0, 2: 0}


def test_plainly_cooked_is_cooked() -> None:
    foods = (
        ("fndds", "Spinach, fresh, cooked, no added fat", 25.0),
        ("sr_legacy", "Spinach, cooked, boiled, drained, without salt", 23.0),
    )
    assert linked(*foods) == {1: 0}


@pytest.mark.parametrize(
    "other",
    [
        ("sr_legacy", "Spinach, raw", 23.0),
        ("sr_legacy", "Spinach, cooked, boiled, drained, with salt", 23.0),
        ("sr_legacy", "Spinach, frozen, cooked", 30.0),
        ("sr_legacy", "Spinach, cooked", 80.0),  # energy shows that it is another food
        ("fndds", "Spinach, fresh, cooked", 25.0),  # a table's own foods never stand for each other
        ("branded", "Spinach, cooked", 25.0),
    ],
)
def test_what_differs_stays_apart(other: tuple[str, str, float]) -> None:
    assert linked(("fndds", "Spinach, cooked, no added fat", 25.0), other) == {}


def test_unknown_energy_does_not_part() -> None:
    assert linked(("fndds", "Kale, raw", 43.0), ("foundation", "Kale, raw", None)) == {1: 0}


def test_one_food_of_each_table_is_linked() -> None:
    foods = (("fndds", "Kale, raw", 43.0), ("sr_legacy", "Kale, raw", 40.0), ("sr_legacy", "Kale, fresh, raw", 40.0))
    assert linked(*foods) == {1: 0}
