"""Diets, allergies and dislikes against the words of the project's own list."""

import csv
from dataclasses import replace

import pytest

from foods.importers.source_list import SOURCE_LIST
from tests.tracker.assessment.listed import listed_foods
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.preferences import (
    AGAINST_ANY_DIET,
    ALLERGENS_NAMED,
    DIETS_SUITED,
    Allergen,
    Diet,
    Preferences,
    suits,
)


def listed(label: str) -> Candidate:
    return next(food for food in listed_foods() if food.label == label)


def labels_for(preferences: Preferences) -> set[str]:
    return {food.label for food in listed_foods() if suits(food, preferences)}


def test_every_word_of_the_list_is_mapped() -> None:
    with SOURCE_LIST.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["diet"] for row in rows} <= DIETS_SUITED.keys()
    allergens = {word for row in rows for word in row["allergens"].split(";") if word}
    assert allergens <= ALLERGENS_NAMED.keys()
    assert allergens >= AGAINST_ANY_DIET


def test_every_allergen_that_is_asked_for_is_named_somewhere() -> None:
    assert frozenset().union(*ALLERGENS_NAMED.values()) == frozenset(Allergen)


@pytest.mark.parametrize("choice", [*Diet, *Allergen])
def test_every_choice_has_words(choice: Diet | Allergen) -> None:
    assert choice.label


def test_without_preferences_everything_suits_even_what_is_unknown() -> None:
    assert labels_for(Preferences()) == {food.label for food in listed_foods()}
    assert suits(replace(listed("Almonds"), diet="", own_diary=True), Preferences())


@pytest.mark.parametrize(
    ("diet", "suited", "unsuited"),
    [
        (Diet.VEGAN, "Tempeh", "Milk, whole, added vitamin D"),
        (Diet.VEGAN, "Chia seeds, dried", "Dark chocolate, 70-85% cacao"),
        (Diet.VEGETARIAN, "Greek yogurt, plain, nonfat", "Sockeye salmon, cooked"),
        (Diet.VEGETARIAN, "Feta cheese", "Cheddar cheese"),  # its rennet may be a calf's
        (Diet.PESCATARIAN, "Sockeye salmon, cooked", "Parmesan, hard"),
    ],
)
def test_diet_leaves_out_what_it_does_not_eat(diet: Diet, suited: str, unsuited: str) -> None:
    suitable = labels_for(Preferences(diet=diet))
    assert suited in suitable
    assert unsuited not in suitable


def test_a_narrower_diet_suits_fewer_foods() -> None:
    vegan, vegetarian, pescatarian = (
        labels_for(Preferences(diet=diet)) for diet in (Diet.VEGAN, Diet.VEGETARIAN, Diet.PESCATARIAN)
    )
    assert vegan < vegetarian < pescatarian


@pytest.mark.parametrize(
    ("allergen", "unsuited"),
    [
        (Allergen.MILK, {"Kefir, low fat, plain", "Dark chocolate, 70-85% cacao", "Milk chocolate"}),
        (Allergen.FISH, {"Sockeye salmon, cooked", "Cod liver oil"}),
        (Allergen.TREE_NUTS, {"Almonds", "Almond milk, unsweetened (fortified)", "Coconut milk beverage, fortified"}),
        (Allergen.PEANUTS, {"Peanuts, dry roasted, no salt", "Peanut butter, smooth, no salt"}),
        (Allergen.SOY, {"Tempeh", "Edamame, frozen, prepared", "Semisweet chocolate chips"}),
        (Allergen.GLUTEN, {"CHEERIOS cereal", "POST bran flakes", "Wheat bran, crude"}),
        (Allergen.SESAME, {"Tahini (roasted kernels)", "Hummus, commercial"}),
        (Allergen.EGG, {"Egg, hard-boiled", "Ice cream, vanilla"}),
    ],
)
def test_allergy_leaves_out_what_holds_it_and_what_may_hold_it(allergen: Allergen, unsuited: set[str]) -> None:
    suitable = labels_for(Preferences(allergies=frozenset({allergen})))
    assert not suitable & unsuited
    assert "Spinach, boiled" in suitable


@pytest.mark.parametrize(
    "preferences", [Preferences(diet=Diet.PESCATARIAN), Preferences(allergies=frozenset({Allergen.EGG}))]
)
def test_what_is_unknown_suits_nobody_with_a_diet_or_an_allergy(preferences: Preferences) -> None:
    almonds = listed("Almonds")
    assert suits(almonds, preferences)
    assert not suits(replace(almonds, own_diary=True), preferences)
    assert not suits(replace(almonds, diet=""), preferences)
    assert not suits(replace(almonds, diet="fruitarian"), preferences)


def test_an_unknown_allergen_suits_nobody_with_an_allergy() -> None:
    lupin = replace(listed("Almonds"), allergens=frozenset({"lupin"}))
    assert not suits(lupin, Preferences(allergies=frozenset({Allergen.FISH})))
    assert suits(lupin, Preferences(diet=Diet.VEGAN))


def test_never_again_holds_for_the_food_on_all_its_lists() -> None:
    spinach = listed("Spinach, boiled")
    disliked = Preferences(never_again=frozenset({spinach.food_id}))
    assert "Spinach, boiled" not in labels_for(disliked)
    assert "Spinach, raw" in labels_for(disliked)
