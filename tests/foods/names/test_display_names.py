"""The names under which foods are shown: read aloud as a person would, no two alike."""

import re
from collections import Counter

import pytest

from foods.importers import embedded
from foods.importers.same_food import NamedFood as Measured
from foods.importers.same_food import same_foods
from foods.importers.shown_names import TableFood, read, shown_names
from foods.names.display_names import NamedFood, display_names, spoken
from foods.names.wording import fold

CODES = re.compile(r"\bNFS\b|\bNS\b")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Butter, NFS", "Butter"),
        ("Fish, salmon, NFS", "Salmon"),
        ("Chicken, NS as to part and cooking method, skin not eaten", "Chicken, without skin"),
        ("Spinach, NS as to form, cooked", "Spinach, cooked"),
        ("Fish, NS as to type, steamed", "Fish, steamed"),
        ("Bread, rye, toasted", "Rye bread, toasted"),
        ("Milk, reduced fat (2%)", "Reduced fat milk (2%)"),
        ("Milk, whole", "Whole milk"),
        ("Cheese, Mozzarella, part skim", "Mozzarella cheese, part skim"),
        ("Soup, chicken noodle, canned", "Chicken noodle soup, canned"),
        ("Potato, baked, peel eaten", "Baked potato, with peel"),
        ("Potato, french fries, NFS", "French fries"),
        (
            "Green beans, canned, cooked, fat added, NS as to fat type",
            "Green beans, cooked from canned, with added fat",
        ),
        ("Pork bacon, NS as to fresh, smoked or cured, cooked", "Pork bacon, cooked"),
        ("Beef, ground, 90% lean meat / 10% fat, raw", "Ground beef, 90% lean meat / 10% fat, raw"),
        (
            "Beef, chuck eye steak, boneless, separable lean only, all grades, raw",
            "Beef chuck eye steak, boneless, lean only, raw",
        ),
        ("Beef, noodles, and vegetables", "Beef, noodles, and vegetables"),
        ("Chicken, broilers or fryers, breast, meat only, cooked, roasted", "Chicken breast, meat only, roasted"),
        ("Nuts, almonds, dry roasted, without salt added", "Almonds, dry roasted, without salt"),
        ("Spices, pepper, black", "Black pepper"),
        ("Oil, olive, salad or cooking", "Olive oil, salad or cooking"),
        ("Restaurant, Chinese, fried rice", "Chinese, fried rice, from a restaurant"),
        ("Candies, MARS SNACKFOOD US, SNICKERS Bar", "Snickers Bar"),
        ("McDONALD'S, Hamburger", "McDonald's, Hamburger"),
        ("Cereals ready-to-eat, KELLOGG'S Corn Flakes", "Kellogg's Corn Flakes"),
        ("Coffee, Latte, nonfat", "Latte, nonfat"),
        ("Squash, summer, zucchini, includes skin, raw", "Summer squash, zucchini, includes skin, raw"),
        ("Succotash, (corn and limas), raw", "Succotash (corn and limas), raw"),
        ("Egg, yolk only, cooked, no added fat", "Egg yolk, cooked, no added fat"),
        ("Rice, fried, NFS", "Fried rice"),
        ("Beef, corned", "Corned beef"),
        ("Tofu", "Tofu"),
    ],
)
def test_a_name_is_said_as_a_person_would(name: str, said: str) -> None:
    assert spoken(name) == said


def test_of_two_that_would_read_alike_each_keeps_what_tells_them_apart() -> None:
    named = ["Corn, cooked, NFS", "Corn, cooked", "Beans, all types, raw", "Beans, mature seeds, raw"]
    shown = display_names(NamedFood(number, "FNDDS", name) for number, name in enumerate(named))
    assert shown == {
        0: "Corn, cooked, kind not stated",
        1: "Corn, cooked",
        2: "Beans, raw",
        3: "Beans, mature seeds, raw",
    }


def test_the_same_name_in_two_tables_names_its_table() -> None:
    foods = [NamedFood(1, "FNDDS", "Spinach souffle"), NamedFood(2, "SR Legacy", "Spinach Soufflé")]
    assert display_names(foods) == {1: "Spinach souffle", 2: "Spinach Soufflé (SR Legacy)"}


def test_a_food_that_another_stands_for_may_read_like_it() -> None:
    foods = [NamedFood(1, "FNDDS", "Kale, raw"), NamedFood(2, "SR Legacy", "Kale, raw", is_twin=True)]
    assert display_names(foods) == {1: "Kale, raw", 2: "Kale, raw"}


def test_a_reviewed_name_stands() -> None:
    foods = [NamedFood(1, "FNDDS", "Water, tap"), NamedFood(2, "FNDDS", "Tap water")]
    assert display_names(foods, {2: "Water"}) == {1: "Tap water", 2: "Water"}


def test_no_two_foods_of_the_table_read_alike_and_none_has_a_code() -> None:
    records = sorted(embedded.read(), key=lambda record: -record.popularity)
    measured = (
        Measured(number, record.source, record.name, record.amounts.energy_kcal)
        for number, record in enumerate(records)
    )
    same = same_foods(measured)
    reviewed = read()
    foods = [
        TableFood(number, record.source, record.code, record.name, same.get(number))
        for number, record in enumerate(records)
    ]
    shown = shown_names(foods, reviewed)
    assert len(shown) == len(records)
    assert [name for name in shown.values() if CODES.search(name) or not name.strip() or len(name) > 300] == []
    counted = Counter(fold(shown[food.id]) for food in foods if food.same_as is None)
    assert [name for name, times in counted.items() if times > 1] == []


def test_the_reviewed_names_are_those_of_the_400_foods_eaten_most() -> None:
    survey = sorted(
        (record for record in embedded.read() if record.source == "fndds"), key=lambda each: -each.popularity
    )
    reviewed = read()
    assert [record.name for record in survey[:400] if (record.code, record.name) not in reviewed] == []
    assert reviewed.keys() <= {(record.code, record.name) for record in embedded.read()}
