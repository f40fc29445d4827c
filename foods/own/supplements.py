"""Supplements: how much of an element is in the weight of its compound, and what a label leaves unsaid.

Shares are those of method.md section 10, from formula weights, rounded to whole per cent; they are shown to whoever
uses them. Nothing is multiplied by how well a compound is absorbed: reference intakes allow for that already.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foods.nutrients import CALCIUM, ENERGY, MAGNESIUM, POTASSIUM, SODIUM, TRACKED, VITAMIN_D, Nutrient, gettext_noop
from foods.own.labels import Stated, Unit, amount_of, parse_amount


@dataclass(frozen=True, slots=True)
class Compound:
    """A salt of a mineral. `percent` of its weight is the mineral."""

    key: str
    nutrient: Nutrient
    name: str
    percent: float


COMPOUNDS: Final = (
    Compound("mg_oxide", MAGNESIUM, gettext_noop("magnesium oxide"), 60),
    Compound("mg_hydroxide", MAGNESIUM, gettext_noop("magnesium hydroxide"), 42),
    Compound("mg_citrate", MAGNESIUM, gettext_noop("magnesium citrate"), 16),
    Compound("mg_bisglycinate", MAGNESIUM, gettext_noop("magnesium bisglycinate"), 14),
    Compound("mg_chloride", MAGNESIUM, gettext_noop("magnesium chloride hexahydrate"), 12),
    Compound("mg_sulfate", MAGNESIUM, gettext_noop("magnesium sulfate heptahydrate"), 10),
    Compound("ca_carbonate", CALCIUM, gettext_noop("calcium carbonate"), 40),
    Compound("ca_citrate", CALCIUM, gettext_noop("calcium citrate tetrahydrate"), 21),
    Compound("k_chloride", POTASSIUM, gettext_noop("potassium chloride"), 52),
    Compound("k_bicarbonate", POTASSIUM, gettext_noop("potassium bicarbonate"), 39),
    Compound("k_citrate", POTASSIUM, gettext_noop("potassium citrate monohydrate"), 36),
    Compound("k_gluconate", POTASSIUM, gettext_noop("potassium gluconate"), 17),
)
BY_KEY: Final = {compound.key: compound for compound in COMPOUNDS}
COMPOUND_UNITS: Final = (Unit.MG, Unit.G)  # a percentage on a label is of the element


class Unlisted(StrEnum):
    """What an amount that the label does not list means."""

    ABSENT = "absent"
    UNKNOWN = "unknown"


# A "Supplement Facts" panel must list these when there is more of them than may be called 0, or, magnesium, when it was
# added (21 CFR 101.36(b)(2)(i)). Caffeine in a plant extract and water need not be on it.
LISTED_WHEN_PRESENT: Final = (*TRACKED, ENERGY, SODIUM)

# The most that anybody takes at a time: laxative salts by the gram, and the rare large dose of vitamin D (600,000 IU).
_MOST_IN_A_DOSE: Final = {"mg": 10_000.0, "µg": 15_000.0, "kcal": 1_000.0, "g": 1_000.0}


VITAMIN_D_UPPER_LEVEL_UG: Final = 100.0


def compounds_of(nutrient: Nutrient) -> tuple[Compound, ...]:
    return tuple(compound for compound in COMPOUNDS if compound.nutrient is nutrient)


def elemental(compound: Compound, weight: float) -> float:
    """How much of the mineral is in `weight` of the compound, in the same unit."""
    return weight * compound.percent / 100


def is_too_much(nutrient: Nutrient, amount: float) -> bool:
    """Whether no dose of anything holds this amount (own unit), so that number or unit must be wrong."""
    return amount > _MOST_IN_A_DOSE[nutrient.unit]


def may_be_iu(nutrient: Nutrient, amount: float | None) -> bool:
    """Whether a dose of vitamin D is above the upper level of a day (100 µg, NASEM and EFSA): 1,000 IU taken for µg?"""
    return nutrient is VITAMIN_D and amount is not None and amount > VITAMIN_D_UPPER_LEVEL_UG


def unlisted_amount(nutrient: Nutrient, unlisted: Unlisted) -> float | None:
    """What stands for an amount that the label does not list: a zero that the label vouches for, or None."""
    return 0.0 if unlisted is Unlisted.ABSENT and nutrient in LISTED_WHEN_PRESENT else None


@dataclass(frozen=True, slots=True)
class CompoundStep:
    """How the weight of a compound on a label became an amount: `weight` in `unit`, `amount` in the mineral's unit."""

    compound: Compound
    weight: float
    unit: Unit
    amount: float


def compound_steps(typed: Mapping[str, str]) -> list[CompoundStep]:
    """The compounds that were chosen in the fields of a label (`magnesium`, `magnesium_unit`, `magnesium_compound`)."""
    steps = []
    for nutrient in dict.fromkeys(compound.nutrient for compound in COMPOUNDS):
        compound = BY_KEY.get(typed.get(f"{nutrient.key}_compound", ""))
        weight = parse_amount(typed.get(nutrient.key, ""))
        if compound and weight is not None:
            unit = Unit(typed.get(f"{nutrient.key}_unit") or Unit.MG)
            steps.append(
                CompoundStep(compound, weight, unit, elemental(compound, amount_of(nutrient, Stated(weight, unit))))
            )
    return steps
