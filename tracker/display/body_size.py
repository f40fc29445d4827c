"""Height and weight as people write and read them: "170", "1.70 m", "5 ft 7 in", "68 kg", "150 lb"."""

import re
from typing import Final

from django.utils.translation import gettext as _

from tracker.display.amounts import NO_BREAK_SPACE, format_number

CM_PER_INCH: Final = 2.54
INCHES_PER_FOOT: Final = 12
KG_PER_POUND: Final = 0.45359237  # international avoirdupois pound
LEAST_CM, MOST_CM = 100.0, 250.0
LEAST_KG, MOST_KG = 25.0, 400.0
MOST_METRES: Final = 3.0  # "1.70" without a unit is metres

NUMBER: Final = r"(\d+(?:[.,]\d+)?)"
METRIC_HEIGHT: Final = re.compile(rf"{NUMBER}\s*(cm|m)?")
FEET: Final = re.compile(rf"{NUMBER}\s*(?:ft|feet|foot|['′’])\s*(?:{NUMBER}\s*(?:in|inches|inch|[\"″”]|'')?)?")
WEIGHT: Final = re.compile(rf"{NUMBER}\s*(kg|lbs?|pounds?)?")


class SizeError(ValueError):
    """What was typed is no height or weight; the message says what to do."""


def height_cm(words: str, *, imperial: bool = False) -> float:
    """Centimetres; raises SizeError, in whose sentence the person's own units come first.

    A number without a unit is centimetres, or metres up to 3; nobody is so many feet or inches tall.
    """
    text = words.strip().lower()
    if feet := FEET.fullmatch(text):
        inches = _number(feet[1]) * INCHES_PER_FOOT + (_number(feet[2]) if feet[2] else 0.0)
        size = inches * CM_PER_INCH
    elif metric := METRIC_HEIGHT.fullmatch(text):
        size = _number(metric[1])
        if metric[2] == "m" or (metric[2] is None and size <= MOST_METRES):
            size *= 100
    else:
        raise SizeError(
            _("Write the height like 5 ft 7 in or 170 cm.")
            if imperial
            else _("Write the height like 170 cm or 5 ft 7 in.")
        )
    if not LEAST_CM <= size <= MOST_CM:
        raise SizeError(
            _("Write a height from 3 ft 4 in to 8 ft 2 in, like 5 ft 7 in or 170 cm.")
            if imperial
            else _("Write a height from 100 to 250 cm, like 170 cm or 5 ft 7 in.")
        )
    return size


def weight_kg(words: str, *, imperial: bool = False) -> float:
    """Kilograms; raises SizeError. A number without a unit is in the person's own: kilograms, or pounds."""
    found = WEIGHT.fullmatch(words.strip().lower())
    if found is None:
        raise SizeError(
            _("Write the weight like 150 lb or 68 kg.") if imperial else _("Write the weight like 68 kg or 150 lb.")
        )
    in_pounds = found[2] != "kg" if imperial else found[2] not in (None, "kg")
    size = _number(found[1]) * (KG_PER_POUND if in_pounds else 1)
    if not LEAST_KG <= size <= MOST_KG:
        raise SizeError(
            _("Write a weight from 56 to 881 lb, like 150 lb or 68 kg.")
            if imperial
            else _("Write a weight from 25 to 400 kg, like 68 kg or 150 lb.")
        )
    return size


def _number(words: str) -> float:
    return float(words.replace(",", "."))


def height_words(cm: float, *, imperial: bool) -> str:
    """ "170 cm", or "5 ft 7 in"."""
    if not imperial:
        return f"{format_number(cm)}{NO_BREAK_SPACE}cm"
    feet, inches = divmod(round(cm / CM_PER_INCH), INCHES_PER_FOOT)
    return f"{feet}{NO_BREAK_SPACE}ft {inches}{NO_BREAK_SPACE}in"


def weight_words(kg: float, *, imperial: bool) -> str:
    """ "68 kg", or "150 lb"."""
    if imperial:
        return f"{format_number(kg / KG_PER_POUND)}{NO_BREAK_SPACE}lb"
    return f"{format_number(kg, 1)}{NO_BREAK_SPACE}kg"
