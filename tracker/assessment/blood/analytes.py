"""What is measured, in which units, and how one becomes another.

Molar masses in g/mol: magnesium 24.305, calcium 40.078, potassium 39.098 (IUPAC 2021, abridged). Magnesium and calcium
have a charge of 2, potassium of 1: so many mEq are in a mmol. 25-OH vitamin D: 1 ng/mL is 2.496 nmol/L.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple


class Analyte(StrEnum):
    MAGNESIUM = "magnesium"
    CALCIUM = "calcium"
    CALCIUM_CORRECTED = "calcium_corrected"
    CALCIUM_IONISED = "calcium_ionised"
    POTASSIUM = "potassium"
    VITAMIN_D = "vitamin_d"


class Unit(StrEnum):
    MMOL_L = "mmol_l"
    MG_DL = "mg_dl"
    MEQ_L = "meq_l"
    NMOL_L = "nmol_l"
    NG_ML = "ng_ml"


class Span(NamedTuple):
    """From `least` to `most`, both in it, in the analyte's first unit."""

    least: float
    most: float


def _of_mineral(molar_mass: float, charge: int) -> dict[Unit, float]:
    return {Unit.MMOL_L: 1, Unit.MG_DL: molar_mass / 10, Unit.MEQ_L: charge}


_CALCIUM: Final = _of_mineral(40.078, 2)
# By analyte how much of each of its units is 1 of its first one.
UNITS: Final[Mapping[Analyte, Mapping[Unit, float]]] = {
    Analyte.MAGNESIUM: _of_mineral(24.305, 2),
    Analyte.CALCIUM: _CALCIUM,
    Analyte.CALCIUM_CORRECTED: _CALCIUM,
    Analyte.CALCIUM_IONISED: _CALCIUM,
    Analyte.POTASSIUM: _of_mineral(39.098, 1),
    Analyte.VITAMIN_D: {Unit.NMOL_L: 1, Unit.NG_ML: 1 / 2.496},
}
# Wide, so that results of the ill are in it: outside it a slip of the unit is likelier. It judges no result.
LIKELY: Final[Mapping[Analyte, Span]] = {
    Analyte.MAGNESIUM: Span(0.4, 1.3),
    Analyte.CALCIUM: Span(1.5, 3.5),
    Analyte.CALCIUM_CORRECTED: Span(1.5, 3.5),
    Analyte.CALCIUM_IONISED: Span(0.7, 1.8),
    Analyte.POTASSIUM: Span(2, 8),
    Analyte.VITAMIN_D: Span(10, 375),
}


class Place(StrEnum):
    """Where a value lies against a range of which either end may be missing; UNKNOWN without one."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    UNKNOWN = "unknown"


def converted(value: float, analyte: Analyte, unit: Unit, into: Unit) -> float:
    """`value` in another unit; raises KeyError for a unit that the analyte has not."""
    if unit is into:
        return value
    return value / UNITS[analyte][unit] * UNITS[analyte][into]


def likely_units(value: float, analyte: Analyte, unit: Unit) -> tuple[Unit, ...] | None:
    """The other units in which `value` is likelier than in `unit`, perhaps none; None where `unit` is likely."""
    if _is_likely(value, analyte, unit):
        return None
    return tuple(other for other in UNITS[analyte] if other is not unit and _is_likely(value, analyte, other))


def _is_likely(value: float, analyte: Analyte, unit: Unit) -> bool:
    first = next(iter(UNITS[analyte]))
    least, most = LIKELY[analyte]
    return least <= converted(value, analyte, unit, first) <= most


def place_in(value: float, low: float | None, high: float | None) -> Place:
    """Against the laboratory's own range, in the unit of both; its ends are in it.

    With one end only, a value on the inner side of it is within what is known of the range.
    """
    if low is not None and value < low:
        return Place.BELOW
    if high is not None and value > high:
        return Place.ABOVE
    return Place.UNKNOWN if low is None and high is None else Place.WITHIN
