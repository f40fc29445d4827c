"""What a person does not eat: a diet, allergies and intolerances, and single foods; plain values in and out.

The words are those of foods/data/source_list.csv. Where they cannot rule something out, it is not suggested.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foods.nutrients import gettext_noop
from tracker.assessment.portions.candidates import Candidate

FEWEST_PORTIONS: Final = 2
MOST_PORTIONS: Final = 4


class Diet(StrEnum):
    """What a person eats; `label` is a msgid."""

    NONE = "none"
    PESCATARIAN = "pescatarian"
    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"

    @property
    def label(self) -> str:
        return DIET_LABELS[self]


class Allergen(StrEnum):
    """What a person does not tolerate; `label` is a msgid."""

    MILK = "milk"
    FISH = "fish"
    TREE_NUTS = "tree_nuts"
    PEANUTS = "peanuts"
    SOY = "soy"
    GLUTEN = "gluten"
    SESAME = "sesame"
    EGG = "egg"

    @property
    def label(self) -> str:
        return ALLERGEN_LABELS[self]


DIET_LABELS: Final = {
    Diet.NONE: gettext_noop("I eat everything"),
    Diet.PESCATARIAN: gettext_noop("Pescatarian: fish, no meat"),
    Diet.VEGETARIAN: gettext_noop("Vegetarian"),
    Diet.VEGAN: gettext_noop("Vegan"),
}
ALLERGEN_LABELS: Final = {
    Allergen.MILK: gettext_noop("Milk"),
    Allergen.FISH: gettext_noop("Fish"),
    Allergen.TREE_NUTS: gettext_noop("Tree nuts"),
    Allergen.PEANUTS: gettext_noop("Peanuts"),
    Allergen.SOY: gettext_noop("Soy"),
    Allergen.GLUTEN: gettext_noop("Gluten"),
    Allergen.SESAME: gettext_noop("Sesame"),
    Allergen.EGG: gettext_noop("Egg"),
}

# The list's word for a food, and the diets that it suits.
DIETS_SUITED: Final = {
    "vegan": frozenset({Diet.VEGAN, Diet.VEGETARIAN, Diet.PESCATARIAN}),
    "vegetarian": frozenset({Diet.VEGETARIAN, Diet.PESCATARIAN}),
    "pescatarian": frozenset({Diet.PESCATARIAN}),
    "omnivore": frozenset[Diet](),
}
# The list's word, and the allergies that it speaks against: "possible" and cross contact cannot be ruled out.
ALLERGENS_NAMED: Final = {
    "milk": frozenset({Allergen.MILK}),
    "milk_possible": frozenset({Allergen.MILK}),
    "fish": frozenset({Allergen.FISH}),
    "tree_nut": frozenset({Allergen.TREE_NUTS}),
    # Labelled as a tree nut in the United States until the FDA's guidance of January 2025.
    "coconut": frozenset({Allergen.TREE_NUTS}),
    "peanut": frozenset({Allergen.PEANUTS}),
    "soy": frozenset({Allergen.SOY}),
    "soy_possible": frozenset({Allergen.SOY}),
    "wheat": frozenset({Allergen.GLUTEN}),
    "gluten": frozenset({Allergen.GLUTEN}),
    "gluten_cross_contact": frozenset({Allergen.GLUTEN}),
    "sesame": frozenset({Allergen.SESAME}),
    "egg": frozenset({Allergen.EGG}),
    "egg_possible": frozenset({Allergen.EGG}),
    "sulfites": frozenset[Allergen](),  # not among the eight that are asked for
    "animal_rennet": frozenset[Allergen](),
    "animal_rennet_possible": frozenset[Allergen](),
}
# Rennet comes from a calf's stomach: with any of the diets a cheese that may hold it is not suggested.
AGAINST_ANY_DIET: Final = frozenset({"animal_rennet", "animal_rennet_possible"})


@dataclass(frozen=True, slots=True)
class Preferences:
    """`never_again` holds food ids; `portion_budget` is the most portions of a combination, 2 to 4."""

    diet: Diet = Diet.NONE
    allergies: frozenset[Allergen] = frozenset()
    never_again: frozenset[int] = frozenset()
    portion_budget: int = MOST_PORTIONS


def suits(candidate: Candidate, preferences: Preferences) -> bool:
    """Whether a food may be offered to someone with these preferences.

    A food of which diet and allergens are unknown (eaten anyway, or a row without a diet) suits nobody who has set
    a diet or an allergy; nor does a word that is not known here.
    """
    if candidate.food_id in preferences.never_again:
        return False
    if preferences.diet is Diet.NONE and not preferences.allergies:
        return True
    return (
        not candidate.own_diary
        and candidate.diet in DIETS_SUITED
        and _suits_diet(candidate, preferences.diet)
        and _suits_allergies(candidate, preferences.allergies)
    )


def _suits_diet(candidate: Candidate, diet: Diet) -> bool:
    return diet is Diet.NONE or (diet in DIETS_SUITED[candidate.diet] and not candidate.allergens & AGAINST_ANY_DIET)


def _suits_allergies(candidate: Candidate, allergies: frozenset[Allergen]) -> bool:
    return not allergies or all(
        word in ALLERGENS_NAMED and not ALLERGENS_NAMED[word] & allergies for word in candidate.allergens
    )
