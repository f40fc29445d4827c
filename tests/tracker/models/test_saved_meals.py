"""Meals kept under a name, with amounts as they were."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User

from tests.conftest import NOW, MakeFood
from tracker.models import Entry, SavedMeal, SavedMealItem
from tracker.models.saved_meals import meals_found

Log = Callable[..., Entry]
KEY = UUID("22222222-2222-4222-8222-222222222222")
OTHER_KEY = UUID("33333333-3333-4333-8333-333333333333")
DAY_AGO = NOW - timedelta(hours=24)


def keep_breakfast(user: User, *entries: Entry, key: UUID = KEY, name: str = "my breakfast") -> SavedMeal:
    return SavedMeal.objects.save_meal(user=user, key=key, name=name, servings=entries)


def test_a_saved_meal_keeps_its_items_in_order_with_their_amounts(user: User, make_food: MakeFood, log: Log) -> None:
    eggs, milk = log(make_food("Eggs", magnesium_mg=12), quantity=2), log(make_food("Milk"))
    keep_breakfast(user, eggs, milk)
    items = SavedMealItem.objects.of(user).in_meal(KEY)
    assert [(item.name, item.quantity, item.grams, item.magnesium_mg) for item in items] == [
        ("Eggs", 2, 100, 12),
        ("Milk", 1, 50, None),
    ]


def test_a_saved_meal_stays_as_it_was_when_its_food_goes(user: User, make_food: MakeFood, log: Log) -> None:
    food = make_food("Eggs", magnesium_mg=12)
    keep_breakfast(user, log(food, quantity=2))
    food.delete()
    (item,) = SavedMealItem.objects.of(user).in_meal(KEY)
    assert (item.name, item.food_id, item.magnesium_mg) == ("Eggs", None, 12)


def test_saving_with_the_same_key_again_changes_nothing(user: User, log: Log) -> None:
    keep_breakfast(user, log())
    again = keep_breakfast(user, log(), log(), name="something else")
    assert again.name == "my breakfast"
    assert SavedMealItem.objects.of(user).count() == 1


def test_the_same_key_of_another_person_is_another_meal(user: User, stranger: User, log: Log) -> None:
    keep_breakfast(user, log())
    keep_breakfast(stranger, log(user=stranger), log(user=stranger), name="theirs")
    assert SavedMeal.objects.of(user).get().name == "my breakfast"
    assert SavedMealItem.objects.of(user).in_meal(KEY).count() == 1
    assert SavedMealItem.objects.of(stranger).in_meal(KEY).count() == 2


def test_a_saved_meal_put_away_comes_back_whole_within_24_hours(user: User, log: Log) -> None:
    keep_breakfast(user, log(), log())
    SavedMeal.objects.of(user).put_away(now=NOW)
    assert not SavedMeal.objects.of(user).present().exists()
    assert SavedMeal.objects.of(user).restore(now=NOW + timedelta(hours=23)) == 1
    assert SavedMeal.objects.of(user).present().get().name == "my breakfast"
    assert SavedMealItem.objects.of(user).in_meal(KEY).count() == 2


def test_purging_a_saved_meal_takes_its_items_and_no_others(user: User, stranger: User, log: Log) -> None:
    keep_breakfast(user, log())
    keep_breakfast(user, log(), key=OTHER_KEY, name="my lunch")
    keep_breakfast(stranger, log(user=stranger))  # the same key, another person
    SavedMeal.objects.of(user).filter(key=KEY).put_away(now=DAY_AGO)
    assert SavedMeal.objects.of(user).purge(now=NOW) == 1
    assert set(SavedMealItem.objects.values_list("user", "saved_meal_key")) == {
        (user.pk, OTHER_KEY),
        (stranger.pk, KEY),
    }
    assert SavedMeal.objects.of(user).get().name == "my lunch"


def test_purging_leaves_what_was_deleted_an_hour_ago(user: User, log: Log) -> None:
    keep_breakfast(user, log())
    SavedMeal.objects.of(user).put_away(now=NOW - timedelta(hours=1))
    assert SavedMeal.objects.of(user).purge(now=NOW) == 0
    assert SavedMealItem.objects.of(user).count() == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("my breakfast", ["My breakfast"]),
        ("MY BREAK", ["My breakfast"]),
        ("breakfast my", ["My breakfast"]),
        ("pancakes", ["Crêpes, pancake day"]),
        ("crepe d", ["Crêpes, pancake day"]),
        ("crepes", ["Crêpes", "Apple crepes", "Crêpes, pancake day"]),
        ("fast", []),
        ("my breakfast tart", []),
        ("", []),
        ("😀", []),
    ],
)
def test_a_meal_is_found_by_the_beginnings_of_its_words_and_one_called_so_first(
    typed: str, found: list[str], user: User
) -> None:
    for name in ("Crêpes, pancake day", "My breakfast", "Crêpes", "Apple crepes"):
        keep_breakfast(user, key=uuid4(), name=name)
    assert [meal.name for meal in meals_found(user, typed)] == found
