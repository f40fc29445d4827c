"""Whether a food is what words mean: its head word met, nothing that names it missed."""

import pytest

from foods.models import Food
from foods.search import find as search
from foods.search.understanding import Understanding, names_no_food, understand
from tests.conftest import MakeFood

NAMES = [
    "Salad dressing, for salads",
    "Tuna salad, made with mayonnaise",
    "Gyro sandwich",
    "Cookie, brownie",
    "Sugar, cinnamon",
    "Spices, cinnamon, ground",
    "Catsup, low sodium",
    "Soup, vegetable broth",
    "Spices, bay leaf",
    "Taro, cooked",
    "Honey",
    "Honeydew melon, raw",
    "Egg, white, raw",
    "Egg, yolk only, cooked",
    "Yogurt, plain",
    "Frozen yogurt, vanilla",
    "Kale, raw",
    "Chicken breast, baked",
    "Chicken, meat only, cooked",
    "Fish, tuna, canned in water",
    "Bread, rye",
    "Lentils, from dried",
    "Broccoli, raw",
    "Candies, toffee, SKOR",
    "Chocolate candy",
    "Hamburger on bun",
    "Hamburger, NFS",
    "Cheeseburger on bun",
    "Jam",
    "Tea, brewed",
    "Tea, pre-sweetened with sugar",
    "Lentils, dry",
    "New Zealand spinach, boiled",
    "Chicken thighs, breaded, reheated",
]


@pytest.fixture
def found(make_food: MakeFood) -> None:
    for name in NAMES:
        make_food(name, popularity=3000)
    search.reindex()


def best(text: str) -> tuple[str, Understanding] | None:
    foods = search.find(f"{text} ")
    return (foods[0].name, understand(text, foods[0])) if foods else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("vegetable broth low-sodium", "Soup, vegetable broth"),
        ("dried bay leaf", "Spices, bay leaf"),
        ("taro root cooked", "Taro, cooked"),
        ("raw honey", "Honey"),
        ("eggs without yolk", "Egg, white, raw"),
        ("yogurt not frozen", "Yogurt, plain"),
        ("kale, raw, chopped", "Kale, raw"),
        ("chicken breast", "Chicken breast, baked"),
        ("chicken without skin", "Chicken, meat only, cooked"),
        ("unsalted water-packed tuna", "Fish, tuna, canned in water"),
        ("rye bread", "Bread, rye"),
        ("brown lentils", "Lentils, from dried"),
        ("brocoli", "Broccoli, raw"),
        ("chocolate", "Chocolate candy"),
        ("gooseberry jam", "Jam"),
        ("crunchy broccoli", "Broccoli, raw"),
        ("tea without milk or sugar", "Tea, brewed"),
        ("hamburger without cheese", "Hamburger, NFS"),
    ],
)
def test_what_is_understood(found: None, text: str, name: str) -> None:
    answer = best(text)
    assert answer is not None
    assert (answer[0], answer[1].is_whole) == (name, True)


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("xylophone eggs", ("xylophone",)),
        ("pepper jam", ("pepper",)),
        ("tuna with capers", ("capers",)),
        ("eggs (xylophone)", ("xylophone",)),
    ],
)
def test_what_is_not_understood(found: None, text: str, missed: tuple[str, ...]) -> None:
    answer = best(text)
    assert answer is not None
    assert not answer[1].is_whole
    assert answer[1].missed == missed


@pytest.mark.parametrize(
    ("text", "name", "refused"),
    [
        ("tea without sugar", "Tea, pre-sweetened with sugar", ("sugar",)),
        ("tuna salad without mayonnaise", "Tuna salad, made with mayonnaise", ("mayonnaise",)),
        ("tea without milk or sugar", "Tea, pre-sweetened with sugar", ("sugar",)),
        ("cheeseburger without cheese", "Cheeseburger on bun", ("cheese",)),
    ],
)
def test_what_is_refused_and_there_is_said(found: None, text: str, name: str, refused: tuple[str, ...]) -> None:
    understanding = understand(text, Food.objects.get(name=name))
    assert (understanding.is_whole, understanding.may_have) == (False, refused)


def test_what_is_cooked_from_dried_is_not_dry(found: None) -> None:
    cooked, dry = (
        understand("dried lentils", Food.objects.get(name=f"Lentils, {how}")) for how in ("from dried", "dry")
    )
    assert (cooked.missed, dry.is_whole) == (("dried",), True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("new", "New Zealand spinach, boiled"),
        ("new boiled", "New Zealand spinach, boiled"),
        ("reheated", "Chicken thighs, breaded, reheated"),
        ("low sodium", "Catsup, low sodium"),
        ("canned", "Fish, tuna, canned in water"),
    ],
)
def test_what_tells_kinds_apart_names_no_food(found: None, text: str, name: str) -> None:
    assert names_no_food(text)
    assert not understand(text, Food.objects.get(name=name)).is_named


@pytest.mark.parametrize("text", ["spinach", "brownie", "salt", "rye bread", "white tea"])
def test_a_name_is_no_word_that_tells_kinds_apart(found: None, text: str) -> None:
    assert not names_no_food(text)


@pytest.mark.parametrize("text", ["skyr", "skyr low-fat", "nori", "qqqq zzzz"])
def test_a_word_that_the_table_lacks_is_no_other_food(found: None, text: str) -> None:
    assert best(text) is None


def test_what_was_read_for_a_typing_error_is_said(found: None) -> None:
    answer = best("brocoli raw")
    assert answer is not None
    assert answer[1].read_as == (("brocoli", "broccoli"),)


@pytest.mark.parametrize(
    ("text", "name", "is_named"),
    [
        ("salad", "Salad dressing, for salads", False),
        ("salad", "Tuna salad, made with mayonnaise", True),
        ("cinnamon", "Sugar, cinnamon", False),
        ("cinnamon", "Spices, cinnamon, ground", True),
        ("low sodium", "Catsup, low sodium", False),
        ("brownie", "Cookie, brownie", True),  # no food is called a brownie first
        ("gyro", "Gyro sandwich", True),
    ],
)
def test_a_food_is_named_by_its_head_word(found: None, text: str, name: str, is_named: bool) -> None:
    assert understand(text, Food.objects.get(name=name)).is_named == is_named
