"""A typed line, read once: what is one food's name and what is a list, and what is joined."""

import pytest

from foods.models import Food
from foods.search import find as search
from tests.conftest import MakeFood
from tests.tracker.servings.typed import rows_of
from tracker.person.diarist import Diarist
from tracker.servings.typed_line import TypedLine

MILK = {"1 cup": 244.0, "1 tablespoon": 15.0, "Usual amount per fl oz of beverage": 2.5}
NAMES: dict[str, dict[str, float]] = {
    "Milk, whole": MILK,
    "Chicken, NS as to part and cooking method, skin not eaten": {"1 piece": 60.0},
    "Beans, kidney, canned": {"1 cup": 180.0},
    "Bread, rye": {"1 slice": 28.0},
    "Egg, whole, boiled": {"1 egg": 50.0},
    "Cheese, cheddar": {"1 slice": 21.0},
    "Coffee, brewed": {"1 cup": 240.0, "1 fl oz": 30.0},
    "Honey": {"1 tablespoon": 20.0},
    "Potato, french fries, NFS": {"1 cup": 65.0},
    "Potato chips, plain": {"1 cup": 28.0, "1 bag": 28.0},
    "Bread, white": {"1 slice": 28.0},
    "Baked beans": {"1 cup": 254.0},
    "Avocado, raw": {"1 slice": 15.0},
    "Rice, cooked": {"1 cup": 158.0},
    "Rice, egg, fried": {"1 cup": 158.0},
    "Crisp, avocado": {"1 cup": 158.0},
    "Spinach, raw": {"1 cup": 30.0},
    "Lettuce, salad with assorted vegetables": {"1 cup": 80.0},
    "Burrito, rice and beans": {"1 medium": 220.0},
    "Chicken and rice with spinach": {"1 cup": 200.0},
}


@pytest.fixture
def kitchen(make_food: MakeFood) -> dict[str, Food]:
    popular = {"Egg, whole, boiled", "Rice, cooked", "Milk, whole", "Spinach, raw"}
    foods = {
        name: make_food(
            name,
            portions=portions,
            portion_text=next(iter(portions)),
            portion_g=next(iter(portions.values())),
            popularity=5000 if name in popular else 0,
        )
        for name, portions in NAMES.items()
    }
    search.reindex()
    return foods


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("2 eggs", "eggs"),
        ("200g yoghurt", "yoghurt"),
        ("handful of almonds", "almonds"),
        ("chopped liver", "chopped liver"),
        ("2%", "2%"),
        ("2", "2"),
        ("eggs, toast", "eggs, toast"),
        ("2 eggs, toast", ""),
        ("  ", ""),
    ],
)
def test_words_that_are_searched(query: str, words: str, kitchen: dict[str, Food]) -> None:
    assert TypedLine.read(query).words == words


def test_a_name_with_commas_is_no_list(kitchen: dict[str, Food]) -> None:
    assert TypedLine.read("eggs, cheddar").is_list([kitchen["Egg, whole, boiled"]])
    assert not TypedLine.read("Cheese,  ched").is_list([kitchen["Cheese, cheddar"]])
    assert not TypedLine.read("eggs").is_list([kitchen["Egg, whole, boiled"]])


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("100 g Milk, whole", ["100 g Milk, whole"]),
        (
            "50 g Chicken, NS as to part and cooking method, skin not eaten, 2 eggs",
            ["50 g Chicken, NS as to part and cooking method, skin not eaten", "2 eggs"],
        ),
        ("beans, kidney, canned, ½ cup", ["beans, kidney, canned, ½ cup"]),
        ("bread, rye, toasted", ["bread, rye, toasted"]),
        ("eggs, rice, milk", ["eggs", "rice", "milk"]),
        ("milk, 2 eggs", ["milk", "2 eggs"]),
    ],
)
def test_commas_in_a_name_divide_nothing(line: str, parts: list[str], kitchen: dict[str, Food]) -> None:
    assert [part.text for part in TypedLine.read(line).parts] == parts


def test_name_with_commas_keeps_its_amount(kitchen: dict[str, Food], diarist: Diarist) -> None:
    (beans,) = rows_of("beans, kidney, canned, ½ cup", diarist)
    assert (beans.food, beans.grams, beans.is_sure) == (kitchen["Beans, kidney, canned"], 90, True)


Told = tuple[str | None, float | None, bool]


def told(line: str, diarist: Diarist) -> list[Told]:
    return [(row.food.name if row.food else None, row.grams, row.is_sure) for row in rows_of(line, diarist)]


def test_what_goes_with_a_food_is_its_usual_amount(kitchen: dict[str, Food], diarist: Diarist) -> None:
    assert told("coffee with milk and honey", diarist) == [
        ("Coffee, brewed", 240, True),
        ("Milk, whole", 22.5, True),  # 8 fl oz of coffee, 2.5 g each, in half tablespoons
        ("Honey", 20, True),
    ]
    assert told("coffee with 100 g milk", diarist)[1] == ("Milk, whole", 100, True)
    assert told("coffee with honey, milk and 2 eggs", diarist)[2] == ("Milk, whole", 22.5, True)


@pytest.mark.parametrize(
    ("line", "second"),
    [
        ("eggs and chips", "Potato, french fries, NFS"),
        ("honey and chips", "Potato chips, plain"),
        ("eggs and beans", "Baked beans"),
        ("eggs on rye", "Bread, rye"),
        ("eggs on white", "Bread, white"),
    ],
)
def test_what_is_joined_is_read_by_its_neighbour(
    line: str, second: str, kitchen: dict[str, Food], diarist: Diarist
) -> None:
    assert [name for name, _grams, sure in told(line, diarist) if sure][1] == second


def test_more_than_two_joined_are_foods(kitchen: dict[str, Food], diarist: Diarist) -> None:
    assert told("eggs and rice and cheddar with rye bread", diarist) == [
        ("Egg, whole, boiled", 50, True),
        ("Rice, cooked", 158, True),
        ("Cheese, cheddar", 21, True),
        ("Bread, rye", 28, True),
    ]


def test_a_dish_of_that_name_is_offered_with_its_parts(kitchen: dict[str, Food], diarist: Diarist) -> None:
    found = told("fried chicken and rice with spinach", diarist)
    assert found[:1] == [("Chicken and rice with spinach", 200, True)]
    assert [(name, sure) for name, _grams, sure in found[1:]] == [
        ("Chicken, NS as to part and cooking method, skin not eaten", False),
        ("Rice, cooked", False),
        ("Spinach, raw", False),
    ]


def test_a_dish_that_only_gathers_what_follows_is_not_counted_twice(kitchen: dict[str, Food], diarist: Diarist) -> None:
    found = told("a salad with spinach, cheddar and eggs", diarist)
    assert found[:1] == [("Lettuce, salad with assorted vegetables", 80, False)]
    assert [sure for _name, _grams, sure in found[1:]] == [True, True, True]


@pytest.mark.parametrize(
    ("line", "foods"),
    [
        ("coffee, cup of chips, cheddar", ["Coffee, brewed", "Potato chips, plain", "Cheese, cheddar"]),
        ("1 cup of rice, avocado", ["Rice, cooked", "Avocado, raw"]),
        ("honey rice with spinach", ["Rice, cooked", "Honey", "Spinach, raw"]),
        ("2 eggs, 100 g beans", ["Egg, whole, boiled", "Baked beans"]),
        ("eggs, rice", ["Egg, whole, boiled", "Rice, cooked"]),
        ("eggs; rice", ["Egg, whole, boiled", "Rice, cooked"]),
        ("crisps & avocado", ["Potato chips, plain", "Avocado, raw"]),
        ("crisps and an avocado", ["Potato chips, plain", "Avocado, raw"]),
        ("crisps, avocado", ["Potato chips, plain", "Avocado, raw"]),
        ("avocado, crisps", ["Avocado, raw", "Potato chips, plain"]),
        ("fries with eggs", ["Potato, french fries, NFS", "Egg, whole, boiled"]),
        ("2 eggs, 1 bag of chips", ["Egg, whole, boiled", "Potato chips, plain"]),
    ],
)
def test_what_is_no_one_food_is_read_apart(
    line: str, foods: list[str], kitchen: dict[str, Food], diarist: Diarist
) -> None:
    assert [(name, sure) for name, _grams, sure in told(line, diarist)] == [(name, True) for name in foods]


@pytest.mark.parametrize(
    ("line", "name", "grams"),
    [
        ("spinach, raw, fresh, 40 g", "Spinach, raw", 40),
        ("50 g rice, cooked, reheated", "Rice, cooked", 50),
        ("100 g kidney beans, tinned, low sodium", "Beans, kidney, canned", 100),
        ("polished off an egg", "Egg, whole, boiled", 50),
        ("only managed half a cup of rice", "Rice, cooked", 79),
    ],
)
def test_what_only_says_how_goes_with_the_food_before_it(
    line: str, name: str, grams: float, kitchen: dict[str, Food], diarist: Diarist
) -> None:
    assert told(line, diarist) == [(name, grams, True)]


@pytest.mark.parametrize("line", ["1 oregano leaf", "2 cassava roots", "1 ginger root"])
def test_parts_of_a_plant_that_is_weighed_by_the_spoon_are_asked(
    line: str, make_food: MakeFood, diarist: Diarist
) -> None:
    for name in ("Oregano, dried", "Cassava, cooked", "Ginger root, raw"):
        make_food(name, portions={"1 tsp": 2.0}, popularity=500)
    search.reindex()
    assert [sure for _name, _grams, sure in told(line, diarist)] == [False]


def test_what_was_not_eaten_is_no_lead_in(kitchen: dict[str, Food], diarist: Diarist) -> None:
    assert not any(sure for _name, _grams, sure in told("craving a bread", diarist))


def test_a_part_of_what_is_joined_is_never_left_out(
    make_food: MakeFood, kitchen: dict[str, Food], diarist: Diarist
) -> None:
    for name in ("Steak, NFS", "Egg, whole, baked or poached", "Rice, fried, with avocado"):
        make_food(name, portions={"1 piece": 100.0}, popularity=90)
    search.reindex()
    assert [name for name, *_ in told("steak and eggs", diarist)] == ["Steak, NFS", "Egg, whole, boiled"]
    assert [name for name, *_ in told("spinach and steak", diarist)] == ["Spinach, raw", "Steak, NFS"]
    assert [name for name, *_ in told("avocado and rice", diarist)] == ["Avocado, raw", "Rice, cooked"]


def test_what_is_buttered_has_butter(make_food: MakeFood, kitchen: dict[str, Food], diarist: Diarist) -> None:
    make_food("Butter, NFS", portions={"Usual amount per slice of bread": 7.0}, popularity=5000)
    make_food("Bread, white, toasted", portions={"1 slice": 25.0}, popularity=5000)
    make_food("Pretzels, buttered", portions={"1 pretzel": 120.0})
    search.reindex()
    assert [name for name, *_ in told("buttered toast", diarist)] == ["Bread, white, toasted", "Butter, NFS"]


@pytest.mark.parametrize("line", ["glass", "a bowl", "can"])
def test_what_holds_a_food_is_none(line: str, diarist: Diarist, make_food: MakeFood) -> None:
    make_food("Soup bowl, canned, in a glass", portions={"1 cup": 240.0}, popularity=5000)
    search.reindex()
    assert [sure for _name, _grams, sure in told(line, diarist)] == [False]


@pytest.mark.parametrize("line", ["100 g fried", "roast", "2 baked", "smoked", "low fat", "not beef", "sugar-free"])
def test_what_only_says_how_is_no_food(line: str, diarist: Diarist, make_food: MakeFood) -> None:
    for name in ("Beans, baked", "Fish, fried", "Fish, smoked", "Beef, roast", "Cheese, low fat", "Candy, sugar free"):
        make_food(name, portions={"1 cup": 150.0}, popularity=5000)
    search.reindex()
    assert [sure for _name, _grams, sure in told(line, diarist)] == [False]


def test_what_is_sold_in_cans_is_canned_only_where_the_table_has_it_so(
    make_food: MakeFood, kitchen: dict[str, Food], diarist: Diarist
) -> None:
    make_food("Soft drink, cream soda", portions={"1 can": 372.0}, popularity=10)
    make_food("Ice cream soda, from can or carton", portions={"1 can": 240.0}, popularity=20)
    search.reindex()
    assert told("1 can cream soda", diarist) == [("Soft drink, cream soda", 372, True)]
    assert [name for name, *_ in told("1 can kidney beans", diarist)] == ["Beans, kidney, canned"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("1 cube of stock", "Soup, chicken broth cubes, dry"),
        ("1 stock cube", "Soup, chicken broth cubes, dry"),
        ("1 cube of beef stock", "Soup, beef broth, cubed, dry"),
        ("1 beef stock cube", "Soup, beef broth, cubed, dry"),
        ("3 cubes of ice", "Water, tap"),
    ],
)
def test_a_cube_of_stock_is_dry_and_no_ready_soup(make_food: MakeFood, diarist: Diarist, line: str, name: str) -> None:
    make_food("Soup, broth", portions={"1 cup": 240.0}, popularity=5000)
    make_food("Soup, stock, beef, home-prepared", portions={"1 cup": 240.0})
    make_food("Water, tap", portions={"1 ice cube": 20.0})
    make_food("Soup, chicken broth cubes, dry", portions={"1 cube": 4.8})
    make_food("Soup, beef broth, cubed, dry", portions={"1 cube": 3.6})
    search.reindex()
    (row,) = rows_of(line, diarist)
    assert row.food is not None
    assert row.food.name == name
