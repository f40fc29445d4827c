"""Pieces that a table counts in brackets only, of "1 oz (14 halves)" one half, and scoops that are no cups."""

import re
from dataclasses import replace
from typing import Final

from foods.importers.record import FoodRecord, PortionRecord

_IN_BRACKETS: Final = re.compile(r"^1 (?:oz|serving|package)\b(?!.*size)[^(]*\((?:about )?(\d+) ((?:whole )?[a-z]+)\)$")
# What holds or weighs a food is no piece of it.
_NO_PIECE: Final = re.compile(
    r"^(oz|lb|g|ml|fl|tsps?|tbsps?|tablespoons?|teaspoons?|cups?|packets?|containers?|servings?|scoops?|bars?|bags?)$"
)
_SINGULAR: Final = ((re.compile(r"lves$"), "lf"), (re.compile(r"(?<!k)ies$"), "y"), (re.compile(r"s$"), ""))
_FEWEST: Final = 2
_HEAPED: Final = 0.6  # of a cup
_IN_SHELL: Final = ", in shell, yields"


def with_counted_pieces(food: FoodRecord) -> FoodRecord:
    """`food`, and one piece of what a measure says in brackets to be so many, which is exact arithmetic."""
    texts = {portion.text for portion in food.portions}
    added: dict[str, PortionRecord] = {}
    for portion in food.portions:
        found = _IN_BRACKETS.match(portion.text)
        if found and int(found[1]) >= _FEWEST and not _NO_PIECE.match(found[2]):
            text = f"1 {_singular(found[2])}"
            if text not in texts:
                added.setdefault(text, PortionRecord(text, round(portion.weight_g / int(found[1]), 3)))
    return replace(food, portions=(*food.portions, *added.values())) if added else food


def _singular(thing: str) -> str:
    return next((pattern.sub(one, thing) for pattern, one in _SINGULAR if pattern.search(thing)), thing)


def with_level_scoops(food: FoodRecord) -> FoodRecord:
    """`food` with a scoop that is half a cup, where its table calls nearly a cup of ice cream so.

    SR Legacy weighs ice cream by the half cup; the survey's "1 scoop" is eight ninths of its "1 cup".
    """
    cup_g = next((portion.weight_g for portion in food.portions if portion.text == "1 cup"), None)
    if cup_g is None:
        return food
    level = PortionRecord("1 scoop", cup_g / 2)
    kept = tuple(
        level if portion.text == level.text and portion.weight_g > _HEAPED * cup_g else portion
        for portion in food.portions
    )
    return food if kept == food.portions else replace(food, portions=kept)


def without_shells(food: FoodRecord) -> FoodRecord:
    """`food` without a "1 cup" that is "1 cup, in shell, yields" once more, where one without shells is weighed too."""
    weights = {portion.text: portion.weight_g for portion in food.portions}
    kept = tuple(
        portion
        for portion in food.portions
        if weights.get(portion.text + _IN_SHELL) != portion.weight_g or f"{portion.text}, without shell" not in weights
    )
    return food if kept == food.portions else replace(food, portions=kept)
