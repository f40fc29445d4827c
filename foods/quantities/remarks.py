"""Remarks of a line, which no search needs: "for garnish", "cut into strips", "casings removed"."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.measures import listed
from foods.quantities.numbers import is_number, plain_at
from foods.quantities.preparations import REMARK_WORDS, REMARKS, REMARKS_AFTER_COMMA, STATES, is_done
from foods.quantities.tokens import Token

_OR: Final = listed("more to as a so less enough")
_LAST_WORDS: Final = listed(
    "optional divided garnish crosswise lengthwise approximately needed optionally total",
)
_WHERETO: Final = {
    "see": listed("note notes recipe below above page tip tips cook's headnote instructions footnote here link"),
    "cut": listed("in from into"),
    "chopped": listed("into"),
    "torn": listed("in into"),
    "broken": listed("in into"),
    "dissolved": listed("in into"),
    "mixed": listed("with into"),
    "beaten": listed("with"),
    "prepared": listed("in from with according as"),
}
_JOINED_TO: Final = listed("mixed blended combined topped served")  # with the food of the next part
# With these begins a remark too, that needs all of its words: "oysters and their liquor", "tomatoes on the vine".
_OF_IT: Final = {
    "in": (("their",), ("its",), ("shells",)),
    "and": (("their",), ("its",)),
    "with": (("their",), ("its",)),
    "of": (("choice",), ("your",)),
    "on": (("the", "vine"), ("the", "side"), ("side",), ("top",), ("the", "top"), ("the", "go")),
}


def begins_remark(tokens: Sequence[Token], at: int) -> bool:
    """Whether a remark begins at token `at`, in the middle of a food's words."""
    word, following = tokens[at].plain, plain_at(tokens, at + 1)
    if word in REMARKS:
        return following != "" or word in _LAST_WORDS
    for words in _OF_IT.get(word, ()):
        if all(plain_at(tokens, at + step) == said for step, said in enumerate(words, 1)):
            return True
    if following == "" and word in _JOINED_TO:
        return True
    if word == "or":
        return is_number(tokens, at + 1) or following in _OR
    return following in _WHERETO.get(word, frozenset()) or (following in {"into", "according"} and is_done(word))


def is_remark(words: Sequence[str]) -> bool:
    """Whether what stands after a comma says how the food is done or what it is for, and names no further one."""
    first = words[0]
    is_said = first in REMARKS_AFTER_COMMA or first in STATES or first == "or" or is_done(first)
    return is_said or not REMARK_WORDS.isdisjoint(words)
