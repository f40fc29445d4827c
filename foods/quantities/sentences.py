"""Where the sentences and brackets of a line are: none ends in "4 oz. steak", "approx. 2"."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.measure_names import measure_of
from foods.quantities.measures import SIZES, listed
from foods.quantities.numbers import plain_at
from foods.quantities.preparations import NEGATIONS
from foods.quantities.tokens import Token

_MOST_BEFORE_NOT: Final = 4  # "(skin not eaten)"
_ABBREVIATED: Final = listed(
    "approx no nos st mr mrs ms dr vs etc incl excl opt med sm lg lge ea ca circa choc refrig veg evap cond frzn",
    "chopd unsw pkgd min max temp env conc avg reg assd assort",
)
_MEASURES_SPELLED_OUT: Final = listed(
    "slice slices piece pieces cup cups glass glasses bowl bowls bar bars serving servings bottle bottles can cans",
    "clove cloves grams gram ounces ounce tablespoons teaspoons tablespoon teaspoon block plate mug jar box bag pot",
    "stick sticks",
)


def ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark at `at` ends a sentence: not in "4 oz. steak", "approx. 2", "St. John's", "1.5"."""
    if tokens[at].text in {"!", "?"}:
        return True
    if tokens[at].text != "." or (at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start):
        return False
    before = tokens[at - 1] if at else tokens[at]
    if before.kind != "word" or len(before.text) < 3 or before.plain in _ABBREVIATED or before.plain in SIZES:
        return before.text == ")"
    return at + 1 == len(tokens) or measure_of(before.text) is None or before.plain in _MEASURES_SPELLED_OUT


def in_brackets(tokens: Sequence[Token]) -> frozenset[int]:
    """The places of all tokens in brackets that are closed, the brackets too."""
    found: set[int] = set()
    opened: int | None = None
    for at, token in enumerate(tokens):
        if token.text == "(" or token.plain in {"[", "{"}:
            opened = at if opened is None else opened
        elif opened is not None and token.plain in {")", "]", "}"}:
            found.update(range(opened, at + 1))
            opened = None
    return frozenset(found)


def negated_brackets(tokens: Sequence[Token]) -> frozenset[int]:
    """The places in brackets that say what the food is not or has not: "yogurt (not frozen)"."""
    places, found, is_negated = in_brackets(tokens), set[int](), False
    for at in sorted(places):
        if tokens[at].plain in {"(", "["}:
            is_negated = any(plain_at(tokens, at + later) in NEGATIONS for later in range(1, _MOST_BEFORE_NOT))
        if is_negated:
            found.add(at)
    return frozenset(found)
