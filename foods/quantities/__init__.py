"""How much, in words: an amount typed ("200 g") or written ("1 ½"), or a whole line ("2 eggs, 1 cup spinach")."""

from foods.quantities.line import Line, as_one, parse_line, read_line
from foods.quantities.line_part import DOUBTS, LINE_CUT, MAX_LINE_CHARACTERS, LinePart, is_line_cut
from foods.quantities.measures import GRAMS, MILLILITRES
from foods.quantities.numbers import names_number
from foods.quantities.typed import MESSAGES, Quantity, QuantityError, parse_quantity
from foods.quantities.written import format_quantity

__all__ = [
    "DOUBTS",
    "GRAMS",
    "LINE_CUT",
    "MAX_LINE_CHARACTERS",
    "MESSAGES",
    "MILLILITRES",
    "Line",
    "LinePart",
    "Quantity",
    "QuantityError",
    "as_one",
    "format_quantity",
    "is_line_cut",
    "names_number",
    "parse_line",
    "parse_quantity",
    "read_line",
]
