"""What stands between commas by its words alone: a food of its own, or how the food before is."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.measure_names import measure_of
from foods.quantities.measures import SIZES, listed
from foods.quantities.preparations import (
    DONE,
    HOW,
    MAYBE_REMARKS,
    NEGATIONS,
    PARTS_DONE,
    REMARK_WORDS,
    REMARKS,
    REMARKS_AFTER_COMMA,
    STATES,
    WAITING,
    is_done,
)
from foods.quantities.tokens import Token

_PARTS_OF_FOODS: Final = listed("fat skin bone bones part parts only and or type added in")
SAY_HOW: Final = STATES | DONE | HOW | _PARTS_OF_FOODS | frozenset(SIZES)
_DONE_STATES: Final = STATES | DONE
_WAITS: Final = WAITING | DONE
_NO_NOUN: Final = REMARKS_AFTER_COMMA | PARTS_DONE | MAYBE_REMARKS | HOW | STATES | frozenset(SIZES)
_JOINTS: Final = listed("and & with on")
_LEADS_ON: Final = listed("in into to for as if at from by of the a it them each before after until")
_MOST_DONE_TO: Final = 3  # words
_NO_SEGMENTS: Final = (REMARKS_AFTER_COMMA - STATES) | NEGATIONS | {"with", "i", "we", "cook"}


def may_name_food(words: Sequence[str]) -> bool:
    """Whether the words may name a food: they are no remark, no state and no choice."""
    if not words or not words[0][0].isalpha() or "or" in words or not REMARK_WORDS.isdisjoint(words):
        return False
    if words[0] in PARTS_DONE and any(is_done(word) for word in words[1:]):
        return False
    if words[0] in _DONE_STATES and not REMARKS.isdisjoint(words):
        return False
    if is_done(words[0]) and not _is_done_to(words):
        return False
    if words[0] in _NO_SEGMENTS and not is_done(words[0]):
        return False
    said = words[: words.index("in") + 1] if "in" in words else words  # "canned in oil"
    return not (words[0] in SAY_HOW and all(word in SAY_HOW or is_done(word) for word in said))


def _is_done_to(words: Sequence[str]) -> bool:
    """Whether a preparation is that of a food named behind it: "grated cheese", not "sliced thin", "cut into cubes"."""
    joint = next((at for at, word in enumerate(words) if word in _JOINTS), len(words))
    words, noun = words[:joint], words[joint - 1]
    is_noun = noun[0].isalpha() and noun not in _NO_NOUN and not is_done(noun) and measure_of(noun) is None
    return 1 < len(words) <= _MOST_DONE_TO and is_noun and _LEADS_ON.isdisjoint(words)


def is_state(words: Sequence[str]) -> bool:
    """Whether only states of the food before follow: "chicken 4 oz cooked"."""
    return bool(words) and all(word in SAY_HOW for word in words)


def said_of(words: Sequence[str]) -> list[str]:
    """The words of a food without its measure and what it is for: "mint" of "mint sprigs for serving"."""
    food = words[: words.index("for")] if "for" in words else words
    return [word for word in food if measure_of(word) is None]


def waits(token: Token) -> bool:
    """Whether a word or mark still waits for the noun it describes: "boneless", "fat-free"."""
    return token.kind != "word" or token.plain in _WAITS or token.plain.endswith(("less", "-free", "-style"))
