"""How much a dose of an own supplement holds, and how many doses an amount is: 400 mg are 4 capsules of 100 mg."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from foods.names.wording import words
from foods.nutrients import TRACKED, Amounts, Nutrient
from foods.own.dose_text import Dose, dose_of
from foods.own.said_supplement import SaidSupplement, read_supplement
from foods.own.supplements import Compound, elemental

_NEAR_WHOLE: Final = 0.02  # labels round: 32 mg magnesium, twice, is the 65 mg of another label


@dataclass(frozen=True, slots=True)
class Doses:
    """How many doses an amount is, and what one of them holds, in the unit that was asked in.

    `by_compound` where the amount was taken as the weight of a compound.
    """

    number: float
    each: Dose
    by_compound: Compound | None = None

    @property
    def is_whole(self) -> bool:
        return self.number >= 1 and self.number == round(self.number)


@dataclass(frozen=True, slots=True)
class Strength:
    """What a dose of a supplement of one substance holds: in its own amounts, in its name ("Zinc 25 mg"), or both."""

    nutrient: Nutrient | None
    amount: float | None
    named: Dose | None

    def doses(self, dose: Dose, compound: Compound | None = None) -> Doses | None:
        """How many doses `dose` is; a whole number where any reading gives one. None where they cannot be compared."""
        found = [*self._by_name(dose), *self._by_amount(dose, compound)]
        return next((doses for doses in found if doses.is_whole), found[0] if found else None)

    def _by_name(self, dose: Dose) -> Sequence[Doses]:
        times = dose.over(self.named) if self.named else None
        return [] if times is None or self.named is None else [Doses(_nearly(times), self.named)]

    def _by_amount(self, dose: Dose, compound: Compound | None) -> Sequence[Doses]:
        amount = dose.amount_of(self.nutrient) if self.nutrient else None
        if self.nutrient is None or amount is None or not self.amount:
            return []
        each = dose_of(self.amount, self.nutrient, like=dose.unit)
        found = [Doses(_nearly(amount / self.amount), each)]
        if compound is not None and compound.nutrient is self.nutrient:
            found.append(Doses(_nearly(elemental(compound, amount) / self.amount), each, compound))
        return found


def _nearly(number: float) -> float:
    """The whole number that `number` is up to rounding, else itself to three places."""
    whole = round(number)
    return float(whole) if whole and abs(number - whole) <= _NEAR_WHOLE else round(number, 3)


def strength_of(name: str, amounts: Amounts) -> Strength | None:
    """The strength of a supplement by its name and the amounts of one dose; None where it is of no one substance."""
    said = read_supplement(name)
    if said is not None and not said.is_mixed and said.substance is not None:
        amount = getattr(amounts, said.nutrient.field) if said.nutrient else None
        return Strength(said.nutrient, amount, said.dose)
    held = [nutrient for nutrient in TRACKED if getattr(amounts, nutrient.field)]
    if said is None and len(held) == 1:
        return Strength(held[0], getattr(amounts, held[0].field), None)
    return Strength(None, None, said.dose) if said is not None and said.substance is None else None


def is_of(said: SaidSupplement, name: str, amounts: Amounts) -> bool:
    """Whether a supplement is of what was said: by the substance in its name, else by the one amount it holds.

    Where no substance was said, all the words are in its name; a mixture without a telling name holds several.
    """
    if said.substance is None:
        return set(words(said.name)) <= set(words(name))
    named = read_supplement(name)
    if named is None and said.is_mixed:
        return sum(bool(getattr(amounts, nutrient.field)) for nutrient in TRACKED) > 1
    if named is None:
        strength = strength_of(name, amounts)
        return strength is not None and said.nutrient is not None and strength.nutrient is said.nutrient
    return (named.substance is not None and named.substance.name == said.substance.name) or (
        said.nutrient is not None and said.nutrient is named.nutrient and not (said.is_mixed or named.is_mixed)
    )
