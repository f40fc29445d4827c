"""What 100 g of a food can hold. Labels are typed by hand, milligrams into columns of grams among others.

The registry's limits are above what any food of USDA's tables has (foods/data), and for salts what chemistry allows. A
powder that is dissolved before it is drunk may honestly have more magnesium; it becomes unknown, which costs a gap in
the diary, where a value a thousand times too high would cost the diary.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from foods.nutrients import ENERGY, Nutrient, gettext_noop

KJ_PER_KCAL: Final = 4.184  # thermochemical calorie, as Open Food Facts converts
SODIUM_IN_SALT: Final = 1 / 2.5  # Regulation (EU) 1169/2011, Annex I: salt = sodium × 2.5

# Pure fat has 9.02 kcal/g (Atwater specific factor of animal fats, USDA Handbook 74), so USDA's highest value is 902;
# the rest allows for rounding.
MAX_ENERGY_KCAL: Final = 905.0
# Units in 100 g: nothing can weigh more than the food that it is part of.
MAX_PER_100_G: Final = {"g": 100.0, "mg": 100_000.0, "µg": 100_000_000.0, "kcal": MAX_ENERGY_KCAL}

# The energy of 1 g: Regulation (EU) 1169/2011, Annex XIV; alcohol is given in % by volume, 0.789 g/ml × 7 kcal/g.
_FAT, _PROTEIN, _CARBOHYDRATE, _ALCOHOL_VOLUME = 9.0, 4.0, 4.0, 5.5
_TELLING: Final = 20.0  # kcal: below, small errors in the macronutrients change the ratio too much
# Between kcal taken for kJ and the reverse lies a factor of 4.184; labels round, hence some room on both sides.
_UNITS_MIXED_UP: Final = (3.9, 4.5)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is refused: a translatable message and what stands in its %(gaps)s."""

    message: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.params


@dataclass(frozen=True, slots=True)
class Macronutrients:
    """What energy comes from, g in 100 g (alcohol: % by volume); None = not stated."""

    fat_g: float | None
    protein_g: float | None
    carbohydrate_g: float | None
    alcohol_volume: float | None = None

    @property
    def energy_kcal(self) -> float | None:
        """The energy they make together, None unless all three are stated and fit into 100 g."""
        if self.fat_g is None or self.protein_g is None or self.carbohydrate_g is None:
            return None
        stated = (self.fat_g, self.protein_g, self.carbohydrate_g)
        if min(stated) < 0 or sum(stated) > 105:  # rounded up, or with fibre counted twice
            return None
        energy = _FAT * self.fat_g + _PROTEIN * self.protein_g + _CARBOHYDRATE * self.carbohydrate_g
        return energy if self.alcohol_volume is None else energy + _ALCOHOL_VOLUME * self.alcohol_volume


def doubt_about_amount(nutrient: Nutrient, amount: float) -> Reason | None:
    """Why `amount` of `nutrient` in 100 g of a food cannot be, None when it can."""
    params = {"nutrient": nutrient.name, "amount": f"{amount:g}", "unit": nutrient.unit}
    if amount < 0:
        return Reason(gettext_noop("%(nutrient)s is negative: %(amount)s %(unit)s."), params)
    limit = MAX_PER_100_G[nutrient.unit]
    if amount <= limit:
        return None
    if nutrient is ENERGY:
        return Reason(
            gettext_noop("%(amount)s %(unit)s in 100 g are more than pure fat has (%(limit)s)."),
            params | {"limit": f"{limit:g}"},
        )
    return Reason(gettext_noop("%(amount)s %(unit)s of %(nutrient)s weigh more than the 100 g they are in."), params)


def doubt(nutrient: Nutrient, amount: float) -> Reason | None:
    """Why `amount` of `nutrient` in 100 g of a packaged food cannot be, None when it can."""
    if reason := doubt_about_amount(nutrient, amount):
        return reason
    limit = nutrient.most_per_100_g
    if amount <= limit:
        return None
    return Reason(
        gettext_noop("%(amount)s %(unit)s of %(nutrient)s in 100 g are more than any food has (%(limit)s)."),
        {"nutrient": nutrient.name, "amount": f"{amount:g}", "unit": nutrient.unit, "limit": f"{limit:g}"},
    )


def doubt_about_energy(energy_kcal: float, macronutrients: Macronutrients) -> Reason | None:
    """Why `energy_kcal` in 100 g cannot be, None when it can; kJ in place of kcal are known by the macronutrients.

    Other contradictions stay: fibre, sugar alcohols and alcohol make energies that the three do not explain.
    """
    if reason := doubt(ENERGY, energy_kcal):
        return reason
    expected = macronutrients.energy_kcal
    if expected is None or min(expected, energy_kcal) < _TELLING / KJ_PER_KCAL or max(expected, energy_kcal) < _TELLING:
        return None
    ratio = max(expected, energy_kcal) / min(expected, energy_kcal)
    least, most = _UNITS_MIXED_UP
    if not least <= ratio <= most:
        return None
    return Reason(
        gettext_noop("%(amount)s kcal in 100 g, where fat, protein and carbohydrate make %(expected)s: kJ for kcal."),
        {"nutrient": ENERGY.name, "amount": f"{energy_kcal:.4g}", "expected": f"{expected:.0f}"},
    )


def energy_of_two(kcal: float, other_kcal: float, macronutrients: Macronutrients) -> float | None:
    """The energy of a label that states it twice (kJ made kcal); None where both cannot be and nothing decides.

    Labels round, and convert each nutrient by itself: a tenth apart is the same. Else the one counts that fat, protein
    and carbohydrate make, within a seventh, if the other is not that too.
    """
    if abs(kcal - other_kcal) <= 0.1 * max(kcal, other_kcal) + 2:
        return kcal
    expected = macronutrients.energy_kcal
    if expected is None:
        return None
    fitting = [energy for energy in (kcal, other_kcal) if abs(energy - expected) <= 0.15 * expected + 1]
    return fitting[0] if len(fitting) == 1 else None
