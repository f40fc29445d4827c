"""What would be logged of a food now: Anna's eggs, "1 large" of 50 g by default, and "1 cup" of 243 g."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foods.models import Food, FoodKind
from foods.quantities import parse_line
from foods.search import find as search
from tests.conftest import NOW, TODAY, MakeFood
from tracker.models import Entry, Profile
from tracker.person.diarist import Diarist
from tracker.servings.usual_serving import LAST_PREFIX, offered

Log = Callable[..., Entry]
HTMX = {"HX-Request": "true"}
PORTIONS = {"1 large": 50.0, "1 cup": 243.0}


@pytest.fixture
def diarist(user: User, profile: Profile) -> Diarist:
    return Diarist(user, now=NOW)


def serving(food: Food, diarist: Diarist, said: str = "") -> tuple[float, str, float | None]:
    (offer,) = offered([food], diarist, next(iter(parse_line(said)), None))
    return offer.serving.quantity, offer.serving.chosen.text, offer.serving.grams


def test_a_food_never_logged_is_offered_in_its_usual_portion_once(make_food: MakeFood, diarist: Diarist) -> None:
    assert serving(make_food(portions=PORTIONS), diarist) == (1, "1 large", 50)


@pytest.mark.parametrize(
    ("portion", "portion_g", "grams"),
    [
        ("1 cup", 243, 486),
        ("1 cup", 200, 486),  # what the portion weighs now counts
        ("g", 1, 2),
        ("1 handful (about 30 g)", 30, 60),
        ("½ cup, chopped", 80, 160),  # none of the food's: it weighs what it did
    ],
)
def test_the_last_portion_and_number_are_offered_again(
    portion: str, portion_g: float, grams: float, make_food: MakeFood, diarist: Diarist, log: Log
) -> None:
    egg = make_food(portions=PORTIONS)
    log(egg, quantity=5, day=TODAY - timedelta(days=1))
    log(egg, quantity=2, portion_text=portion, portion_g=portion_g)
    assert serving(egg, diarist) == (2, portion, grams)


def test_a_food_without_measures_is_offered_by_weight_in_the_persons_unit(
    make_food: MakeFood, diarist: Diarist
) -> None:
    flour = make_food("Flour", portion_text="", portion_g=None)
    flour.portions.all().delete()
    assert serving(flour, diarist) == (100, "g", 100)
    diarist.profile.mass_unit = "oz"
    number, unit, _grams = serving(flour, diarist)
    assert (number, unit) == (3.5, "oz")


def test_a_dose_that_was_renamed_starts_at_one(make_food: MakeFood, diarist: Diarist, log: Log) -> None:
    dose = {"kind": FoodKind.SUPPLEMENT, "portion_text": "1 capsule", "portion_g": None, "magnesium_mg": 100}
    capsules = make_food("Magnesium", **dose)
    log(capsules, quantity=4)
    assert serving(capsules, diarist) == (4, "1 capsule", None)
    assert offered([capsules], diarist)[0].amounts.magnesium_mg == 400
    Food.objects.filter(pk=capsules.pk).update(portion_text="2 capsules")
    assert serving(Food.objects.get(pk=capsules.pk), diarist) == (1, "2 capsules", None)


def test_what_is_said_goes_before_what_was_logged(make_food: MakeFood, diarist: Diarist, log: Log) -> None:
    egg = make_food(portions=PORTIONS)
    log(egg, quantity=2, portion_text="1 cup", portion_g=243)
    assert serving(egg, diarist, "3 large eggs") == (3, "1 large", 150)
    assert serving(egg, diarist, "egg") == (2, "1 cup", 486)


def test_of_a_spice_to_taste_a_pinch_is_meant(make_food: MakeFood, diarist: Diarist) -> None:
    pepper = make_food(
        "Spices, pepper, black", group="Spices and Herbs", portions={"1 tsp": 2.3}, portion_text="1 tsp", portion_g=2.3
    )
    honey = make_food("Honey", portions={"1 tablespoon": 20.0}, portion_text="1 tablespoon", portion_g=20.0)
    assert serving(pepper, diarist, "pepper to taste") == (1, "1 pinch (about 0.4 g)", 0.4)
    assert serving(pepper, diarist, "pepper") == (1, "1 tsp", 2.3)
    assert serving(honey, diarist, "honey to taste") == (1, "1 tablespoon", 20)


def test_a_dose_that_is_no_multiple_is_not_counted(make_food: MakeFood, diarist: Diarist) -> None:
    dose = {"kind": FoodKind.SUPPLEMENT, "portion_text": "1 capsule", "portion_g": None, "magnesium_mg": 300}
    capsules = make_food("Magnesium", **dose)
    assert serving(capsules, diarist, "magnesium 600 mg") == (2, "1 capsule", None)
    assert serving(capsules, diarist, "magnesium 400 mg") == (1, "1 capsule", None)


def test_ten_foods_take_as_many_queries_as_one(make_food: MakeFood, diarist: Diarist, log: Log) -> None:
    foods = [make_food(f"Egg {number}") for number in range(10)]
    for food in foods:
        log(food)
    assert diarist.profile
    with CaptureQueriesContext(connection) as one:
        offered(foods[:1], diarist)
    with CaptureQueriesContext(connection) as ten:
        offered(foods[1:], diarist)
    assert len(one) == len(ten) == 2


@pytest.mark.parametrize(
    ("portion", "portion_g", "words"),
    [("1 cup", 243.0, "2 cups"), ("1 handful (about 30 g)", 30.0, "2 handfuls"), ("½ bowl", 80.0, "1 bowl")],
)
def test_chip_result_line_and_form_name_the_same_portion(
    portion: str, portion_g: float, words: str, signed_in: Client, make_food: MakeFood, log: Log
) -> None:
    egg = make_food("Egg", portions=PORTIONS, magnesium_mg=10)
    search.reindex()
    for days in (0, 1, 2):
        day = TODAY - timedelta(days=days)
        log(egg, day=day, meal="lunch", quantity=2, portion_text=portion, portion_g=portion_g)
    chip = signed_in.get(reverse("tracker:day", args=[TODAY])).text
    assert f'<span class="name">Egg</span> <small>{words}' in chip
    result = signed_in.get(reverse("tracker:search", args=[TODAY]), {"q": "egg"}).text
    assert f'<small class="usual"><span>{words}' in result
    assert f'<i class="magnesium">{2 * portion_g / 10:.0f}</i>' in result
    form = signed_in.get(reverse("tracker:add", args=[TODAY, egg.pk]), headers=HTMX).text
    line = signed_in.get(reverse("tracker:add_line", args=[TODAY]), {"q": "egg"}).text
    for page in (form, line):
        assert re.search(rf'<option value="[^"]+" selected>{re.escape(portion)}', page)
        assert re.search(r'name="(row-0-)?quantity" value="2"', page)


def test_a_portion_that_is_none_of_the_foods_any_more_can_be_logged_again(
    signed_in: Client, user: User, stranger: User, make_food: MakeFood, log: Log
) -> None:
    egg = make_food("Egg", portions=PORTIONS)
    first = log(egg, portion_text="½ bowl", portion_g=80)
    sent = {"key": "a" * 32, "quantity": "3", "portion": f"{LAST_PREFIX}{first.key}", "meal": "lunch"}
    address = reverse("tracker:add", args=[TODAY, egg.pk])
    assert signed_in.post(address, sent).status_code == 302
    entry = Entry.objects.of(user).get(meal="lunch")
    assert (entry.quantity, entry.portion_text, entry.grams) == (3, "½ bowl", 240)
    theirs = log(egg, user=stranger, portion_text="½ bowl", portion_g=80)
    refused = signed_in.post(address, sent | {"key": "b" * 32, "portion": f"{LAST_PREFIX}{theirs.key}"})
    assert refused.status_code == 400


def test_a_row_keeps_a_portion_that_is_none_of_the_foods_any_more(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    egg = make_food("Egg", portions=PORTIONS)
    search.reindex()
    first = log(egg, portion_text="½ bowl", portion_g=80)
    portion = f"{egg.pk}:{LAST_PREFIX}{first.key}"
    row = {"text": "egg", "was": "egg", "food": egg.pk, "quantity": "3", "portion": portion, "take": "on"}
    sent = {"row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0", "meal": "lunch", "key": "a" * 32}
    sent |= {f"row-0-{name}": str(value) for name, value in row.items()}
    address = reverse("tracker:add_line", args=[TODAY])
    assert f'value="{portion}" selected' in signed_in.get(address, sent).text
    assert signed_in.post(address, sent).status_code == 302
    entry = Entry.objects.of(user).get(meal="lunch")
    assert (entry.quantity, entry.portion_text, entry.grams) == (3, "½ bowl", 240)
