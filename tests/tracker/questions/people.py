"""Two people who log as all do: one twitches two days after days of low magnesium, the other whenever."""

import random
from datetime import date, time, timedelta
from math import exp
from uuid import UUID, uuid4

from django.contrib.auth.models import User

from foods.models import Food
from tests.conftest import TODAY, MakeFood
from tracker.models import Day, Entry, Twitch
from tracker.models.serving import NewEntry, serving_of

MEAN_MG, SD_MG = 310.0, 70.0


def food_of_magnesium(make_food: MakeFood) -> Food:
    """100 g hold 100 mg of magnesium, a known energy, and no caffeine."""
    return make_food("Stew", magnesium_mg=100, energy_kcal=100, caffeine_mg=0)


def log_days(
    user: User, food: Food, *, days: int, follows: bool, seed: int, last: date = TODAY - timedelta(days=1)
) -> None:
    """Every day is logged and complete, and is answered by twitches or by "none"."""
    chance = random.Random(seed)
    away = [chance.gauss(0, 1) for _day in range(days)]
    for number, day in enumerate(last - timedelta(days=days - 1 - ago) for ago in range(days)):
        log_meal(user, food, day, magnesium_mg=max(MEAN_MG + SD_MG * away[number], 60.0))
        slope = -0.9 * away[number - 2] if follows and number >= 2 else 0.0
        answer_day(user, day, _poisson(chance, 0.6 * exp(slope)), chance)


def log_meal(user: User, food: Food, day: date, *, magnesium_mg: float) -> None:
    grams = 100 * magnesium_mg / food.magnesium_mg  # type: ignore[operator]
    serving = serving_of(food, quantity=1, portion_text="1 bowl", portion_g=grams)
    Entry.objects.log_all([NewEntry(0, "dinner", serving)], user=user, day=day, form_key=uuid4())
    Day.objects.of(user).mark(user=user, day=day, complete=True)


def answer_day(user: User, day: date, twitches: int, chance: random.Random) -> None:
    for number in range(twitches):
        key = UUID(int=chance.getrandbits(128), version=4)
        Twitch.objects.log(user=user, key=key, day=day, at=time(9 + number % 12))
    if not twitches:
        Day.objects.of(user).say_no_twitches(user=user, day=day, none=True)


def _poisson(chance: random.Random, rate: float) -> int:
    count, left = 0, chance.random()
    while left > exp(-rate):
        count, left = count + 1, left * chance.random()
    return count
