"""What if something more were eaten every day: asked on the dashboard, answered with verdicts."""

import html
import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from foods.models import SourceFood
from foods.nutrients import TRACKED
from tests.conftest import TODAY, MakeFood
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Day, Entry, FoodPreferences, HealthAnswer, Profile

WHAT_IF = reverse("tracker:what_if")
HTMX = {"HX-Request": "true"}
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def asking(signed_in: Client, user: User, log: Callable[..., Entry], make_food: MakeFood) -> Client:
    """Ten complete days with 250 mg magnesium, 700 mg calcium, 2,000 mg potassium and 3 µg vitamin D."""
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    day_food = make_food("All", magnesium_mg=250, calcium_mg=700, potassium_mg=2000, vitamin_d_ug=3, energy_kcal=1800)
    for back in range(10):
        log(day_food, day=TODAY - timedelta(days=back), portion_g=100)
        Day.objects.mark(user=user, day=TODAY - timedelta(days=back), complete=True)
    return signed_in


@pytest.fixture
def seeds(make_food: MakeFood) -> SourceFood:
    food = make_food("Pumpkin seeds", magnesium_mg=550, calcium_mg=50, potassium_mg=790, energy_kcal=570)
    return SourceFood.objects.create(
        nutrient="magnesium",
        term="seeds",
        label="Pumpkin seeds",
        food=food,
        portion_text="1 oz",
        portion_g=28,
        diet="vegan",
        good_source="yes",
    )


def answered(client: Client, **query: str | int) -> str:
    return client.get(WHAT_IF, query, headers=HTMX).text.replace(NBSP, " ")


def test_more_of_one_nutrient_moves_its_mean_and_verdict_alone(asking: Client) -> None:
    text = answered(asking, nutrient="magnesium", percent=50)
    assert "160 mg more magnesium" in text
    magnesium, calcium = (text.split(f'<tr class="{key}">')[1].split("</tr>")[0] for key in ("magnesium", "calcium"))
    assert '<td class="number">250 mg</td><td class="number">410 mg</td>' in magnesium
    assert "<td>Possible shortfall</td><td><b>Very likely enough</b></td>" in magnesium
    assert '<td class="number">700 mg</td><td class="number">700 mg</td>' in calcium
    assert "the same" in calcium


def test_a_food_adds_what_is_known_of_it_and_at_least_where_it_is_not(asking: Client, seeds: SourceFood) -> None:
    text = answered(asking, food=seeds.pk)
    assert "Pumpkin seeds, 1 oz" in text
    assert '<td class="number">250 mg</td><td class="number">404 mg</td>' in text  # 28 g × 550 mg/100 g = 154 mg
    assert '<td class="number">3 µg</td><td class="number">at least 3 µg</td>' in text


def test_both_together_are_named_together(asking: Client, seeds: SourceFood) -> None:
    assert "80 mg more magnesium + Pumpkin seeds, 1 oz" in answered(asking, percent=25, food=seeds.pk)


def steps_of(text: str) -> dict[str, list[str]]:
    """By nutrient key, what the slider can say."""
    words = html.unescape(text.split('data-words="')[1].split('"')[0])
    return {key: [step.replace(NBSP, " ") for step in steps] for key, steps in json.loads(words).items()}


def test_the_slider_says_its_amount_with_the_unit(asking: Client, user: User) -> None:
    text = answered(asking, nutrient="magnesium", percent=50)
    said = "+160 mg a day (50% of your target)"
    assert re.search(rf"<output [^>]*>{re.escape(said)}</output>", text)
    assert f'aria-valuetext="{said}"' in text
    steps = steps_of(text)
    assert {key: len(words) for key, words in steps.items()} == dict.fromkeys([each.key for each in TRACKED], 21)
    assert (steps["magnesium"][0], steps["magnesium"][10]) == ("nothing more", said)
    assert steps["vitamin_d"][10] == "+7.5 µg a day (50% of your target)"
    Profile.objects.of(user).update(vitamin_d_unit="iu")
    assert steps_of(answered(asking))["vitamin_d"][10] == "+300 IU a day (50% of your target)"


def test_nothing_chosen_says_what_to_do(asking: Client) -> None:
    assert "Move the slider or choose a food" in answered(asking)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"percent": "a lot"}, "Move the slider to a share from nothing to the whole of the target."),
        ({"percent": "900"}, "Move the slider to a share from nothing to the whole of the target."),
        ({"food": "999999"}, "Choose a food from the list."),
    ],
)
def test_bad_input_gets_a_sentence(asking: Client, query: dict[str, str], sentence: str) -> None:
    answer = asking.get(WHAT_IF, query, headers=HTMX)
    assert answer.status_code == 400
    assert sentence in answer.text


def test_nothing_in_the_diary_changes(asking: Client, user: User, seeds: SourceFood) -> None:
    answered(asking, percent=50, food=seeds.pk)
    assert Entry.objects.of(user).count() == 10


def test_without_scripts_it_is_a_page_of_its_own(asking: Client) -> None:
    page = asking.get(WHAT_IF, {"percent": "50", "days": "7"}).text
    assert "<title>What if" in page
    assert 'name="days" value="7"' in page


@pytest.mark.parametrize("statement", [HealthStatement.SOME, HealthStatement.WITHHELD, HealthStatement.UNANSWERED])
def test_whoever_gets_no_suggestions_cannot_try_out_more(
    asking: Client, user: User, statement: HealthStatement
) -> None:
    HealthAnswer.objects.keep(user=user, statement=statement)
    answer = asking.get(WHAT_IF, {"percent": 50})
    assert (answer.status_code, answer["Location"]) == (302, reverse("tracker:suggestions"))


def test_a_food_that_does_not_suit_the_person_is_not_offered(asking: Client, seeds: SourceFood) -> None:
    SourceFood.objects.update(flags="a_supplement_not_a_food")
    assert "Pumpkin seeds" not in answered(asking)
    SourceFood.objects.update(flags="", good_source="no")
    assert "Pumpkin seeds" not in answered(asking)


def test_what_an_answer_speaks_against_cannot_be_tried_out(asking: Client, user: User, seeds: SourceFood) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME, single=["ace_inhibitor"])
    text = answered(asking, nutrient="potassium", percent=50)
    assert '<option value="potassium"' not in text
    assert "more potassium" not in text
    assert "160 mg more magnesium" in text  # the first that may be
    assert "Pumpkin seeds" not in text  # 221 mg of potassium: not low
    assert asking.get(WHAT_IF, {"food": seeds.pk}, headers=HTMX).status_code == 400


def test_a_food_against_the_persons_preferences_is_not_offered(asking: Client, user: User, seeds: SourceFood) -> None:
    assert "Pumpkin seeds" in answered(asking)
    SourceFood.objects.update(allergens="peanut")
    FoodPreferences.objects.create(user=user, allergies=["peanuts"])
    assert "Pumpkin seeds" not in answered(asking)
