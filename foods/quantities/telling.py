"""Whether a line is told as a sentence, and where it says a weight: "I had", "paired with", "a crispy 28g"."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.amounts import read_amount
from foods.quantities.measure_names import measure_of
from foods.quantities.measures import DOSES, is_exact, listed
from foods.quantities.naming import praises
from foods.quantities.narration import ATE, MEALS, PAIRED, PARTICLES, PRAISE, SAID_OF_FOODS, WEIGHS
from foods.quantities.numbers import is_number, plain_at, read_number
from foods.quantities.preparations import STATES
from foods.quantities.sentences import in_brackets
from foods.quantities.tokens import Token

ARTICLES: Final = listed("a an some another")
ABOUT: Final = listed("about roughly around approximately just exactly only nearly almost at in of a")
MOST_PARTICLES: Final = 5  # "washed it all down with"
_TELLERS: Final = listed("i we i'm i've i'd i'll we're we've we'd")
SURELY_JOINED: Final = listed(
    "along together alongside besides plus then accompanied followed washed paired complemented"
)
_ATE_AFTER_ALL: Final = listed("had ate drank having eating eaten")  # "just had", "also ate"
_JUST: Final = listed("just also then already only finally")
_ONLY_ATE: Final = (ATE - SAID_OF_FOODS) | {"finished"}
_STIRRED: Final = listed(
    "mixed blended combined stirred"
)  # after an amount a cook says so: "2 tsp starch, mixed with …"
_BEFORE_WEIGHT: Final = PRAISE | ARTICLES
_KINDS: Final = PRAISE | STATES
_TELLING: Final = _TELLERS | MEALS | WEIGHS | PAIRED | _BEFORE_WEIGHT
_MOST_LEADING: Final = 2  # words at the beginning, which tell where others do not: "ate", "just had"
_MOST_TO_UNIT: Final = 6  # "between 80 and 120 g"


def is_prose(tokens: Sequence[Token]) -> bool:
    """Whether the tokens of a line are told as a sentence, not listed."""
    bracketed = in_brackets(tokens)
    is_counted = is_number(tokens, 0)  # "1 chicken, weighing 3 lb", "4 oz cheddar, I used sharp"
    return any(
        _joins(tokens, at) or (not is_counted and _tells(tokens, at))
        for at in range(len(tokens))
        if at not in bracketed and (at < _MOST_LEADING or tokens[at].plain in _TELLING)
    )


def _joins(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at].plain in PAIRED and _is_pairing(tokens, at)


def _tells(tokens: Sequence[Token], at: int) -> bool:
    word, following = plain_at(tokens, at), plain_at(tokens, at + 1)
    if word in _TELLERS:
        return following not in {"", ",", ".", "-"}
    if word in MEALS:
        later = [plain_at(tokens, place) for place in range(at + 1, at + 5)]
        return any(found in ATE for found in later) and not is_number(tokens, at + 1) and not is_number(tokens, 0)
    if at == 0 and word in _ONLY_ATE:
        return following not in {"", ","}
    if at == 1 and (word in _ATE_AFTER_ALL or (word in _ONLY_ATE and plain_at(tokens, 0) in _JUST)):
        return is_number(tokens, at + 1) or following in ARTICLES
    if word in WEIGHS:
        return weight_at(tokens, past_about(tokens, at + 1)) is not None
    is_kind = at == 0 and word in STATES  # "fried 60 g egg"
    return (is_kind or word in _BEFORE_WEIGHT) and _leads_to_weight(tokens, at + 1)


def _is_pairing(tokens: Sequence[Token], at: int) -> bool:
    """Whether "paired with", "washed down with", "alongside" joins a food that has an amount or an article."""
    word = plain_at(tokens, at)
    if word in {"plus", "then"} or (word in _STIRRED and is_number(tokens, 0)):
        return False
    end = at + 1
    while plain_at(tokens, end) in PARTICLES and end < at + MOST_PARTICLES:
        end += 1
    if end == at + 1 and word not in {"alongside", "besides"}:
        return False
    return is_number(tokens, end) or plain_at(tokens, end) in ARTICLES or word in SURELY_JOINED


def _leads_to_weight(tokens: Sequence[Token], at: int) -> bool:
    for place in range(at, min(at + 4, len(tokens))):
        if weight_at(tokens, place) is not None:
            return place > at or plain_at(tokens, at - 1) in _KINDS
        if not praises(tokens[place].plain) and tokens[place].plain not in STATES:
            return False
    return False


def weight_at(tokens: Sequence[Token], at: int) -> int | None:
    """The end of a weight or volume whose number is at `at`; None where there is none."""
    if not any(_names_weight(token) for token in tokens[at + 1 : at + _MOST_TO_UNIT]):
        return None
    is_number_word = plain_at(tokens, at) not in ARTICLES and read_number(tokens, at) is not None
    if not (is_number(tokens, at) or is_number_word or plain_at(tokens, at) == "between"):
        return None
    reading = read_amount(tokens, at)
    if reading is None or reading.quantity is None or not _is_weight(reading.unit):
        return None
    end = None
    for place in range(at, reading.end):
        if tokens[place].plain == "(":
            break
        if _names_weight(tokens[place]):
            end = place + 1 + (plain_at(tokens, place + 1) == "." and reading.end > place + 1)
    return end


def _is_weight(unit: str | None) -> bool:
    """Whether a measure says how much, whatever the food: also a dose in IU."""
    return is_exact(unit) or unit in DOSES


def _names_weight(token: Token) -> bool:
    return token.kind == "word" and _is_weight(measure_of(token.text)) and token.plain not in {"cup", "cups"}


def past_about(tokens: Sequence[Token], at: int) -> int:
    while plain_at(tokens, at) in ABOUT:
        at += 1
    return at
