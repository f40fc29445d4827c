"""Foods suggested and health answers: in a report by a tick of the person, once, and never in an address."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from foods.models import Food, SourceFood
from tests.conftest import NOW, TODAY, MakeFood
from tests.tracker.report.conftest import PAGE, PDF, LogDays, everything_said, section_of, span
from tracker.assessment.health.cautions import HealthStatement
from tracker.assessment.health.health_questions import KIDNEY_DISEASE
from tracker.models import Entry, HealthAnswer, Profile
from tracker.person.diarist import Diarist
from tracker.report.choice import Choice
from tracker.report.contents import Report, report_on

SPAN = "?days=28"
HEALTH = "Kidney disease, dialysis or a kidney transplant"
FOODS = "Foods suggested"
Answer = Callable[..., None]


@pytest.fixture
def answer(user: User, profile: Profile) -> Answer:
    """Keeps the single health answers with these keys; without any, "none of these"."""

    def keep(*single: str) -> None:
        statement = HealthStatement.SOME if single else HealthStatement.NONE
        HealthAnswer.objects.keep(user=user, statement=statement, single=single)

    return keep


@pytest.fixture
def little_potassium(log_days: LogDays) -> None:
    """Twenty complete days of 1,000 mg of potassium: well below the reference of 2,600."""
    log_days(20, complete=20, potassium_mg=1000)


@pytest.fixture
def beans(make_food: MakeFood) -> None:
    """A cup of 200 g, of which potassium 1,000 mg."""
    food = make_food("Beans", magnesium_mg=0, calcium_mg=0, potassium_mg=500, vitamin_d_ug=0)
    put_on_list(food, "potassium", "beans", "Beans, boiled")


def put_on_list(food: Food, nutrient: str, term: str, label: str) -> None:
    SourceFood.objects.create(
        food=food,
        nutrient=nutrient,
        term=term,
        label=label,
        portion_g=200,
        portion_text="1 cup",
        diet="vegan",
        good_source="yes",
    )


def report(user: User, *, foods: bool = False, health: bool = False) -> Report:
    return report_on(Diarist(user, now=NOW), span(), Choice(foods=foods, health=health))


def said_of_potassium(report: Report) -> str:
    return report.nutrients[2].headline


def test_without_a_tick_a_report_is_the_same_whatever_was_answered(
    user: User, answer: Answer, little_potassium: None
) -> None:
    unanswered = everything_said(report(user))
    assert said_of_potassium(report(user)) == "Well below the reference"
    for single in ([], [KIDNEY_DISEASE], ["ace_inhibitor", "digoxin"]):
        answer(*single)
        assert everything_said(report(user)) == unanswered
    assert "worth raising" not in unanswered


def test_with_the_tick_the_answers_stand_there_and_speak(user: User, answer: Answer, little_potassium: None) -> None:
    answer(KIDNEY_DISEASE)
    ticked = report(user, health=True)
    assert section_of(ticked, "Health answers").lines == [(HEALTH, "Your kidney team sets these amounts.")]
    assert said_of_potassium(ticked) == "Well below the reference; your kidney team sets this amount"
    assert "potassium (your kidney team sets this amount)" in everything_said(ticked)
    assert "Illnesses and medicines are no part of this report" not in everything_said(ticked)


def test_worth_raising_is_said_only_where_the_ticked_answers_allow_it(
    user: User, answer: Answer, little_potassium: None
) -> None:
    answer()
    assert said_of_potassium(report(user, health=True)) == "Well below the reference: worth raising"
    answer("ace_inhibitor")
    assert said_of_potassium(report(user, health=True)) == "Well below the reference"


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (HealthStatement.UNANSWERED, "The health questions are not answered."),
        (HealthStatement.WITHHELD, "The person prefers not to say."),
        (HealthStatement.SOME, "Something that was asked about applies; the person does not say what."),
        (
            HealthStatement.NONE,
            "None of the illnesses and medicines that were asked about applies, as the person says.",
        ),
    ],
)
def test_what_is_not_answered_is_said_to_be_so(
    user: User, profile: Profile, little_potassium: None, statement: HealthStatement, words: str
) -> None:
    HealthAnswer.objects.keep(user=user, statement=statement)
    assert section_of(report(user, health=True), "Health answers").lines == [("", words)]


def test_labels_that_are_switched_off_stay_off_and_no_reason_is_named(
    user: User, answer: Answer, log_days: LogDays
) -> None:
    log_days(20, complete=20, energy_kcal=700)
    Profile.objects.of(user).update(height_cm=170, weight_kg=68)
    answer("eating_disorder")
    plain = report(user)
    assert {part.headline for part in plain.nutrients} == {"Not judged: labels are switched off"}
    for word in ("eating disorder", "kcal", "170"):
        assert word not in everything_said(plain)


def test_foods_are_suggested_by_what_these_days_leave_open(
    user: User, answer: Answer, little_potassium: None, beans: None
) -> None:
    """A cup of 1,000 mg; 1,600 are left, so 5 days a week: 714 mg a day, (1,000 + 714) / 2,600 = 66 %."""
    answer()
    assert "Beans" not in everything_said(report(user))
    lines = section_of(report(user, foods=True), FOODS).lines
    assert lines[0].term == "Beans, boiled"
    assert lines[0].text.startswith("1 cup on 5 days a week, at ")
    assert lines[0].text.endswith(": potassium 38% → 66%.")
    assert lines[-1].text.endswith("asks before changing much.")


@pytest.mark.parametrize("single", ["ace_inhibitor", KIDNEY_DISEASE, "eating_disorder"])
def test_what_an_answer_holds_is_not_suggested_and_the_answer_is_not_named(
    user: User, answer: Answer, little_potassium: None, beans: None, single: str
) -> None:
    answer(single)
    assert section_of(report(user, foods=True), FOODS).lines == [("", "No food is suggested from these days.")]
    assert "answer" not in everything_said(report(user, foods=True))


def test_foods_carry_no_word_of_a_medicine(user: User, answer: Answer, log_days: LogDays, make_food: MakeFood) -> None:
    log_days(20, complete=20, calcium_mg=300)
    food = make_food("Milk", magnesium_mg=0, calcium_mg=150, potassium_mg=0, vitamin_d_ug=0)
    put_on_list(food, "calcium", "dairy", "Milk")
    answer("levothyroxine")
    said = everything_said(report(user, foods=True))
    assert "Milk" in said
    assert "evothyroxine" not in said


def test_both_ticks_are_off_whenever_the_report_is_opened(
    signed_in: Client, answer: Answer, little_potassium: None
) -> None:
    answer(KIDNEY_DISEASE)
    sent = signed_in.post(PAGE + SPAN, {"foods": "on", "health": "on"})
    assert sent.text.count(" checked") == 2
    assert FOODS in sent.text
    assert HEALTH in sent.text
    for opened in (signed_in.get(PAGE + SPAN), signed_in.post(PAGE + SPAN)):
        assert " checked" not in opened.text
        assert FOODS not in opened.text
        assert HEALTH not in opened.text


def test_an_address_ticks_nothing(signed_in: Client, answer: Answer, little_potassium: None) -> None:
    answer(KIDNEY_DISEASE)
    asked = f"{PAGE}{SPAN}&foods=on&health=on"
    assert signed_in.get(asked).text.count(FOODS) == 0
    assert HEALTH not in signed_in.get(asked).text
    assert HEALTH not in signed_in.post(asked).text
    assert signed_in.get(f"{PDF}{SPAN}").status_code == 405


def test_neither_page_nor_pdf_is_kept_anywhere(signed_in: Client, little_potassium: None) -> None:
    for answered in (signed_in.get(PAGE), signed_in.post(PAGE), signed_in.post(PDF)):
        assert "no-store" in answered["Cache-Control"]


def test_the_form_sends_to_the_page_and_to_the_pdf_of_the_same_days(signed_in: Client, little_potassium: None) -> None:
    text = signed_in.get(PAGE, {"days": "7"}).text
    assert f'method="post" action="{PAGE}?days=7"' in text
    assert f'formaction="{PDF}?days=7"' in text
    assert 'autocomplete="off"' in text


def test_the_pdf_is_of_the_same_choice(
    signed_in: Client, answer: Answer, little_potassium: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(KIDNEY_DISEASE)
    made: list[str] = []

    def pdf_of(report: Report) -> bytes:
        made.append(everything_said(report))
        return b"%PDF"

    monkeypatch.setattr("tracker.report.pdf.report_pdf", pdf_of)
    for form in ({}, {"health": "on"}):
        signed_in.post(PDF + SPAN, form)
    assert [HEALTH in said for said in made] == [False, True]


def test_nobody_s_answers_stand_in_somebody_else_s_report(
    client: Client, at_noon: object, answer: Answer, stranger: User, make_food: MakeFood, log: Callable[..., Entry]
) -> None:
    answer(KIDNEY_DISEASE)
    Profile.objects.create(user=stranger, birth_year=1970, birth_month=1, sex="male")
    log(make_food("Oats", magnesium_mg=10), user=stranger, day=TODAY - timedelta(days=1))
    client.force_login(stranger)
    text = client.post(PAGE + SPAN, {"health": "on"}).text
    assert "The health questions are not answered." in text
    assert HEALTH not in text


def test_whose_labels_are_off_is_told_that_the_report_says_so(
    signed_in: Client, answer: Answer, little_potassium: None
) -> None:
    words = "Your health answers switch labels off"
    assert words not in signed_in.get(PAGE).text
    answer("eating_disorder")
    assert words in signed_in.get(PAGE).text
