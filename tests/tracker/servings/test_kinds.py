"""Foods found in rows that open: what is one row, which food stands for it, and what each other one is called."""

from typing import Any

import pytest

from foods.models import Food
from tracker.servings.kinds import Kinds, folded

# Per 100 g: the first two as in FNDDS, then SR Legacy.
BAKED = {"magnesium_mg": 34, "calcium_mg": 11, "potassium_mg": 452, "vitamin_d_ug": 13.7, "energy_kcal": 274}


def food(name: str, number: int = 0, **values: Any) -> Food:
    standard: dict[str, Any] = {"source": "fndds", "portion_text": "1 fillet", "portion_g": 140.0}
    return Food(pk=number, name=name, **standard | values)


def foods(*names: str, **values: Any) -> list[Food]:
    """Foods of these names, none with the amounts of another."""
    return [food(name, number, magnesium_mg=10.0 * number, **values) for number, name in enumerate(names, 1)]


def named(rows: list[Kinds]) -> list[list[str]]:
    return [[each.shown_name for each in row.foods] for row in rows]


def test_varieties_are_one_row_under_the_plain_name_where_the_first_of_them_stood() -> None:
    found = foods("Salmon, coho, wild, raw", "Salad", "Salmon, raw", "Salmon, Atlantic, farmed, raw")
    assert named(folded(found, "s")) == [
        ["Salmon, raw", "Salmon, coho, wild, raw", "Salmon, Atlantic, farmed, raw"],
        ["Salad"],
    ]


def test_the_same_numbers_of_one_head_are_one_row() -> None:
    found = [food("Salmon, baked or broiled", 1, **BAKED), food("Salmon", 2, **BAKED)]
    assert named(folded(found, "salmon")) == [["Salmon", "Salmon, baked or broiled"]]


@pytest.mark.parametrize("field", ["magnesium_mg", "vitamin_d_ug", "energy_kcal", "sodium_mg", "portion_g"])
def test_one_number_that_reads_otherwise_keeps_a_row_of_its_own(field: str) -> None:
    other = food("Salmon, grilled", 2, **BAKED | {field: 60.0})
    assert len(folded([food("Salmon", 1, **BAKED), other], "salmon")) == 2


def test_what_rounds_to_the_same_reads_the_same() -> None:
    """34.2 mg in 100 g are 47.88 in 140 g, which reads 48 as 47.6 does."""
    other = food("Salmon, grilled", 2, **BAKED | {"magnesium_mg": 34.2})
    assert len(folded([food("Salmon", 1, **BAKED), other], "salmon")) == 1


def test_unknown_is_not_zero() -> None:
    other = food("Salmon, grilled", 2, **BAKED, caffeine_mg=0.0)
    assert len(folded([food("Salmon", 1, **BAKED), other], "salmon")) == 2


def test_the_same_numbers_of_another_head_stay_apart() -> None:
    found = [food("Rum and cola", 1, **BAKED), food("Vodka and cola", 2, **BAKED)]
    assert len(folded(found, "cola")) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Onions, raw", "Green onions, raw"),
        ("Red wine", "White wine"),
        ("Salmon, raw", "Salmon, smoked"),
        ("Kale, cooked, no added fat", "Kale, cooked, with added fat"),
        ("Chicken breast, grilled without sauce, with skin", "Chicken breast, grilled with sauce, without skin"),
    ],
)
def test_what_is_eaten_otherwise_stays_apart(one: str, other: str) -> None:
    assert len(folded(foods(one, other), "")) == 2


@pytest.mark.parametrize("query", ["wild salmon", "salmon wi", "WILD salmon "])
def test_a_variety_that_is_asked_for_has_a_row_of_its_own(query: str) -> None:
    found = foods("Salmon, coho, wild, raw", "Salmon, Atlantic, wild, raw", "Salmon, raw", "Salmon, pink, raw")
    assert named(folded(found, query)) == [
        ["Salmon, coho, wild, raw", "Salmon, Atlantic, wild, raw"],
        ["Salmon, raw", "Salmon, pink, raw"],
    ]


def test_a_cooking_that_is_asked_for_has_a_row_of_its_own() -> None:
    found = [food("Salmon, baked or broiled", 1, **BAKED), food("Salmon", 2, **BAKED)]
    assert len(folded(found, "baked salmon")) == 2


def test_what_the_person_eats_leads_its_row_and_is_never_inside_one() -> None:
    found = foods("Salmon, coho, raw", "Salmon, raw", "Salmon, pink, raw", "Salmon, chum, raw")
    assert named(folded(found, "salmon", eaten={1})) == [[each.name for each in found]]
    assert named(folded(found, "salmon", eaten={3})) == [
        ["Salmon, pink, raw", "Salmon, coho, raw", "Salmon, raw", "Salmon, chum, raw"]
    ]
    assert named(folded(found, "salmon", eaten={1, 4})) == [
        ["Salmon, coho, raw", "Salmon, raw", "Salmon, pink, raw"],
        ["Salmon, chum, raw"],
    ]


def test_own_foods_and_supplements_are_kinds_of_nothing() -> None:
    own = [food("Salmon", 1, source="own", **BAKED), food("Salmon", 2, source="own", **BAKED)]
    pills = [food("Salmon oil", number, kind="supplement", **BAKED) for number in (3, 4)]
    assert len(folded([*own, food("Salmon", 5, **BAKED), *pills], "salmon")) == 5


def test_brands_of_one_thing_are_one_row_that_tells_the_brands() -> None:
    jars = [
        food("Peanut butter", number, source="branded", brand=brand, magnesium_mg=number)
        for number, brand in enumerate(("Ada", "Bo", "Cy"), 1)
    ]
    (row,) = folded(jars, "peanut butter")
    assert row.lead.brand == "Ada"
    assert [said for _, said in row.differences] == ["Bo", "Cy"]
    assert [each.lead.brand for each in folded(jars, "bo peanut butter")] == ["Ada", "Bo"]


def test_a_package_stands_there_once() -> None:
    one = food("Peanut butter", 1, source="branded", brand="Ada", gtin="00000000000017", magnesium_mg=150)
    again = food("PEANUT BUTTER", 2, source="branded", brand="ADA", gtin="00000000000024", magnesium_mg=150)
    same_code = food("Peanut spread", 3, source="open_food_facts", gtin="00000000000017", magnesium_mg=160)
    assert named(folded([one, again, same_code], "peanut")) == [["Peanut butter"]]


def test_packages_are_no_kinds_of_the_tables_foods() -> None:
    assert len(folded([food("Cola", 1, **BAKED), food("Cola", 2, source="branded", **BAKED)], "cola")) == 2


@pytest.mark.parametrize(
    ("lead", "other", "difference"),
    [
        ("Salmon, raw", "Salmon, coho, wild, raw", "Coho, wild"),
        ("Salmon, raw", "Salmon, chum, raw (Alaska Native)", "Chum (Alaska Native)"),
        ("Onions, raw", "Red onions, raw", "Red"),
        ("Carrots, cooked", "Carrots, cooked from fresh, with added fat", "Cooked from fresh, with added fat"),
        ("Coffee, brewed", "Coffee", "Coffee"),
        ("Salmon, coho, wild, raw", "Salmon, Atlantic, wild, raw", "Atlantic"),
    ],
)
def test_a_kind_is_told_by_what_its_lead_does_not_say(lead: str, other: str, difference: str) -> None:
    assert [said for _, said in Kinds(food(lead), [food(other)]).differences] == [difference]


def test_kinds_that_would_read_alike_keep_their_whole_names() -> None:
    row = Kinds(food("Bell pepper, raw"), [food("Green bell pepper, raw"), food("Bell peppers, green, raw")])
    assert [said for _, said in row.differences] == ["Green bell pepper, raw", "Bell peppers, green, raw"]
