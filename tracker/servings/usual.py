"""What this person eats often: offered before anything is typed, and lifted in search results."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.contrib.auth.models import User

from tracker.models.lately import foods_lately, last_logged, logged_in_meal

RECENT_ENTRIES: Final = 300
RECENT_IN_A_MEAL: Final = 100
HALF_LIFE_DAYS: Final = 14
USUAL_DAYS: Final = 2  # on so many days lately
FAVOURITE_WEIGHT: Final = 3.0
POINTS_PER_DOUBLING: Final = 0.5
FAVOURITE_POINTS: Final = 1.0


class Use(NamedTuple):
    """One time a food was logged; `key` is the entry's."""

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


def recent_uses(user: User, meal: str, favourites: Collection[int] = ()) -> list[Use]:
    """The last 100 servings logged in a meal, and of favourites in any, whose food is still at hand; newest first."""
    return [Use(*row) for row in logged_in_meal(user, meal, favourites, RECENT_IN_A_MEAL)]


def usual_foods(uses: Sequence[Use], favourites: set[int], *, meal: str, today: date, limit: int = 8) -> list[Use]:
    """The last uses of the foods that are usual in this meal, most often and most lately first; ties by food id.

    Usual is what was logged in it on two days before `today` at least, and a favourite, which is lifted.
    """
    last: dict[int, Use] = {}
    days: dict[int, set[date]] = defaultdict(set)
    for use in uses:
        last.setdefault(use.food_id, use)
        if use.meal == meal and use.date < today:
            days[use.food_id].add(use.date)
    weight = {food_id: _weight(on, today) for food_id, on in days.items() if len(on) >= USUAL_DAYS}
    for food_id in favourites & last.keys():
        weight[food_id] = weight.get(food_id, 0.0) + FAVOURITE_WEIGHT
    return [last[food_id] for food_id in sorted(weight, key=lambda food_id: (-weight[food_id], food_id))[:limit]]


def _weight(days: Iterable[date], today: date) -> float:
    return sum(math.exp2((day - today).days / HALF_LIFE_DAYS) for day in days)


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
