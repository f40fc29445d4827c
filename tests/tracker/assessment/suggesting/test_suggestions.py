"""Foods and amounts per portion are USDA's (SR Legacy), rounded; gaps and shares are worked by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from foods.nutrients import Amounts
from tracker.assessment.health.cautions import HealthStatement, cautions_for
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.reference.reference_intakes import Authority, Person, references_for
from tracker.assessment.suggesting.acceptance import Acceptance, Eating, acceptance_of
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.gaps import Gap, open_gaps, rooms_below_upper_levels
from tracker.assessment.suggesting.preferences import Allergen, Diet, Preferences
from tracker.assessment.suggesting.reasons import ReasonKind, honest_reasons
from tracker.assessment.suggesting.suggestions import Suggestion, suggest

ADULT = Person(40 * 12, "male")
SPINACH_FLAGS = frozenset({"high_oxalate", "calcium_poorly_absorbed", "high_vitamin_k"})


def food(
    key: int, label: str, nutrient: str, term: str,
    mg: float | None, ca: float | None, k: float | None, d: float | None,
    kcal: float | None = 100.0, sodium: float | None = 0.0, **more: object,
) -> Candidate:  # fmt: skip
    amounts = Amounts(mg, ca, k, d, kcal, sodium_mg=sodium)
    flags: frozenset[str] = more.pop("flags", frozenset())  # type: ignore[assignment]
    return replace(
        Candidate(key, 1000 + key, label, nutrient, term, "1 oz", 28.35, amounts, flags),
        **more,  # type: ignore[arg-type]
    )


PUMPKIN = food(1, "Pumpkin seed kernels", "magnesium", "seeds", 156, 15, 223, 0, 163)
HEMP = food(2, "Hemp seeds, hulled", "magnesium", "seeds", 210, 21, 360, None, 166)
CHIA = food(3, "Chia seeds, dried", "magnesium", "seeds", 95, 179, 115, None, 138)
ALMONDS = food(4, "Almonds", "magnesium", "nuts", 77, 76, 208, 0, 164)
SPINACH = food(5, "Spinach, boiled", "magnesium", "spinach", 78, 122, 419, 0, 21, 63, flags=SPINACH_FLAGS)
CANNED_SPINACH = food(6, "Spinach, canned", "magnesium", "leafy greens", 81, 136, 370, 0, 25, 345, flags=SPINACH_FLAGS)
SPINACH_FOR_CALCIUM = replace(SPINACH, key=7, nutrient="calcium", term="leafy greens", good_source="no_absorption")
MILK = food(8, "Milk, 2%", "calcium", "dairy", 27, 293, 342, 2.9, 122, 115, flags=frozenset({"fortified_vitamin_d"}))
COD_LIVER_OIL = food(
    9, "Cod liver oil", "vitamin_d", "fatty fish", 0, 0, 0, 11.3, 41,
    flags=frozenset({"a_supplement_not_a_food", "vitamin_a_limit", "avoid_in_pregnancy"}),
)  # fmt: skip
SWORDFISH = food(
    10, "Swordfish, cooked", "vitamin_d", "fatty fish", 30, 5, 424, 14.1, 146,
    flags=frozenset({"avoid_in_pregnancy_and_young_children_mercury"}),
)  # fmt: skip
TUNA = food(
    11, "Light tuna", "vitamin_d", "fatty fish", 26, 11, 176, 5.7, 168,
    flags=frozenset({"mercury_limit_in_pregnancy"}),
)  # fmt: skip
SALMON = food(12, "Sockeye salmon, cooked", "vitamin_d", "fatty fish", 31, 9, 371, 14.2, 133)
WILD_SALMON = food(
    13, "Atlantic salmon, wild", "vitamin_d", "fatty fish", 31, 13, 534, None, 155, good_source="unknown"
)
SWEET_POTATO = food(14, "Sweet potato, baked", "potassium", "sweet potatoes", 31, 43, 542, 0, 103)
KALE = food(15, "Kale, boiled", "magnesium", "leafy greens", 15, 88, 85, 0, 17, good_source="no")
QUINOA = food(16, "Quinoa, cooked", "magnesium", "", 59, 16, 159, 0, 111)
ALL = [
    PUMPKIN, HEMP, CHIA, ALMONDS, SPINACH, CANNED_SPINACH, SPINACH_FOR_CALCIUM, MILK, COD_LIVER_OIL, SWORDFISH, TUNA,
    SALMON, WILD_SALMON, SWEET_POTATO, KALE, QUINOA,
]  # fmt: skip

MAGNESIUM_GAP = Gap("magnesium", 420, 208)
VITAMIN_D_GAP = Gap("vitamin_d", 15, 7.5)
CALCIUM_GAP = Gap("calcium", 1000, 300)


def ask(
    gaps: list[Gap], candidates: list[Candidate] = ALL, *, person: Person = ADULT, limit: int = 3, **bounds: object
) -> list[Suggestion]:
    """What is suggested to someone to whom none of the health questions applies."""
    cautions = cautions_for(HealthStatement.NONE, (), person)
    return suggest(gaps, candidates, bounds=Bounds(cautions, **bounds), limit=limit)  # type: ignore[arg-type]


def labels(suggestions: list[Suggestion]) -> list[str]:
    return [suggestion.candidate.label for suggestion in suggestions]


def test_a_gap_is_the_target_minus_what_is_surely_there_and_the_largest_share_comes_first() -> None:
    gaps = open_gaps(
        {"magnesium": 420, "calcium": 1000, "potassium": 3400},
        {"magnesium": 212, "calcium": 864, "potassium": 3400},
        with_unknown={"calcium"},
    )
    assert gaps == (Gap("magnesium", 420, 208), Gap("calcium", 1000, 136, at_most=True))


def test_a_target_that_is_reached_leaves_no_gap_and_nothing_to_suggest() -> None:
    assert open_gaps({"magnesium": 420}, {"magnesium": 500}) == ()
    assert ask([]) == []


def test_share_closed_is_the_portion_over_the_gap_and_never_above_one() -> None:
    pumpkin, hemp = ask([MAGNESIUM_GAP], [PUMPKIN]), ask([MAGNESIUM_GAP], [HEMP])
    assert pumpkin[0].adds[0].share_closed == pytest.approx(156 / 208)  # three quarters of what is left
    assert hemp[0].adds[0].share_closed == 1.0


def test_the_largest_gap_is_served_first() -> None:
    # Vitamin D is half open, potassium a tenth: the salmon stands before the sweet potato.
    gaps = [VITAMIN_D_GAP, Gap("potassium", 3400, 340)]
    assert labels(ask(gaps, [SWEET_POTATO, SALMON])) == ["Sockeye salmon, cooked", "Sweet potato, baked"]


def test_a_smaller_share_of_a_larger_gap_may_come_before_a_larger_share_of_a_smaller_one() -> None:
    # 0.10 of the magnesium target at a gap of 0.9 weighs 0.09, 0.15 of the potassium target at a gap of 0.3 0.045.
    gaps = [Gap("magnesium", 420, 378), Gap("potassium", 3400, 1020)]
    nut = replace(ALMONDS, amounts=Amounts(magnesium_mg=42))
    root = replace(SWEET_POTATO, amounts=Amounts(potassium_mg=510))
    assert labels(ask(gaps, [root, nut], limit=1)) == ["Almonds"]


def test_what_a_food_adds_to_every_open_gap_is_told_the_main_one_first() -> None:
    suggestion = ask([VITAMIN_D_GAP, MAGNESIUM_GAP], [SALMON])[0]
    assert [(a.nutrient, a.amount) for a in suggestion.adds] == [("vitamin_d", 14.2), ("magnesium", 31)]
    assert suggestion.nutrient == "vitamin_d"


def test_reasons_are_data() -> None:
    reasons = ask([CALCIUM_GAP, MAGNESIUM_GAP], [MILK])[0].reasons
    assert [reason.kind for reason in reasons] == [ReasonKind.CLOSES, ReasonKind.ALSO_ADDS, ReasonKind.REMARK]
    assert reasons[0].share == pytest.approx(293 / 300)
    assert reasons[2].remark == "Vitamin D is added: read the label"


def test_the_largest_gap_is_named_as_a_reason() -> None:
    kinds = [reason.kind for reason in ask([MAGNESIUM_GAP, CALCIUM_GAP], [PUMPKIN])[0].reasons]
    assert ReasonKind.LARGEST_GAP in kinds


def test_of_two_equal_gaps_none_is_called_the_largest() -> None:
    equal = Gap("calcium", 1000, 1000 * MAGNESIUM_GAP.share)
    kinds = [reason.kind for reason in ask([MAGNESIUM_GAP, equal], [PUMPKIN])[0].reasons]
    assert ReasonKind.LARGEST_GAP not in kinds


def test_three_suggestions_are_never_of_one_term() -> None:
    chosen = ask([MAGNESIUM_GAP], [PUMPKIN, HEMP, CHIA, ALMONDS])
    assert [s.candidate.term for s in chosen].count("seeds") == 2
    assert labels(ask([MAGNESIUM_GAP], [PUMPKIN, HEMP, CHIA])) == ["Hemp seeds, hulled", "Pumpkin seed kernels"]


def test_the_same_food_is_suggested_in_one_preparation_only() -> None:
    chosen = labels(ask([MAGNESIUM_GAP], [SPINACH, CANNED_SPINACH, ALMONDS]))
    assert chosen == ["Spinach, boiled", "Almonds"]  # nearly equal in magnesium; the canned one has far more sodium


def test_energy_counts_softly() -> None:
    rich = replace(ALMONDS, key=20, label="Rich", food_id=20, amounts=Amounts(78, 76, 208, 0, 600, sodium_mg=0))
    assert labels(ask([MAGNESIUM_GAP], [rich, ALMONDS], limit=1)) == ["Almonds"]
    much = replace(rich, amounts=Amounts(208, 76, 208, 0, 600, sodium_mg=0))
    assert labels(ask([MAGNESIUM_GAP], [much, ALMONDS], limit=1)) == ["Rich"]


def test_unknown_energy_makes_a_food_neither_better_nor_worse_than_the_middle_one() -> None:
    light = replace(ALMONDS, key=21, label="Light", food_id=21, amounts=Amounts(77, None, None, None, 20))
    heavy = replace(ALMONDS, key=22, label="Heavy", food_id=22, amounts=Amounts(77, None, None, None, 300))
    blank = replace(ALMONDS, key=23, label="Blank", food_id=23, amounts=Amounts(77, None, None, None, None))
    pool = [replace(candidate, term=candidate.label) for candidate in (heavy, blank, light)]
    assert labels(ask([MAGNESIUM_GAP], pool)) == ["Light", "Blank", "Heavy"]


def test_calcium_that_is_hardly_absorbed_speaks_for_no_food() -> None:
    assert ask([CALCIUM_GAP], [SPINACH_FOR_CALCIUM]) == []
    assert ask([CALCIUM_GAP], [replace(SPINACH_FOR_CALCIUM, good_source="yes")]) == []
    spinach = ask([MAGNESIUM_GAP, CALCIUM_GAP], [SPINACH])[0]
    assert [addition.nutrient for addition in spinach.adds] == ["magnesium"]


@pytest.mark.parametrize("good_source", ["no", "no_absorption", "unknown", ""])
def test_what_is_not_a_good_source_is_not_suggested(good_source: str) -> None:
    assert ask([MAGNESIUM_GAP], [replace(PUMPKIN, good_source=good_source)]) == []


def test_a_modest_source_may_be_suggested() -> None:
    assert ask([MAGNESIUM_GAP], [replace(PUMPKIN, good_source="modest")])


def test_an_unknown_amount_closes_nothing() -> None:
    blank = replace(SALMON, amounts=SALMON.amounts._replace(vitamin_d_ug=None))
    assert ask([VITAMIN_D_GAP], [blank]) == []
    assert ask([VITAMIN_D_GAP], [replace(blank, good_source="unknown")]) == []
    assert [a.nutrient for a in ask([MAGNESIUM_GAP, VITAMIN_D_GAP], [HEMP])[0].adds] == ["magnesium"]


def test_a_measured_zero_closes_nothing() -> None:
    assert ask([VITAMIN_D_GAP], [replace(PUMPKIN, nutrient="vitamin_d")]) == []


def test_a_crumb_of_the_gap_is_not_worth_a_suggestion() -> None:
    assert ask([Gap("magnesium", 420, 420)], [replace(PUMPKIN, amounts=Amounts(magnesium_mg=20))]) == []
    assert ask([Gap("magnesium", 420, 420)], [replace(PUMPKIN, amounts=Amounts(magnesium_mg=21))])


def test_an_upper_level_for_everything_eaten_is_not_passed() -> None:
    # 2,300 mg of calcium are there, 2,500 is the level: 293 mg of milk would pass it, whatever else it closes.
    references = references_for(ADULT, Authority.NASEM)
    rooms = rooms_below_upper_levels(references, {"calcium": 2300})
    assert rooms["calcium"] == 200
    milk = replace(MILK, nutrient="vitamin_d", term="fortified dairy")
    assert ask([VITAMIN_D_GAP], [milk], rooms=rooms) == []
    assert ask([VITAMIN_D_GAP], [milk], rooms=rooms_below_upper_levels(references, {"calcium": 2200}))


def test_an_upper_level_for_supplements_only_says_nothing_about_food() -> None:
    rooms = rooms_below_upper_levels(references_for(ADULT, Authority.NASEM), {"magnesium": 700})
    assert set(rooms) == {"calcium", "vitamin_d"}


@pytest.mark.parametrize("person", [ADULT, Person(360, "female", "pregnant"), Person(120, "female")])
def test_cod_liver_oil_and_swordfish_are_suggested_to_no_one(person: Person) -> None:
    assert ask([VITAMIN_D_GAP], [COD_LIVER_OIL, SWORDFISH], person=person) == []


def test_canned_tuna_is_not_suggested_in_pregnancy() -> None:
    assert ask([VITAMIN_D_GAP], [TUNA])
    assert ask([VITAMIN_D_GAP], [TUNA], person=Person(360, "female", "pregnant")) == []


def test_extras_outside_the_article_come_only_when_asked_for() -> None:
    assert ask([MAGNESIUM_GAP], [QUINOA]) == []
    assert labels(ask([MAGNESIUM_GAP], [QUINOA], extras=True)) == ["Quinoa, cooked"]


def test_what_the_day_has_already_is_not_suggested_again() -> None:
    assert ask([MAGNESIUM_GAP], [PUMPKIN], eaten=frozenset({PUMPKIN.food_id})) == []


def test_later_suggestions_close_what_earlier_ones_leave_open() -> None:
    # Both fish close vitamin D alone; after the first one magnesium is what is left.
    fresh = replace(SALMON, key=30, food_id=30, label="Rainbow trout", term="fatty fish")
    gaps = [VITAMIN_D_GAP, Gap("magnesium", 420, 150)]
    assert labels(ask(gaps, [SALMON, fresh, ALMONDS], limit=2)) == ["Sockeye salmon, cooked", "Almonds"]


def test_alternatives_are_offered_when_the_first_food_closes_everything() -> None:
    assert labels(ask([VITAMIN_D_GAP], [SALMON, TUNA])) == ["Sockeye salmon, cooked", "Light tuna"]


def test_a_food_on_two_lists_stands_on_the_one_where_it_does_more() -> None:
    for_potassium = replace(SPINACH, key=3, nutrient="potassium")
    gaps = [Gap("potassium", 3400, 990), Gap("magnesium", 420, 208)]
    (suggestion,) = ask(gaps, [for_potassium, SPINACH])
    # 419 of 3,400 mg at a gap of 0.29 weighs less than 78 of 420 mg at a gap of 0.50.
    assert suggestion.nutrient == "magnesium"


def test_equal_foods_come_in_the_order_of_the_list_whatever_the_order_they_are_given_in() -> None:
    twins = [replace(ALMONDS, key=key, food_id=key, label=f"Nut {key}") for key in (41, 42, 43)]
    assert labels(ask([MAGNESIUM_GAP], twins, limit=1)) == ["Nut 41"]
    assert labels(ask([MAGNESIUM_GAP], twins[::-1], limit=1)) == ["Nut 41"]


TODAY = date(2026, 11, 22)


def eaten_on(food: Candidate, *days_ago: int, meal: str = "lunch") -> Acceptance:
    eatings = [Eating(food.food_id, food.label, meal, TODAY - timedelta(days=days)) for days in days_ago]
    return acceptance_of(eatings, today=TODAY)


def kinds(suggestion: Suggestion) -> list[ReasonKind]:
    return [reason.kind for reason in suggestion.reasons]


def test_what_the_diary_knows_comes_before_a_slightly_better_stranger() -> None:
    # 95 mg in 138 kcal against 77 mg in 164 kcal: 0.074 against 0.058 per gap; three days known count 1.19, four 1.25.
    known = replace(ALMONDS, amounts=Amounts(88, 76, 208, 0, 138, sodium_mg=0))
    assert labels(ask([MAGNESIUM_GAP], [CHIA, known], limit=1)) == ["Chia seeds, dried"]
    acceptance = eaten_on(known, 8, 9, 10, 11)
    first = ask([MAGNESIUM_GAP], [CHIA, known], limit=1, acceptance=acceptance)[0]
    assert first.candidate.label == "Almonds"
    assert [reason.count for reason in first.reasons if reason.kind is ReasonKind.EATEN_BEFORE] == [4]


def test_a_stranger_that_closes_twice_as_much_comes_before_what_the_diary_knows() -> None:
    assert labels(ask([MAGNESIUM_GAP], [HEMP, ALMONDS], limit=1, acceptance=eaten_on(ALMONDS, 8, 9, 10, 11))) == [
        "Hemp seeds, hulled"
    ]


def test_not_the_fourth_time_this_week() -> None:
    assert ask([MAGNESIUM_GAP], [ALMONDS], acceptance=eaten_on(ALMONDS, 1, 2))
    assert ask([MAGNESIUM_GAP], [ALMONDS], acceptance=eaten_on(ALMONDS, 1, 2, 3)) == []


def test_a_food_that_fits_the_meal_says_so() -> None:
    at_breakfast = ask([CALCIUM_GAP], [MILK], meal="breakfast")[0]
    assert [reason.meal for reason in at_breakfast.reasons if reason.kind is ReasonKind.FITS_MEAL] == ["breakfast"]
    assert ReasonKind.FITS_MEAL not in kinds(ask([CALCIUM_GAP], [MILK], meal="dinner")[0])


def test_a_modest_source_says_which_share_of_the_target_it_gives() -> None:
    modest = replace(KALE, nutrient="calcium", good_source="modest")  # 88 of 1,000 mg
    reasons = ask([CALCIUM_GAP], [modest])[0].reasons
    weak = next(reason for reason in reasons if reason.kind is ReasonKind.WEAK_MEMBER)
    assert (weak.nutrient, weak.remark) == ("calcium", "A modest source")
    assert weak.share == pytest.approx(0.088)


def test_a_modest_source_that_reaches_a_tenth_of_the_own_target_is_no_weak_member() -> None:
    modest = replace(KALE, nutrient="calcium", good_source="modest")  # 88 mg
    assert honest_reasons(modest, {"calcium": 880}) == honest_reasons(replace(modest, good_source="yes"), {})
    assert honest_reasons(modest, {"calcium": 881})[0].kind is ReasonKind.WEAK_MEMBER


def test_a_weak_member_of_a_list_is_told_as_a_share() -> None:
    (weak,) = honest_reasons(KALE, {"magnesium": 420})
    assert (weak.kind, weak.nutrient) == (ReasonKind.WEAK_MEMBER, "magnesium")
    assert weak.share == pytest.approx(15 / 420)  # "½ cup is 4 % for magnesium"
    assert honest_reasons(KALE, {})[0].share == 0  # nobody's target, so no share of one


def test_calcium_that_is_hardly_absorbed_is_told_with_the_share_that_it_only_seems_to_be() -> None:
    reasons = ask([MAGNESIUM_GAP, CALCIUM_GAP], [SPINACH])[0].reasons
    hardly = next(reason for reason in reasons if reason.kind is ReasonKind.HARDLY_ABSORBED)
    assert hardly.nutrient == "calcium"
    assert hardly.share == pytest.approx(0.122)
    assert hardly.remark == "High in oxalate: its calcium is hardly absorbed"


def test_an_unknown_amount_is_a_reason_to_know_and_neither_for_a_food_nor_against_it() -> None:
    hemp = ask([MAGNESIUM_GAP, VITAMIN_D_GAP], [HEMP])[0]
    assert [reason.nutrient for reason in hemp.reasons if reason.kind is ReasonKind.NO_FIGURE] == ["vitamin_d"]
    zero = replace(HEMP, key=90, food_id=90, label="Zero", amounts=HEMP.amounts._replace(vitamin_d_ug=0.0))
    assert labels(ask([MAGNESIUM_GAP, VITAMIN_D_GAP], [zero, HEMP], limit=1)) == ["Hemp seeds, hulled"]
    assert labels(ask([MAGNESIUM_GAP, VITAMIN_D_GAP], [replace(zero, key=1), HEMP], limit=1)) == ["Zero"]


OWN = replace(SALMON, key=91, food_id=91, label="My fish soup", nutrient="", term="", own_diary=True)


def test_what_the_person_eats_anyway_is_taken_for_the_gap_it_serves_most_and_marked() -> None:
    (suggestion,) = ask([MAGNESIUM_GAP, VITAMIN_D_GAP], [OWN])
    assert suggestion.nutrient == "vitamin_d"
    assert ReasonKind.OWN_DIARY in kinds(suggestion)
    assert ReasonKind.EXTRA not in kinds(suggestion)


def test_what_the_person_eats_anyway_is_left_out_where_a_diet_or_an_allergy_might_speak_against_it() -> None:
    assert ask([VITAMIN_D_GAP], [OWN], preferences=Preferences(diet=Diet.VEGAN)) == []
    assert ask([VITAMIN_D_GAP], [OWN], preferences=Preferences(allergies=frozenset({Allergen.SOY}))) == []


def test_what_the_person_eats_anyway_closes_nothing_where_it_has_no_amounts() -> None:
    assert ask([VITAMIN_D_GAP], [replace(OWN, amounts=Amounts())]) == []


def test_an_extra_is_marked() -> None:
    assert ReasonKind.EXTRA in kinds(ask([MAGNESIUM_GAP], [QUINOA], extras=True)[0])


def test_a_gap_that_may_not_be_pushed_is_neither_served_nor_counted() -> None:
    cautions = cautions_for(HealthStatement.SOME, {"loop_diuretic"}, ADULT)
    gaps = [MAGNESIUM_GAP, CALCIUM_GAP, Gap("potassium", 3400, 2000)]
    chosen = suggest(gaps, ALL, bounds=Bounds(cautions))
    assert labels(chosen) == ["Milk, 2%"]
    assert [addition.nutrient for addition in chosen[0].adds] == ["calcium"]


def test_timing_stands_among_the_reasons() -> None:
    cautions = cautions_for(HealthStatement.SOME, {"levothyroxine"}, ADULT)
    (milk,) = suggest([CALCIUM_GAP], [MILK], bounds=Bounds(cautions))
    assert [reason.remark for reason in milk.reasons if reason.kind is ReasonKind.TIMING] == [
        "Levothyroxine: 4 hours apart from calcium, magnesium or iron"
    ]


def test_the_limit_is_kept() -> None:
    assert len(ask([VITAMIN_D_GAP, MAGNESIUM_GAP, CALCIUM_GAP], limit=2)) == 2
