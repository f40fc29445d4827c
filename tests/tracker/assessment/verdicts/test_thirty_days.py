"""Thirty constructed days: what is first suggested, for which nutrient, how much of the gap it closes, and why.

Amounts are the shipped table's (USDA SR Legacy); targets are NASEM's. A day is given by the share of each target that
it holds already; what is not named is reached. Each expectation was worked by hand from the table: amount / gap.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from tests.tracker.assessment.listed import listed_foods
from tracker.assessment.health.cautions import HealthStatement, cautions_for
from tracker.assessment.reference.reference_intakes import Authority, Person, references_for
from tracker.assessment.suggesting.acceptance import Acceptance, Eating, acceptance_of
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.gaps import open_gaps, rooms_below_upper_levels
from tracker.assessment.suggesting.preferences import Allergen, Diet, Preferences
from tracker.assessment.suggesting.reasons import ReasonKind
from tracker.assessment.suggesting.suggestions import Suggestion, suggest

WOMAN = Person(40 * 12, "female")  # magnesium 320, calcium 1,000, potassium 2,600 mg, vitamin D 15 µg
MAN = Person(40 * 12, "male")  # magnesium 420, potassium 3,400 mg
OLDER_WOMAN = Person(75 * 12, "female")  # calcium 1,200 mg, vitamin D 20 µg
PREGNANT = Person(30 * 12, "female", "pregnant")
GIRL = Person(15 * 12, "female")  # calcium 1,300 mg
MG, CA, K, D = "magnesium", "calcium", "potassium", "vitamin_d"
VEGAN, VEGETARIAN = Preferences(Diet.VEGAN), Preferences(Diet.VEGETARIAN)
TODAY = date(2026, 11, 22)
LARGEST, ALSO, FITS = ReasonKind.LARGEST_GAP, ReasonKind.ALSO_ADDS, ReasonKind.FITS_MEAL
HARDLY, REMARK, TIMING, KNOWN = (
    ReasonKind.HARDLY_ABSORBED,
    ReasonKind.REMARK,
    ReasonKind.TIMING,
    ReasonKind.ALIKE_EATEN_BEFORE,
)


def without(*allergens: Allergen, diet: Diet = Diet.NONE) -> Preferences:
    return Preferences(diet, frozenset(allergens))


def diary(label: str, *days_ago: int, meal: str = "breakfast") -> Acceptance:
    return acceptance_of([Eating(None, label, meal, TODAY - timedelta(days=d)) for d in days_ago], today=TODAY)


@dataclass(frozen=True)
class Day:
    holds: dict[str, float]
    first: str
    nutrient: str
    closes: float
    why: ReasonKind
    person: Person = WOMAN
    answers: tuple[str, ...] = ()
    preferences: Preferences = field(default_factory=Preferences)
    acceptance: Acceptance = field(default_factory=Acceptance)
    meal: str = ""


DAYS = [
    # Hemp: 210 mg in 166 kcal, more than any other list food; vitamin D, for which it has no figure, is not asked.
    Day({MG: 0.5}, "Hemp seeds, hulled", MG, 1.0, LARGEST),
    # 482 of 500 mg in 39 kcal, and the label has to be read: calcium is added.
    Day({CA: 0.5}, "Almond milk, unsweetened (fortified)", CA, 482 / 500, REMARK),
    # 755 of 1,300 mg: the richest portion of the article's potassium list.
    Day({K: 0.5}, "Apricots, dried, sulfured", K, 755 / 1300, LARGEST),
    # 3 oz hold 11.1 µg, 10.5 are left: oily fish is the answer of every guideline.
    Day({D: 0.3}, "Pink salmon, cooked", D, 1.0, LARGEST),
    # 14.2 µg close the larger gap, and the fish adds 31 mg of magnesium.
    Day({MG: 0.6, D: 0.2}, "Sockeye salmon, cooked", D, 1.0, ALSO, MAN),
    # Canned with its bones: 12.3 µg of vitamin D, and calcium, magnesium and potassium with it.
    Day({MG: 0.5, CA: 0.5, K: 0.5, D: 0.3}, "Pink salmon, canned, drained solids (with bone)", D, 1.0, ALSO),
    # Seeds for the larger gap of the two; 360 mg of potassium come along.
    Day({MG: 0.55, K: 0.6}, "Hemp seeds, hulled", MG, 1.0, ALSO, MAN),
    # 16 µg are left at 75, and a portion of trout holds all of it.
    Day({CA: 0.5, D: 0.2}, "Rainbow trout, farmed, cooked", D, 1.0, LARGEST, OLDER_WOMAN),
    # A vegan has no fish: a mushroom that had light is the one plant food rich in vitamin D, and comes first.
    Day({CA: 0.5, D: 0.2}, "Portabella mushroom, UV-exposed, raw", D, 1.0, LARGEST, preferences=VEGAN),
    # The same without soy and tree nuts.
    Day(
        {CA: 0.5, D: 0.2},
        "Portabella mushroom, UV-exposed, raw",
        D,
        1.0,
        LARGEST,
        preferences=without(Allergen.SOY, Allergen.TREE_NUTS, diet=Diet.VEGAN),
    ),
    # No dairy with a milk allergy; almond milk is none.
    Day({CA: 0.5}, "Almond milk, unsweetened (fortified)", CA, 482 / 500, REMARK, preferences=without(Allergen.MILK)),
    # Nor almonds: 349 of 500 mg in a glass of juice with calcium; tofu by its middle row has 253 mg.
    Day(
        {CA: 0.5},
        "Orange juice with added calcium and vitamin D",
        CA,
        349 / 500,
        LARGEST,
        preferences=without(Allergen.MILK, Allergen.TREE_NUTS),
    ),
    # No fish with a fish allergy; milk is fortified, and 2.9 of 10.5 µg is what it gives.
    Day({D: 0.3}, "Milk, nonfat, added vitamins A and D", D, 2.9 / 10.5, REMARK, preferences=without(Allergen.FISH)),
    # The same for a vegetarian.
    Day({D: 0.3}, "Milk, nonfat, added vitamins A and D", D, 2.9 / 10.5, REMARK, preferences=VEGETARIAN),
    # Hemp is neither nut nor sesame.
    Day(
        {MG: 0.5},
        "Hemp seeds, hulled",
        MG,
        1.0,
        LARGEST,
        preferences=without(Allergen.TREE_NUTS, Allergen.PEANUTS, Allergen.SESAME),
    ),
    # 78 of 96 mg in 21 kcal, and 419 mg of potassium; calcium is not promised of it.
    Day({MG: 0.7, K: 0.8}, "Spinach, boiled", MG, 78 / 96, HARDLY, preferences=without(Allergen.GLUTEN)),
    # Potassium is not pushed, and the drink for calcium is low in it, and in sodium, unlike almond milk (170 mg).
    Day({CA: 0.6, K: 0.4}, "Coconut milk beverage, fortified", CA, 1.0, REMARK, answers=("ace_inhibitor",)),
    # Hemp has 360 mg of potassium; chia has 115, with 95 of the 210 mg of magnesium.
    Day({MG: 0.5, K: 0.5}, "Chia seeds, dried", MG, 95 / 210, REMARK, MAN, ("potassium_sparing_diuretic",)),
    # Calcium and vitamin D are left alone; pumpkin seeds hold 15 mg of calcium and no vitamin D.
    Day(
        {MG: 0.6, CA: 0.3, K: 0.7, D: 0.3},
        "Pumpkin seed kernels, roasted, no salt",
        MG,
        1.0,
        ALSO,
        answers=("high_blood_calcium",),
    ),
    # Only magnesium is left to serve, by a food low in calcium, potassium and vitamin D: 92 of 192 mg.
    Day({MG: 0.4, CA: 0.5, K: 0.5}, "Sunflower seed kernels, dried", MG, 92 / 192, LARGEST, answers=("digoxin",)),
    # Neither spinach nor almonds nor other foods high in oxalate; calcium in food stays welcome.
    Day({MG: 0.5, CA: 0.5}, "Milk, nonfat, calcium fortified", CA, 1.0, ALSO, answers=("kidney_stones",)),
    # No greens; seeds leave vitamin K alone.
    Day({MG: 0.5, K: 0.6}, "Hemp seeds, hulled", MG, 1.0, ALSO, answers=("warfarin",)),
    # Not at the same time as the tablet: said beside the food.
    Day({CA: 0.5}, "Almond milk, unsweetened (fortified)", CA, 482 / 500, TIMING, answers=("levothyroxine",)),
    # Potassium and magnesium wait for the blood test; calcium does not, in what holds little sodium.
    Day({MG: 0.5, CA: 0.7, K: 0.5}, "Coconut milk beverage, fortified", CA, 1.0, REMARK, answers=("loop_diuretic",)),
    # The thiazide's table speaks against supplements of vitamin D, not against fish.
    Day({MG: 0.5, D: 0.4}, "Pink salmon, cooked", D, 1.0, LARGEST, answers=("thiazide_diuretic",)),
    # An acid blocker changes no food: a test is advised beside it.
    Day({MG: 0.5}, "Hemp seeds, hulled", MG, 1.0, LARGEST, answers=("long_term_acid_blocker",)),
    # First the tablet with plain water, then breakfast.
    Day({CA: 0.6}, "Almond milk, unsweetened (fortified)", CA, 1.0, TIMING, OLDER_WOMAN, ("bisphosphonate",)),
    # Salmon is low in mercury; canned light tuna and swordfish are left out.
    Day({D: 0.3}, "Pink salmon, cooked", D, 1.0, LARGEST, PREGNANT),
    # 482 of 650 mg in 39 kcal, with 16 mg of magnesium: a girl of 15 needs both.
    Day({MG: 0.9, CA: 0.5}, "Almond milk, unsweetened (fortified)", CA, 482 / 650, ALSO, GIRL),
    # She has milk at breakfast anyway, so milk with calcium added comes before a stranger that closes as much.
    Day(
        {CA: 0.6},
        "Milk, nonfat, calcium fortified",
        CA,
        1.0,
        KNOWN,
        acceptance=diary("Milk, nonfat", 8, 9, 10, 11),
        meal="breakfast",
    ),
    # For dinner one food for both gaps: fish with its bones.
    Day({CA: 0.7, D: 0.5}, "Pink salmon, canned, drained solids (with bone)", D, 1.0, FITS, meal="dinner"),
    # Almond milk three times this week is enough: milk with calcium added, 504 mg in 86 kcal.
    Day(
        {CA: 0.5},
        "Milk, nonfat, calcium fortified",
        CA,
        1.0,
        LARGEST,
        acceptance=diary("Almond milk, unsweetened", 0, 2, 4),
    ),
]


def suggestions_on(day: Day) -> list[Suggestion]:
    references = references_for(day.person, Authority.NASEM)
    targets = {key: reference.target for key, reference in references.items()}
    lower = {key: target * day.holds.get(key, 1.0) for key, target in targets.items()}
    statement = HealthStatement.SOME if day.answers else HealthStatement.NONE
    bounds = Bounds(
        cautions_for(statement, day.answers, day.person),
        day.preferences,
        day.acceptance,
        rooms_below_upper_levels(references, lower),
        meal=day.meal,
    )
    return suggest(open_gaps(targets, lower), listed_foods(), bounds=bounds)


@pytest.mark.parametrize("day", DAYS, ids=range(1, len(DAYS) + 1))
def test_the_first_suggestion_is_one_that_a_dietitian_would_accept_and_says_why(day: Day) -> None:
    first = suggestions_on(day)[0]
    assert (first.candidate.label, first.nutrient) == (day.first, day.nutrient)
    assert first.adds[0].share_closed == pytest.approx(day.closes, abs=0.01)
    assert first.reasons[0].kind is ReasonKind.CLOSES
    assert day.why in {reason.kind for reason in first.reasons}


@pytest.mark.parametrize("answer", ["kidney_disease", "eating_disorder"])
def test_on_these_days_nothing_is_suggested(answer: str) -> None:
    assert suggestions_on(Day({MG: 0.3, CA: 0.3, K: 0.3, D: 0.3}, "", "", 0, LARGEST, answers=(answer,))) == []


def test_there_are_thirty_days_and_more() -> None:
    assert len(DAYS) >= 30
