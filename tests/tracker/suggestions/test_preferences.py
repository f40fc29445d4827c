"""Preferences and "never again": kept, taken back, and refused where they are none."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client

from foods.models import SourceFood
from tests.conftest import NOW, MakeFood
from tracker.assessment.suggesting.preferences import Allergen, Diet, Preferences
from tracker.models import Dislike, FoodPreferences

pytestmark = pytest.mark.django_db
PAGE = "/suggestions/preferences/"
HTMX = {"HX-Request": "true"}
GOOD = {"diet": "vegan", "allergies": ["soy", "gluten"], "aim": "fewest_items", "portion_budget": "3", "extras": "on"}


def test_preferences_are_kept_and_shown_again(signed_in: Client, user: User) -> None:
    answer = signed_in.post(PAGE, GOOD)
    assert answer["Location"] == "/suggestions/"
    kept = FoodPreferences.objects.preferences_of(user)
    assert kept.value() == Preferences(Diet.VEGAN, frozenset({Allergen.SOY, Allergen.GLUTEN}), frozenset(), 3)
    assert (kept.aim, kept.extras) == ("fewest_items", True)
    html = signed_in.get(PAGE).content.decode()
    assert html.count(" checked") == 5


def test_before_anything_is_chosen_nothing_is_ruled_out(user: User) -> None:
    assert FoodPreferences.objects.preferences_of(user).value() == Preferences()
    assert not FoodPreferences.objects.of(user).exists()


@pytest.mark.parametrize(
    "bad",
    [{"diet": "air"}, {"allergies": ["soy", "air"]}, {"aim": ""}, {"portion_budget": "5"}, {"portion_budget": "many"}],
)
def test_what_is_not_offered_gets_a_sentence_and_changes_nothing(
    signed_in: Client, user: User, bad: dict[str, object]
) -> None:
    answer = signed_in.post(PAGE, GOOD | bad)
    assert answer.status_code == 400
    assert "Choose from what is offered." in answer.content.decode()
    assert not FoodPreferences.objects.of(user).exists()


@pytest.mark.parametrize("budget", [1, 5])
def test_the_database_refuses_a_budget_that_the_form_refuses(user: User, budget: int) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        FoodPreferences.objects.create(user=user, portion_budget=budget)


def test_every_allergy_of_the_list_can_be_kept_and_read(signed_in: Client, user: User) -> None:
    signed_in.post(PAGE, GOOD | {"allergies": [allergen.value for allergen in Allergen]})
    assert FoodPreferences.objects.preferences_of(user).value().allergies == frozenset(Allergen)


def test_never_again_is_said_with_an_undo_and_listed(
    signed_in: Client, user: User, lists: dict[str, SourceFood]
) -> None:
    food = lists["seeds"].food
    for _twice in range(2):
        html = signed_in.post(f"/suggestions/never-again/{food.pk}/", headers=HTMX).content.decode()
        assert "Never suggested again: Seeds, pumpkin" in html
        assert f"/suggestions/again/{food.pk}/" in html
    assert Dislike.objects.of(user).food_ids() == {food.pk}
    assert "Seeds, pumpkin" in signed_in.get(PAGE).content.decode()


def test_never_again_can_be_taken_back_from_the_list(
    signed_in: Client, user: User, lists: dict[str, SourceFood]
) -> None:
    food = lists["seeds"].food
    signed_in.post(f"/suggestions/never-again/{food.pk}/")
    answer = signed_in.post(f"/suggestions/again/{food.pk}/", follow=True)
    assert "May be suggested again: Seeds, pumpkin" in answer.content.decode()
    assert Dislike.objects.of(user).food_ids() == set()


def test_a_food_that_is_gone_is_listed_no_more(signed_in: Client, user: User, make_food: MakeFood) -> None:
    Dislike.objects.keep(user=user, food=make_food("Mine", source="own", owner=user, deleted_at=NOW))
    assert "Mine" not in signed_in.get(PAGE).content.decode()


def test_what_one_person_dislikes_is_nothing_to_another(
    signed_in: Client, user: User, stranger: User, lists: dict[str, SourceFood]
) -> None:
    food = lists["seeds"].food
    Dislike.objects.keep(user=stranger, food=food)
    signed_in.post(f"/suggestions/again/{food.pk}/")
    assert Dislike.objects.of(stranger).food_ids() == {food.pk}
    assert Dislike.objects.of(user).food_ids() == set()
