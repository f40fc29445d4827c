"""The words of a food without what a cook does to it: "finely chopped", "boiled and drained"."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.measure_names import measure_of
from foods.quantities.measures import AFTER_THE_FOOD, GRAMS, SIZES, listed
from foods.quantities.numbers import plain_at
from foods.quantities.preparations import DONE, GROUND, HOW, NAMED_BY, NEGATIONS, STATES, is_done
from foods.quantities.reading import Reading
from foods.quantities.tokens import Token, is_glued

# Behind a food they are no part of its name, though no number stands there: "dried peach halves" are so many as usual.
_WITHOUT_NUMBER: Final = frozenset({"sprig", "half", "cap"})
_SIZED: Final = listed("crust grain curd rare")  # "medium crust pizza"


def without_preparations(tokens: list[Token], amount: Reading, remarks: list[Sequence[Token]]) -> list[Token]:
    """The words of a food without "finely chopped" and "peeled and", which are added to `remarks`.

    The size of something weighed is taken into `amount`.
    """
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        is_between = token.plain in {"and", "&"} and 0 < at < len(tokens) - 1
        if all(_is_done(tokens, amount, place) for place in ((at - 1, at + 1) if is_between else (at,))):
            remarks.append([token])
        elif is_between and plain_at(tokens, at - 1) in STATES and _is_done(tokens, amount, at + 1):
            continue  # "boiled and drained broccoli"
        else:
            kept.append(token)
    while kept and kept[0].plain in {"and", "&", "or", "/", "-", "of", "+", "x"} | {"a", "an", "the"}:
        kept.pop(0)
    while kept and kept[-1].plain in {"and", "&", "/", "+", "x", "of"}:
        kept.pop()
    kept = [token for at, token in enumerate(kept) if token.kind != "mark" or is_glued(kept, at)]
    return kept or tokens


def without_measure(tokens: list[Token], amount: Reading, remarks: list[Sequence[Token]]) -> list[Token]:
    """The words of a food without the measure or the size that ends them, which `amount` takes: "3 garlic cloves"."""
    if len(tokens) > 1 and tokens[-1].plain in SIZES and amount.size is None:  # "2 eggs small"
        amount.size = SIZES[tokens[-1].plain]
        remarks.append(tokens[-1:])
        return tokens[:-1]
    if amount.unit is not None or amount.each is not None or len(tokens) < 2:
        return tokens
    unit = measure_of(tokens[-1].text) if len(tokens[-1].text) > 2 else None
    if tokens[-1].plain in {"cap", "caps"}:
        unit = "cap"  # of a mushroom; of anything else "caps" are capsules
    if unit not in AFTER_THE_FOOD or (amount.quantity is None and unit not in _WITHOUT_NUMBER):
        return tokens
    foods = AFTER_THE_FOOD[unit]
    if foods and not any(token.plain in foods for token in tokens):
        return tokens
    amount.unit = unit if amount.quantity is not None or unit == "sprig" else None
    return tokens[:-1]


def _is_done(tokens: list[Token], amount: Reading, at: int) -> bool:
    """Whether the word at `at` is a preparation here, or the size of something weighed."""
    word, following = tokens[at].plain, plain_at(tokens, at + 1)
    if plain_at(tokens, at - 1) in NEGATIONS:
        return False
    if word in HOW or word == "fresh":
        return following in GROUND or following in DONE or (following in HOW and word != "fresh")
    if word in GROUND and at and plain_at(tokens, at - 1) in HOW | {"fresh"}:
        return True
    if word in SIZES and amount.unit in GRAMS and at == 0 and following not in _SIZED:
        amount.size = SIZES[word]
        return True
    return (word in DONE or (at == len(tokens) - 1 and at > 0 and is_done(word))) and not (
        {plain_at(tokens, later) for later in range(at + 1, len(tokens))} & NAMED_BY.get(word, frozenset())
    )
