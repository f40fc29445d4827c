"""What a label states, as amounts: units, label values, and from its basis to 100 g.

A percentage on a label is of a reference that the label's country and year decide; none of them is a person's target.
"""

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foods.nutrients import (
    CAFFEINE,
    CALCIUM,
    ENERGY,
    IU_PER_UG_VITAMIN_D,
    NUTRIENTS,
    POTASSIUM,
    SODIUM,
    VITAMIN_D,
    WATER,
    Nutrient,
    gettext_noop,
)

KJ_PER_KCAL: Final = 4.184  # thermochemical calorie
SALT_PER_SODIUM: Final = 2.5  # Regulation (EU) 1169/2011, annex I: salt = sodium × 2.5
GRAMS_PER_ML: Final = 1.0  # water's; labels of drinks state millilitres and no density
MAX_CHARACTERS: Final = 20


class Basis(StrEnum):
    """What a label's amounts are in."""

    SERVING = "serving"
    PER_100_G = "100g"
    PER_100_ML = "100ml"


class Unit(StrEnum):
    MG = "mg"
    UG = "ug"
    G = "g"
    IU = "iu"
    KCAL = "kcal"
    KJ = "kj"
    SALT_G = "salt_g"
    DV = "dv"
    OLD_DV = "old_dv"
    NRV = "nrv"


UNIT_NAMES: Final = {
    Unit.MG: "mg",
    Unit.UG: gettext_noop("µg (mcg)"),
    Unit.G: "g",
    Unit.IU: gettext_noop("IU"),
    Unit.KCAL: "kcal",
    Unit.KJ: "kJ",
    Unit.SALT_G: gettext_noop("g of salt"),
    Unit.DV: gettext_noop("% DV (US)"),
    Unit.OLD_DV: gettext_noop("% DV (US before 2020)"),
    Unit.NRV: gettext_noop("% NRV (EU)"),
}
PERCENTAGES: Final = (Unit.DV, Unit.OLD_DV, Unit.NRV)
PERCENTAGE_NAMES: Final = {
    Unit.DV: gettext_noop("US Daily Values, since 2016–2020"),
    Unit.OLD_DV: gettext_noop("US Daily Values, before"),
    Unit.NRV: gettext_noop("EU or UK reference values (NRV)"),
}

# What 100 % is, by nutrient in its own unit, for adults. A US label of 2016 to 2021 may follow either of the first two.
REFERENCE_VALUES: Final = {
    Unit.DV: {nutrient: nutrient.daily_value for nutrient in NUTRIENTS if nutrient.daily_value is not None},
    Unit.OLD_DV: {nutrient: nutrient.old_daily_value for nutrient in NUTRIENTS if nutrient.old_daily_value is not None},
    Unit.NRV: {nutrient: nutrient.nrv for nutrient in NUTRIENTS if nutrient.nrv is not None},
}

_MINERAL_UNITS: Final = (Unit.MG, Unit.G, *PERCENTAGES)
_UNITS: Final = dict.fromkeys(NUTRIENTS, _MINERAL_UNITS) | {
    VITAMIN_D: (Unit.UG, Unit.IU, *PERCENTAGES),
    ENERGY: (Unit.KCAL, Unit.KJ),
    WATER: (Unit.G,),
    CAFFEINE: (Unit.MG,),
    SODIUM: (Unit.MG, Unit.G, Unit.SALT_G, Unit.DV, Unit.OLD_DV),
}
# How much of the nutrient's own unit one of the unit is, where no percentage decides.
_FACTORS: Final = {
    (Unit.G, "mg"): 1000.0,
    (Unit.IU, "µg"): 1 / IU_PER_UG_VITAMIN_D,
    (Unit.KJ, "kcal"): 1 / KJ_PER_KCAL,
    (Unit.SALT_G, "mg"): 1000.0 / SALT_PER_SODIUM,
}

MESSAGES: Final = {
    "not_a_number": gettext_noop("That is not an amount we can read. Write it like 260 or 2.5, or leave it empty."),
    "ambiguous": gettext_noop("Write the number without a comma between thousands, like 1200."),
    "negative": gettext_noop("An amount can’t be below 0."),
    "too_large": gettext_noop("That is too much. Compare the number and the unit with the label."),
}

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d*)?|[.,]\d+", re.ASCII)
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
_TOO_LARGE: Final = 1e9


class AmountError(ValueError):
    """What is wrong with a typed amount. `code` is a key of MESSAGES; str() is its English sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(MESSAGES[code])
        self.code = code


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount as a label states it: the number and its unit."""

    number: float
    unit: Unit


def units_of(nutrient: Nutrient) -> tuple[Unit, ...]:
    """The units in which labels state this nutrient, the commonest first."""
    return _UNITS[nutrient]


def parse_amount(text: str) -> float | None:
    """A typed amount, at least 0; None where nothing was typed: not known.

    Raises AmountError with the code not_a_number, ambiguous, negative or too_large. A comma is a decimal comma, but
    "1,500" could be either and is refused.
    """
    plain = text.strip().replace("−", "-")
    if not plain:
        return None
    if plain.startswith("-") and _NUMBER.fullmatch(plain[1:].strip()):
        raise AmountError("negative")
    if _THOUSANDS.fullmatch(plain):
        raise AmountError("ambiguous")
    if len(plain) > MAX_CHARACTERS or not _NUMBER.fullmatch(plain):
        raise AmountError("not_a_number")
    number = float(plain.replace(",", "."))
    if not math.isfinite(number) or number >= _TOO_LARGE:
        raise AmountError("too_large")
    return number


def amount_of(nutrient: Nutrient, stated: Stated) -> float:
    """The stated amount in the nutrient's own unit; not rounded. Raises KeyError for a unit that does not fit it."""
    if stated.unit in PERCENTAGES:
        return stated.number / 100 * REFERENCE_VALUES[stated.unit][nutrient]
    if stated.unit not in _UNITS[nutrient]:
        raise KeyError(stated.unit)
    return stated.number * _FACTORS.get((stated.unit, nutrient.unit), 1.0)


def per_100_g(amount: float, basis: Basis, serving_g: float | None) -> float:
    """`amount`, stated for `basis`, in 100 g; 1 ml counts as 1 g. A serving has to have a weight: else ValueError."""
    if basis is Basis.SERVING:
        if not serving_g:
            raise ValueError("a serving without a weight")
        return amount * 100 / serving_g
    return amount / (100 * GRAMS_PER_ML) * 100 if basis is Basis.PER_100_ML else amount


# Daily Values are rounded on labels: to 2 % up to 10 %, to 5 % up to 50 %, to 10 % above (21 CFR 101.9(c)(8)(iii)).
_PERCENT_STEPS: Final = ((10.0, 2.0), (50.0, 5.0), (math.inf, 10.0))
# And so are amounts: calcium, potassium and sodium to 10 mg, the others as they are shown here.
_AMOUNT_STEPS: Final = {nutrient: 10.0**-nutrient.decimals for nutrient in NUTRIENTS} | dict.fromkeys(
    (CALCIUM, POTASSIUM, SODIUM), 10.0
)


def agree(nutrient: Nutrient, amount: float, percent: float) -> bool:
    """Whether an amount (own unit) and the percentage beside it can both be right, for any of the three references.

    Both may be off by their rounding.
    """
    step = next(step for up_to, step in _PERCENT_STEPS if percent <= up_to)
    references = [values[nutrient] for values in REFERENCE_VALUES.values() if nutrient in values]
    return not references or any(
        abs(100 * amount / value - percent) <= step / 2 + 50 * _AMOUNT_STEPS[nutrient] / value + 1e-9
        for value in references
    )
