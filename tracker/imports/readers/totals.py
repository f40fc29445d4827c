"""What sums of several foods can say: a nutrient that no food told is 0 in them, and that is no measurement."""

from collections.abc import Iterable, Sequence
from typing import Final

from foods.nutrients import TRACKED, Amounts
from tracker.imports.incoming import IncomingEntry

TELLING_KCAL: Final = 50.0

_IN_ALL_FOOD: Final = ("magnesium_mg", "calcium_mg", "potassium_mg")


def without_gaps(amounts: Amounts, *, fields: Sequence[str] = _IN_ALL_FOOD) -> Amounts:
    """A sum without the zeros of `fields`, which stand for what nobody measured."""
    gaps = {field: None for field in fields if getattr(amounts, field) == 0}
    return amounts._replace(**gaps) if gaps else amounts


def without_impossible_gaps(amounts: Amounts) -> Amounts:
    """A sum whose magnesium, calcium and potassium are unknown where they are 0 beside energy.

    Cronometer adds up what its foods tell, and a food that tells nothing adds 0. What holds more than 50 kcal and yet
    none of these minerals at all is sugar, oil or alcohol alone; those hold so little that unknown is no loss.
    """
    has_energy = amounts.energy_kcal is not None and amounts.energy_kcal > TELLING_KCAL
    return without_gaps(amounts) if has_energy else amounts


def says_nothing(amounts: Amounts) -> bool:
    """Whether a sum is of nothing: a day on which nothing was logged."""
    return not any(amounts)


def never_known(entries: Iterable[IncomingEntry]) -> tuple[str, ...]:
    """The keys of tracked nutrients that no entry has an amount of."""
    known = {field for entry in entries for field, amount in entry.amounts._asdict().items() if amount is not None}
    return tuple(nutrient.key for nutrient in TRACKED if nutrient.field not in known)
