"""A dish from its ingredients: known amounts add up, unknown ones stay unknown unless they cannot matter.

"Cannot matter": even if every ingredient without a value held as much as the 90th percentile of its food group, a
serving would gain less than what a US label may call 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from foods.nutrients import ENERGY, NUTRIENTS, SODIUM, TRACKED, WATER, Amounts, GroupP90, Nutrient, usual_maximum

PER_100_G: Final = 100.0

# Below these a US label may say 0: 2 % of the Daily Value (21 CFR 101.9(c)(8)(iii)), 5 kcal ((c)(1)), 5 mg sodium
# ((c)(4)). Water and caffeine have no such rule.
NEGLIGIBLE: Final = {nutrient: 0.02 * nutrient.daily_value for nutrient in TRACKED if nutrient.daily_value} | {
    ENERGY: 5.0,
    SODIUM: 5.0,
}


@dataclass(frozen=True, slots=True)
class Part:
    """An ingredient: its weight, and the amounts in all of it (None = not measured)."""

    name: str
    grams: float
    group: str
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Total:
    """One nutrient of the whole dish in its own unit.

    `lower` is the sum of what is known, `unknown` names the ingredients without a value, `most_missing` is what these
    may add at most (None: nothing bounds it). `amount` is `lower` where that cannot matter, else None.
    """

    nutrient: Nutrient
    lower: float
    unknown: tuple[str, ...]
    most_missing: float | None
    amount: float | None


@dataclass(frozen=True, slots=True)
class Dish:
    """A recipe worked out. `yield_g` is its weight when cooked, or raw where nobody weighed it (`is_weighed`)."""

    raw_g: float
    yield_g: float
    is_weighed: bool
    serving_g: float | None
    totals: tuple[Total, ...]

    @property
    def is_known(self) -> bool:
        """Whether each tracked nutrient has an amount."""
        return all(total.amount is not None for total in self.totals if total.nutrient.tracked)

    @property
    def portion_g(self) -> float:
        """What amounts are said for: a serving, else 100 g."""
        return self.serving_g or PER_100_G

    @property
    def per_100_g(self) -> Amounts:
        return Amounts(*(total.amount for total in self.totals)).times(PER_100_G / self.yield_g)


def dish_of(parts: Sequence[Part], p90: GroupP90, *, servings: float | None, cooked_g: float | None) -> Dish:
    """The dish that `parts`, at least one, make; it yields `servings`, weighs `cooked_g`, or both."""
    raw_g = sum(part.grams for part in parts)
    yield_g = raw_g if cooked_g is None else cooked_g
    serving_g = yield_g / servings if servings else None
    portions = yield_g / (serving_g or PER_100_G)
    totals = (_total(parts, nutrient, column, p90, portions) for column, nutrient in enumerate(NUTRIENTS))
    dried = tuple(_dried(total, yield_g - raw_g) if total.nutrient is WATER else total for total in totals)
    return Dish(raw_g, yield_g, cooked_g is not None, serving_g, dried)


def _total(parts: Sequence[Part], nutrient: Nutrient, column: int, p90: GroupP90, portions: float) -> Total:
    blanks = [part for part in parts if part.amounts[column] is None]
    lower = sum(amount for part in parts if (amount := part.amounts[column]) is not None)
    most = _most_missing(blanks, column, p90)
    can_matter = bool(blanks) and (most is None or most / portions >= NEGLIGIBLE.get(nutrient, 0.0))
    names = tuple(dict.fromkeys(part.name for part in blanks))
    return Total(nutrient, lower, names, most, None if can_matter else lower)


def _most_missing(blanks: Iterable[Part], column: int, p90: GroupP90) -> float | None:
    most = 0.0
    for part in blanks:
        per_100_g = usual_maximum(part.group, column, p90)
        if per_100_g is None:
            return None
        most += part.grams * per_100_g / 100
    return most


def _dried(water: Total, gained_g: float) -> Total:
    """The dish's water: weight gained or lost in cooking is water. Unknown where more is lost than was there."""
    if water.amount is None or water.amount + gained_g < 0:
        return Total(water.nutrient, 0.0, water.unknown, water.most_missing, None)
    amount = water.amount + gained_g
    return Total(water.nutrient, amount, water.unknown, water.most_missing, amount)


def would_contain_itself(recipe: int, ingredients: Iterable[int], made_of: Mapping[int, Iterable[int]]) -> bool:
    """Whether a recipe with these ingredients holds itself, directly or through others.

    All are ids of foods; `made_of` gives the ingredients of every recipe there is.
    """
    seen: set[int] = set()
    open_ends = list(ingredients)
    while open_ends:
        food = open_ends.pop()
        if food == recipe:
            return True
        if food not in seen:
            seen.add(food)
            open_ends.extend(made_of.get(food, ()))
    return False
