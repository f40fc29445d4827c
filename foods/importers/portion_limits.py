"""What one portion may hold, so that none is offered first which nobody eats at a time: no cup of cod liver oil."""

from typing import Final

from foods.importers.kinds import is_seasoning
from foods.importers.record import FoodRecord
from foods.nutrients import scale

# The upper levels that count food, for adults up to 50, who have the highest: IOM 2011, Dietary Reference Intakes for
# Calcium and Vitamin D. Half a day's energy (2,000 kcal: 21 CFR 101.9) and a day's sodium (Chronic Disease Risk
# Reduction Intake, NASEM 2019) are more than one portion should be.
MOST: Final = {"vitamin_d_ug": 100.0, "calcium_mg": 2500.0, "energy_kcal": 1000.0, "sodium_mg": 2300.0}
# A single raisin or crumb: less than this, of a food that is no diet drink. Herbs, spices and condiments are so little.
LEAST_KCAL: Final = 5.0
LIGHT_KCAL_PER_100_G: Final = 50.0


def holds_too_much(food: FoodRecord, weight_g: float) -> bool:
    """Whether `weight_g` grams of `food` hold more than one portion may; what is not measured holds nothing here."""
    held = ((scale(getattr(food.amounts, column), weight_g), most) for column, most in MOST.items())
    return any(amount is not None and amount > most for amount, most in held)


def holds_too_little(food: FoodRecord, weight_g: float) -> bool:
    """Whether `weight_g` grams of `food` are a crumb of something that is eaten by the mouthful."""
    per_100_g = food.amounts.energy_kcal
    if per_100_g is None or per_100_g <= LIGHT_KCAL_PER_100_G or is_seasoning(food):
        return False
    return per_100_g * weight_g / 100 < LEAST_KCAL
