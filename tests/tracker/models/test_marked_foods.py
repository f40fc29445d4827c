"""Favourite foods: kept once, put away for a day, gone with their food."""

from datetime import timedelta

from django.contrib.auth.models import User

from tests.conftest import NOW, MakeFood
from tracker.models import Favourite

DAY_AGO = NOW - timedelta(hours=24)


def test_a_favourite_is_kept_once(user: User, stranger: User, make_food: MakeFood) -> None:
    food = make_food()
    for _ in range(2):
        Favourite.objects.keep(user=user, food=food)
    assert Favourite.objects.of(user).food_ids() == {food.pk}
    assert Favourite.objects.of(user).count() == 1
    assert Favourite.objects.of(stranger).food_ids() == set()


def test_a_favourite_put_away_comes_back_when_it_is_kept_again(user: User, make_food: MakeFood) -> None:
    food = make_food()
    Favourite.objects.keep(user=user, food=food)
    Favourite.objects.of(user).put_away(now=NOW)
    assert Favourite.objects.of(user).food_ids() == set()
    Favourite.objects.keep(user=user, food=food)
    assert Favourite.objects.of(user).food_ids() == {food.pk}


def test_a_favourite_is_purged_after_24_hours(user: User, make_food: MakeFood) -> None:
    old, fresh = make_food("Old"), make_food("Fresh")
    for food, when in ((old, DAY_AGO), (fresh, NOW)):
        Favourite.objects.keep(user=user, food=food)
        Favourite.objects.of(user).filter(food=food).put_away(now=when)
    assert Favourite.objects.of(user).purge(now=NOW) == 1
    assert Favourite.objects.of(user).get().food == fresh


def test_a_favourite_goes_with_its_food(user: User, make_food: MakeFood) -> None:
    food = make_food()
    Favourite.objects.keep(user=user, food=food)
    food.delete()
    assert not Favourite.objects.of(user).exists()


def test_favourites_stand_in_the_order_of_the_names_shown(user: User, make_food: MakeFood) -> None:
    for name, shown in (("Fish, salmon", "Salmon"), ("Zucchini", "Courgette"), ("Milk", "")):
        Favourite.objects.keep(user=user, food=make_food(name, display_name=shown))
    kept = Favourite.objects.of(user).by_name()
    assert [favourite.food.shown_name for favourite in kept] == ["Courgette", "Milk", "Salmon"]
