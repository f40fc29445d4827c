"""What this person eats often: offered before anything is typed, and lifted in search results."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.contrib.auth.models import User

from tracker.models import Entry
from tracker.models.entry import EntryQuerySet
from tracker.models.lately import foods_lately, last_logged

RECENT_ENTRIES: Final = 300
HALF_LIFE_DAYS: Final = 14
OTHER_MEAL_WEIGHT: Final = 0.25
FAVOURITE_WEIGHT: Final = 3.0
POINTS_PER_DOUBLING: Final = 0.5
FAVOURITE_POINTS: Final = 1.0
USUAL_DAYS: Final = 2  # on so many days lately


class Use(NamedTuple):
    """One time a food was logged."""

    food_id: int
    name: str
    quantity: float
    portion_text: str
    meal: str
    date: date
    grams: float | None = None
    key: UUID | None = None

    @property
    def portion_g(self) -> float | None:
        """The grams of one portion, as it was logged; None where they are unknown."""
        return None if self.grams is None else self.grams / self.quantity


def recent_uses(user: User) -> list[Use]:
    """The last 300 logged servings whose food is still at hand, newest first."""
    return [Use(*row) for row in _recent(user).values_list(*Use._fields)[:RECENT_ENTRIES]]


def _recent(user: User) -> EntryQuerySet:
    at_hand = Entry.objects.of(user).counted().filter(food__deleted_at__isnull=True, food__archived_at__isnull=True)
    return at_hand.filter(food__isnull=False).order_by("-date", "-created_at")


def usual_foods(uses: Sequence[Use], favourites: set[int], *, meal: str, today: date, limit: int = 8) -> list[Use]:
    """The last uses of the foods most often and most lately logged in this meal, favourites lifted; ties by food id."""
    last: dict[int, Use] = {}
    weight: dict[int, float] = defaultdict(float)
    for use in uses:
        last.setdefault(use.food_id, use)
        age = max((today - use.date).days, 0)
        weight[use.food_id] += (1.0 if use.meal == meal else OTHER_MEAL_WEIGHT) * 0.5 ** (age / HALF_LIFE_DAYS)
    for food_id in favourites & last.keys():
        weight[food_id] += FAVOURITE_WEIGHT
    return [last[food_id] for food_id in sorted(last, key=lambda food_id: (-weight[food_id], food_id))[:limit]]


@dataclass(frozen=True, slots=True)
class Habits:
    """What a person logs, as search asks for it: points by food id, and the ids of what is usual."""

    boost: Mapping[int, float]
    usual: Collection[int]


def habits_of(user: User) -> Habits:
    """Points on the scale of search: half a point for each doubling of how often the food was logged lately, one more
    for a favourite. A habit lifts a food among its like; it does not outweigh a word that matches.

    Usual is what was lately logged on several days, and a favourite that was logged at all (1 query).
    """
    # Not whether a food is still at hand: search asks that of the few that it finds.
    logged, favourites = foods_lately(user, RECENT_ENTRIES)
    times, days = Counter(food_id for food_id, _day in logged), Counter(food_id for food_id, _day in {*logged})
    boost = {food_id: POINTS_PER_DOUBLING * math.log2(1 + count) for food_id, count in times.items()}
    for food_id in favourites:
        boost[food_id] = boost.get(food_id, 0.0) + FAVOURITE_POINTS
    return Habits(boost, {food_id for food_id in times if days[food_id] >= USUAL_DAYS or food_id in favourites})


def search_boost(user: User) -> Mapping[int, float]:
    """The points of a person's habits alone."""
    return habits_of(user).boost


def last_uses(user: User, food_ids: Collection[int]) -> dict[int, Use]:
    """The newest time this person logged each of these foods, by food id (one query)."""
    return {row[0]: Use(*row) for row in last_logged(user, food_ids)}
