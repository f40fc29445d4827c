"""What this person eats often: offered before anything is typed, and lifted in search results."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.contrib.auth.models import User

from tracker.models import Entry, Favourite
from tracker.models.entry import EntryQuerySet

RECENT_ENTRIES: Final = 300
HALF_LIFE_DAYS: Final = 14
OTHER_MEAL_WEIGHT: Final = 0.25
FAVOURITE_WEIGHT: Final = 3.0
POINTS_PER_DOUBLING: Final = 0.5
FAVOURITE_POINTS: Final = 1.0


class Use(NamedTuple):
    """One time a food was logged."""

    food_id: int
    name: str
    quantity: float
    portion_text: str
    meal: str
    date: date


@dataclass(frozen=True, slots=True)
class UsualFood:
    """A food with the portion × number it was last logged in."""

    food_id: int
    name: str
    quantity: float
    portion_text: str
    favourite: bool


def recent_uses(user: User) -> list[Use]:
    """The last 300 logged servings whose food is still at hand, newest first."""
    return [Use(*row) for row in _recent(user).values_list(*Use._fields)[:RECENT_ENTRIES]]


def _recent(user: User) -> EntryQuerySet:
    at_hand = Entry.objects.of(user).counted().filter(food__deleted_at__isnull=True, food__archived_at__isnull=True)
    return at_hand.filter(food__isnull=False).order_by("-date", "-created_at")


def usual_foods(
    uses: Sequence[Use], favourites: set[int], *, meal: str, today: date, limit: int = 8
) -> list[UsualFood]:
    """The foods most often and most lately logged in this meal, favourites lifted; ties by food id."""
    last: dict[int, Use] = {}
    weight: dict[int, float] = defaultdict(float)
    for use in uses:
        last.setdefault(use.food_id, use)
        age = max((today - use.date).days, 0)
        weight[use.food_id] += (1.0 if use.meal == meal else OTHER_MEAL_WEIGHT) * 0.5 ** (age / HALF_LIFE_DAYS)
    for food_id in favourites & last.keys():
        weight[food_id] += FAVOURITE_WEIGHT
    best = sorted(last, key=lambda food_id: (-weight[food_id], food_id))[:limit]
    return [
        UsualFood(food_id, use.name, use.quantity, use.portion_text, food_id in favourites)
        for food_id in best
        for use in [last[food_id]]
    ]


def search_boost(user: User) -> dict[int, float]:
    """Points by food id for search, on its scale: half a point for each doubling of how often the food was logged
    lately, one more for a favourite. A habit lifts a food among its like; it does not outweigh a word that matches.
    """
    times = Counter[int](_recent(user).values_list("food_id", flat=True)[:RECENT_ENTRIES])
    boost = {food_id: POINTS_PER_DOUBLING * math.log2(1 + count) for food_id, count in times.items()}
    for food_id in Favourite.objects.of(user).food_ids():
        boost[food_id] = boost.get(food_id, 0.0) + FAVOURITE_POINTS
    return boost


def last_use(user: User, food_id: int) -> Use | None:
    """The newest time this person logged this food."""
    row = _recent(user).filter(food_id=food_id).values_list(*Use._fields).first()
    return Use(*row) if row else None
