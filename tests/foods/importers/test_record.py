"""What can be believed of a food: amounts, energy, names, portions."""

import pytest

from foods.importers import record
from foods.importers.record import FoodRecord, PortionRecord, doubt_about_food, doubt_about_portion, number
from foods.models import Food, Portion
from foods.nutrients import CALCIUM, ENERGY, NUTRIENTS, VITAMIN_D, WATER, Amounts, Nutrient
from foods.plausible import doubt_about_amount


@pytest.mark.parametrize("nutrient", NUTRIENTS, ids=lambda nutrient: nutrient.key)
def test_zero_is_believed_and_negative_is_not(nutrient: Nutrient) -> None:
    assert doubt_about_amount(nutrient, 0.0) is None
    assert "negative" in str(doubt_about_amount(nutrient, -0.1))


@pytest.mark.parametrize(("nutrient", "limit"), [(WATER, 100), (CALCIUM, 100_000), (VITAMIN_D, 100_000_000)])
def test_no_nutrient_weighs_more_than_the_food(nutrient: Nutrient, limit: float) -> None:
    assert doubt_about_amount(nutrient, limit) is None
    assert "weigh more than the 100 g" in str(doubt_about_amount(nutrient, limit * 1.001))


def test_energy_of_pure_fat_is_believed_and_more_is_not() -> None:
    assert doubt_about_amount(ENERGY, 902) is None  # USDA: lard, salmon oil
    assert "pure fat" in str(doubt_about_amount(ENERGY, 950))


@pytest.mark.parametrize("text", ["", "nan", "inf", "1e999", "1,5", "1_000", "0x1f", "12 g", "--3", "٣"])
def test_what_is_no_finite_number_is_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(("text", "value"), [("0", 0.0), ("-1.5", -1.5), (".5", 0.5), ("1.", 1.0), ("2E-3", 0.002)])
def test_numbers_are_read(text: str, value: float) -> None:
    assert number(text) == value


def test_lengths_are_those_of_the_database() -> None:
    lengths = {
        record.MAX_NAME: Food._meta.get_field("name"),
        record.MAX_GROUP: Food._meta.get_field("group"),
        record.MAX_PORTION: Portion._meta.get_field("text"),
    }
    assert {longest: field.max_length for longest, field in lengths.items()} == {size: size for size in lengths}


def test_food_without_or_with_an_endless_name_is_refused() -> None:
    def named(name: str) -> FoodRecord:
        return FoodRecord("fndds", "1", "", "2024-10-31", name, "", Amounts())

    assert doubt_about_food(named("Egg")) is None
    assert "no name" in str(doubt_about_food(named("")))
    assert "longer than 300" in str(doubt_about_food(named("x" * 301)))


def test_portion_must_weigh_something_and_have_a_text_that_fits() -> None:
    assert doubt_about_portion(PortionRecord("1 cup", 0.1)) is None
    assert "more than 0" in str(doubt_about_portion(PortionRecord("1 cup", 0)))
    assert "longer than 200" in str(doubt_about_portion(PortionRecord("x" * 201, 1)))
