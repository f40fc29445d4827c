"""The nutrient registry: what is counted, in which unit, and how amounts scale.

An amount is a float in the nutrient's own unit, or None = not measured. 0.0 is a measured zero.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

# Marks a string for makemessages; it is translated where it is shown, so that this module stays pure.
gettext_noop = str

IU_PER_UG_VITAMIN_D: Final = 40.0  # 1 µg cholecalciferol = 40 IU (IOM 2011)
GRAMS_PER_OUNCE: Final = 28.349523125  # international avoirdupois ounce
ML_PER_FLUID_OUNCE: Final = 29.5735295625  # US customary fluid ounce


Dash = Literal["solid", "dash", "dot", "dashdot", "longdash"]


class FdcId(NamedTuple):
    """A nutrient in FoodData Central: its id, the older number of some releases, and the factor to our unit."""

    fdc_id: int
    older: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Nutrient:
    """One row of the registry.

    `key` names it in files and addresses, `field` is its column on foods and entries, `name` stands alone and
    `in_sentence` within one (both msgids), `symbol` is its short form, `fdc_ids` are in order of preference.
    `daily_value` is the US label value of 2016 for adults in `unit`, `old_daily_value` the one before, `nrv` the EU's;
    None where there is none. `most_per_100_g` is what no food holds, `richest_per_100_g` what nothing to eat holds but
    dried or treated foods do, both in `unit`. `dash` draws its line, so that colour is not the only sign.
    """

    key: str
    field: str
    name: str
    in_sentence: str
    symbol: str
    unit: str
    tracked: bool
    fdc_ids: tuple[FdcId, ...]
    daily_value: float | None = None
    old_daily_value: float | None = None
    nrv: float | None = None
    most_per_100_g: float = math.inf
    richest_per_100_g: float = math.inf
    decimals: int = 0
    dash: Dash = "solid"


# Daily values: 21 CFR 101.9(c)(8)(iv) and (c)(9) as of the 2016 final rule (81 FR 33742), adults and children from 4
# years; the older ones are the same paragraphs before (RDIs from the RDAs of 1968, 400 IU of vitamin D).
# NRV: Regulation (EU) 1169/2011, annex XIII part A. FDC numbers stand in brackets.
MAGNESIUM: Final = Nutrient(
    "magnesium",
    "magnesium_mg",
    gettext_noop("Magnesium"),
    gettext_noop("magnesium"),
    "Mg",
    "mg",
    True,
    (FdcId(1090, "304"),),
    daily_value=420,
    old_daily_value=400,
    nrv=375,
    most_per_100_g=2_000,  # 2½ times the highest, crude rice bran, 781 mg (169713)
    richest_per_100_g=800,  # rice bran
)
CALCIUM: Final = Nutrient(
    "calcium",
    "calcium_mg",
    gettext_noop("Calcium"),
    gettext_noop("calcium"),
    "Ca",
    "mg",
    True,
    (FdcId(1087, "301"),),
    daily_value=1300,
    old_daily_value=1000,
    nrv=800,
    most_per_100_g=8_000,  # above baking powder with calcium phosphate, 7,364 mg (172804)
    richest_per_100_g=2_300,  # dried basil
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
    (FdcId(1092, "306"),),
    daily_value=4700,
    old_daily_value=3500,
    nrv=2000,
    most_per_100_g=52_500,  # potassium chloride, sold as salt substitute, is 52.4 % potassium (39.10 of 74.55 g/mol)
    richest_per_100_g=6_500,  # freeze-dried parsley
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
    (FdcId(1114, "328"), FdcId(1110, "324", 1 / IU_PER_UG_VITAMIN_D)),
    daily_value=20,
    old_daily_value=10,
    nrv=5,
    most_per_100_g=260,  # above cod liver oil, 250 µg (173577)
    richest_per_100_g=35,  # mushrooms under ultraviolet light
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
    (FdcId(1008, "208"), FdcId(2048, "958"), FdcId(2047, "957")),  # stated, Atwater specific, Atwater general
)
WATER: Final = Nutrient(
    "water", "water_g", gettext_noop("Water"), gettext_noop("water"), "H₂O", "g", False, (FdcId(1051, "255"),)
)
CAFFEINE: Final = Nutrient(
    "caffeine",
    "caffeine_mg",
    gettext_noop("Caffeine"),
    gettext_noop("caffeine"),
    "Caf",
    "mg",
    False,
    (FdcId(1057, "262"),),
    most_per_100_g=10_000,  # above instant tea, 5,714 mg (173230), with room for guarana and sports powders
)
SODIUM: Final = Nutrient(
    "sodium",
    "sodium_mg",
    gettext_noop("Sodium"),
    gettext_noop("sodium"),
    "Na",
    "mg",
    False,
    (FdcId(1093, "307"),),
    daily_value=2300,
    old_daily_value=2400,
    most_per_100_g=40_000,  # pure salt as labels count it, 100 g / 2.5
)

NUTRIENTS: Final = (MAGNESIUM, CALCIUM, POTASSIUM, VITAMIN_D, ENERGY, WATER, CAFFEINE, SODIUM)
TRACKED: Final = tuple(nutrient for nutrient in NUTRIENTS if nutrient.tracked)
BY_KEY: Final = {nutrient.key: nutrient for nutrient in NUTRIENTS}
AMOUNT_FIELDS: Final = tuple(nutrient.field for nutrient in NUTRIENTS)


class Amounts(NamedTuple):
    """The amounts of one thing, in the registry's order and units. None = not measured."""

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
