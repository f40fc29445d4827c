"""How much a person typed: "2", "1/2", "1 ½", "1,5", "200 g", "3 oz"."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from foods.nutrients import GRAMS_PER_OUNCE, ML_PER_FLUID_OUNCE, gettext_noop

MAX_CHARACTERS: Final = 40
LEAST: Final = 0.001
TOO_MUCH: Final = 10_000.0  # of anything: pieces, grams or millilitres

# The unit's short form, and the other ways to type it.
_UNITS: Final = {
    "g": "g gr gram grams gramme grammes",
    "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
    "oz": "oz ounce ounces",
    "ml": "ml millilitre millilitres milliliter milliliters",
    "fl oz": "floz fluidounce fluidounces fluidoz flounce flounces",
}
_UNIT_OF: Final = {spelling: unit for unit, spellings in _UNITS.items() for spelling in spellings.split()}
GRAMS: Final = {"g": 1.0, "kg": 1000.0, "oz": GRAMS_PER_OUNCE}
MILLILITRES: Final = {"ml": 1.0, "fl oz": ML_PER_FLUID_OUNCE}

_NUMBER: Final = r"(?:\d+(?:[.,]\d*)?|[.]\d+)"
_QUANTITY: Final = re.compile(
    rf"(?:(?:(?P<whole>\d+)[ -]+)?(?P<over>\d+) ?/ ?(?P<under>\d+)|(?P<number>{_NUMBER}))"
    r" ?(?P<unit>[a-z][a-z .]*)?",
    re.ASCII,
)
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\D|$)", re.ASCII)

MESSAGES: Final = {
    "empty": gettext_noop("Say how much: a number such as 2, 1/2 or 1.5."),
    "not_a_number": gettext_noop("That is not a number we can read. Write it like 2, 1/2, 1 ½ or 1.5."),
    "ambiguous": gettext_noop("Write the number without a comma between thousands, like 1000."),
    "unknown_unit": gettext_noop("We know g, kg, oz, ml and fl oz here. Choose other measures from the list."),
    "not_positive": gettext_noop("How much must be more than 0."),
    "too_large": gettext_noop("That is too much. How much must be under 10,000."),
}


class QuantityError(ValueError):
    """What is wrong with a typed quantity. `code` is a key of MESSAGES; str() is its English sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(MESSAGES[code])
        self.code = code


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number above 0, and its unit (g, kg, oz, ml, fl oz) or None when it counts portions."""

    number: float
    unit: str | None = None

    @property
    def weight_g(self) -> float | None:
        """Grams, where the unit is one of weight."""
        return self.number * GRAMS[self.unit] if self.unit in GRAMS else None

    @property
    def volume_ml(self) -> float | None:
        """Millilitres, where the unit is one of volume."""
        return self.number * MILLILITRES[self.unit] if self.unit in MILLILITRES else None


def _plain(text: str) -> str:
    """`text` in lower-case ASCII digits and letters, "1½" as "1 1/2"."""
    spaced = re.sub(r"(?<=\d)(?=[¼-¾⅐-⅞↉])", " ", text)
    plain = unicodedata.normalize("NFKC", spaced).replace("⁄", "/").replace("−", "-")
    return " ".join(plain.casefold().split())


def _unit(text: str | None) -> str | None:
    if not text:
        return None
    unit = _UNIT_OF.get(re.sub(r"[ .]", "", text))
    if unit is None:
        raise QuantityError("unknown_unit")
    return unit


def _number(match: re.Match[str]) -> float:
    if match["over"] is None:
        return float(match["number"].replace(",", "."))
    if int(match["under"]) == 0:
        raise QuantityError("not_a_number")
    return float(int(match["whole"] or 0) + Fraction(int(match["over"]), int(match["under"])))


def parse_quantity(text: str) -> Quantity:
    """The quantity a person typed, at least 0.001 and under 10,000 (grams and millilitres too, whatever the unit).

    Raises QuantityError with the code empty, not_a_number, ambiguous, unknown_unit, not_positive or too_large.
    A comma is a decimal comma ("1,5"), but "1,500" could be either and is refused.
    """
    plain = _plain(text[: MAX_CHARACTERS + 1])
    if not plain:
        raise QuantityError("empty")
    if len(text) > MAX_CHARACTERS:
        raise QuantityError("not_a_number")
    if _THOUSANDS.match(plain):
        raise QuantityError("ambiguous")
    match = _QUANTITY.fullmatch(plain.removeprefix("-"))
    if match is None:
        raise QuantityError("not_a_number")
    quantity = Quantity(_number(match), _unit(match["unit"]))
    if plain.startswith("-") or quantity.number < LEAST:
        raise QuantityError("not_positive")
    if max(quantity.number, quantity.weight_g or 0.0, quantity.volume_ml or 0.0) >= TOO_MUCH:
        raise QuantityError("too_large")
    return quantity
