"""What a day or a span of days adds up to: plain sums with an honest share of the unknown.

Source of the bounds: method.md section 8 (lower bound, coverage by energy, upper bound by the food group's
90th percentile).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from foods.nutrients import AMOUNT_FIELDS, NUTRIENTS, Amounts

FOOD: Final = "food"
SUPPLEMENT: Final = "supplement"

# Below this energy a food's share of the day is taken by weight: water, tea and lettuce would otherwise weigh nothing.
NEAR_ZERO_KCAL_PER_100_G: Final = 20.0

GroupP90 = Mapping[str, Amounts]
"""90th percentile of each amount per 100 g, by food group; the key "" is for foods of unknown group."""


class EntryRow(NamedTuple):
    """One eaten entry as plain values: its day, what it was, and its own eight amounts (None = not measured)."""

    date: date
    meal: str
    name: str
    kind: str
    group: str
    grams: float | None
    magnesium_mg: float | None
    calcium_mg: float | None
    potassium_mg: float | None
    vitamin_d_ug: float | None
    energy_kcal: float | None
    water_g: float | None
    caffeine_mg: float | None
    sodium_mg: float | None
