"""Parts and multiples of a table's own measures, where what people eat lies far from all of them.

Exact arithmetic on a weight of the table ("1 cup" of 168 g: "1 tablespoon" of 10.5 g), not a figure of ours.
"""

import math
import re
from collections.abc import Callable, Iterable
from typing import Final

from foods.importers.portions import amount_in_words, plural
from foods.importers.record import PortionRecord

_FAR: Final = 3.5  # as a ratio of weights
_FAR_BY_THE_CUP: Final = 1.8
# Parts of US measures, for foods that come by the cup only and are eaten by the spoon.
_SPOONS: Final = (("1 tablespoon", 1 / 16), ("1 teaspoon", 1 / 48))
_PARTS: Final = (
    (re.compile(r"^1 cup\b(?!.*yield)"), (("½ cup", 1 / 2), ("¼ cup", 1 / 4), *_SPOONS)),
    (re.compile(r"^1 fl oz\b"), (("1 tablespoon", 1 / 2), ("1 teaspoon", 1 / 6))),
    (re.compile(r"^1 (tablespoon|tbsp)\b"), (("1 teaspoon", 1 / 3), ("½ teaspoon", 1 / 6))),
    (re.compile(r"^4 oz\b"), (("1 oz", 1 / 4),)),
    (re.compile(r"^1 (teaspoon|tsp)\b"), (("½ teaspoon", 1 / 2), ("¼ teaspoon", 1 / 4), ("1 dash", 1 / 15))),
)
_SHARES: Final = (1 / 2, 1 / 3, 1 / 4, 1 / 6, 1 / 8, 1 / 12)
_TIMES: Final = (3, 5, 10, 15, 20, 30)
_OF_LARGER: Final = (2, 3, 4, 5, 6)
_THING: Final = re.compile(
    r"^1 (?!.*(cup|spoon|tsp|tbsp|\boz\b|\bml\b|\blb\b|dash|spray|drop|packet|serving|portion|scoop|amount|inch|small|"
    r"medium|large|mini|whole|regular|individual|yield|(?<!without )refuse|package|bag))"
)
_SAME_AGAIN: Final = re.compile(r" \(\d[^)]*\)")  # "1 cup (8 fl oz)": its half is "½ cup"
_AMOUNT: Final = re.compile(r"^(½|¼|⅓|1) ")
_LIGHT_G: Final = 10.0  # of pieces lighter than this, people take several
# So do they of these, where they eat so many times one of them: nuggets, drummettes, pieces of sushi.
_SMALL_G: Final = 45.0
_SEVERAL_TIMES: Final = 1.9
_SLICES_TIMES: Final = 2.4  # of bread, cheese and ham, one slice is offered
_OUNCE: Final = "1 oz"
_EGG: Final = "1 egg"  # an omelet is made of two
_EGG_TIMES: Final = 1.35

IsFit = Callable[[PortionRecord], bool]


def with_part(
    portions: tuple[PortionRecord, ...],
    first: PortionRecord | None,
    usual_g: float | None,
    is_fit: IsFit,
    *,
    is_odd: bool = False,
    spoon: PortionRecord | None = None,
) -> tuple[PortionRecord, ...]:
    """`portions`, and a part of one where `first`, the best of them, is far too much, a multiple where far too little.

    `usual_g` is what is eaten at a time (g), None = not known; `is_fit` tells what one portion may be. Where `first`
    `is_odd`, a label's amount or a cubic inch, a part of a cup is better. `spoon` is what the kind of food comes by
    where the table has no measure of it.
    """
    if first is None:
        return portions
    added = None
    if _is_heavy(first, usual_g, is_fit):
        added = _part(portions, usual_g, is_fit) or _share(first, usual_g, is_fit) or spoon
    elif _is_light(first, usual_g, is_fit):
        added = _several(portions, first, usual_g, is_fit) or _part(portions, usual_g, is_fit)
    elif is_odd and usual_g is not None:
        added = _part(portions, usual_g, is_fit) or spoon
    return portions if added is None or added in portions else (*portions, added)


def _is_heavy(first: PortionRecord, usual_g: float | None, is_fit: IsFit) -> bool:
    lighter = PortionRecord(first.text, first.weight_g / 2)
    far = _FAR_BY_THE_CUP if first.text.startswith("1 cup") else _FAR
    return (usual_g is not None and first.weight_g > far * usual_g) or (not is_fit(first) and is_fit(lighter))


def _is_light(first: PortionRecord, usual_g: float | None, is_fit: IsFit) -> bool:
    if usual_g is None:
        return not is_fit(first)
    times = usual_g / first.weight_g
    few = _SLICES_TIMES if "slice" in first.text else _SEVERAL_TIMES
    is_several = times >= few and (first.text == _OUNCE or _is_small(first))
    is_little = times > _FAR if first.weight_g < _LIGHT_G else is_several
    return is_little or (first.text == _EGG and times >= _EGG_TIMES) or not is_fit(first)


def _is_small(first: PortionRecord) -> bool:
    return first.weight_g < _SMALL_G and _THING.search(first.text) is not None


def _part(portions: tuple[PortionRecord, ...], usual_g: float | None, is_fit: IsFit) -> PortionRecord | None:
    """A part of the cup, else of the lesser measures of volume."""
    for pattern, parts in _PARTS:
        whole = next((portion for portion in portions if pattern.search(portion.text)), None)
        if whole is not None:
            of_it = (
                PortionRecord(pattern.sub(text, _SAME_AGAIN.sub("", whole.text)), round(whole.weight_g * share, 3))
                for text, share in parts
            )
            return _nearest(of_it, usual_g, is_fit)
    return None


def _share(whole: PortionRecord, usual_g: float | None, is_fit: IsFit) -> PortionRecord | None:
    """A share of a thing: "½ calzone"; "⅙ back" of "½ back"."""
    found = _AMOUNT.match(whole.text)
    if not found or "serving (" in whole.text:
        return None
    amount = {"½": 1 / 2, "¼": 1 / 4, "⅓": 1 / 3, "1": 1.0}[found[1]]
    shares = (
        PortionRecord(
            f"{amount_in_words(amount * share)} {whole.text[found.end() :]}", round(whole.weight_g * share, 3)
        )
        for share in _SHARES
    )
    return _nearest((part for part in shares if "." not in part.text.split()[0]), usual_g, is_fit)


def _several(
    portions: tuple[PortionRecord, ...], first: PortionRecord, usual_g: float | None, is_fit: IsFit
) -> PortionRecord | None:
    """Several of what is counted: "5 crackers"."""
    is_ounce = first.text == _OUNCE
    piece = first if is_ounce else next((each for each in (first, *portions) if _THING.search(each.text)), None)
    if piece is None:
        return None
    words = "oz" if is_ounce else plural(piece.text.removeprefix("1 "))
    numbers = _TIMES if piece.weight_g < _LIGHT_G else _OF_LARGER
    several = (PortionRecord(f"{times} {words}", round(piece.weight_g * times, 3)) for times in numbers)
    return _nearest(several, usual_g, is_fit)


def _nearest(parts: Iterable[PortionRecord], usual_g: float | None, is_fit: IsFit) -> PortionRecord | None:
    """The fit one nearest to `usual_g`; the first fit one where that is not known. What rounds to 0 g is none."""
    fit = [part for part in parts if part.weight_g > 0 and is_fit(part)]
    if usual_g is None or not fit:
        return fit[0] if fit else None
    return min(fit, key=lambda part: abs(math.log(part.weight_g / usual_g)))
