"""What the foods of a group hold at most, so that an unknown amount has an upper bound."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from foods.nutrients import Amounts

ALL: Final = ""  # stands for every food together
HIGH: Final = 0.9


@dataclass(frozen=True, slots=True)
class Group:
    """How many foods a group has, and the 90th percentile of each of their measured amounts per 100 g."""

    foods: int
    p90: Amounts


def percentiles(foods: Iterable[tuple[str, Amounts]]) -> dict[str, Group]:
    """The groups by name from each food's group and amounts per 100 g, and ALL."""
    members: defaultdict[str, list[Amounts]] = defaultdict(list)
    for name, amounts in foods:
        members[ALL].append(amounts)
        if name != ALL:
            members[name].append(amounts)
    return {
        name: Group(len(rows), Amounts(*(percentile(column, HIGH) for column in zip(*rows, strict=True))))
        for name, rows in members.items()
    }


def percentile(amounts: Iterable[float | None], share: float) -> float | None:
    """The `share` quantile of the known amounts, between neighbours by a straight line (type 7 of Hyndman and Fan
    1996, as numpy and R do by default); None where nothing is known."""
    known = sorted(amount for amount in amounts if amount is not None)
    if not known:
        return None
    place = share * (len(known) - 1)
    lower, upper = math.floor(place), math.ceil(place)
    return known[lower] + (known[upper] - known[lower]) * (place - lower)
