"""How much was eaten, as Cronometer writes it: "4.00 medium", "600.00 g", "2.00 x 3.0 oz", "1000.00 IU"."""

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from foods.nutrients import GRAMS_PER_OUNCE
from tracker.imports.readers.cells import UnreadableError, cut, fold, is_nothing, number
from tracker.models.serving import MOST_GRAMS, MOST_PORTIONS

LONGEST_PORTION: Final = 200  # the column of Serving; a test compares them

_GRAMS: Final = {
    "kg": 1000.0,
    "g": 1.0,
    "gram": 1.0,
    "grams": 1.0,
    "mg": 1e-3,
    "μg": 1e-6,
    "mcg": 1e-6,
    "oz": GRAMS_PER_OUNCE,
    "ounce": GRAMS_PER_OUNCE,
    "ounces": GRAMS_PER_OUNCE,
    "lb": 16 * GRAMS_PER_OUNCE,
    "lbs": 16 * GRAMS_PER_OUNCE,
    "pound": 16 * GRAMS_PER_OUNCE,
    "pounds": 16 * GRAMS_PER_OUNCE,
}
# As portions are spelled here, so that they read as amounts: "600 g", "1,000 IU".
_SPELLINGS: Final = {
    "grams": "g",
    "gram": "g",
    "mcg": "µg",
    "ounce": "oz",
    "ounces": "oz",
    "lbs": "lb",
    "ml": "mL",
    "iu": "IU",
}
_UNITS: Final = frozenset([*_GRAMS, *_SPELLINGS.values()])
# Doses, which nothing to eat is counted in. A capsule may hold coffee: the category is asked first.
_DOSE: Final = re.compile(r"\b(?:iu|i\.u\.|capsules?|caplets?|tablets?|soft ?gels?|gel ?caps?|pills?|lozenges?)\b")
_AMOUNT: Final = re.compile(r"(?P<number>[+-]?\d[\d.,'’]*)(?:\s+(?P<rest>.*)|(?P<unit>[^\W\d].*))?")
_SIZED: Final = re.compile(r"(?P<number>\d[\d.,]*)?\s*(?P<unit>[^\W\d]+)\.?")


@dataclass(frozen=True, slots=True)
class Portion:
    """`quantity` times what `text` says; grams of all of it where that is a mass, else None."""

    quantity: float
    text: str
    grams: float | None

    @property
    def is_dose(self) -> bool:
        return bool(_DOSE.search(fold(self.text)))


def read_portion(cell: str, field: str) -> Portion:
    """The portion that a cell says; one of what it says where it begins with no number.

    Raises UnreadableError for nothing eaten, and for what no entry can hold.
    """
    match = None if is_nothing(cell) else _AMOUNT.fullmatch(cell)
    quantity = _number(match["number"]) if match else None
    if match is None or quantity is None:
        return Portion(1.0, "" if is_nothing(cell) else cut(cell, LONGEST_PORTION), None)
    if quantity <= 0:
        reason = _("The amount is 0: nothing was eaten.") if quantity == 0 else _("The amount is less than 0.")
        raise UnreadableError(field, reason)
    text = _without_times(match["rest"] or match["unit"] or "")
    grams = _grams(quantity, text)
    if grams is not None and grams >= MOST_GRAMS:
        raise UnreadableError(field, _("“%(cell)s” is more than one entry holds.") % {"cell": cut(cell, 40)})
    if quantity >= MOST_PORTIONS:  # 10,000 IU is one dose
        return Portion(1.0, cut(f"{quantity:.0f} {text}".strip(), LONGEST_PORTION), grams)
    return Portion(quantity, cut(_as_one(text), LONGEST_PORTION), grams)


def _number(text: str) -> float | None:
    """Cronometer writes a point; a comma before other than three digits is one that a spreadsheet made of it."""
    value = number(text, ".")
    return number(text, ",") if value is None else value


def _without_times(text: str) -> str:
    """ "x 3.0 oz" says what one of so many is, and "1" of something that is only counted nothing."""
    return "" if text == "1" else re.sub(r"^[x×]\s*(?=\d)", "", text.strip())


def _as_one(text: str) -> str:
    """One of what is counted, as portions are written here: "1 bowl". Units stay as they are: "g", "IU"."""
    text = _SPELLINGS.get(text.casefold(), text)
    return f"1 {text}" if text[:1].isalpha() and text not in _UNITS else text


def _grams(quantity: float, text: str) -> float | None:
    match = _SIZED.fullmatch(fold(text))
    factor = _GRAMS.get(match["unit"]) if match else None
    if match is None or factor is None:
        return None
    each = _number(match["number"]) if match["number"] else 1.0
    grams = quantity * each * factor if each else 0.0
    return grams if grams > 0 else None
