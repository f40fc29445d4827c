"""The registry against safety_gates.csv and method.md section 11, copied here row by row."""

import re

import pytest

from tests.tracker.assessment.listed import listed_foods
from tracker.assessment.health.health_questions import BY_QUESTION, GROUP_REASONS, QUESTIONS
from tracker.assessment.health.question import HealthQuestion
from tracker.assessment.suggesting.acceptance import USUAL_MEALS

MG, CA, K, D = "magnesium", "calcium", "potassium", "vitamin_d"

# Key, what the CSV suppresses as a supplement ("yes" or "ask"), and what is not suggested as food: the CSV's
# suppress_potassium_food and the table's bare nutrients and "self-correction", the stricter of the two. Kidney disease
# is stricter than either.
GATES = [
    ("kidney_disease", {K, MG, CA, D}, {K, MG, CA, D}),
    ("ace_inhibitor", {K}, {K}),
    ("angiotensin_receptor_blocker", {K}, {K}),
    ("potassium_sparing_diuretic", {K, MG}, {K}),
    ("trimethoprim_or_alike", {K}, {K}),
    ("regular_nsaid", {K}, {K}),
    ("adrenal_insufficiency", {K}, {K}),
    ("loop_diuretic", {K, MG}, {K, MG}),
    ("thiazide_diuretic", {K, MG, CA, D}, {K, MG}),
    ("digoxin", {K, MG, CA, D}, {K, CA, D}),
    ("high_blood_calcium", {CA, D}, {CA, D}),
    ("granulomatous_disease", {CA, D}, {CA, D}),
    ("kidney_stones", {CA, D}, set()),
    ("myasthenia_or_heart_block", {MG}, set()),
    ("bisphosphonate", set(), set()),
    ("levothyroxine", set(), set()),
    ("tetracycline", set(), set()),
    ("quinolone", set(), set()),
    ("gabapentin_or_integrase_inhibitor", set(), set()),
    ("long_term_acid_blocker", set(), set()),
    ("warfarin", set(), set()),
    ("eating_disorder", {K, MG, CA, D}, {K, MG, CA, D}),
]


@pytest.mark.parametrize(("key", "supplements", "foods"), GATES)
def test_an_answer_suppresses_what_the_gates_say(key: str, supplements: set[str], foods: set[str]) -> None:
    assert BY_QUESTION[key].supplements_off == supplements
    assert BY_QUESTION[key].held == foods


def test_the_gates_are_all_there_and_nothing_else() -> None:
    assert [question.key for question in QUESTIONS if question.key not in {key for key, _, _ in GATES}] == []
    assert len(BY_QUESTION) == len(QUESTIONS) == len(GATES)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("kidney_disease", "Your kidney team sets these amounts."),
        ("ace_inhibitor", "This medicine can raise potassium."),
        ("loop_diuretic", "May lower potassium and magnesium."),
        ("digoxin", "Calcium or potassium changes alter this medicine’s safety."),
        ("kidney_stones", "Do not cut down on calcium in food because of the stones."),
        ("warfarin", "Keep the amount of leafy greens steady."),
    ],
)
def test_what_is_said_follows_the_table(key: str, said: str) -> None:
    assert BY_QUESTION[key].said == said


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("levothyroxine", "4 hours"),
        ("tetracycline", "2 hours before, or 4 to 6 hours after"),
        ("quinolone", "leaflet"),
        ("gabapentin_or_integrase_inhibitor", "pharmacist"),
        ("bisphosphonate", "30 to 60 minutes"),
    ],
)
def test_timing_says_how_far_apart(key: str, words: str) -> None:
    assert words in BY_QUESTION[key].timing


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_question_says_why_it_is_asked_what_it_changes_and_whom_to_ask(question: HealthQuestion) -> None:
    assert question.group in GROUP_REASONS
    assert all((question.text, question.why, question.changes, question.said, question.ask))
    assert question.kept_low <= question.held


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_nothing_that_is_said_names_a_dose_or_a_supplement(question: HealthQuestion) -> None:
    words = " ".join((question.why, question.changes, question.said, question.ask, question.timing))
    assert not re.search(r"supplement|\bdose|\bpills?\b|\d ?(mg|g|µg|IU)\b", words, re.IGNORECASE)


def test_flags_and_terms_are_those_of_the_list() -> None:
    flags = frozenset[str]().union(*(food.flags for food in listed_foods()))
    terms = {food.term for food in listed_foods() if food.term}
    assert all(question.flags <= flags and question.terms <= terms for question in QUESTIONS)
    assert terms == set(USUAL_MEALS)
