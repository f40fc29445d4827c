"""The portion that is offered first."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foods.importers.record import FoodRecord, PortionRecord
from foods.importers.usual import with_usual_portion
from foods.nutrients import Amounts


def portions(**weights: float) -> tuple[PortionRecord, ...]:
    return tuple(PortionRecord(text.replace("_", " "), weight) for text, weight in weights.items())


def food(
    name: str = "Food",
    measures: tuple[PortionRecord, ...] = (),
    usual_g: float | None = None,
    *,
    group: str = "",
    assumed_g: float | None = None,
    reports: int | None = None,
    **amounts: float,
) -> FoodRecord:
    record = FoodRecord("fndds", "1", "1", "2024-10-31", name, group, Amounts(**amounts), portions=measures)
    return replace(record, usual_g=usual_g, assumed_g=assumed_g, reports=reports)


def first_of(record: FoodRecord) -> tuple[str, float]:
    usual = with_usual_portion(record).usual_portion
    assert usual is not None
    return usual.text, usual.weight_g


# Portions and median grams of FNDDS 2021-2023 and NHANES 2007-2012.
MILK = (*portions(**{"1 cup": 244.0, "1 fl oz": 30.5}), PortionRecord("1 individual school container", 244.0))
BREAD = portions(**{"1 small or thin/very thin slice": 22.0, "1 medium or regular slice": 28.0, "1 cup": 40.0})
BANANA = portions(**{"1 banana": 126.0, "1 cup": 150.0, "1 oz": 28.35})
BEER = portions(**{"1 fl oz": 30.0, "1 can or bottle (12 fl oz)": 360.0, "1 can or bottle (16 fl oz)": 480.0})
CHIPS = portions(**{"1 chip": 2.0, "1 small single serving bag": 28.0, "1 × 100 calorie package": 18.0, "1 cup": 25.0})
BURRITO = portions(**{"1 miniature": 110.0, "1 small/regular": 220.0, "1 large": 330.0, "1 cup": 120.0})
EGGS = portions(**{"1 medium": 44.0, "1 large": 50.0, "1 jumbo": 63.0})
CANDY = portions(**{"1 fun/snack size": 15.0, "1 large/king size": 90.0, "1 pouch/regular size": 45.0})


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (food("Milk", MILK, 183.0), "1 cup"),
        (food("Milk", MILK, 100.0), "½ cup"),  # rather than three ounces
        (food("Bread", BREAD, 52.0), "1 medium or regular slice"),  # two of them
        (food("Bread", BREAD, 40.0), "1 medium or regular slice"),  # though the cup weighs just that
        (food("Banana, raw", BANANA, 118.0), "1 banana"),
        (food("Cheese", portions(**{"1 cubic inch": 17.0, "1 slice": 21.0}), 17.0), "1 slice"),
        (food("Ham", portions(**{"Usual amount on regular sandwich": 28.0, "1 slice": 28.0}), 28.0), "1 slice"),
        (food("Beer", BEER, 720.0, assumed_g=360.0, reports=2358), "1 can or bottle (12 fl oz)"),
        (food("Potato chips", CHIPS, 18.0), "1 cup"),
        (food("Burrito", BURRITO, 150.0, group="Burritos and tacos"), "1 small/regular"),
        (food("Egg, whole", EGGS, 46.0), "1 large"),
        (food("Candy", CANDY, 90.0), "1 pouch/regular size"),
    ],
)
def test_natural_measure_near_the_usual_weight_is_first(of: FoodRecord, text: str) -> None:
    assert first_of(of)[0] == text


def test_few_reports_say_less_than_what_the_survey_assumes() -> None:
    soup = portions(**{"1 cup": 245.0, "1 spoonful": 20.0})
    assert first_of(food("Soup", soup, 20.0, assumed_g=245.0, reports=2)) == ("1 cup", 245.0)


def test_without_a_usual_weight_the_first_sensible_one_is_taken() -> None:
    roast = portions(**{"1 roast (yield from 436 g raw meat)": 355.0, "1 lb": 453.6, "3 oz": 85.0})
    assert first_of(food("Roast", roast)) == ("3 oz", 85.0)
    assert first_of(food("Spread", portions(**{"1 tbsp": 13.6, "1 cup": 218.0}))) == ("1 tbsp", 13.6)


def test_food_without_portions_has_no_usual_one() -> None:
    assert with_usual_portion(food(usual_g=100.0)).usual_portion is None


@pytest.mark.parametrize(
    ("of", "portion"),
    [
        # a part of the cup, the ounce or the spoon
        (food("Refried beans", portions(**{"1 cup": 260.0}), 63.2), ("¼ cup", 65.0)),
        (food("Sesame", portions(**{"1 cup": 168.0}), 9.0), ("1 tablespoon", 10.5)),
        (food("Lemon juice", portions(**{"1 fl oz": 31.0}), 5.1), ("1 teaspoon", 5.167)),
        (food("Apple sauce", portions(**{"1 cup (8 fl oz)": 248.0}), 124.0), ("½ cup", 124.0)),
        # a share of the thing, several of it
        (food("Pie crust", portions(**{"1 crust": 182.0}), 30.0), ("⅙ crust", 30.333)),
        (food("Crackers", portions(**{"1 cracker": 3.0}), 15.0), ("5 crackers", 15.0)),
        (food("Chicken nuggets", portions(**{"1 nugget": 16.0, "1 cup": 140.0}), 80.0), ("5 nuggets", 80.0)),
        (food("Hush puppy", portions(**{"1 hush puppy": 22.0}), 66.0), ("3 hush puppies", 66.0)),
        (food("Omelet, with cheese", portions(**{"1 egg": 60.0, "1 cup": 135.0}), 101.0), ("2 eggs", 120.0)),
        # more than half a day's energy, a day's sodium or an upper level; less than a bite
        (food("Calzone", portions(**{"1 calzone": 424.0}), energy_kcal=264.0), ("½ calzone", 212.0)),
        (food("Kung pao", portions(**{"1 order": 604.0}), sodium_mg=402.0), ("½ order", 302.0)),
        (food("Fish liver", portions(**{"1 cup": 200.0}), vitamin_d_ug=100.0), ("½ cup", 100.0)),
        (food("Longans", portions(**{"1 fruit": 1.7}), energy_kcal=286.0), ("3 fruits", 5.1)),
        # by kind, where nobody was counted
        (food("Fish oil, cod", portions(**{"1 cup": 218.0, "1 tsp": 4.5}), group="Fats and Oils"), ("1 tsp", 4.5)),
        (food("Oil, walnut", portions(**{"1 cup": 218.0, "1 tbsp": 13.6}), group="Fats and Oils"), ("1 tbsp", 13.6)),
        (food("Oil, safflower", group="Fats and Oils"), ("1 tablespoon", 13.6)),
        (food("Salt, table", portions(**{"1 tsp": 6.0, "1 dash": 0.4}), group="Spices and Herbs"), ("1 dash", 0.4)),
        (food("Spices, thyme, dried", portions(**{"1 tsp": 1.0, "1 tbsp": 2.7}), group="Spices and Herbs"),
         ("1 tsp", 1.0)),
    ],
)  # fmt: skip
def test_what_is_eaten_otherwise_than_by_the_tables_measure(of: FoodRecord, portion: tuple[str, float]) -> None:
    assert first_of(of) == portion


@pytest.mark.parametrize(
    "of", [food("Beans", portions(**{"1 cup": 260.0}), 190.0), food("Banana", BANANA, 60.0), food("Milk", MILK, 2000.0)]
)
def test_other_foods_keep_their_portions(of: FoodRecord) -> None:
    assert with_usual_portion(of).portions == of.portions


@given(
    st.lists(st.floats(min_value=0.01, max_value=6000), min_size=1, max_size=9),
    st.one_of(st.none(), st.floats(min_value=0.01, max_value=6000)),
)
@example([0.25, 0.015625], 1.0)  # a sixteenth of it weighs nothing
def test_the_usual_portion_is_always_one_of_them(weights: list[float], usual_g: float | None) -> None:
    measures = tuple(PortionRecord(f"{place} cup", weight) for place, weight in enumerate(weights))
    completed = with_usual_portion(food("Food", measures, usual_g))
    assert completed.usual_portion in completed.portions
    assert completed.portions[: len(measures)] == measures
