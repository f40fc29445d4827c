"""How a person's own diary accepts a food: eaten before, at which meal, and how often this week already."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from tracker.assessment.candidates import Candidate, kin_of

WEEK: Final = timedelta(days=7)
OFTEN_ENOUGH_A_WEEK: Final = 3  # days; the fourth time in a week is not suggested
FAMILIAR_AFTER_DAYS: Final = 4
# A food that the person knows wins over a strange one that closes up to a quarter more; one that fits the meal, over
# one that closes a tenth more. Product choices: small enough that the gap still decides.
FAMILIAR_COUNTS: Final = 0.25
MEAL_COUNTS: Final = 0.1

# At which meals the article's foods are commonly eaten, for people whose diary does not say.
USUAL_MEALS: Final = {
    "spinach": ("dinner", "lunch"),
    "leafy greens": ("dinner", "lunch"),
    "nuts": ("snack", "breakfast"),
    "seeds": ("breakfast", "snack"),
    "dark chocolate": ("snack",),
    "legumes": ("lunch", "dinner"),
    "avocado": ("lunch", "breakfast"),
    "dairy": ("breakfast", "snack"),
    "canned fish with bones": ("lunch", "dinner"),
    "fortified foods": ("breakfast",),
    "sweet potatoes": ("dinner", "lunch"),
    "bananas": ("breakfast", "snack"),
    "avocados": ("lunch", "breakfast"),
    "dried apricots": ("snack", "breakfast"),
    "beans": ("lunch", "dinner"),
    "fatty fish": ("dinner", "lunch"),
    "fortified dairy": ("breakfast", "snack"),
}


@dataclass(frozen=True, slots=True)
class Eating:
    """One thing eaten: the food's id (None where it is gone), its name, the meal and the day."""

    food_id: int | None
    name: str
    meal: str
    day: date


@dataclass(frozen=True, slots=True)
class Record:
    """On how many days something was eaten in the weeks looked at and in the last seven days; days by meal."""

    days: int
    days_this_week: int
    meals: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Records by food id, and by kin for the same food in another preparation; empty for an empty diary."""

    by_food: Mapping[int, Record] = field(default_factory=dict)
    by_kin: Mapping[str, Record] = field(default_factory=dict)

    def record(self, candidate: Candidate) -> Record | None:
        """The record of the kin, which holds the food itself as well, else that of the food under another name."""
        return self.by_kin.get(candidate.kin) or self.by_food.get(candidate.food_id)

    def is_enough_this_week(self, candidate: Candidate) -> bool:
        records = (self.by_kin.get(candidate.kin), self.by_food.get(candidate.food_id))
        return any(record and record.days_this_week >= OFTEN_ENOUGH_A_WEEK for record in records)

    def meals(self, candidate: Candidate) -> tuple[str, ...]:
        """At which meals it fits, the commonest first: as this person eats it, else as its list is commonly eaten."""
        record = self.record(candidate)
        if record:
            return tuple(sorted(record.meals, key=lambda meal: (-record.meals[meal], meal)))
        return USUAL_MEALS.get(candidate.term, ())

    def factor(self, candidate: Candidate, meal: str) -> float:
        """By how much more a food counts in a ranking, 1 to 1.375; `meal` is the meal asked for, or empty."""
        record = self.record(candidate)
        known = min(record.days / FAMILIAR_AFTER_DAYS, 1.0) if record else 0.0
        fits = meal in self.meals(candidate)
        return (1 + FAMILIAR_COUNTS * known) * (1 + MEAL_COUNTS * fits)


def acceptance_of(eatings: Iterable[Eating], *, today: date, weeks: int = 4) -> Acceptance:
    """What the last weeks of a diary say, today included; anything older or later is left out."""
    recent = [eating for eating in eatings if timedelta(0) <= today - eating.day < weeks * WEEK]
    by_food: dict[int, list[Eating]] = {}
    by_kin: dict[str, list[Eating]] = {}
    for eating in recent:
        by_kin.setdefault(kin_of(eating.name), []).append(eating)
        if eating.food_id is not None:
            by_food.setdefault(eating.food_id, []).append(eating)
    return Acceptance(
        {food_id: _record(found, today) for food_id, found in by_food.items()},
        {kin: _record(found, today) for kin, found in by_kin.items()},
    )


def _record(eatings: Iterable[Eating], today: date) -> Record:
    by_meal = {(eating.meal, eating.day) for eating in eatings}
    days = {day for _meal, day in by_meal}
    this_week = sum(today - day < WEEK for day in days)
    return Record(len(days), this_week, Counter(meal for meal, _day in by_meal))
