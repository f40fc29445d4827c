"""How much a person typed into a field, read as in a line: "2", "1 ½", "200 g", "1 lb 4 oz", "2 x 150 g", "a cup"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from foods.nutrients import gettext_noop
from foods.quantities.amounts import read_amount
from foods.quantities.measures import GRAMS, MILLILITRES, Amount
from foods.quantities.reading import Reading
from foods.quantities.tokens import Token, tokenise
from foods.quantities.units import unit_at

MAX_CHARACTERS: Final = 40
LEAST: Final = 0.001
TOO_MUCH: Final = 10_000.0  # of anything: pieces, grams or millilitres
_JOINTS: Final = frozenset({",", "+", "&"})
_MANY_DIGITS: Final = re.compile(r"[+-]?[0-9]{10,}")

MESSAGES: Final = {
    "empty": gettext_noop("Say how much: a number such as 2, 1/2 or 1.5."),
    "not_a_number": gettext_noop("That is not a number we can read. Write it like 2, 1/2, 1 ½ or 1.5."),
    "ambiguous": gettext_noop("Write the number without a mark between thousands, like 1500 or 1.5."),
    "several": gettext_noop("Write one amount only, such as 2, 200 g or 1 lb 4 oz."),
    "unknown_unit": gettext_noop(
        "We know g, kg, mg, oz, lb, ml, cl, dl, l, fl oz, cup, tbsp and tsp here. Choose other measures from the list."
    ),
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
    """A number above 0, and its measure's short form ("g", "fl oz", "cup", "iu", "slice"), None where it counts."""

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


def parse_quantity(text: str) -> Quantity:
    """The quantity a person typed, at least 0.001 and under 10,000 (grams and millilitres too, whatever the unit).

    A range is its middle, "2 x 150 g" are 300 g. Raises QuantityError with the code empty, not_a_number, ambiguous,
    several, unknown_unit, not_positive or too_large. A comma is a decimal comma ("1,5"), but "1,500" and "1.500" could
    be either and are refused.
    """
    tokens = tokenise(text[: MAX_CHARACTERS + 1].rstrip(" ."))
    if not tokens:
        raise QuantityError("empty")
    if len(text) > MAX_CHARACTERS:
        raise QuantityError("not_a_number")
    if _MANY_DIGITS.fullmatch(text.strip()):
        raise QuantityError("too_large")
    is_negative = tokens[0].plain == "-"
    quantity = _quantity(tokens[is_negative:])
    if is_negative or quantity.number < LEAST:
        raise QuantityError("not_positive")
    if max(quantity.number, quantity.weight_g or 0.0, quantity.volume_ml or 0.0) >= TOO_MUCH:
        raise QuantityError("too_large")
    return quantity


def _quantity(tokens: Sequence[Token]) -> Quantity:
    reading = read_amount(tokens, 0)
    if reading is None or reading.amount is None:
        raise QuantityError("not_a_number")
    amount, rest = _with_last_unit(tokens, reading, reading.amount)
    if rest or reading.is_length or reading.size:
        raise QuantityError(_problem(tokens, rest))
    if reading.is_doubtful:
        raise QuantityError("ambiguous")
    if reading.each is not None:
        return Quantity(amount.middle * reading.each.middle, reading.each.unit)
    return Quantity(amount.middle, amount.unit)


def _with_last_unit(tokens: Sequence[Token], reading: Reading, amount: Amount) -> tuple[Amount, Sequence[Token]]:
    """The amount with a measure that would be a food at the end of a line ("2 slices"), and what stands after it."""
    unit, end = unit_at(tokens, reading.end)
    if amount.unit is None and unit is not None:
        return Amount(amount.quantity, unit, amount.high), tokens[end:]
    return amount, tokens[reading.end :]


def _problem(tokens: Sequence[Token], rest: Sequence[Token]) -> str:
    """Why words after the amount, or a size, cannot be read: another amount, a measure unknown here, or no number."""
    if not rest:
        return "unknown_unit"
    is_glued = tokens[-len(rest) - 1].end == rest[0].start and rest[0].plain not in _JOINTS
    if any(token.kind == "number" for token in rest):
        return "not_a_number" if is_glued else "several"
    return "unknown_unit" if all(token.text.replace("-", "").isalpha() for token in rest) else "not_a_number"
