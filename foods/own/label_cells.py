"""What one column of a label says of a nutrient, and the amount that is taken of it."""

from dataclasses import dataclass, field
from itertools import pairwise

from foods.nutrients import Nutrient
from foods.own.labels import Stated, Unit, agree, amount_of, units_of


@dataclass(frozen=True, slots=True)
class Read:
    """One nutrient as the text states it. `number` is as it stood, with a decimal point and no mark at thousands.

    `percent` is what stands beside an absolute amount, `disagrees` says that one of the two must be wrong.
    """

    number: str
    unit: Unit
    percent: float | None = None
    disagrees: bool = False


@dataclass(slots=True)
class Cell:
    """What one column says of a nutrient: an amount, perhaps in two units, and a percentage, perhaps alone."""

    stated: list[Stated] = field(default_factory=list)
    percent: float | None = None
    percent_of: Unit | None = None
    per_litre: bool = False


def chosen(nutrient: Nutrient, cell: Cell) -> Read:
    """The amount in the unit that labels prefer, checked against what else is said of it; else the percentage."""
    if not cell.stated:
        if cell.percent is None or cell.percent_of is None:
            raise ValueError("an empty cell")
        return Read(_shown(cell.percent), cell.percent_of)
    chosen = min(cell.stated, key=lambda stated: units_of(nutrient).index(stated.unit))
    values = [amount_of(nutrient, stated) for stated in cell.stated]
    apart = any(abs(one - other) > 0.05 * max(one, other) + 0.05 for one, other in pairwise(values))
    fits = cell.percent is None or agree(nutrient, amount_of(nutrient, chosen), cell.percent)
    return Read(_shown(chosen.number), chosen.unit, cell.percent, apart or not fits)


def _shown(number: float) -> str:
    return f"{number:g}" if number < 1e5 else str(number)
