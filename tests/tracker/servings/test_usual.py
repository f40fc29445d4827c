"""Weights by hand: a day before today on which this meal had the food counts 1, half as much every 14 days.

Two such days make it usual; a favourite adds 3.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from foods.models import Food
from tests.conftest import NOW, TODAY, MakeFood
from tracker.models import Entry, Favourite
from tracker.servings.usual import Use, habits_of, last_uses, recent_uses, search_boost, usual_foods

EGG, MILK, BREAD = 1, 2, 3


def use(food_id: int, *, days_ago: int = 0, meal: str = "breakfast", quantity: float = 1, portion: str = "g") -> Use:
    return Use(food_id, f"food {food_id}", quantity, portion, meal, TODAY - timedelta(days=days_ago))


def offered(*uses: Use, favourites: frozenset[int] = frozenset(), limit: int = 8) -> list[int]:
    foods = usual_foods(uses, set(favourites), meal="breakfast", today=TODAY, limit=limit)
    return [food.food_id for food in foods]


def often(food_id: int, *days_ago: int, meal: str = "breakfast") -> list[Use]:
    return [use(food_id, days_ago=days, meal=meal) for days in days_ago]


def test_what_is_eaten_on_more_days_comes_first() -> None:
    assert offered(*often(MILK, 1, 2), *often(EGG, 1, 2, 3)) == [EGG, MILK]


def test_one_day_makes_nothing_usual_nor_does_what_was_logged_today() -> None:
    assert offered(*often(EGG, 1), *often(MILK, 0, 0, 0), *often(BREAD, 0, 1)) == []
    assert offered(*often(EGG, 1, 1, 1)) == []
    assert offered(*often(MILK, -1, 1)) == []  # planned for tomorrow


def test_what_is_usual_in_another_meal_is_not_in_this_one() -> None:
    assert offered(*often(MILK, 1, 2, 3, meal="dinner"), *often(EGG, 1, 2)) == [EGG]


def test_two_weeks_halve_the_weight() -> None:
    old = often(EGG, 15, 15, 16, 16, 15, 16)  # two days, 0.48 and 0.45
    assert offered(*often(MILK, 15, 16), *old) == [EGG, MILK]  # as much: the lower food id goes first
    assert offered(*often(MILK, 14, 16), *old) == [MILK, EGG]


def test_a_favourite_is_lifted_by_three_days_and_needs_none() -> None:
    assert offered(*often(MILK, 1, 2, 3), use(EGG), favourites=frozenset({EGG})) == [EGG, MILK]
    assert offered(*often(MILK, 1, 2, 3, 4), use(EGG), favourites=frozenset({EGG})) == [MILK, EGG]


def test_a_favourite_that_was_never_logged_has_no_portion_to_offer() -> None:
    assert offered(*often(MILK, 1, 2), favourites=frozenset({BREAD})) == [MILK]


def test_no_more_than_the_limit_is_offered() -> None:
    assert offered(*[each for n in range(1, 20) for each in often(n, 1, 2)], limit=8) == list(range(1, 9))


def test_the_last_used_portion_is_offered() -> None:
    uses = [use(EGG, quantity=2, portion="1 large"), use(EGG, days_ago=1, quantity=100, portion="g")]
    assert usual_foods(uses, {EGG}, meal="breakfast", today=TODAY) == uses[:1]


def test_recent_uses_are_this_persons_newest_first(
    user: User, stranger: User, make_food: MakeFood, log: Callable[..., Entry]
) -> None:
    egg, milk = make_food("Egg"), make_food("Milk")
    before = log(egg, day=TODAY - timedelta(days=1), meal="lunch")
    log(milk, meal="lunch")
    log(make_food("Tea"), user=stranger, meal="lunch")
    uses = recent_uses(user, "lunch")
    assert [use.name for use in uses] == ["Milk", "Egg"]
    assert (uses[1].date, uses[1].meal, uses[1].key) == (before.date, "lunch", before.key)


def test_recent_uses_in_a_meal_are_those_in_it_and_of_the_foods_asked_for(
    user: User, make_food: MakeFood, log: Callable[..., Entry]
) -> None:
    egg, milk, tea = make_food("Egg"), make_food("Milk"), make_food("Tea")
    for food, meal in ((egg, "breakfast"), (milk, "dinner"), (tea, "dinner")):
        log(food, meal=meal)
    assert {use.name for use in recent_uses(user, "breakfast")} == {"Egg"}
    assert {use.name for use in recent_uses(user, "breakfast", {tea.pk})} == {"Egg", "Tea"}


def test_deleted_entries_and_foods_no_longer_at_hand_are_not_offered(
    user: User, make_food: MakeFood, log: Callable[..., Entry]
) -> None:
    away, gone, archived, deleted, there = foods = [make_food(source="own", owner=user) for _ in range(5)]
    for food in foods:
        log(food, meal="lunch")
    Food.objects.filter(pk=away.pk).update(deleted_at=NOW)
    Food.objects.filter(pk=archived.pk).update(archived_at=NOW)
    gone.delete()
    Entry.objects.of(user).filter(food=deleted).put_away(now=NOW)
    assert [use.food_id for use in recent_uses(user, "lunch")] == [there.pk]


def test_recent_uses_read_no_more_than_100_entries(
    user: User, make_food: MakeFood, log: Callable[..., Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.servings.usual.RECENT_IN_A_MEAL", 2)
    for _ in range(3):
        log(make_food(), meal="lunch")
    assert len(recent_uses(user, "lunch")) == 2


def test_search_lifts_what_was_logged_and_favourites_by_three(
    user: User, stranger: User, make_food: MakeFood, log: Callable[..., Entry]
) -> None:
    egg, milk, bread = make_food("Egg"), make_food("Milk"), make_food("Bread")
    log(egg), log(egg), log(milk), log(bread, user=stranger)
    for food in (milk, bread):
        Favourite.objects.keep(user=user, food=food)
    assert search_boost(user) == {egg.pk: pytest.approx(0.792, abs=0.001), milk.pk: 1.5, bread.pk: 1}


def test_the_last_uses_of_foods_are_the_newest_of_this_person(
    user: User, stranger: User, make_food: MakeFood, log: Callable[..., Entry]
) -> None:
    egg, milk = make_food("Egg"), make_food("Milk")
    assert last_uses(user, [egg.pk, milk.pk]) == {}
    log(egg, quantity=3, day=TODAY - timedelta(days=2))
    log(egg, quantity=2)
    log(milk, quantity=4)
    log(egg, quantity=9, user=stranger)
    quantities = {food_id: use.quantity for food_id, use in last_uses(user, [egg.pk, milk.pk]).items()}
    assert quantities == {egg.pk: 2, milk.pk: 4}
    assert last_uses(user, [egg.pk]).keys() == {egg.pk}


def test_a_food_renamed_since_counts_as_one(user: User, make_food: MakeFood, log: Callable[..., Entry]) -> None:
    butter = make_food("Butter, NFS", source="fndds")
    log(butter, day=TODAY - timedelta(days=2))
    butter.display_name = "Butter"
    butter.save()
    log(butter, day=TODAY - timedelta(days=1))
    uses = recent_uses(user, "breakfast")
    assert [use.name for use in uses] == ["Butter", "Butter, NFS"]
    assert [use.food_id for use in usual_foods(uses, set(), meal="breakfast", today=TODAY)] == [butter.pk]
    assert search_boost(user) == {butter.pk: pytest.approx(0.792, abs=0.001)}  # 0.5 × log2(3)


def test_usual_is_what_was_logged_on_two_days_and_a_favourite_once_logged(
    user: User, stranger: User, make_food: MakeFood, log: Callable[..., Entry]
) -> None:
    twice, on_two_days, liked, never = (make_food(name) for name in ("Twice", "On two days", "Liked", "Never"))
    log(twice), log(twice, meal="dinner")
    log(on_two_days), log(on_two_days, day=TODAY - timedelta(days=3))
    log(liked)
    for food in (liked, never):
        Favourite.objects.keep(user=user, food=food)
    log(twice, day=TODAY - timedelta(days=1), user=stranger)
    habits = habits_of(user)
    assert habits.usual == {on_two_days.pk, liked.pk}
    assert habits.boost.keys() == {twice.pk, on_two_days.pk, liked.pk, never.pk}
