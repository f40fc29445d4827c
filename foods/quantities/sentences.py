"""Where the sentences and brackets of a line are: none ends in "4 oz. steak", "approx. 2"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from foods.quantities.measure_names import measure_of
from foods.quantities.measures import SIZES, listed
from foods.quantities.narration import ATE, SAID_OF_FOODS, WHO, WHOSE
from foods.quantities.numbers import ARTICLES, is_number, plain_at
from foods.quantities.preparations import NEGATIONS, REMARKS, REMARKS_AFTER_COMMA
from foods.quantities.tokens import Token

_GOES_ON: Final = REMARKS | listed("or more cut discard save keep reserve extra")
_TELLS_HOW: Final = _GOES_ON | REMARKS_AFTER_COMMA | listed("cook do don't make this it if be i bring let be sure my")
_BEFORE_AMOUNTS: Final = listed("and plus with or then on in about of approximately to")
_JOINTS: Final = listed("and & + , ; : . ( ) with on plus or of in x")
_LEADS_TO_FOOD: Final = WHO | WHOSE | (ATE - SAID_OF_FOODS) | listed("some more for")
_NOTHING_BETWEEN: Final = (_JOINTS - {")", "."}) | ARTICLES | _LEADS_TO_FOOD
_BEFORE_EACH: Final = frozenset({"-", ",", ":"})
_MOST_BEFORE_NOT: Final = 4  # "(skin not eaten)"
_ABBREVIATED: Final = listed(
    "approx no nos st mr mrs ms dr vs etc incl excl opt med sm lg lge ea ca circa choc refrig veg evap cond frzn",
    "chopd unsw pkgd min max temp env conc avg reg assd assort vit vits",
)
_MEASURES_SPELLED_OUT: Final = listed(
    "slice slices piece pieces cup cups glass glasses bowl bowls bar bars serving servings bottle bottles can cans",
    "clove cloves grams gram ounces ounce tablespoons teaspoons tablespoon teaspoon block plate mug jar box bag pot",
    "stick sticks",
)


def with_bullets_read(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens less the bullets and pictures that divide nothing: "2 🥚 eggs", "a 🍎 and 🍺 beer"."""
    if not any(token.plain == "•" for token in tokens):
        return tokens
    return [token for at, token in enumerate(tokens) if token.plain != "•" or _bullet_divides(tokens, at)]


def _bullet_divides(tokens: Sequence[Token], at: int) -> bool:
    before, following = tokens[at - 1] if at else None, plain_at(tokens, at + 1)
    if before is None or following in _JOINTS | {""} or (before.kind == "number" and following != "#"):
        return False
    if before.plain in _NOTHING_BETWEEN or (following[:1] == "x" and following[1:].isdecimal()):
        return False
    if before.kind == "word" and measure_of(before.text) is not None and is_number(tokens, at - 2):
        return False
    return not (is_number(tokens, at + 1) and _is_amount_alone(tokens, at + 1))


def _is_amount_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number at `at` says how much there is of what stands before: "milk 🥛 200 ml"."""
    at += 1 + (plain_at(tokens, at + 1) in {"g", "ml"} or measure_of(plain_at(tokens, at + 1)) is not None)
    return plain_at(tokens, at) in {"", ",", ";", "•"}


def ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark at `at` ends a sentence: not in "4 oz. steak", "approx. 2", "St. John's", "1.5"."""
    if tokens[at].kind != "mark":
        return False
    if tokens[at].text in {"!", "?"}:
        return at + 1 == len(tokens) or tokens[at].end < tokens[at + 1].start  # not in "Grands!® biscuits"
    if plain_at(tokens, at + 1) == "(":  # "white pepper. (or black pepper)"
        return False
    if tokens[at].text != "." or (at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start):
        return False
    before = tokens[at - 1] if at else tokens[at]
    if is_number(tokens, at - 2) and measure_of(before.text) is not None:
        return _is_behind_food(tokens, at - 2) and not (at + 1 < len(tokens) and tokens[at + 1].text.islower())
    if before.kind != "word" or len(before.text) < 3 or before.plain in _ABBREVIATED or before.plain in SIZES:
        return before.text == ")"
    if at + 1 == len(tokens) or measure_of(before.text) is None:
        return True
    return before.plain in _MEASURES_SPELLED_OUT and not tokens[at + 1].text.islower()


def _is_behind_food(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number at `at` stands behind its food: "Ham 3 oz. Toast", though not "and 3 oz. Ham"."""
    before = tokens[at - 1] if at else tokens[at]
    return before.kind == "word" and before.plain not in _BEFORE_AMOUNTS and measure_of(before.text) is None


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


def with_marks_read(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the marks as meant: a semicolon before a remark is a comma, a dash before "each" none."""
    return [_as_comma(tokens, at) for at in range(len(tokens)) if not _leads_to_each(tokens, at)]


def _as_comma(tokens: Sequence[Token], at: int) -> Token:
    """A mark before a remark as the comma it stands for: "peppercorns; more for garnish", "1 onion. Reserve half"."""
    if tokens[at].kind != "mark":
        return tokens[at]
    following = plain_at(tokens, at + 1)
    leads_on = tokens[at].plain == ";" and following in _GOES_ON
    leads_on |= tokens[at].plain == "." and following in _TELLS_HOW and ends_sentence(tokens, at)
    return replace(tokens[at], plain=",") if leads_on else tokens[at]


def _leads_to_each(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark at `at` only leads on to what one of them weighs: "2 slices - each 3/4 oz"."""
    if tokens[at].plain not in _BEFORE_EACH:
        return False
    is_before_each = plain_at(tokens, at + 1) == "each" and is_number(tokens, at + 2) and at + 4 < len(tokens)
    return is_before_each and measure_of(tokens[at - 1].text) is not None
