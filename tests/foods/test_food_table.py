"""The shipped food table: USDA's printed values, what a person reads, and how it loads."""

import re
from collections import Counter
from functools import cache
from io import StringIO

import pytest
from django.core.management import call_command

from foods.importers import embedded
from foods.importers.record import FoodRecord, doubt_about_food, doubt_about_portion
from foods.models import Food, FoodGroup, Portion, SourceFood
from foods.nutrients import NUTRIENTS
from foods.plausible import doubt_about_amount


@cache
def shipped() -> dict[str, FoodRecord]:
    return {food.source_id: food for food in embedded.read()}


# mg (vitamin D µg) per 100 g, as printed by USDA FoodData Central.
@pytest.mark.parametrize(
    ("number", "name", "amounts"),
    [
        ("168462", "Spinach, raw", {"magnesium_mg": 79, "calcium_mg": 99, "potassium_mg": 558}),
        ("173944", "Bananas, raw", {"potassium_mg": 358, "magnesium_mg": 27}),
        ("173414", "Cheese, cheddar", {"calcium_mg": 710, "magnesium_mg": 27}),
        ("173691", "Fish, salmon, sockeye, raw", {"vitamin_d_ug": 14.1}),
        ("171287", "Egg, whole, raw, fresh", {"vitamin_d_ug": 2.0}),
        ("170556", "Seeds, pumpkin and squash seed kernels, dried", {"magnesium_mg": 592}),
        ("2709224", "Banana, raw", {"potassium_mg": 326, "magnesium_mg": 28}),
    ],
)
def test_values_are_those_usda_prints(number: str, name: str, amounts: dict[str, float]) -> None:
    food = shipped()[number]
    assert food.name == name
    assert {field: getattr(food.amounts, field) for field in amounts} == amounts


def test_table_is_small() -> None:
    assert embedded.TABLE.stat().st_size < 500_000


def test_table_holds_the_three_releases_whole() -> None:
    assert Counter((food.source, food.release) for food in shipped().values()) == {
        ("fndds", "2024-10-31"): 5432,
        ("sr_legacy", "2019-04-01"): 7793,
        ("foundation", "2025-12-18"): 365,
    }


@pytest.mark.parametrize(
    ("source", "column", "missing"),
    [
        # shares of unknown values as counted in the releases; FNDDS lacks them for human milk only
        ("sr_legacy", "vitamin_d_ug", 0.336),
        ("sr_legacy", "magnesium_mg", 0.048),
        ("sr_legacy", "potassium_mg", 0.036),
        ("sr_legacy", "calcium_mg", 0.011),
        ("sr_legacy", "caffeine_mg", 0.33),
        ("foundation", "vitamin_d_ug", 0.858),
        ("fndds", "vitamin_d_ug", 1 / 5432),
    ],
)
def test_unknown_values_are_as_many_as_in_the_releases(source: str, column: str, missing: float) -> None:
    amounts = [getattr(food.amounts, column) for food in shipped().values() if food.source == source]
    assert amounts.count(None) / len(amounts) == pytest.approx(missing, abs=0.006)


def test_everything_in_the_table_is_plausible() -> None:
    doubts = [doubt_about_food(food) for food in shipped().values()]
    doubts += [doubt_about_portion(portion) for food in shipped().values() for portion in food.portions]
    doubts += [
        doubt_about_amount(nutrient, amount)
        for food in shipped().values()
        for nutrient, amount in zip(NUTRIENTS, food.amounts, strict=True)
        if amount is not None
    ]
    assert [doubt for doubt in doubts if doubt] == []


def test_no_portion_reads_like_a_database() -> None:
    odd = re.compile(
        r"undetermined|9999|^\d+\.0|[ (]\.\d|RACC|NLEA|NFS\b|Guideline|not specified|paired|  |^ | $|[,;]$|&\w+;"
    )
    texts = {portion.text for food in shipped().values() for portion in food.portions}
    assert {text for text in texts if odd.search(text)} == set()


def test_no_name_keeps_entities_double_spaces_or_the_program() -> None:
    odd = re.compile(r"&\w+;|\s\s|^\s|\s$|\xa0|Distribution Program")
    assert [food.name for food in shipped().values() if odd.search(food.name)] == []


@pytest.mark.parametrize(
    ("name", "portion"),
    [
        ("Milk, whole", "1 cup"),
        ("Banana, raw", "1 banana"),
        ("Bread, white", "1 medium or regular slice"),
        ("Egg, whole, boiled or poached", "1 egg"),
        ("Soft drink, cola", "1 can (12 fl oz)"),
        ("Rice, white, cooked, no added fat", "1 cup, cooked"),
        ("Peanut butter", "1 tablespoon"),
        ("Refried beans", "½ cup"),
        ("Tomatoes, raw", "1 whole"),
        ("Beer", "1 can or bottle (12 fl oz)"),
        ("Bagel", "1 regular"),
        ("Burrito, meat, with beans, no cheese", "1 small/regular"),
        ("Raisins", "¼ cup"),
        ("Almonds, NFS", "1 oz"),
        ("Orange juice, 100%, NFS", "1 cup (8 fl oz)"),
    ],
)
def test_usual_portion_is_what_a_person_would_say(name: str, portion: str) -> None:
    (food,) = (food for food in shipped().values() if food.source == "fndds" and food.name == name)
    assert food.usual_portion is not None
    assert food.usual_portion.text == portion


def test_food_has_a_usual_portion_whenever_it_has_portions() -> None:
    foods = shipped().values()
    assert all(bool(food.usual_portion) == bool(food.portions) for food in foods)
    assert sum(not food.portions for food in foods) < 150


def test_counts_of_the_survey_are_on_their_foods() -> None:
    counted = [food for food in shipped().values() if food.reports is not None]
    assert len(counted) == 3349
    assert {food.source for food in counted} == {"fndds"}
    assert max(counted, key=lambda food: food.reports or 0).name == "Water, tap"
    assert all(food.popularity > 0 for food in shipped().values())


def test_brand_and_common_names_are_kept() -> None:
    assert "Velveeta" in shipped()["2705773"].alternate_names  # Cheese spread, American or Cheddar cheese base


@pytest.mark.django_db
def test_table_loads_once() -> None:
    out = StringIO()
    call_command("load_food_table", stdout=out, skip_checks=True)
    assert "13590 new" in out.getvalue()
    assert Portion.objects.count() == sum(len(food.portions) for food in shipped().values())
    assert SourceFood.objects.count() == 217
    assert FoodGroup.objects.get(name="").foods == 13590
    spinach = Food.objects.get(source="sr_legacy", source_id="168462")
    assert spinach.amounts == shipped()["168462"].amounts
    assert set(spinach.source_lists.values_list("nutrient", "term")) == {
        ("magnesium", "spinach"),
        ("magnesium", "leafy greens"),
        ("calcium", "leafy greens"),
        ("potassium", "spinach"),
    }
    call_command("load_food_table", stdout=out, skip_checks=True)
    assert "0 new, 0 changed, 13590 unchanged" in out.getvalue()
