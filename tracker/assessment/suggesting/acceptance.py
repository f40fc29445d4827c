"""How a person's own diary accepts a food: eaten before, at which meal, and how often this week already."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, NamedTuple

from tracker.assessment.portions.candidates import Candidate, kin_of

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
    """On how many days something was eaten in the weeks looked at and in the last seven days; days by meal.

    `alike`: on some of them it was not the food itself but one of its kin.
    """

    days: int
    days_this_week: int
    meals: Mapping[str, int]
    alike: bool


class Sitting(NamedTuple):
    """A meal of one day at which something was eaten, and whether that was in the last seven days."""

    meal: str
    day: date
    is_this_week: bool


Sittings = frozenset[Sitting]
NEVER: Final = Sittings()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """When foods were eaten, by food id, and by kin for the same food in another preparation; empty without a diary."""

    by_food: Mapping[int, Sittings] = field(default_factory=dict)
    by_kin: Mapping[str, Sittings] = field(default_factory=dict)

    def record(self, candidate: Candidate) -> Record | None:
        """Of a listed food all that is of its kin, and the food itself under another name; None where there is none.

        What the person eats anyway bears the name of its table, in which the kin is a whole group ("Coffee, latte").
        """
        itself = self.by_food.get(candidate.food_id, NEVER)
        kin = NEVER if candidate.own_diary else self.by_kin.get(candidate.kin, NEVER)
        return _record(itself, kin) if itself or kin else None

    def is_enough_this_week(self, candidate: Candidate) -> bool:
        record = self.record(candidate)
        return record is not None and record.days_this_week >= OFTEN_ENOUGH_A_WEEK

    def meals(self, candidate: Candidate) -> tuple[str, ...]:
        """At which meals it fits, the commonest first: as this person eats it, else as its list is commonly eaten."""
        return _meals(self.record(candidate), candidate)

    def factor(self, candidate: Candidate, meal: str) -> float:
        """By how much more a food counts in a ranking, 1 to 1.375; `meal` is the meal asked for, or empty."""
        record = self.record(candidate)
        fits = meal in _meals(record, candidate)
        return (1 + FAMILIAR_COUNTS * _familiarity(record)) * (1 + MEAL_COUNTS * fits)

    def familiarity(self, candidate: Candidate) -> float:
        """From 0, never eaten, to 1, eaten on four days of the last weeks."""
        return _familiarity(self.record(candidate))


def _meals(record: Record | None, candidate: Candidate) -> tuple[str, ...]:
    if record:
        return tuple(sorted(record.meals, key=lambda meal: (-record.meals[meal], meal)))
    return USUAL_MEALS.get(candidate.term, ())


def _familiarity(record: Record | None) -> float:
    return min(record.days / FAMILIAR_AFTER_DAYS, 1.0) if record else 0.0


def acceptance_of(eatings: Iterable[Eating], *, today: date, weeks: int = 4) -> Acceptance:
    """What the last weeks of a diary say, today included; anything older or later is left out."""
    by_food: defaultdict[int, set[Sitting]] = defaultdict(set)
    by_kin: defaultdict[str, set[Sitting]] = defaultdict(set)
    for eating in eatings:
        if timedelta(0) <= today - eating.day < weeks * WEEK:
            sitting = Sitting(eating.meal, eating.day, today - eating.day < WEEK)
            by_kin[kin_of(eating.name)].add(sitting)
            if eating.food_id is not None:
                by_food[eating.food_id].add(sitting)
    return Acceptance(
        {food_id: frozenset(sittings) for food_id, sittings in by_food.items()},
        {kin: frozenset(sittings) for kin, sittings in by_kin.items()},
    )


def _record(itself: Sittings, kin: Sittings) -> Record:
    sittings = itself | kin
    days = {sitting.day: sitting.is_this_week for sitting in sittings}
    meals = Counter(sitting.meal for sitting in sittings)
    return Record(len(days), sum(days.values()), meals, alike=not kin <= itself)
