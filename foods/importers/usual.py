"""Which of a food's portions is offered first: a natural measure near to what people usually eat of it at a time."""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from foods.importers.kinds import kind_of
from foods.importers.natural import Measures, is_cup
from foods.importers.parts import with_part
from foods.importers.portion_limits import holds_too_little, holds_too_much
from foods.importers.record import FoodRecord, PortionRecord

_Multiples = tuple[tuple[float, float], ...]
# Two slices or half a cup are as usual as one: these multiples are tried, each at a small cost; "5 fl oz" is not.
_MULTIPLES: Final[_Multiples] = (
    (1, 0.0), (2, math.log(1.12)), (3, math.log(1.3)), (4, math.log(1.5)), (5, math.log(1.65)),
)  # fmt: skip
_ONCE: Final = _MULTIPLES[:1]
_COUNTABLE: Final = math.log(2.5)
_SPOON: Final = re.compile(r"^1 (tablespoon|teaspoon|tbsp|tsp)\b")
_OF_SPOONS: Final = _MULTIPLES[:4]
_OF_CUPS: Final = (*_MULTIPLES, (0.5, math.log(1.3)))
# Without a known usual weight, what a person may well eat at a time (g); outside, the distance counts.
_LIKELY_G: Final = (5.0, 350.0)
_STEP_DOWN: Final = math.log(1.05)  # tables list the common measure first
_ASSUMED: Final = math.log(1.6)  # what weighs just what the survey assumes is so much nearer
_ENOUGH_REPORTS: Final = 5
_NEVER: Final = 100.0  # more than any other cost


def with_usual_portion(food: FoodRecord, kin_usual_g: float | None = None) -> FoodRecord:
    """`food` with the portion to offer first.

    What people were counted to eat of the food itself comes before what its kind is eaten in, and that before what is
    usual of its kin (`kin_usual_g` grams). Where all its measures are far from that, or hold more than a portion may, a
    part or a multiple of one is added.
    """
    kind = kind_of(food)
    eaten_g = _eaten_g(food) or (kind.usual_g if kind else None)
    given = food.portions or ((kind.portion,) if kind and kind.portion else ())

    def is_fit(portion: PortionRecord) -> bool:
        return not holds_too_much(food, portion.weight_g) and not holds_too_little(food, portion.weight_g)

    def choose(portions: tuple[PortionRecord, ...]) -> PortionRecord | None:
        return _first(Measures.of(food, portions), eaten_g or kin_usual_g, food.assumed_g, is_fit)

    first = choose(given)
    is_odd = first is not None and Measures.of(food, given).is_odd(first)
    portions = with_part(given, first, eaten_g, is_fit, is_odd=is_odd, spoon=kind.portion if kind else None)
    return replace(food, portions=portions, usual_portion=choose(portions))


def _eaten_g(food: FoodRecord) -> float | None:
    """Grams at a time: between what was counted and what the survey assumes, for adults; few reports say less."""
    if food.usual_g is None or food.assumed_g is None:
        return food.usual_g
    if (food.reports or 0) < _ENOUGH_REPORTS:
        return food.assumed_g
    return math.sqrt(food.usual_g * food.assumed_g)


def _first(
    measures: Measures, usual_g: float | None, assumed_g: float | None, is_fit: Callable[[PortionRecord], bool]
) -> PortionRecord | None:
    """The measure to preselect where `usual_g` grams are usual at a time; None when there are none.

    Nearness is the difference of the logarithms of the weights, so that half and double are equally far. One that
    `is_fit` refuses is taken only when it refuses all.
    """
    costs = [
        (
            awkward
            + _distance(portion, usual_g, rank, awkward)
            - _ASSUMED * (portion.weight_g == assumed_g)
            + _NEVER * (not is_fit(portion)),
            rank,
        )
        for rank, (portion, awkward) in enumerate(zip(measures.portions, measures.awkwardness(usual_g), strict=True))
    ]
    return measures.portions[min(costs)[1]] if costs else None


def _distance(portion: PortionRecord, usual_g: float | None, rank: int, awkward: float) -> float:
    if usual_g:
        away = math.log(usual_g / portion.weight_g)
        return min(abs(away - math.log(times)) + cost for times, cost in _multiples(portion, awkward))
    least, most = _LIKELY_G
    return math.log(max(least / portion.weight_g, portion.weight_g / most, 1.0)) + rank * _STEP_DOWN


def _multiples(portion: PortionRecord, awkward: float) -> _Multiples:
    if is_cup(portion):
        return _OF_CUPS
    if _SPOON.search(portion.text):
        return _OF_SPOONS
    return _MULTIPLES if awkward < _COUNTABLE else _ONCE
