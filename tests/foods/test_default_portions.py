"""The portion offered first, over the whole shipped table and in the reviewed rows: one that people eat."""

import csv
import re

import pytest

from foods.importers import household
from foods.importers.kinds import is_seasoning
from foods.importers.record import FoodRecord
from foods.nutrients import scale
from tests.foods.test_food_table import shipped

FOODS = list(shipped().values())


def grams(food: FoodRecord) -> float:
    """Of the portion that is offered first; 100 g where a food has none."""
    return food.usual_portion.weight_g if food.usual_portion else 100.0


@pytest.mark.parametrize(
    ("column", "most"),
    # Upper levels that count food (IOM 2011), half a day's energy, a day's sodium (NASEM 2019).
    [("vitamin_d_ug", 100.0), ("calcium_mg", 2500.0), ("energy_kcal", 1000.0), ("sodium_mg", 2300.0)],
)
def test_no_default_portion_holds_more_than_a_portion_may(column: str, most: float) -> None:
    held = {food.name: scale(getattr(food.amounts, column), grams(food)) for food in FOODS}
    # A food for which no table weighs a measure is shown as 100 g: dry mixes and salted fish would hold too much so.
    assert {name: amount for name, amount in held.items() if amount is not None and amount > most} == {}


def test_no_default_portion_is_a_crumb() -> None:
    dense = [food for food in FOODS if (food.amounts.energy_kcal or 0.0) > 50 and not is_seasoning(food)]
    assert len(dense) > 10_000
    assert [food.name for food in dense if (food.amounts.energy_kcal or 0.0) * grams(food) / 100 < 5] == []


def test_only_what_is_sprinkled_or_stirred_in_is_a_seasoning() -> None:
    seasonings = [food for food in FOODS if is_seasoning(food)]
    assert len(seasonings) < 200
    assert [food.name for food in seasonings if grams(food) > 31] == []


def test_no_default_portion_is_one_that_nobody_means() -> None:
    odd = re.compile(
        r"not specified|miniature|\bmini\b|king.size|fun.size|fun/snack|calorie package|1 raisin|cubic|^1 (lb|quart)\b"
        r"|\brefuse\b(?<!without refuse)|Usual amount|extra large|jumbo|surface inch|with ice",
        re.IGNORECASE,
    )
    named = [
        (food.name, food.usual_portion.text)
        for food in FOODS
        if food.usual_portion and odd.search(food.usual_portion.text)
        # the only measure that its table gives
        if any(not odd.search(portion.text) for portion in food.portions)
    ]
    assert named == []


def test_a_label_reference_amount_is_offered_only_where_there_is_nothing_natural() -> None:
    label = re.compile(r"label reference|label serving$")
    offered = [food for food in FOODS if food.usual_portion and label.search(food.usual_portion.text)]
    assert [
        food.name for food in offered if any(re.match(r"1 (cup|medium|whole)", p.text) for p in food.portions)
    ] == []
    assert len(offered) < 90


@pytest.mark.parametrize(
    ("words", "group", "measure"),
    [
        (r"^Oil, ", "Fats and Oils", r"^1 (tbsp|tablespoon|tsp)|spray"),
        (r"^Fish oil, ", "Fats and Oils", r"^1 (tsp|teaspoon)"),
        (r"^Spices, (?!.*(salt|seasoning mix))", "Spices and Herbs", r"^(1 (tsp|tbsp|teaspoon)|½)"),
        (r"^Salt, ", "Spices and Herbs", r"^1 dash"),
        (r"^Leavening agents, baking", "Baked Products", r"tsp"),
        (r"^Infant formula.*(?<!prepared from )powder", "Baby Foods", r"scoop|scope|serving|tbsp"),
    ],
)
def test_whole_kinds_come_by_the_spoon(words: str, group: str, measure: str) -> None:
    of_kind = [food for food in FOODS if food.group == group and re.search(words, food.name)]
    assert len(of_kind) > 1
    portions = {food.name: food.usual_portion.text for food in of_kind if food.usual_portion}
    assert {name: text for name, text in portions.items() if not re.search(measure, text)} == {}


def test_each_reviewed_row_is_what_the_food_carries() -> None:
    foods = {(food.source, food.code): food for food in FOODS}
    for key, row in household.read().items():
        food = foods[key]
        assert food.name == row.food
        assert food.usual_portion == row.portion, food.name
        assert row.piece is None or row.piece in food.portions, food.name


def test_a_part_weighs_its_share_of_the_measure_that_it_is_said_to_come_from() -> None:
    shares = {
        "one and a half times": 1.5,
        "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "eighth": 1 / 8, "sixteenth": 1 / 16,
        "twice": 2, "three times": 3, "four times": 4, "five times": 5, "six times": 6, "eight times": 8,
        "5 times": 5, "15 times": 15,
    }  # fmt: skip
    told = re.compile(r"([\w ]+?) (?:of )?(?:FNDDS|SR Legacy) portion (\D[^;]*|\d+ \D[^;]*)(?:$|;)")
    foods = {(food.source, food.code): food for food in FOODS}
    checked = 0
    for key, row in household.read().items():
        if (found := told.match(row.basis)) and found[1] in shares:
            weights = [p.weight_g for p in foods[key].portions if p.text.startswith(found[2]) and p != row.portion]
            assert any(row.portion.weight_g == pytest.approx(shares[found[1]] * one, abs=0.01) for one in weights), row
            checked += 1
    assert checked > 150


def test_a_portion_of_another_table_weighs_what_it_weighs_there() -> None:
    tables = {"SR Legacy": "sr_legacy", "FNDDS": "fndds"}
    shares = {"": 1.0, "half of ": 1 / 2, "twice ": 2.0, "four times ": 4.0, "five times ": 5.0}
    told = re.compile(r"(half of |twice |four times |five times |)(SR Legacy|FNDDS) (\d+) (.+?)(?:; piece.*)?$")
    foods = {(food.source, food.code): food for food in FOODS}
    checked = 0
    for row in household.read().values():
        if found := told.match(row.basis):
            share, table, code, text = found.groups()
            (weight_g,) = {p.weight_g for p in foods[tables[table], code].portions if p.text == text}
            assert row.portion.weight_g == pytest.approx(weight_g * shares[share], abs=0.01), row
            checked += 1
    assert checked > 35


def test_reviewed_are_the_foods_eaten_most_and_the_articles() -> None:
    reviewed = household.read()
    most_eaten = sorted((food for food in FOODS if food.reports), key=lambda food: -(food.reports or 0))[:400]
    assert [food.name for food in most_eaten if (food.source, food.code) not in reviewed] == []
    with (household.REVIEWED.parent / "source_list.csv").open(encoding="utf-8") as file:
        listed = {row["fdc_id"] for row in csv.DictReader(file)}
    assert [number for number in listed if (shipped()[number].source, shipped()[number].code) not in reviewed] == []
