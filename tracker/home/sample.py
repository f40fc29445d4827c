"""An invented diary: 400 days of a woman of 38, to look around in, to measure and to draw."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from foods.models import Food
from tracker.assessment.health.cautions import HealthStatement
from tracker.home.sample_menu import (
    BREAKFASTS,
    DINNERS,
    DRINKS,
    FAVOURITES,
    HELPINGS,
    LUNCHES,
    SAVED_BREAKFAST,
    SNACKS,
    Dish,
)
from tracker.models import Day, Entry, Favourite, HealthAnswer, Meal, Profile, SavedMeal
from tracker.models.serving import serving_of

AGE: Final = 38
WARM_MONTHS: Final = range(5, 10)
MISSING_SHARE: Final = 0.07  # of all days: nothing logged
PARTIAL_SHARE: Final = 0.13  # of all days: something forgotten, and not called complete

Eaten = tuple[Meal, str, float]


@transaction.atomic
def write_sample(user: User, *, last: date, days: int = 400, seed: int = 38) -> None:
    """Fill an empty account with `days` days up to and including `last`, the same for the same seed.

    About four days in five are complete; the last one, today, has breakfast and lunch so far. Foods that the food
    table does not hold are left out.
    """
    chance = random.Random(seed)  # noqa: S311 - an invented diary is no secret
    foods = _foods()
    Profile.objects.update_or_create(
        user=user,
        defaults={"birth_year": last.year - AGE, "birth_month": 1, "sex": "female", "complete_hint_seen": True},
    )
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    entries: list[Entry] = []
    complete: list[Day] = []
    for day in (last - timedelta(days=ago) for ago in range(days - 1, -1, -1)):
        kind = (
            "today"
            if day == last
            else chance.choices(
                ("missing", "partial", "complete"), (MISSING_SHARE, PARTIAL_SHARE, 1 - MISSING_SHARE - PARTIAL_SHARE)
            )[0]
        )
        entries += _entries(user, day, _eaten(day, kind, chance), foods, chance)
        if kind == "complete":
            complete.append(Day(user=user, date=day, complete=True))
    Entry.objects.write(entries)
    Day.objects.bulk_create(complete)
    _keepsakes(user, last, foods, chance)


def _foods() -> dict[str, Food]:
    """The menu's foods that the food table holds, by the menu's words for them."""
    codes = {(helping.source, helping.code): key for key, helping in HELPINGS.items()}
    found = Food.objects.filter(owner=None, code__in=[code for _source, code in codes])
    return {codes[food.source, food.code]: food for food in found if (food.source, food.code) in codes}


def _eaten(day: date, kind: str, chance: random.Random) -> Iterator[Eaten]:
    """Meal, food and number of portions of everything logged on a day of this kind."""
    if kind == "missing":
        return
    lunch_forgotten = kind == "partial" and chance.random() < 0.4
    yield from _dish(BREAKFASTS, day, chance)
    if not lunch_forgotten:
        yield from _dish(LUNCHES, day, chance)
    if kind == "today":
        return
    if kind == "complete" or lunch_forgotten:
        yield from _dish(DINNERS, day, chance)
    for _snack in range(2 if kind == "complete" else 1):
        yield from _dish(SNACKS, day, chance)
    for food, number in chance.sample(DRINKS, chance.choice((1, 1, 1, 2))):
        yield Meal.SNACK, food, number


def _dish(dishes: Sequence[Dish], day: date, chance: random.Random) -> Iterator[Eaten]:
    season = "warm" if day.month in WARM_MONTHS else "cold"
    offered = [dish for dish in dishes if dish.season in ("", season)]
    weights = [dish.weekend if day.weekday() >= 5 else dish.weekday for dish in offered]
    dish = chance.choices(offered, weights)[0]
    for food, number in dish.foods:
        yield dish.meal, food, number


def _entries(
    user: User, day: date, eaten: Iterator[Eaten], foods: dict[str, Food], chance: random.Random
) -> Iterator[Entry]:
    for meal, food, number in eaten:
        if food in foods:
            serving = _serving(foods[food], food, number)
            yield Entry(user=user, key=_key(chance), date=day, meal=meal, local_time=meal.usual_time, **serving)


def _serving(food: Food, key: str, number: float) -> dict[str, object]:
    helping = HELPINGS[key]
    return serving_of(food, quantity=number, portion_text=helping.portion_text, portion_g=helping.portion_g)


def _keepsakes(user: User, day: date, foods: dict[str, Food], chance: random.Random) -> None:
    """A few favourites, and the usual breakfast as a saved meal."""
    Favourite.objects.bulk_create(Favourite(user=user, food=foods[key]) for key in FAVOURITES if key in foods)
    breakfast = ((Meal.BREAKFAST, food, number) for food, number in SAVED_BREAKFAST)
    servings = list(_entries(user, day, breakfast, foods, chance))
    SavedMeal.objects.save_meal(user=user, key=_key(chance), name=gettext("My breakfast"), servings=servings)


def _key(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)
