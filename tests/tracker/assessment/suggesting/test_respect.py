"""No suggestion, combination or food admitted ever contradicts a preference, an allergy or a caution.

Each rule is written here a second time, from safety_gates.csv and method.md section 11, without the engine's tables.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.assessment.listed import listed_foods
from tracker.assessment.health.cautions import HealthStatement, cautions_for
from tracker.assessment.health.health_questions import QUESTIONS
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.reference.reference_intakes import Person
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.combinations import Aim, combine
from tracker.assessment.suggesting.gaps import Gap
from tracker.assessment.suggesting.preferences import Allergen, Diet, Preferences
from tracker.assessment.suggesting.reasons import Addition, Reason
from tracker.assessment.suggesting.suggestions import suggest

KEYS = [question.key for question in QUESTIONS]
MG, CA, K, D = "magnesium", "calcium", "potassium", "vitamin_d"
RAISE_POTASSIUM = {
    "ace_inhibitor", "angiotensin_receptor_blocker", "potassium_sparing_diuretic", "trimethoprim_or_alike",
    "regular_nsaid", "adrenal_insufficiency",
}  # fmt: skip
STORE_CALCIUM = {"high_blood_calcium", "granulomatous_disease"}
WATER_TABLETS = {"loop_diuretic", "thiazide_diuretic"}
# Every row of safety_gates.csv that does not say "no" or "timing" for all four supplements.
NO_SUPPLEMENTS = RAISE_POTASSIUM | STORE_CALCIUM | WATER_TABLETS | {
    "kidney_disease", "digoxin", "kidney_stones", "myasthenia_or_heart_block", "eating_disorder",
}  # fmt: skip
NAMES_OF_ALLERGENS = {
    Allergen.MILK: ("milk",), Allergen.FISH: ("fish",), Allergen.TREE_NUTS: ("tree_nut", "coconut"),
    Allergen.PEANUTS: ("peanut",), Allergen.SOY: ("soy",), Allergen.GLUTEN: ("gluten", "wheat"),
    Allergen.SESAME: ("sesame",), Allergen.EGG: ("egg",),
}  # fmt: skip
DIETS_OF = {
    Diet.NONE: {"vegan", "vegetarian", "pescatarian", "omnivore"},
    Diet.PESCATARIAN: {"vegan", "vegetarian", "pescatarian"},
    Diet.VEGETARIAN: {"vegan", "vegetarian"},
    Diet.VEGAN: {"vegan"},
}
GAPS = (Gap(MG, 320, 200), Gap(CA, 1000, 600), Gap(K, 2600, 1200), Gap(D, 15, 12))
OWN = tuple(
    replace(food, key=1000 + food.key, food_id=1000 + food.food_id, term="", own_diary=True, nutrient="",
            flags=frozenset(), allergens=frozenset(), diet="", good_source="yes", from_label=bool(number % 2))
    for number, food in enumerate(listed_foods()[::10])
)  # fmt: skip
FOODS = (*listed_foods(), *OWN)
PEOPLE = (
    Person(40 * 12, "female"), Person(70 * 12, "male"), Person(30 * 12, "female", "pregnant"),
    Person(30 * 12, "female", "lactating"), Person(15 * 12, "female"), Person(59, "male"), None,
)  # fmt: skip


def held_for(answers: Iterable[str]) -> set[str]:
    """The nutrients for which no food may be suggested."""
    answers = set(answers)
    held: set[str] = set()
    if answers & RAISE_POTASSIUM:
        held |= {K}
    if answers & STORE_CALCIUM:
        held |= {CA, D}
    if answers & WATER_TABLETS:
        held |= {K, MG}
    if "digoxin" in answers:
        held |= {CA, D, K}
    return held | {MG, CA, K, D} if answers & {"kidney_disease", "eating_disorder"} else held


def contradictions(food: Candidate, answers: set[str], person: Person, preferences: Preferences) -> list[str]:
    """What speaks against a food; empty for a food that may be suggested."""
    found = []
    potassium, calcium = food.amounts.potassium_mg, food.amounts.calcium_mg
    vitamin_d = food.amounts.vitamin_d_ug
    if answers & (RAISE_POTASSIUM | {"kidney_disease", "digoxin"}) and (potassium is None or potassium >= 200):
        found.append("too much potassium, or unknown")
    if answers & (STORE_CALCIUM | {"digoxin"}) and (calcium is None or calcium >= 130):
        found.append("too much calcium, or unknown")
    if answers & (STORE_CALCIUM | {"digoxin", "kidney_disease"}) and (vitamin_d is None or vitamin_d >= 2):
        found.append("too much vitamin D, or unknown")
    if "kidney_stones" in answers and (food.own_diary or "high_oxalate" in food.flags):
        found.append("oxalate")
    greens = food.term in ("spinach", "leafy greens") or "high_vitamin_k" in food.flags
    if "warfarin" in answers and (food.own_diary or greens):
        found.append("vitamin K")
    if {"a_supplement_not_a_food", "avoid_in_pregnancy_and_young_children_mercury"} & food.flags:
        found.append("for nobody")
    sensitive = person.is_pregnant_or_lactating
    if food.from_label and (answers & NO_SUPPLEMENTS or sensitive or person.age_months < 216):
        found.append("may be a supplement")
    if sensitive and (food.own_diary or {"mercury_limit_in_pregnancy", "avoid_in_pregnancy"} & food.flags):
        found.append("pregnancy")
    if (sensitive or person.age_months < 216) and (food.own_diary or "vitamin_a_limit" in food.flags):
        found.append("vitamin A")
    return found + against_preferences(food, preferences)


def against_preferences(food: Candidate, preferences: Preferences) -> list[str]:
    found = ["never again"] if food.food_id in preferences.never_again else []
    if (preferences.allergies or preferences.diet is not Diet.NONE) and food.own_diary:
        found.append("unknown")
    names = [name for allergen in preferences.allergies for name in NAMES_OF_ALLERGENS[allergen]]
    if any(word.startswith(name) for word in food.allergens for name in names):
        found.append("allergy")
    if not food.own_diary and food.diet not in DIETS_OF[preferences.diet]:
        found.append("diet")
    if preferences.diet is not Diet.NONE and any("rennet" in word for word in food.allergens):
        found.append("rennet")
    return found


def assert_respected(
    statement: HealthStatement, answers: set[str], person: Person | None, preferences: Preferences, aim: Aim
) -> None:
    bounds = Bounds(cautions_for(statement, answers, person), preferences, extras=True)
    suggestions = suggest(GAPS, FOODS, bounds=bounds, limit=12)
    answers_given = combine(GAPS, FOODS, bounds=bounds, aim=aim)
    opened = statement is HealthStatement.NONE or (statement is HealthStatement.SOME and answers)
    if not opened or person is None or person.age_months < 60:
        assert suggestions == []
        assert answers_given == []
        return
    parts = [*suggestions, *(part for answer in answers_given for part in answer.portions)]
    for food in [*bounds.admitted(FOODS), *(part.candidate for part in parts)]:
        assert contradictions(food, answers, person, preferences) == []
    adds: list[Addition] = [added for part in parts for added in part.adds]
    adds += [added for answer in answers_given for added in answer.adds]
    assert not {added.nutrient for added in adds} & held_for(answers)
    reasons: list[Reason] = [reason for part in parts for reason in part.reasons]
    assert not [r for r in reasons if r.share and r.remark == "" and r.nutrient in held_for(answers)]
    if answers & (RAISE_POTASSIUM | {"kidney_disease", "digoxin"}):
        assert all(sum(p.candidate.amounts.potassium_mg or 0 for p in a.portions) <= 200.001 for a in answers_given)


@given(
    statement=st.sampled_from(HealthStatement),
    answers=st.sets(st.sampled_from(KEYS), max_size=5),
    person=st.sampled_from(PEOPLE),
    diet=st.sampled_from(Diet),
    allergies=st.frozensets(st.sampled_from(Allergen)),
    disliked=st.frozensets(st.sampled_from([food.food_id for food in FOODS]), max_size=20),
    aim=st.sampled_from(Aim),
)
@settings(max_examples=150)
def test_nothing_suggested_contradicts_an_answer_or_a_preference(
    statement: HealthStatement,
    answers: set[str],
    person: Person | None,
    diet: Diet,
    allergies: frozenset[Allergen],
    disliked: frozenset[int],
    aim: Aim,
) -> None:
    assert_respected(statement, answers, person, Preferences(diet, allergies, disliked), aim)


@given(answers=st.sets(st.sampled_from(KEYS), min_size=1), person=st.sampled_from(PEOPLE[:5]))
@settings(max_examples=150)
def test_nothing_suggested_contradicts_single_answers(answers: set[str], person: Person) -> None:
    assert_respected(HealthStatement.SOME, answers, person, Preferences(), Aim.LEAST_ENERGY)


@pytest.mark.parametrize("size", [1, 2])
def test_no_food_of_the_list_passes_any_answers_that_speak_against_it(size: int) -> None:
    """Every answer and every pair of them, every person and every row of the list."""
    for answers in combinations(KEYS, size):
        for person in PEOPLE[:5]:
            assert person is not None
            bounds = Bounds(cautions_for(HealthStatement.SOME, answers, person), extras=True)
            wrong = [f for f in bounds.admitted(FOODS) if contradictions(f, set(answers), person, Preferences())]
            assert wrong == [], answers
            assert not bounds.cautions.pushed & held_for(answers)


def test_every_combination_of_a_diet_and_two_allergies_holds_for_every_row() -> None:
    cautions = cautions_for(HealthStatement.NONE, (), PEOPLE[0])
    for diet in Diet:
        for allergies in combinations(Allergen, 2):
            preferences = Preferences(diet, frozenset(allergies))
            admitted = Bounds(cautions, preferences, extras=True).admitted(FOODS)
            assert [food for food in admitted if against_preferences(food, preferences)] == []
            assert admitted
