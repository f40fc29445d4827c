"""Amounts that stand behind their foods: "rice 150 g and beans", "rice (150 g)", "pizza, two slices"."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.amounts import read_amount
from foods.quantities.kinds import describes
from foods.quantities.measure_names import measure_of
from foods.quantities.measures import ALSO_FOODS, CONTAINERS, SIZES, listed
from foods.quantities.numbers import ARTICLES, is_number, plain_at, read_number
from foods.quantities.preparations import DONE, STATES
from foods.quantities.reading import Reading
from foods.quantities.tokens import Token
from foods.quantities.units import unit_at

_DIVIDES: Final = frozenset({",", "and", "&", "+", "plus", "with", "on", "then"})
_MOST_COUNTED: Final = 12
_MOST_COUNTED_WORDS: Final = 3
_MOST_OF_AMOUNT: Final = 5
_WHOLE_DISH: Final = listed("box block glass mug bowl plate order half part")  # "beans on toast (1 plate)" has both
_PIECES: Final = (ALSO_FOODS | listed("rasher scoop dollop knob piece handful spoonful")) - _WHOLE_DISH
_SAID_OF_IT: Final = (STATES | DONE | frozenset(SIZES) | listed("net weight each total approx only size")) - {"with"}
_AFTER_ALONE: Final = frozenset({"", ",", ".", ";", "and", "&", "+", "with", ")"})


def is_amount_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a measured amount ends the food that begins at token `at`: "rice 150 g", of "with rice 150 g and …"."""
    end = next((place for place in range(at, len(tokens)) if tokens[place].plain in _DIVIDES), len(tokens))
    number = next((place for place in range(at + 1, end) if is_number(tokens, place)), None)
    reading = None if number is None else read_amount(tokens, number)
    return reading is not None and reading.unit is not None and reading.end == end


def has_pieces_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether one word at `at` has its pieces in brackets behind it, as toast in "beans on toast (2 slices)"."""
    if plain_at(tokens, at + 1) != "(" or not is_number(tokens, at + 2):
        return False
    end = next((place for place in range(at + 3, len(tokens)) if tokens[place].text in ")]"), at + 2)
    found = lone_amount(tokens[at + 2 : end])
    return found is not None and found.unit in _PIECES


def begins_pair(tokens: Sequence[Token], at: int) -> bool:
    """Whether a food begins at `at` that has its amount behind it: "chicken 200 g" of "rice 150 g chicken 200 g"."""
    while plain_at(tokens, at) in STATES:
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].plain in _SAID_OF_IT | _DIVIDES:
        return False
    for place in range(at + 1, min(at + _MOST_OF_AMOUNT, len(tokens))):
        if is_number(tokens, place):
            reading = amount_at_end(tokens, place)
            return reading is not None and reading.unit is not None and plain_at(tokens, place - 1) not in _DIVIDES
        if tokens[place].kind != "word" or tokens[place].plain in _DIVIDES:
            return False
    return False


def begins_counted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small whole number counts the words after it: "1 toast" of "2 eggs 1 toast"."""
    if not tokens[at].text.isdecimal() or not 0 < tokens[at].number <= _MOST_COUNTED:
        return False
    end = next((place for place in range(at + 1, len(tokens)) if tokens[place].kind != "word"), len(tokens))
    return 0 < end - at - 1 <= _MOST_COUNTED_WORDS and all(token.text.islower() for token in tokens[at + 1 : end])


def follows_amount(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether a food from token `begin` has its amount right before `at`, in brackets or not."""
    is_bracketed = tokens[at - 1].text in ")]"
    end = at - is_bracketed
    for place in range(end - 1, max(begin, end - _MOST_OF_AMOUNT), -1):
        reading = lone_amount(tokens[place:end]) if is_number(tokens, place) else None
        if reading is not None and reading.end == end - place and reading.unit is not None:
            return not is_bracketed or tokens[place - 1].text in "(["
    return False


def lone_amount(tokens: Sequence[Token]) -> Reading | None:
    """The amount that all of the tokens are, also "two slices", whose measure would be a food's name in front of one.

    A state may follow, as in "145 g drained": `end` is where it begins. None where they say more, or no number.
    """
    reading = read_amount(tokens, 0)
    if reading is None or reading.quantity is None:
        return None
    if reading.unit is None:
        reading.unit, reading.end = unit_at(tokens, reading.end)
    return reading if all(_is_of_amount(token) for token in tokens[reading.end :]) else None


def _is_of_amount(token: Token) -> bool:
    return token.plain in _SAID_OF_IT or measure_of(token.text) in CONTAINERS  # "330 ml can"


def is_measure_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number and a measure stand alone at token `at`: "two slices," of "pizza, two slices, and tea"."""
    number = read_number(tokens, at)
    if number is None or plain_at(tokens, at) in ARTICLES:
        return False
    unit, end = unit_at(tokens, number.end)
    return unit is not None and plain_at(tokens, end) in _AFTER_ALONE


def only_says_how(tokens: Sequence[Token]) -> bool:
    """Whether what stands behind an amount only describes the food before it: "40 g dry", "1 cup with milk"."""
    return plain_at(tokens, 0) == "with" or all(describes(token.plain) for token in tokens)


def times_alone(tokens: Sequence[Token]) -> Reading | None:
    """How many "x3" says, where it is all."""
    word = plain_at(tokens, 0)
    is_times = len(tokens) == 1 and word[:1] == "x" and word[1:].isascii() and word[1:].isdecimal()
    return Reading(1, float(word[1:])) if is_times else None


def amount_at_end(tokens: Sequence[Token], at: int) -> Reading | None:
    """The amount at token `at`; at the end of a food with the measure that would begin one: "pizza 2 slices"."""
    reading = read_amount(tokens, at)
    if reading is not None and reading.quantity is not None and reading.unit is None:
        unit, end = unit_at(tokens, reading.end)
        if unit is not None and end == len(tokens):
            reading.unit, reading.end = unit, end
    return reading


def time_of_day(tokens: Sequence[Token], *, has_amount: bool) -> int | None:
    """Where "at 8" or, behind a food that has an amount, "around 11" begins at the end; None where no hour is told."""
    if len(tokens) < 3 or not is_number(tokens, len(tokens) - 1) or not 0 < tokens[-1].number <= 24:
        return None
    is_told = "at" in {tokens[-2].plain, tokens[-3].plain} or (
        has_amount and tokens[-2].plain in {"around", "about", "by", "circa", "~"}
    )
    begin = len(tokens) - 2 - (tokens[-3].plain == "at")
    return begin if is_told and begin > 0 and tokens[-1].number.is_integer() else None
