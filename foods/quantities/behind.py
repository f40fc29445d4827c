"""Amounts that stand behind their foods: "rice 150 g and beans", "rice (150 g)"."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.amounts import read_amount
from foods.quantities.numbers import is_number
from foods.quantities.tokens import Token

_DIVIDES: Final = frozenset({",", "and", "&", "+", "plus", "with", "on", "then"})
_MOST_OF_AMOUNT: Final = 5


def is_amount_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a measured amount ends the food that begins at token `at`: "rice 150 g", of "with rice 150 g and …"."""
    end = next((place for place in range(at, len(tokens)) if tokens[place].plain in _DIVIDES), len(tokens))
    number = next((place for place in range(at + 1, end) if is_number(tokens, place)), None)
    reading = None if number is None else read_amount(tokens, number)
    return reading is not None and reading.unit is not None and reading.end == end


def follows_amount(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether a food from token `begin` has its amount right before `at`, in brackets or not."""
    is_bracketed = tokens[at - 1].text in ")]"
    end = at - is_bracketed
    for place in range(end - 1, max(begin, end - _MOST_OF_AMOUNT), -1):
        reading = read_amount(tokens, place) if is_number(tokens, place) else None
        if reading is not None and reading.end == end and reading.unit is not None:
            return not is_bracketed or tokens[place - 1].text in "(["
    return False
