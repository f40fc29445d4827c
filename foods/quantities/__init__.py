"""How much, in typed words: one amount ("1 ½", "200 g"), or a whole line ("2 eggs, 1 cup cooked spinach")."""

from foods.quantities.line_part import LINE_CUT, MAX_LINE_CHARACTERS, LinePart, is_line_cut
from foods.quantities.parts import parse_line
from foods.quantities.typed import (
    GRAMS,
    MESSAGES,
    MILLILITRES,
    Quantity,
    QuantityError,
    format_quantity,
    parse_quantity,
)

__all__ = [
    "GRAMS",
    "LINE_CUT",
    "MAX_LINE_CHARACTERS",
    "MESSAGES",
    "MILLILITRES",
    "LinePart",
    "Quantity",
    "QuantityError",
    "format_quantity",
    "is_line_cut",
    "parse_line",
    "parse_quantity",
]
