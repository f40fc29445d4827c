"""Which of a food's portions is offered first: a natural measure near to what people usually eat of it at a time."""

import math
import re
from typing import Final

from foods.importers.record import PortionRecord

# How much nearer, as a ratio of weights, another measure must be before one of these is offered: a person thinks in
# pieces and cups, less in ounces, hardly in cubic inches. The first pattern found decides.
_AWKWARD: Final = tuple(
    (re.compile(pattern), math.log(ratio))
    for pattern, ratio in (
        (r"^usual amount|^topping|^skin from|^juice of|yields|yield from|raw \(yield|refuse|recipe|drops?\b", 6.0),
        (r"\binch\b|\bsurface|\bcubic|with ice|^\S+ (lb|quart|gallon|pint|l)\b", 6.0),
        (r"^\S+ (oz|fl oz|ml|g)\b(?! \d)", 2.5),
        (r"school|baby|child|kids|senior|dollar|calorie|any size|not eaten|label reference|crumbs", 1.8),
        (r"extra|jumbo|miniature|mini\b|bite|snack|giant|thin|thick|packet|individual|single", 1.5),
        (
            r"^1 (cup|medium|regular|large|slice|piece|egg|tablespoon|teaspoon|tbsp|tsp|can|bottle|serving)\b",
            1.0,
        ),
        (r"", 1.1),
    )
)
# Two slices or half a cup are as usual as one: these multiples are tried, each at a small cost; "5 fl oz" is not.
_MULTIPLES: Final = ((1, 0.0), (2, math.log(1.12)), (3, math.log(1.25)), (4, math.log(1.4)), (5, math.log(1.5)))
_ONCE: Final = _MULTIPLES[:1]
_COUNTABLE: Final = math.log(2.0)
_OF_CUPS: Final = (*_MULTIPLES, (0.5, math.log(1.3)))
# What FNDDS has in regular slices is bread: nobody says a cup of it.
_REGULAR_SLICE: Final = "1 medium or regular slice"
_CUP_OF_BREAD: Final = math.log(2.5)
# Without a known usual weight, what a person may well eat at a time (g); outside, the distance counts.
_LIKELY_G: Final = (5.0, 350.0)
_STEP_DOWN: Final = math.log(1.05)  # tables list the common measure first

# Parts of a US cup, for foods that come by the cup only and are eaten by the spoon.
_PARTS_OF_CUP: Final = (("¼ cup", 1 / 4), ("1 tablespoon", 1 / 16), ("1 teaspoon", 1 / 48))
_FAR: Final = 3.5


def with_part_of_cup(portions: tuple[PortionRecord, ...], usual_g: float | None) -> tuple[PortionRecord, ...]:
    """`portions`, and if each that comes by the piece or cup is far heavier than `usual_g`, the nearest part of a cup.

    Exact arithmetic on the table's own cup ("1 cup" of 168 g: "1 tablespoon" of 10.5 g), not a figure of ours.
    """
    first = usual_portion(portions, usual_g)
    cup = next((portion for portion in portions if portion.text == "1 cup"), None)
    if not usual_g or not first or not cup or first.weight_g <= _FAR * usual_g:
        return portions
    text, share = min(_PARTS_OF_CUP, key=lambda part: abs(math.log(cup.weight_g * part[1] / usual_g)))
    added = PortionRecord(text, round(cup.weight_g * share, 3))
    return portions if any(portion.text == text for portion in portions) else (*portions, added)


def usual_portion(portions: tuple[PortionRecord, ...], usual_g: float | None) -> PortionRecord | None:
    """The one of `portions` to preselect where `usual_g` grams are usual at a time; None when there are none.

    Nearness is the difference of the logarithms of the weights, so that half and double are equally far.
    """
    is_bread = any(portion.text == _REGULAR_SLICE for portion in portions)
    costs = [
        (_cost(portion, rank, usual_g) + _CUP_OF_BREAD * (is_bread and portion.text == "1 cup"), rank)
        for rank, portion in enumerate(portions)
    ]
    return portions[min(costs)[1]] if costs else None


def _cost(portion: PortionRecord, rank: int, usual_g: float | None) -> float:
    text = portion.text.casefold()
    awkward = next(cost for pattern, cost in _AWKWARD if pattern.search(text))
    if usual_g:
        ratio = usual_g / portion.weight_g
        multiples = _OF_CUPS if text.startswith("1 cup") else _MULTIPLES if awkward < _COUNTABLE else _ONCE
        return awkward + min(abs(math.log(ratio / times)) + cost for times, cost in multiples)
    least, most = _LIKELY_G
    away = max(least / portion.weight_g, portion.weight_g / most, 1.0)
    return awkward + math.log(away) + rank * _STEP_DOWN
