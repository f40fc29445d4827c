"""What a portion's own words say: "½ cup, mashed" is half of a cup, "1 potato, any size" one potato."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from foods.names.wording import words
from foods.quantities.measure_names import measure_of
from foods.quantities.numbers import read_number
from foods.quantities.tokens import tokenise

# How large a piece is, from the words of FNDDS and SR Legacy; "regular" and "medium" are the same size.
_SIZES: Final = (
    ("miniature", re.compile(r"\bmini\b|miniature|\bbite\b|tiny|cocktail|cracker-size|snack.size|silver dollar")),
    ("fun", re.compile(r"fun.size|fun/snack|king.size|sharing|theater|calorie|snack/mini")),
    ("medium", re.compile(r"regular|medium|\bmed\b|standard")),
    ("extra large", re.compile(r"extra.large")),
    ("jumbo", re.compile(r"jumbo|giant|footlong|foot long")),
    ("extra small", re.compile(r"extra small")),
    ("small", re.compile(r"\bsmall\b|\bthin\b")),
    ("large", re.compile(r"\blarge\b|\bthick\b")),
)  # fmt: skip
_ANY_SIZE: Final = re.compile(r",? ?\(?(any size|ns as to size)\)?")
_BRACKET: Final = re.compile(r"\([^)]*\)")
_OUNCES: Final = re.compile(r"\(?[\d./]+ (?:fl )?oz\)?")  # "1 bar (1.45 oz)" is a bar
_WITH_OTHERS: Final = "usual amount per"  # fl oz of a drink: no fl oz of the food
_HEAD_END: Final = re.compile(r",|\bwith\b|\bwithout\b|\byields?\b")


@dataclass(frozen=True, slots=True)
class PortionText:
    """`quantity` times one of `units` (measures, "slice" or "cup"), of `size`; None = it says no size.

    `head` are the words of what is counted ("potato", "whole", "slice"), stemmed; `besides` those after it.
    """

    quantity: float
    units: frozenset[str]
    size: str | None
    head: frozenset[str]
    besides: frozenset[str]


@lru_cache(maxsize=8192)
def read_portion_text(text: str) -> PortionText:
    """The words of the portion `text`, read."""
    tokens = tokenise(text)
    number = read_number(tokens, 0)
    quantity = number.low if number else 1.0
    written = " ".join(token.text for token in tokens[number.end if number else 0 :]).casefold()
    plain = _ANY_SIZE.sub("", written).replace("floweret", "floret")
    outside = _BRACKET.sub("", plain)
    size = next((name for name, pattern in _SIZES if pattern.search(outside)), None)
    head = _HEAD_END.split(outside, maxsplit=1)[0] or outside
    spelled = re.split(r"[^\w½¼⅓\"'-]+", head)
    units = frozenset(
        filter(None, (measure_of(word) for word in spelled if len(word) > 2 or word in {"oz", "ml", "lb"}))
    )
    if "fl oz" in head:
        units = units - {"oz"} | {"fl oz"}
    if units - {"oz", "fl oz"}:
        units = units - {"oz", "fl oz"}  # "1 × 6 oz container", "1 cup 8 fl oz"
    if plain.startswith(_WITH_OTHERS):
        units = frozenset()
    besides = _OUNCES.sub("", plain[len(head) :])
    return PortionText(quantity, units, size, frozenset(words(head)), frozenset(words(besides)))
