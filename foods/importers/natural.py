"""How natural a measure is: pieces and cups come to mind, ounces less, cubic inches and king sizes never."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from foods.importers.record import FoodRecord, PortionRecord
from foods.names.wording import words

# How much nearer to what is eaten, as a ratio of weights, another measure must be before one of these is offered. The
# first pattern found in the casefolded words decides.
_AWKWARD: Final = tuple(
    (re.compile("|".join(patterns)), math.log(ratio))
    for ratio, patterns in (
        # what nobody means: waste, yields, uses of the food, sizes for children, guests and advertising
        (
            12.0,
            (
                r"^usual amount|guideline|^topping|^skin\b|^juice of|\byields?\b(?! after)|\boz\b.*yield|recipe",
                r"drops?\b|\bspray|(?<!without )\brefuse\b|weighing|\binch\b(?! sub)|\bsurface|\bcubic|with ice",
                r"cup ice|not eaten|crumbs|curd|^1 raisin|calorie package|king.size|fun.size|fun/snack|sharing|movie",
                r"school|baby|child|kids|senior|dollar|miniature|\bmini\b|bite.size|tiny|cocktail|cracker-size",
                r"snack-size|giant|footlong|12 inch|extra.large|jumbo(?!\))|\bpot\b|family",
                r"^\S+ (lb|quart|gallon|pint|l)\b",
            ),
        ),
        (3.0, (r"label serving$|label reference|^\S+ (fl oz|ml|g)\b(?! \d)",)),
        (2.0, (r"^\S+ oz\b",)),
        # kinds that are smaller than the regular one, packs for one, and bits
        (
            1.6,
            (
                r"cherry$|grape\b|plum|italian|new potato|thin\b|thick|individual|single|prepackaged|dipping|snack",
                r"push up|, frozen|box|pouch|half\b|personal|french bread|1/2 (?:bagel|english)|slice/chunk|chip\b",
                r"strip$|strip/|/?stick$|cube|ball|ring\b|floweret|cut piece|fry\b|with sauce",
            ),
        ),
        (
            1.3,
            (
                r"\bsmall\b(?!/)|large|little|leaf|spear|section|chunk|head\b|package|packet|piece, \w|bag\b",
                r"piece/slice|patty|meatball|knot",
            ),
        ),
        (0.7, (r"^2 eggs$",)),  # an omelet is made of two
        (0.85, (r"^[2-6] (?!\w*spoon|cups|slices|fl )[a-z]+s(, any size)?$",)),  # pieces, as they are eaten
        (
            0.9,
            (r"(regular|medium)(?! pizza| bar| egg)|whole\b|size link|^1 (egg|fruit|breast|fillet)\b|ns as to size",),
        ),
        (1.0, (r"^1 (cup|slice|piece|tablespoon|teaspoon|tbsp|tsp|can|bottle|serving|glass)\b",)),
        (1.05, ("",)),
    )
)
_ODD: Final = math.log(3.0)
_BRAND: Final = re.compile(r"^1(?:/2)? (?:\w+ )?([A-Z]\w{2,})")
_BRANDED: Final = math.log(1.5)
# Nobody says a cup of bread, though tables weigh one; nor a cup of what is eaten whole, where the whole is near.
_REGULAR_SLICE: Final = "1 medium or regular slice"
_BAKED: Final = re.compile(
    r"bread|cakes|pies|cookie|rolls|bagel|doughnut|biscuit|tortillas|pizza|burrito|sandwich|pancake|burger",
    re.IGNORECASE,
)
_CUP_OF_BREAD: Final = math.log(2.5)
_REGULAR: Final = re.compile(r"regular|medium|whole\b|^1 fruit\b")
_WHOLE_IS_NEAR: Final = 2.2
_CUP_OF_PIECES: Final = math.log(1.4)
_DRINK_SIZE: Final = re.compile(
    r"^1 (small|medium)( drink)?$"
)  # sold in sizes of which none is everybody's regular one


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of one food, as a person reads them."""

    portions: tuple[PortionRecord, ...]
    pieces: frozenset[str]
    is_egg: bool
    is_baked: bool
    is_drink: bool

    @classmethod
    def of(cls, food: FoodRecord, portions: tuple[PortionRecord, ...]) -> "Measures":
        texts = [portion.text for portion in portions]
        return cls(
            portions,
            frozenset(f"1 {word}" for word in words(food.name)),
            is_egg=food.name.startswith("Egg, "),
            is_baked=_REGULAR_SLICE in texts or _BAKED.search(food.group) is not None,
            is_drink=any(text.startswith("1 fl oz") for text in texts),
        )

    def awkwardness(self, usual_g: float | None) -> Sequence[float]:
        """For each measure the logarithm of how much nearer to `usual_g` (g) another must be to be offered instead."""
        cup = _CUP_OF_PIECES * self._has_whole_near(usual_g) + _CUP_OF_BREAD * self.is_baked
        return [self._of_words(portion.text) + cup * is_cup(portion) for portion in self.portions]

    def is_odd(self, portion: PortionRecord) -> bool:
        """Whether nobody would say `portion`: a label's amount, a cubic inch, a miniature."""
        return self._of_words(portion.text) >= _ODD and not portion.text.startswith("8 fl oz")

    def _of_words(self, text: str) -> float:
        called = self._called(text)
        found = next(cost for pattern, cost in _AWKWARD if pattern.search(called))
        brand = _BRAND.search(text)
        is_branded = brand is not None and not {f"1 {word}" for word in words(brand[1])} <= self.pieces
        return found + _BRANDED * is_branded

    def _called(self, text: str) -> str:
        """The words that tell: what is called as the food is whole ("1 mango"); of eggs the large one is regular."""
        text = text.casefold()
        if self.is_drink:
            return _DRINK_SIZE.sub("1 glass", text)
        if self.is_egg:
            return text.replace("1 medium", "1 small").replace("1 large", "1 regular")
        thing, comma, kind = text.partition(",")
        return f"1 whole{comma}{kind}" if " ".join(words(thing)) in self.pieces else text

    def _has_whole_near(self, usual_g: float | None) -> bool:
        return usual_g is not None and any(
            usual_g / _WHOLE_IS_NEAR < portion.weight_g < usual_g * _WHOLE_IS_NEAR
            and _REGULAR.search(self._called(portion.text))
            for portion in self.portions
        )


def is_cup(portion: PortionRecord) -> bool:
    return portion.text.startswith("1 cup")
