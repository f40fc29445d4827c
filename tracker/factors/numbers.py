"""A number of the sheet as people type it: "7:30" or "7 ½" hours, "1 h 10" minutes, "1.5 L" in mL, "80 mg"."""

import re
from enum import StrEnum
from typing import Final

from foods.quantities import Quantity, parse_quantity

MINUTES_AN_HOUR: Final = 60
DECIMALS: Final = 2
_NONE: Final = re.compile(r"0+(?:[.,]0+)?")
_AN_HOUR: Final = r" ?h(?:ours?|rs?)?"
_A_MINUTE: Final = r" ?m(?:in(?:utes?|s)?)?"
_HOURS_AND_MINUTES: Final = re.compile(rf"([0-9]{{1,3}})(?::|{_AN_HOUR}(?: and)? ?)([0-5]?[0-9])(?:{_A_MINUTE})?")
_HOURS: Final = re.compile(rf"(.+?){_AN_HOUR}")
_MINUTES: Final = re.compile(rf"(.+?){_A_MINUTE}")


class Measure(StrEnum):
    """In what a field counts."""

    NUMBER = "number"
    HOURS = "hours"
    MINUTES = "minutes"
    ML = "ml"
    MG = "mg"
    G = "g"


def typed_number(text: str, measure: Measure) -> float | None:
    """The number in this measure, to two decimals; None where it says another one.

    Raises QuantityError as `parse_quantity`, with "ambiguous" for "1,500".
    """
    plain = " ".join(text.casefold().split())
    if _NONE.fullmatch(plain):
        return 0.0
    is_time = measure in (Measure.HOURS, Measure.MINUTES)
    number = _of_time(plain, measure) if is_time else _of(parse_quantity(plain), measure)
    return None if number is None else round(number, DECIMALS)


def _of_time(plain: str, measure: Measure) -> float | None:
    an_hour = 1 if measure is Measure.HOURS else MINUTES_AN_HOUR
    if both := _HOURS_AND_MINUTES.fullmatch(plain):
        return an_hour * (int(both[1]) + int(both[2]) / MINUTES_AN_HOUR)
    if hours := _HOURS.fullmatch(plain):
        return _counted(hours[1], an_hour)
    if minutes := _MINUTES.fullmatch(plain):
        return _counted(minutes[1], an_hour / MINUTES_AN_HOUR)
    return _counted(plain, 1)


def _counted(plain: str, times: float) -> float | None:
    number = _of(parse_quantity(plain), Measure.NUMBER)
    return None if number is None else number * times


def _of(quantity: Quantity, measure: Measure) -> float | None:
    if quantity.unit is None:
        return quantity.number
    if measure is Measure.ML:
        return quantity.volume_ml
    if quantity.weight_g is None:
        return None
    return {Measure.G: quantity.weight_g, Measure.MG: 1000 * quantity.weight_g}.get(measure)
