"""The nutrient registry: what is counted, in which unit, and how amounts scale.

An amount is a float in the nutrient's own unit, or None = not measured. 0.0 is a measured zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

# Marks a string for makemessages; it is translated where it is shown, so that this module stays pure.
gettext_noop = str

IU_PER_UG_VITAMIN_D: Final = 40.0  # 1 µg cholecalciferol = 40 IU (IOM 2011)
GRAMS_PER_OUNCE: Final = 28.349523125  # international avoirdupois ounce
ML_PER_FLUID_OUNCE: Final = 29.5735295625  # US customary fluid ounce


@dataclass(frozen=True, slots=True)
class Nutrient:
    """One row of the registry.

    `key` names it in files and addresses, `field` is its column on foods and entries, `name` stands alone and
    `in_sentence` within one (both msgids), `symbol` is its short form,
    `fdc_ids` the FoodData Central nutrient ids in order of preference, each with the factor that turns the
    table's unit into `unit`. `daily_value` is the US label value of 2016 for adults in `unit`, or None.
    `dash` draws its line, so that colour is not the only sign.
    """

    key: str
    field: str
    name: str
    in_sentence: str
    symbol: str
    unit: str
    tracked: bool
    fdc_ids: tuple[tuple[int, float], ...]
    daily_value: float | None = None
    decimals: int = 0
    dash: Literal["solid", "dash", "dot", "dashdot"] = "solid"


MAGNESIUM: Final = Nutrient(
    "magnesium",
    "magnesium_mg",
    gettext_noop("Magnesium"),
    gettext_noop("magnesium"),
    "Mg",
    "mg",
    True,
    ((1090, 1.0),),
    daily_value=420,
)
CALCIUM: Final = Nutrient(
    "calcium",
    "calcium_mg",
    gettext_noop("Calcium"),
    gettext_noop("calcium"),
    "Ca",
    "mg",
    True,
    ((1087, 1.0),),
    daily_value=1300,
    dash="dash",
)
POTASSIUM: Final = Nutrient(
    "potassium",
    "potassium_mg",
    gettext_noop("Potassium"),
    gettext_noop("potassium"),
    "K",
    "mg",
    True,
    ((1092, 1.0),),
    daily_value=4700,
    dash="dot",
)
VITAMIN_D: Final = Nutrient(
    "vitamin_d",
    "vitamin_d_ug",
    gettext_noop("Vitamin D"),
    gettext_noop("vitamin D"),
    "D",
    "µg",
    True,
    ((1114, 1.0), (1110, 1 / IU_PER_UG_VITAMIN_D)),
    daily_value=20,
    decimals=1,
    dash="dashdot",
)
ENERGY: Final = Nutrient(
    "energy",
    "energy_kcal",
    gettext_noop("Energy"),
    gettext_noop("energy"),
    "kcal",
    "kcal",
    False,
    ((1008, 1.0), (2048, 1.0), (2047, 1.0)),  # stated, then Atwater specific, then Atwater general
)
WATER: Final = Nutrient(
    "water", "water_g", gettext_noop("Water"), gettext_noop("water"), "H₂O", "g", False, ((1051, 1.0),)
)
CAFFEINE: Final = Nutrient(
    "caffeine", "caffeine_mg", gettext_noop("Caffeine"), gettext_noop("caffeine"), "Caf", "mg", False, ((1057, 1.0),)
)
SODIUM: Final = Nutrient(
    "sodium",
    "sodium_mg",
    gettext_noop("Sodium"),
    gettext_noop("sodium"),
    "Na",
    "mg",
    False,
    ((1093, 1.0),),
    daily_value=2300,
)

NUTRIENTS: Final = (MAGNESIUM, CALCIUM, POTASSIUM, VITAMIN_D, ENERGY, WATER, CAFFEINE, SODIUM)
TRACKED: Final = tuple(nutrient for nutrient in NUTRIENTS if nutrient.tracked)
BY_KEY: Final = {nutrient.key: nutrient for nutrient in NUTRIENTS}
AMOUNT_FIELDS: Final = tuple(nutrient.field for nutrient in NUTRIENTS)


class Amounts(NamedTuple):
    """The eight amounts of one thing, in the registry's order and units. None = not measured."""

    magnesium_mg: float | None = None
    calcium_mg: float | None = None
    potassium_mg: float | None = None
    vitamin_d_ug: float | None = None
    energy_kcal: float | None = None
    water_g: float | None = None
    caffeine_mg: float | None = None
    sodium_mg: float | None = None

    def times(self, factor: float) -> "Amounts":
        """Each amount times `factor`; unknown stays unknown."""
        return Amounts(*(None if amount is None else amount * factor for amount in self))


def scale(amount_per_100_g: float | None, grams: float | None) -> float | None:
    """The amount in `grams` of a food with `amount_per_100_g`; None when either is unknown."""
    if amount_per_100_g is None or grams is None:
        return None
    return amount_per_100_g * grams / 100


def scale_all(per_100_g: Mapping[str, float | None], grams: float | None) -> dict[str, float | None]:
    """Amounts in `grams`, keyed by column name, from amounts per 100 g keyed by column name."""
    return {field: scale(per_100_g[field], grams) for field in AMOUNT_FIELDS}


def percent_daily_value(nutrient: Nutrient, amount: float | None) -> float | None:
    """`amount` as a percentage of the US label value (FDA 2016, adults); None where either is unknown."""
    if amount is None or nutrient.daily_value is None:
        return None
    return 100 * amount / nutrient.daily_value


GroupP90 = Mapping[str, Amounts]
"""90th percentile of each amount per 100 g, by food group; the key "" is for foods of unknown group."""


def usual_maximum(group: str, column: int, p90: GroupP90) -> float | None:
    """The 90th percentile per 100 g of the amount in `column` in a food group, of all foods where it has none."""
    for name in (group, ""):
        if name in p90 and (amount := p90[name][column]) is not None:
            return amount
    return None
