"""What is suggested to whom, over every food of the shipped list: the further rules of method.md section 11."""

from collections import Counter, defaultdict

import pytest

from foods.importers import embedded, source_list
from foods.importers.list_corrections import is_rich_in_oxalate
from tests.tracker.assessment.listed import listed_foods
from tracker.assessment.health.cautions import Cautions, HealthStatement, cautions_for
from tracker.assessment.portions.by_brand import BRAND_RANGES
from tracker.assessment.portions.candidates import Candidate, is_raw_egg
from tracker.assessment.portions.sizes import share_of_portion
from tracker.assessment.reference.reference_intakes import Person
from tracker.assessment.suggesting.acceptance import Acceptance, Sitting
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.combinations import combine
from tracker.assessment.suggesting.gaps import Gap
from tracker.assessment.suggesting.preferences import Diet, Preferences
from tracker.assessment.suggesting.reasons import ReasonKind, reasons_of_food
from tracker.assessment.suggesting.suggestions import suggest

ADULT = Person(40 * 12, "female")
GAPS = (Gap("vitamin_d", 15, 12), Gap("calcium", 1000, 600), Gap("magnesium", 320, 150), Gap("potassium", 2600, 900))


def cautions(*answers: str, person: Person = ADULT) -> Cautions:
    return cautions_for(HealthStatement.SOME if answers else HealthStatement.NONE, answers, person)


def listed(label: str) -> Candidate:
    return next(food for food in listed_foods() if food.label == label)


@pytest.mark.parametrize(
    "word",
    ["soy", "tofu", "peanut", "almond", "beans, boiled", "baked beans", "potato", "dark chocolate", "spinach", "chard"],
)
def test_no_food_rich_in_oxalate_is_suggested_with_stones(word: str) -> None:
    foods = [food for food in listed_foods() if word in food.label.casefold() and "snap" not in food.label]
    assert foods
    assert [food.label for food in foods if cautions("kidney_stones").allow(food)] == []


def test_oxalate_stands_by_the_name_whatever_the_list_and_not_on_every_plant() -> None:
    without = {food.label for food in listed_foods() if "high_oxalate" not in food.flags}
    assert [label for label in without if is_rich_in_oxalate(label)] == []
    assert {"Lentils, boiled", "Chickpeas, boiled", "Green (snap) beans, boiled", "Milk chocolate"} <= without


@pytest.mark.parametrize(
    "answer",
    ["kidney_disease", "ace_inhibitor", "angiotensin_receptor_blocker", "potassium_sparing_diuretic", "loop_diuretic",
     "thiazide_diuretic", "digoxin", "myasthenia_or_heart_block"],
)  # fmt: skip
def test_nothing_salty_is_suggested_with_a_heart_a_kidney_or_blood_pressure_answer(answer: str) -> None:
    salty = [food for food in listed_foods() if food.amounts.sodium_mg is None or food.amounts.sodium_mg > 140]
    assert len(salty) > 15
    assert [food.label for food in salty if cautions(answer).allow(food)] == []
    assert cautions("warfarin").allow(listed("Cheddar cheese"))  # 185 mg in 1 oz


def test_a_thiazide_stands_beside_more_than_300_mg_of_calcium() -> None:
    bounds = Bounds(cautions("thiazide_diuretic"))
    told = {
        food.label
        for food in listed_foods()
        if any("calcium can rise" in reason.remark for reason in reasons_of_food(food, GAPS, bounds))
    }
    assert told == {food.label for food in listed_foods() if (food.amounts.calcium_mg or 0) > 300}
    assert "Kefir, low fat, plain" in told


def test_with_a_thiazide_no_combination_adds_more_than_600_mg_of_calcium() -> None:
    gaps = [Gap("calcium", 1300, 1200), Gap("vitamin_d", 20, 20)]
    free = combine(gaps, listed_foods(), bounds=Bounds(cautions()))
    bound = combine(gaps, listed_foods(), bounds=Bounds(cautions("thiazide_diuretic")))
    most = [max(sum(part.candidate.amounts.calcium_mg or 0 for part in each.portions) for each in found)
            for found in (free, bound)]  # fmt: skip
    assert most[0] > 600 >= most[1] > 300


@pytest.mark.parametrize("name", ["Egg, whole, raw, fresh", "Eggs, Grade A, Large, egg white, raw", "Raw egg"])
def test_raw_egg_is_never_suggested_from_any_table(name: str) -> None:
    assert is_raw_egg(name)


def test_the_list_has_boiled_egg_and_no_raw_one() -> None:
    assert [food.label for food in listed_foods() if is_raw_egg(food.label)] == []
    assert cautions().allow(listed("Egg, hard-boiled"))
    assert not is_raw_egg("Eggplant, raw")


def test_tofu_is_its_middle_row_and_says_its_range() -> None:
    tables = {record.source_id: record.amounts.calcium_mg for record in embedded.read()}
    rows = sorted(tables[number] or 0 for number in ("2707435", "172448", "172475"))
    tofu = [food for food in listed_foods() if "Tofu" in food.label]
    assert [round(food.amounts.calcium_mg or 0) for food in tofu] == [253, 253]  # 201 mg in 100 g, 126 g in ½ cup
    assert rows[1] == 201
    reasons = reasons_of_food(tofu[0], GAPS, Bounds(cautions()))
    (reason,) = [each for each in reasons if each.kind is ReasonKind.BY_BRAND]
    assert (round(reason.least), round(reason.most)) == (140, 861)
    assert (rows[0], rows[2]) == (BRAND_RANGES["calcium_by_brand"].least_per_100_g, 683)


def test_no_food_of_one_name_has_two_rows_that_differ_by_more_than_half() -> None:
    amounts = defaultdict(set)
    per_100_g = {record.source_id: record.amounts for record in embedded.read()}
    for food in source_list.read():
        if food.term == "fortified foods" and food.good_source == "yes":
            kin = food.label.partition(",")[0]
            amounts[kin].add(per_100_g[food.fdc_id].calcium_mg or 0)
    assert [kin for kin, found in amounts.items() if max(found) > 2 * min(found)] == []


@pytest.mark.parametrize(
    ("age", "portion", "share"),
    [(5, "½ cup", 0.5), (8, "3 oz", 0.5), (9, "1 cup", 0.75), (13, "1 oz (23 kernels)", 0.75), (14, "1 cup", 1),
     (5, "1 medium", 1), (12, "1 slice (1 oz)", 1), (6, "2 sardines", 1), (6, "½ avocado", 1), (40, "½ cup", 1)],
)  # fmt: skip
def test_children_get_half_or_three_quarters_and_whole_pieces(age: int, portion: str, share: float) -> None:
    assert share_of_portion(portion, age * 12) == share


def test_sulphited_fruit_never_stands_first_for_a_child() -> None:
    gaps = [Gap("potassium", 2300, 2000)]
    apricots = [food for food in listed_foods() if "sulfites" in food.allergens]
    others = [listed("Banana, raw")]
    child = Bounds(cautions(person=Person(8 * 12, "female")))
    assert suggest(gaps, [*apricots, *others], bounds=Bounds(cautions()))[0].candidate in apricots
    assert suggest(gaps, [*apricots, *others], bounds=child)[0].candidate in others
    assert combine(gaps, apricots, bounds=child) == []


def test_a_vegan_is_offered_mushrooms_from_uv_light_and_fortified_drinks_for_vitamin_d() -> None:
    vegan = Bounds(cautions(), Preferences(Diet.VEGAN))
    found = suggest([Gap("vitamin_d", 15, 15)], listed_foods(), bounds=vegan)
    assert found[0].candidate.label == "Portabella mushroom, UV-exposed, raw"
    assert len(found) > 1
    assert all("fortified_vitamin_d" in each.candidate.flags for each in found[1:])
    everything = suggest([Gap("vitamin_d", 15, 15)], listed_foods(), bounds=Bounds(cautions()))
    assert not any(each.candidate.is_extra for each in everything)


def first(seed: str, acceptance: Acceptance) -> str:
    return suggest(GAPS, listed_foods(), bounds=Bounds(cautions(), acceptance=acceptance, seed=seed))[0].candidate.label


def test_foods_that_are_as_good_take_turns_over_days_and_the_same_day_says_the_same() -> None:
    nobody = Acceptance()
    days = [first(f"2026-11-{day:02} 7", nobody) for day in range(1, 31)]
    assert days == [first(f"2026-11-{day:02} 7", nobody) for day in range(1, 31)]
    assert len(set(days)) > 2
    assert Counter(days).most_common(1)[0][1] < 25


def test_what_is_taken_in_turns_is_as_good_and_more_often_what_the_person_eats() -> None:
    pink = listed("Pink salmon, cooked")
    eaten = frozenset(Sitting("dinner", day, is_this_week=False) for day in range(4))  # type: ignore[arg-type]
    known = Acceptance({pink.food_id: eaten})
    count = {who: Counter(first(f"{day}", acceptance) for day in range(60))[pink.label]
             for who, acceptance in (("stranger", Acceptance()), ("buyer", known))}  # fmt: skip
    assert count["buyer"] > count["stranger"]
