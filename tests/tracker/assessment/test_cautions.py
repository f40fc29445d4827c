import pytest

from tracker.assessment.cautions import (
    HealthStatement,
    is_small_child,
    may_suggest_more,
    unsuitable_flags,
)
from tracker.assessment.health_questions import HEALTH_GROUPS
from tracker.assessment.reference_intakes import Person
from tracker.assessment.remarks import KNOWN_FLAGS, remarks_on

ADULT = Person(40 * 12, "female")


@pytest.mark.parametrize("statement", [s for s in HealthStatement if s is not HealthStatement.NONE])
def test_only_a_plain_none_of_these_opens_suggestions(statement: HealthStatement) -> None:
    assert not may_suggest_more(statement, ADULT)
    assert may_suggest_more(HealthStatement.NONE, ADULT)


def test_without_age_and_sex_there_is_nothing_to_suggest() -> None:
    assert not may_suggest_more(HealthStatement.NONE, None)


def test_an_adults_portions_are_not_suggested_for_a_child_under_five() -> None:
    assert is_small_child(Person(59, "male"))
    assert not may_suggest_more(HealthStatement.NONE, Person(59, "male"))
    assert may_suggest_more(HealthStatement.NONE, Person(60, "male"))


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


@pytest.mark.parametrize("flag", sorted(KNOWN_FLAGS - {"portion_3_oz_not_in_table"}))
def test_every_flag_has_words(flag: str) -> None:
    assert remarks_on([flag])


def test_a_flag_without_words_for_a_reader_is_left_out() -> None:
    assert remarks_on(["portion_3_oz_not_in_table"]) == ()
