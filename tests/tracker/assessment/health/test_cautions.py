from dataclasses import replace

import pytest

from tests.tracker.assessment.listed import listed_foods
from tracker.assessment.health.cautions import (
    Cautions,
    HealthStatement,
    cautions_for,
    is_small_child,
    unsuitable_flags,
)
from tracker.assessment.health.health_questions import HEALTH_GROUPS
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.portions.remarks import REMARKS, SILENT_FLAGS, remarks_on
from tracker.assessment.reference.reference_intakes import Person

ADULT = Person(40 * 12, "female")
ALL = {"magnesium", "calcium", "potassium", "vitamin_d"}


@pytest.mark.parametrize("statement", [s for s in HealthStatement if s is not HealthStatement.NONE])
def test_only_a_plain_none_of_these_opens_suggestions(statement: HealthStatement) -> None:
    assert not cautions_for(statement, (), ADULT).pushed
    assert cautions_for(HealthStatement.NONE, (), ADULT).pushed


def test_without_age_and_sex_there_is_nothing_to_suggest() -> None:
    assert not cautions_for(HealthStatement.NONE, (), None).pushed


def test_an_adults_portions_are_not_suggested_for_a_child_under_five() -> None:
    assert is_small_child(Person(59, "male"))
    assert not cautions_for(HealthStatement.NONE, (), Person(59, "male")).pushed
    assert cautions_for(HealthStatement.NONE, (), Person(60, "male")).pushed


def test_supplements_and_the_fish_highest_in_mercury_suit_no_one() -> None:
    flags = {"a_supplement_not_a_food", "avoid_in_pregnancy_and_young_children_mercury"}
    assert flags == unsuitable_flags(ADULT)


@pytest.mark.parametrize("life_stage", ["pregnant", "lactating"])
def test_cod_liver_oil_and_fish_with_mercury_do_not_suit_pregnancy_and_lactation(life_stage: str) -> None:
    flags = unsuitable_flags(Person(30 * 12, "female", life_stage))  # type: ignore[arg-type]
    assert {"mercury_limit_in_pregnancy", "avoid_in_pregnancy", "vitamin_a_limit"} <= flags


def test_a_life_stage_left_on_a_male_profile_changes_nothing() -> None:
    assert unsuitable_flags(Person(480, "male", "pregnant")) == unsuitable_flags(Person(480, "male"))


def test_vitamin_a_in_amounts_does_not_suit_people_under_18() -> None:
    assert "vitamin_a_limit" in unsuitable_flags(Person(215, "male"))
    assert "vitamin_a_limit" not in unsuitable_flags(Person(216, "male"))


@pytest.mark.parametrize(
    "word",
    # One word of each row of method.md section 11 that an answer, rather than the profile, tells.
    [
        "kidney disease",
        "kidney stones",
        "adrenal",
        "blood calcium",
        "sarcoidosis",
        "myasthenia",
        "heart block",
        "eating disorder",
        "ace inhibitors",
        "-sartan",
        "aliskiren",
        "spironolactone",
        "triamterene",
        "trimethoprim",
        "tacrolimus",
        "heparin",
        "ibuprofen",
        "furosemide",
        "hydrochlorothiazide",
        "digoxin",
        "warfarin",
        "omeprazole",
        "levothyroxine",
        "bisphosphonates",
        "tetracycline",
        "quinolone",
        "gabapentin",
        "integrase",
    ],
)
def test_the_question_names_every_condition_and_medicine(word: str) -> None:
    assert any(word in item.casefold() for group in HEALTH_GROUPS for item in group.items)


def test_remarks_say_each_thing_once() -> None:
    flags = ["fortified_calcium", "fortified_vitamin_d", "check_label"]
    assert remarks_on(flags) == ("Calcium and vitamin D are added: read the label",)
    spinach = ["high_oxalate", "calcium_poorly_absorbed", "high_vitamin_k"]
    assert remarks_on(spinach) == ("High in oxalate: its calcium is hardly absorbed", "High in vitamin K")
    assert remarks_on(spinach, "no_absorption") == (
        "On the list, but its calcium is hardly absorbed",
        "High in oxalate",
        "High in vitamin K",
    )


def test_a_weak_member_of_a_list_is_called_one() -> None:
    assert remarks_on([], "no") == ("On the list, but hardly a source",)
    assert remarks_on([], "modest") == ("A modest source",)
    assert remarks_on([], "yes") == ()


def test_every_flag_has_words_but_the_silent_ones() -> None:
    known = SILENT_FLAGS.union(*(flags for flags, _words in REMARKS))
    assert {flag for flag in known if not remarks_on([flag])} == {"portion_3_oz_not_in_table", "calcium_by_brand"}


def test_a_flag_without_words_for_a_reader_is_left_out() -> None:
    assert remarks_on(["portion_3_oz_not_in_table"]) == ()


def cautions(
    *answers: str, statement: HealthStatement = HealthStatement.SOME, person: Person | None = ADULT
) -> Cautions:
    return cautions_for(statement, answers, person)


def listed(label: str) -> Candidate:
    return next(food for food in listed_foods() if food.label == label)


def test_none_of_these_opens_all_four() -> None:
    opened = cautions(statement=HealthStatement.NONE)
    assert opened.pushed == ALL
    assert opened.advice == ()
    assert opened.judges_intake


@pytest.mark.parametrize("statement", [s for s in HealthStatement if s is not HealthStatement.NONE])
def test_any_other_statement_without_single_answers_is_food_information_only(statement: HealthStatement) -> None:
    closed = cautions(statement=statement)
    assert closed.pushed == frozenset()
    assert closed.supplements_off == ALL
    assert all(closed.why_held(nutrient) for nutrient in ALL)


@pytest.mark.parametrize("statement", [HealthStatement.UNANSWERED, HealthStatement.WITHHELD])
def test_single_answers_open_nothing_where_the_question_is_not_answered(statement: HealthStatement) -> None:
    assert cautions("warfarin", statement=statement).pushed == frozenset()


def test_single_answers_open_what_they_do_not_speak_against() -> None:
    assert cautions("ace_inhibitor").pushed == {"magnesium", "calcium", "vitamin_d"}
    assert cautions("levothyroxine").pushed == ALL
    assert cautions("digoxin", "loop_diuretic").pushed == frozenset()


def test_an_answer_beside_none_of_these_still_takes_away() -> None:
    assert "potassium" not in cautions("kidney_disease", statement=HealthStatement.NONE).pushed


@pytest.mark.parametrize("statement", [HealthStatement.SOME, HealthStatement.NONE])
def test_an_answer_that_is_not_known_closes_everything(statement: HealthStatement) -> None:
    assert cautions("warfarin", "lithium", statement=statement).pushed == frozenset()


def test_without_a_profile_or_under_five_nothing_is_suggested() -> None:
    assert cautions(statement=HealthStatement.NONE, person=None).pushed == frozenset()
    assert cautions(statement=HealthStatement.NONE, person=Person(59, "male")).pushed == frozenset()
    assert cautions(statement=HealthStatement.NONE, person=Person(60, "male")).pushed == ALL


def test_what_is_held_says_why_and_whom_to_ask() -> None:
    kidneys = cautions("kidney_disease", "ace_inhibitor")
    assert [advice.key for advice in kidneys.why_held("potassium")] == ["kidney_disease", "ace_inhibitor"]
    assert kidneys.why_held("potassium")[0].said == "Your kidney team sets these amounts."
    assert kidneys.why_held("potassium")[0].ask == "Ask your kidney team."
    assert cautions("ace_inhibitor").why_held("magnesium") == ()


def test_advice_that_holds_nothing_is_said_too() -> None:
    advice = cautions("long_term_acid_blocker").advice
    assert [(each.key, each.held) for each in advice] == [("long_term_acid_blocker", frozenset())]


def test_with_an_eating_disorder_neither_energy_nor_a_shortfall_is_judged() -> None:
    gentle = cautions("eating_disorder")
    assert not gentle.judges_intake
    assert gentle.pushed == frozenset()


@pytest.mark.parametrize("person", [Person(17 * 12, "female"), Person(30 * 12, "female", "pregnant")])
def test_no_supplement_is_spoken_of_under_18_or_in_pregnancy(person: Person) -> None:
    assert cautions(statement=HealthStatement.NONE, person=person).supplements_off == ALL
    assert cautions(statement=HealthStatement.NONE).supplements_off == frozenset()


def test_life_stages_say_whom_to_ask() -> None:
    keys = [
        advice.key
        for advice in cautions(statement=HealthStatement.NONE, person=Person(200, "female", "pregnant")).advice
    ]
    assert keys == ["pregnant", "under_18"]


def test_high_oxalate_is_left_out_with_kidney_stones_and_calcium_in_food_is_not() -> None:
    stones = cautions("kidney_stones")
    assert not stones.allow(listed("Almonds"))
    assert stones.allow(listed("Milk, 2%, added vitamins A and D"))
    assert "calcium" in stones.pushed


@pytest.mark.parametrize("label", ["Spinach, boiled", "Collard greens, boiled", "Romaine lettuce, raw"])
def test_leafy_greens_are_not_pushed_with_warfarin(label: str) -> None:
    assert not cautions("warfarin").allow(listed(label))
    assert cautions("levothyroxine").allow(listed(label))


@pytest.mark.parametrize(
    ("label", "allowed"),
    [
        ("Swiss cheese", True),  # 20 mg of potassium in 1 oz
        ("Milk, 2%, added vitamins A and D", False),  # 342 mg in a cup
        ("Spinach, boiled", False),  # 419 mg in half a cup
    ],
)
def test_where_potassium_is_held_other_suggestions_are_low_in_it(label: str, allowed: bool) -> None:
    assert cautions("ace_inhibitor").allow(listed(label)) is allowed


def test_what_is_unknown_cannot_be_called_low() -> None:
    hemp = listed("Hemp seeds, hulled")  # the table has no vitamin D for it
    assert not cautions("high_blood_calcium").allow(hemp)
    assert cautions("kidney_stones").allow(hemp)


def test_what_a_diuretic_washes_out_is_not_pushed_and_not_kept_low_either() -> None:
    water_tablet = cautions("loop_diuretic")
    assert water_tablet.pushed == {"calcium", "vitamin_d"}
    assert water_tablet.allow(listed("Milk, 2%, added vitamins A and D"))


def test_a_combination_too_stays_below_what_is_kept_low() -> None:
    rooms = cautions("digoxin").rooms({"calcium": 50.0, "vitamin_d": 90.0})
    assert rooms == {"calcium": 50.0, "vitamin_d": 2.0, "potassium": 200.0}
    assert cautions("warfarin").rooms({"calcium": 500.0}) == {"calcium": 500.0}


def test_food_without_flags_is_left_out_where_flags_decide() -> None:
    own = replace(listed("Cheddar cheese"), own_diary=True, term="")
    assert cautions(statement=HealthStatement.NONE).allow(own)
    assert not cautions("warfarin").allow(own)
    assert not cautions(statement=HealthStatement.NONE, person=Person(300, "female", "pregnant")).allow(own)


@pytest.mark.parametrize(
    ("label", "stands"),
    [("Milk, 2%, added vitamins A and D", True), ("Almonds", True), ("Banana, raw", False)],
)
def test_timing_stands_beside_foods_with_notable_calcium_or_magnesium(label: str, stands: bool) -> None:
    (timing,) = cautions("levothyroxine").timings
    assert timing.concerns(listed(label)) is stands
    (every_food,) = cautions("bisphosphonate").timings
    assert every_food.concerns(listed(label))
