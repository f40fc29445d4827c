"""An invented diary: eight weeks of a woman of 38 who eats too little magnesium, for a visitor to look around in."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from foods.models import Food
from tracker.assessment.health.cautions import HealthStatement
from tracker.home.sample_beside import InventedBeside, invent_beside
from tracker.home.sample_medical import write_medical
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

DAYS: Final = 56  # each weekday alike, and under 300 KB of rows
SEED: Final = 31
AGE: Final = 38
WARM_MONTHS: Final = range(5, 10)
MISSING_SHARE: Final = 0.04  # of all days: nothing logged
PARTIAL_SHARE: Final = 0.1  # of all days: something forgotten, and not called complete

Eaten = tuple[Meal, str, float]


@dataclass(frozen=True, slots=True)
class InventedEntry:
    """An entry of nobody yet; `serving` is the fields of its serving."""

    key: UUID
    date: date
    meal: Meal
    serving: Mapping[str, object]

    def of(self, user: User) -> Entry:
        when = self.meal.usual_time
        return Entry(user=user, key=self.key, date=self.date, meal=self.meal, local_time=when, **self.serving)


@dataclass(frozen=True, slots=True)
class InventedDiary:
    """A diary of nobody yet: entries up to the day `last`, the complete days, what she keeps, and what is beside it."""

    last: date
    entries: Sequence[InventedEntry]
    complete: Sequence[date]
    favourites: Sequence[Food]
    breakfast: Sequence[InventedEntry]
    beside: InventedBeside

    @transaction.atomic
    def write(self, user: User) -> None:
        """Fill the empty account of `user`, who becomes its woman of 38."""
        Profile.objects.update_or_create(
            user=user,
            defaults={
                "birth_year": self.last.year - AGE,
                "birth_month": 1,
                "sex": "female",
                "complete_hint_seen": True,
            },
        )
        HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
        Entry.objects.write([entry.of(user) for entry in self.entries])
        Day.objects.bulk_create(self._days(user))
        self.beside.write(user)
        Favourite.objects.bulk_create(Favourite(user=user, food=food) for food in self.favourites)
        breakfast = [entry.of(user) for entry in self.breakfast]
        SavedMeal.objects.save_meal(user=user, key=uuid4(), name=gettext("My breakfast"), servings=breakfast)
        write_medical(user, last=self.last, complete=self.complete)

    def _days(self, user: User) -> Iterator[Day]:
        """What she said of whole days."""
        complete, without_twitch = set(self.complete), self.beside.without_twitch
        for day in sorted(complete | without_twitch):
            yield Day(user=user, date=day, complete=day in complete, no_twitches=day in without_twitch)


def invent_diary(*, last: date, days: int = DAYS, seed: int = SEED) -> InventedDiary:
    """`days` days up to and including `last`, the same for the same seed; reads the food table and writes nothing.

    About six days in seven are complete; the last one, today, has breakfast and lunch so far. Foods that the food
    table does not hold are left out. Made before a transaction begins, so that none is open longer than it writes.
    """
    chance = random.Random(seed)  # noqa: S311 - an invented diary is no secret
    foods = _foods()
    entries: list[InventedEntry] = []
    complete: list[date] = []
    dates = [last - timedelta(days=ago) for ago in range(days - 1, -1, -1)]
    for day in dates:
        kind = "today" if day == last else _kind(chance)
        eaten = dict.fromkeys(_eaten(day, kind, chance))  # the same twice at one meal would be asked about
        entries += _entries(day, eaten, foods, chance)
        if kind == "complete":
            complete.append(day)
    breakfast = ((Meal.BREAKFAST, food, number) for food, number in SAVED_BREAKFAST)
    return InventedDiary(
        last=last,
        entries=entries,
        complete=complete,
        favourites=[foods[key] for key in FAVOURITES if key in foods],
        breakfast=list(_entries(last, breakfast, foods, chance)),
        beside=invent_beside(dates, seed=seed),
    )


def _foods() -> dict[str, Food]:
    """The menu's foods that the food table holds, by the menu's words for them."""
    codes = {(helping.source, helping.code): key for key, helping in HELPINGS.items()}
    found = Food.objects.filter(owner=None, code__in=[code for _source, code in codes])
    return {codes[food.source, food.code]: food for food in found if (food.source, food.code) in codes}


def _kind(chance: random.Random) -> str:
    weights = (MISSING_SHARE, PARTIAL_SHARE, 1 - MISSING_SHARE - PARTIAL_SHARE)
    return chance.choices(("missing", "partial", "complete"), weights)[0]


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
    day: date, eaten: Iterable[Eaten], foods: dict[str, Food], chance: random.Random
) -> Iterator[InventedEntry]:
    for meal, food, number in eaten:
        if food in foods:
            yield InventedEntry(_key(chance), day, meal, _serving(foods[food], food, number))


def _serving(food: Food, key: str, number: float) -> dict[str, object]:
    helping = HELPINGS[key]
    return serving_of(food, quantity=number, portion_text=helping.portion_text, portion_g=helping.portion_g)


def _key(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)
