"""What a line's parts match: foods, portions and the numbers said."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foods.models import Food
from foods.quantities import parse_line
from foods.search import find as search
from tests.conftest import MakeFood
from tests.tracker.servings.typed import rows_of
from tracker.models import Entry, Profile
from tracker.person.diarist import Diarist
from tracker.servings.matching import Row
from tracker.servings.portions import portion_choices
from tracker.servings.said import portion_said, rough_choices

BREAD = {"1 medium or regular slice": 28, "1 small or thin slice": 24, "1 large or thick slice": 43, "1 cup": 40}
MILK = {"1 cup": 244, "1 fl oz": 30.5}
BREAST = {"1 cup, cooked, diced": 135, "1 small breast": 120, "1 medium breast": 140, "1 medium slice": 60}
SPINACH = {"½ cup": 90, "1 leaf": 10}
SPEARS = {"1 cup": 134, "1 spear": 16}
ALMONDS = {"1 × 100 calorie package": 18, "1 nut": 1.2, "1 cup": 141}


def said(line: str, food: Food, profile: Profile, last_text: str | None = None) -> tuple[str, float]:
    found = portion_said(parse_line(line)[0], food, portion_choices(food, profile), last_text)
    return found.chosen.text, found.quantity


@pytest.mark.parametrize(
    ("name", "portions", "line", "portion", "quantity"),
    [
        ("Bread, rye", BREAD, "2 slices rye bread", "1 medium or regular slice", 2),
        ("Bread, rye", BREAD, "1 large slice rye bread", "1 large or thick slice", 1),
        ("Bread, rye", BREAD, "2 rye bread", "1 medium or regular slice", 2),
        ("Bread, rye", BREAD, "rye bread 60 g", "g", 60),
        ("Bread, rye", BREAD, "0.5 kg rye bread", "g", 500),
        ("Milk, whole", MILK, "1 cup milk", "1 cup", 1),
        ("Milk, whole", MILK, "a glass of milk", "1 cup", 1),
        ("Milk, whole", MILK, "200 ml milk", "mL", 200),
        ("Milk, whole", MILK, "2 dl milk", "mL", 200),
        ("Milk, whole", MILK, "8 fl oz milk", "fl oz", 8),
        ("Milk, whole", MILK, "1 pint milk", "1 cup", 2),
        ("Milk, whole", MILK, "1 cup (240 g) milk", "g", 240),
        ("Chicken breast, stewed", BREAST, "2 chicken breasts", "1 medium breast", 2),
        ("Chicken breast, stewed", BREAST, "1 small chicken breast", "1 small breast", 1),
        ("Chicken breast, stewed", BREAST, "1 cup cooked diced chicken breast", "1 cup, cooked, diced", 1),
        ("Chicken breast, stewed", BREAST, "1 lb chicken breast", "oz", 16),
        ("Spinach, cooked", SPINACH, "1 cup spinach", "½ cup", 2),
        ("Spinach, cooked", SPINACH, "1 tbsp spinach", "½ cup", 0.125),
        ("Almonds", ALMONDS, "10 almonds", "1 nut", 10),
        ("Almonds", ALMONDS, "a handful of almonds", "1 handful (about 30 g)", 1),
        ("Almonds", ALMONDS, "2-4 almonds", "1 nut", 3),
        ("Almonds", ALMONDS, "2 x 15g almonds", "g", 30),
        ("Almonds", ALMONDS, "20g-30g almonds", "g", 25),
        ("Milk, whole", MILK, "1 bottle (330 ml) milk", "mL", 330),
        ("Milk, whole", MILK, "2 x 250 ml milk", "mL", 500),
        ("Milk, whole", MILK, "a glass (150 ml) of milk", "mL", 150),
        ("Broth", {"1 cup": 240, "1 can": 300}, "1 can (480 ml) broth", "1 cup", 2.029),  # of 236.588 ml
        ("Asparagus", SPEARS, "5 spears asparagus", "1 spear", 5),
        ("Asparagus", SPEARS, "5 asparagus spears", "1 spear", 5),
        ("Beef, ground", {"1 cup": 140, "1 patty": 77}, "2 beef patties", "1 patty", 2),
        ("Beef, ground", {"1 cup": 140, "1 patty": 77}, "2 patties of beef", "1 patty", 2),
    ],
)
def test_portion_that_a_line_says(
    name: str,
    portions: dict[str, float],
    line: str,
    portion: str,
    quantity: float,
    make_food: MakeFood,
    profile: Profile,
) -> None:
    usual, weight_g = next(iter(portions.items()))
    food = make_food(name, portions=portions, portion_text=usual, portion_g=weight_g)
    text, number = said(line, food, profile)
    assert text == portion
    assert number == pytest.approx(quantity, abs=0.001)


def test_measure_that_a_food_lacks_is_said(make_food: MakeFood, profile: Profile) -> None:
    food = make_food("Bread, rye", portions=BREAD, portion_text="1 medium or regular slice")
    found = portion_said(parse_line("half a rack of rye bread")[0], food, portion_choices(food, profile))
    assert (found.chosen.text, found.quantity) == ("1 medium or regular slice", 1)
    assert found.note == "“rack” is no measure of this food. Its usual portion stands here: check how much it was."


def test_last_used_portion_comes_before_the_usual_one(make_food: MakeFood, profile: Profile) -> None:
    food = make_food("Bread, rye", portions=BREAD, portion_text="1 medium or regular slice")
    assert said("rye bread", food, profile, last_text="1 cup") == ("1 cup", 1)


@pytest.mark.parametrize("unit", ["mL", "g", "oz"])
def test_a_number_counts_portions_though_the_last_one_was_weighed(
    unit: str, make_food: MakeFood, profile: Profile
) -> None:
    portions = {"1 can (12 fl oz)": 360.0, "1 fl oz": 30.0}
    beer = make_food("Beer", portions=portions, portion_text="1 can (12 fl oz)", portion_g=360.0)
    assert said("a beer", beer, profile, last_text=unit) == ("1 can (12 fl oz)", 1)
    assert said("2 beers", beer, profile, last_text=unit) == ("1 can (12 fl oz)", 2)
    assert said("200 ml beer", beer, profile, last_text=unit) == ("mL", 200)


def test_food_without_household_measures_is_taken_as_100_g(make_food: MakeFood, profile: Profile) -> None:
    food = make_food("Kale", portions={}, portion_text="", portion_g=None)
    food.portions.all().delete()
    assert said("kale", food, profile) == ("g", 100)
    profile.mass_unit = "oz"
    found = portion_said(parse_line("2 kale")[0], food, portion_choices(food, profile))
    assert (found.chosen.text, found.quantity) == ("oz", 7)  # 100 g are 3.5 oz
    assert found.is_guess
    assert found.note == "No portion is known. Taken as 100 g each."


def test_rough_measures_say_their_weight() -> None:
    assert all(f"{choice.weight_g:g} g" in choice.text for choice in rough_choices() if choice.weight_g)


@pytest.fixture
def larder(make_food: MakeFood) -> dict[str, Food]:
    foods = {
        "egg": make_food("Egg, whole, boiled", portions={"1 egg": 50}, portion_text="1 egg"),
        "toast": make_food("Bread, toasted", portions=BREAD, portion_text="1 medium or regular slice", portion_g=28),
        "cheese": make_food("Cheese, cheddar", portions={"1 slice": 21}, portion_text="1 slice", portion_g=21),
        "mac": make_food("Macaroni with cheese", portions={"1 cup": 230}, portion_text="1 cup", portion_g=230),
    }
    search.reindex()
    return foods


def told(rows: list[Row]) -> list[tuple[str, str | None, float | None]]:
    return [(row.part.text, row.food.name if row.food else None, row.grams) for row in rows]


def test_rows_of_a_line(larder: dict[str, Food], diarist: Diarist) -> None:
    assert told(rows_of("2 eggs, a slice of cheddar, 3 qqqqq", diarist)) == [
        ("2 eggs", "Egg, whole, boiled", 100),
        ("a slice of cheddar", "Cheese, cheddar", 21),
        ("3 qqqqq", None, None),
    ]


def test_a_part_is_divided_where_no_food_has_all_of_it(larder: dict[str, Food], diarist: Diarist) -> None:
    assert told(rows_of("2 eggs with cheddar", diarist)) == [
        ("2 eggs", "Egg, whole, boiled", 100),
        ("cheddar", "Cheese, cheddar", 21),
    ]


def test_a_part_of_three_foods_is_divided_into_three(larder: dict[str, Food], diarist: Diarist) -> None:
    assert told(rows_of("2 eggs and toast with cheddar", diarist)) == [
        ("2 eggs", "Egg, whole, boiled", 100),
        ("toast", "Bread, toasted", 28),
        ("cheddar", "Cheese, cheddar", 21),
    ]


def test_of_two_joined_the_one_that_is_unknown_stands_apart(larder: dict[str, Food], diarist: Diarist) -> None:
    rows = rows_of("toast with qqqqq", diarist)
    assert [(row.part.text, row.food, row.is_sure) for row in rows] == [
        ("toast", larder["toast"], True),
        ("qqqqq", None, False),
    ]


def test_words_that_the_food_lacks_are_said_and_leave_it_unticked(larder: dict[str, Food], diarist: Diarist) -> None:
    larder["egg"].alternate_names = "hen's egg"
    larder["egg"].save()
    search.reindex()
    xylophone, hens, boiled, fresh = rows_of("2 Xylophone eggs, 1 hens egg, 3 boiled eggs, 1 sliced egg raw", diarist)
    missed = "is not in its name. Is this what you mean? Tick it, or write it in other words."
    assert (xylophone.note, xylophone.is_sure) == (f"“xylophone” {missed}", False)
    assert (hens.note, hens.is_sure) == ("", True)
    assert (boiled.note, boiled.is_sure) == ("", True)
    assert (fresh.note, fresh.is_sure) == ("“raw” is not in its name.", True)


def test_more_joints_than_are_divided_stay_one_part(larder: dict[str, Food], diarist: Diarist) -> None:
    (row,) = rows_of("egg" + " with toast" * 6, diarist)
    assert not row.is_sure


def test_none_of_a_food_stays_none(larder: dict[str, Food], diarist: Diarist) -> None:
    (row,) = rows_of("0 eggs", diarist)
    assert row.grams == 0


def test_one_of_the_first_foods_that_has_both_is_the_one_meant(
    make_food: MakeFood, diarist: Diarist, larder: dict[str, Food]
) -> None:
    make_food("Sardines", popularity=1000)
    make_food("Sardines, canned in oil, drained solids with bone")
    make_food("Pork, bones")
    search.reindex()
    assert search.find("sardines with bones")[0].name == "Sardines"
    (row,) = rows_of("3 oz sardines with bones", diarist)
    assert row.food is not None
    assert row.food.name == "Sardines, canned in oil, drained solids with bone"
    assert row.is_sure


def test_a_food_named_in_brackets_after_both_is_not_both(
    make_food: MakeFood, diarist: Diarist, larder: dict[str, Food]
) -> None:
    make_food("Coffee, brewed", popularity=1000)
    make_food("Cream, light (coffee cream or table cream)")
    search.reindex()
    assert [row.part.text for row in rows_of("coffee with cream", diarist)] == ["coffee", "cream"]


def test_a_food_that_is_named_with_both_stays_one(larder: dict[str, Food], diarist: Diarist) -> None:
    assert [row.food and row.food.name for row in rows_of("macaroni with cheese", diarist)] == ["Macaroni with cheese"]


def test_what_was_eaten_last_is_offered_again(
    larder: dict[str, Food], diarist: Diarist, log: Callable[..., Entry]
) -> None:
    log(larder["toast"], quantity=3, portion_text="1 cup", portion_g=40)
    assert told(rows_of("toast", diarist)) == [("toast", "Bread, toasted", 120)]
    assert told(rows_of("2 slices of toast", diarist)) == [("2 slices of toast", "Bread, toasted", 56)]


def test_at_most_twelve_rows(larder: dict[str, Food], diarist: Diarist) -> None:
    assert len(rows_of("1 egg, " * 20, diarist)) == 12


def test_queries_grow_only_with_the_searches(larder: dict[str, Food], diarist: Diarist) -> None:
    assert diarist.profile
    rows_of("1 egg", diarist)
    counts = []
    for parts in (2, 4, 6):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            rows_of("1 egg, " * parts, diarist)
        counts.append(len(queries))
    # In so small a larder a search finds too few foods and asks both tiers once more for what may be meant.
    assert counts[2] - counts[1] == counts[1] - counts[0] <= 2 * 6
