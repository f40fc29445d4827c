"""Which foods of several tables are the same food, told by their names, so that a search gives each once.

Two foods are the same when their names hold the same words, but for those that say nothing of what is eaten, and their
energy agrees. Preparation decides: raw and cooked, salted and unsalted, with and without fat stay apart.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Final, NamedTuple

from foods.names.index_names import UNSPECIFIED
from foods.names.wording import parts, word_set

# The table of foods as eaten speaks for the others; then the newer analyses.
_ORDER: Final = ("fndds", "foundation", "sr_legacy")
_SAYING_NOTHING: Final = word_set(
    "fresh nfs commercial commercially prepared variety year round average includes grade regular mature seeds all"
    " fluid edible portion type usda unspecified stated milkfat"
)
# Cooked in water, drained, without salt or fat is what "cooked" says by itself.
_PLAINLY_COOKED: Final = tuple(map(word_set, ("boiled", "drained", "without salt", "no added fat")))
_FORTIFIED: Final = word_set("added vitamin")
_WHOLE_MILK: Final = word_set("3 25 milkfat")
# Two analyses of the same food agree so far (a tenth of the table's pairs differ by more than 15 %).
_ENERGY_SHARE: Final = 0.25
_ENERGY_KCAL: Final = 12.0


class NamedFood(NamedTuple):
    """What is compared of a food; energy in kcal per 100 g, None = not measured."""

    id: int
    source: str
    name: str
    energy_kcal: float | None


def same_foods(foods: Iterable[NamedFood]) -> dict[int, int]:
    """For each food that another one stands for: the id of that one. A table's own foods never stand for each other."""
    alike: defaultdict[frozenset[str], list[NamedFood]] = defaultdict(list)
    for food in foods:
        if food.source in _ORDER:
            alike[_identity(food.name)].append(food)
    found: dict[int, int] = {}
    for group in alike.values():
        first, *others = sorted(group, key=lambda food: (_ORDER.index(food.source), food.id))
        taken = {first.source}
        for food in others:
            if food.source not in taken and _agree(first, food):
                found[food.id] = first.id
                taken.add(food.source)
    return found


def _identity(name: str) -> frozenset[str]:
    in_parts = [frozenset(part) for part in parts(name) if part[0] not in UNSPECIFIED]
    cooked = any("cooked" in part for part in in_parts)
    kept = (
        part
        for part in in_parts
        if not (cooked and part in _PLAINLY_COOKED) and not part >= _FORTIFIED and part != _WHOLE_MILK
    )
    return frozenset(chain.from_iterable(kept)) - _SAYING_NOTHING


def _agree(one: NamedFood, other: NamedFood) -> bool:
    if one.energy_kcal is None or other.energy_kcal is None:
        return True
    apart = abs(one.energy_kcal - other.energy_kcal)
    return apart <= max(_ENERGY_KCAL, _ENERGY_SHARE * max(one.energy_kcal, other.energy_kcal))
