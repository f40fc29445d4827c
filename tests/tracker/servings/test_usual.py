"""Weights by hand: a use in this meal counts 1, in another 0.25, half as much every 14 days; a favourite adds 3."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from tests.conftest import NOW, TODAY, MakeFood
from tracker.models import Entry, Favourite
from tracker.servings.usual import Use, habits_of, last_uses, recent_uses, search_boost, usual_foods

EGG, MILK, BREAD = 1, 2, 3


def use(food_id: int, *, days_ago: int = 0, meal: str = "breakfast", quantity: float = 1, portion: str = "g") -> Use:
    return Use(food_id, f"food {food_id}", quantity, portion, meal, TODAY - timedelta(days=days_ago))


def offered(*uses: Use, favourites: frozenset[int] = frozenset(), limit: int = 8) -> list[int]:
    foods = usual_foods(uses, set(favourites), meal="breakfast", today=TODAY, limit=limit)
    return [food.food_id for food in foods]


def test_what_is_eaten_often_comes_first() -> None:
    assert offered(use(MILK), use(EGG, days_ago=1), use(EGG, days_ago=2)) == [EGG, MILK]


def test_this_meal_counts_four_times_another() -> None:
    dinners = [use(MILK, meal="dinner")] * 3  # 0.75
    assert offered(*dinners, use(EGG)) == [EGG, MILK]
    assert offered(*dinners, *dinners, use(EGG)) == [MILK, EGG]


def test_two_weeks_halve_the_weight() -> None:
    old = [use(EGG, days_ago=14)] * 2  # as much as one of today: the lower food id goes first
    assert offered(use(MILK), *old) == [EGG, MILK]
    assert offered(use(MILK), *[use(EGG, days_ago=15)] * 2) == [MILK, EGG]


def test_tomorrow_counts_as_today() -> None:
    assert offered(use(MILK, days_ago=-1), use(EGG)) == [EGG, MILK]


def test_a_favourite_is_lifted_by_three_uses() -> None:
    often = [use(MILK)] * 3
    assert offered(*often, use(EGG), favourites=frozenset({EGG})) == [EGG, MILK]


def test_a_favourite_that_was_never_logged_has_no_portion_to_offer() -> None:
    assert offered(use(MILK), favourites=frozenset({BREAD})) == [MILK]


def test_no_more_than_the_limit_is_offered() -> None:
    assert offered(*[use(n) for n in range(1, 20)], limit=8) == list(range(1, 9))


def test_the_last_used_portion_is_offered() -> None:
    uses = [use(EGG, quantity=2, portion="1 large"), use(EGG, days_ago=1, quantity=100, portion="g")]
    assert usual_foods(uses, {EGG}, meal="breakfast", today=TODAY) == uses[:1]


def test_recent_uses_are_this_persons_newest_first(
    user: User, stranger: User, make_food: MakeFood, log: Callable[..., Entry]
) -> None:
    egg, milk = make_food("Egg"), make_food("Milk")
    log(egg, day=TODAY - timedelta(days=1))
    log(milk)
    log(make_food("Tea"), user=stranger)
    assert [use.name for use in recent_uses(user)] == ["Milk", "Egg"]


def test_deleted_entries_and_deleted_foods_are_not_offered(
    user: User, make_food: MakeFood, log: Callable[..., Entry]
) -> None:
    gone = make_food("Gone")
    log(gone)
    gone.delete()
    deleted = log(make_food("Deleted"))
    Entry.objects.of(user).filter(key=deleted.key).put_away(now=NOW)
    assert recent_uses(user) == []


def test_recent_uses_read_no_more_than_300_entries(
    user: User, make_food: MakeFood, log: Callable[..., Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.servings.usual.RECENT_ENTRIES", 2)
    for _ in range(3):
        log(make_food())
    assert len(recent_uses(user)) == 2


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
    log(butter, day=TODAY - timedelta(days=1))
    butter.display_name = "Butter"
    butter.save()
    log(butter)
    uses = recent_uses(user)
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
